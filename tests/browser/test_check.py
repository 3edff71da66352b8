"""Check: every row at its sentence; texts that want to be more than text; texts that may not be shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.browser.chromium import serving
from tests.browser.conftest import Opens, Reader
from tests.unit import store_of

HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>"
RARE = "𠮷𡈽村发放补贴30万元。"  # characters outside the basic plane: two UTF-16 units each


def row(release: Path, table: str, where: str) -> dict[str, Any]:
    found = duckdb.sql(f"SELECT * FROM '{release}/{table}.parquet' WHERE {where} LIMIT 1")
    return dict(zip(found.columns, found.fetchall()[0], strict=True))


@pytest.mark.parametrize(
    ("table", "own", "where", "kind"),
    [
        ("figures", "figures", "unit_mult > 0 AND period IS NOT NULL AND indicator IS NOT NULL", "figure"),
        ("measures", "measures", "object IS NOT NULL", "measure"),
        ("location_mentions", "mentions", "location_id IS NOT NULL", "place"),
    ],
)
def test_a_row_opens_its_article_at_its_words(
    reader: Reader, raw_release: Path, table: str, own: str, where: str, kind: str
) -> None:
    found = row(raw_release, table, where)
    key = {"figures": "figure_id", "measures": "measure_id", "location_mentions": "mention_id"}[table]
    page = reader.go(f"?view=row&row={own}/{found[key]}", ".facts")
    assert "".join(page.locator(".text mark.own").all_inner_texts()) == found["text"]
    assert page.locator(f".text mark.{kind}.focus").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.text mark.own')).outlineStyle") == "solid"
    assert page.inner_text(".facts q mark") == found["text"]


def test_three_kinds_of_marks_differ(reader: Reader, raw_release: Path) -> None:
    found = row(raw_release, "figures", "measure_id IS NOT NULL")
    page = reader.go(f"?view=row&row=figures/{found['figure_id']}", ".facts")
    color = "kind => getComputedStyle(document.querySelector(`.legend mark.${kind}`)).backgroundColor"
    assert len({page.evaluate(color, kind) for kind in ("figure", "place", "measure")}) == 3
    text = row(raw_release, "articles", f"article_id = '{found['article_id']}'")["text"]
    assert "".join(page.locator(".text p").all_inner_texts()) == text.replace("\n", "")


def test_the_number_is_computed_again(reader: Reader, raw_release: Path) -> None:
    found = row(raw_release, "figures", "derivation LIKE '%*%' AND value_max IS NULL")
    page = reader.go(f"?view=row&row=figures/{found['figure_id']}", ".derivation")
    said = page.inner_text(".derivation")
    assert found["derivation"] in said and "✓" in said and f"{found['value']:,.0f}" in said


def test_every_derivation_comes_to_its_value(reader: Reader, raw_release: Path) -> None:
    rows = duckdb.sql(f"SELECT derivation, value, value_max FROM '{raw_release}/figures.parquet'").fetchall()
    wrong = """async rows => {
      const { replay, same } = await import('./app/derivation.js')
      return rows.filter(([text, low, high]) => {
        const ends = replay(text)
        return !ends || !same(ends[0], low) || (high === null ? ends.length !== 1 : !same(ends.at(-1), high))
      })
    }"""
    assert reader.go("?view=data", "h1").evaluate(wrong, [list(one) for one in rows]) == []


def test_the_source_is_a_link(reader: Reader, raw_release: Path) -> None:
    found = row(raw_release, "articles", "source_uri IS NOT NULL")
    page = reader.go(f"?view=row&row=articles/{found['article_id']}", ".paper")
    link = page.locator(".beside a[target=_blank]")
    assert link.get_attribute("href") == found["source_uri"] and "noopener" in link.get_attribute("rel")


def test_a_place_tells_where_it_is_named(reader: Reader, raw_release: Path) -> None:
    page = reader.go("?view=row&row=locations/360703", ".quotes")
    sql = f"SELECT count(*) FROM '{raw_release}/location_mentions.parquet' WHERE location_id = '360703'"
    assert page.locator(".quotes li").count() == duckdb.sql(sql).fetchall()[0][0] > 1
    page.locator(".quotes a").first.click()
    page.wait_for_selector(".text mark.own.place")


def test_a_row_that_is_not_there_says_so(reader: Reader) -> None:
    page = reader.go("?view=row&row=figures/aaaaaaaaaaaaaaaa", ".notice")
    assert "no row aaaaaaaaaaaaaaaa" in page.inner_text(".notice")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, browser: object) -> Iterator[tuple[Path, str]]:
    """A release with an article whose every text wants to be code, one of rare characters, and a protected one."""
    folder = tmp_path_factory.mktemp("hostile")
    catalogue = store_of.store(folder)
    source, key, rows = store_of.rows_of(
        "raw/hostile.txt", f"一、工作回顾\n{HOSTILE}发放补贴30万元。\n通州区印发《某办法》。"
    )
    for table, columns in {
        "articles": ("title", "author", "publisher", "source_file", "doc_number"),
        "figures": ("indicator", "unit", "derivation"),
        "measures": ("actor", "object", "action"),
    }.items():
        for entry in rows[table]:
            entry.update(dict.fromkeys(columns, HOSTILE))
    rows["articles"][0]["source_uri"] = "javascript:alert(3)"
    rows["figures"][0]["indicator"] = "=cmd|' /C calc'!A0"
    store_of.add(catalogue, (source, key, rows))
    text = f"一、工作回顾\n{RARE}\n通州区印发《某办法》。"
    store_of.add(catalogue, store_of.rows_of("raw/rare.txt", text))
    store_of.add(
        catalogue,
        store_of.rows_of(
            "raw/protected.txt", f"一、工作回顾\n不得转载的句子。\n{RARE}\n通州区印发《某办法》。", rights="copyrighted"
        ),
    )
    release = store_of.publish(catalogue, folder / "output")
    with serving(release) as address:
        yield release, address


class TestHostile:
    @pytest.mark.parametrize(
        "query",
        [
            "",
            "?view=find",
            "?view=find&table=measures",
            "?view=find&table=articles&q=script",
            "?view=charts",
            "?view=data",
        ],
    )
    def test_text_is_text_everywhere(self, opens: Opens, hostile: tuple[Path, str], query: str) -> None:
        page = opens(hostile[1]).go(query)
        page.wait_for_timeout(200)
        assert page.locator("main img, main script, main [onerror]").count() == 0

    def test_its_own_page(self, opens: Opens, hostile: tuple[Path, str]) -> None:
        found = row(hostile[0], "figures", "derivation LIKE '<%'")
        page = opens(hostile[1]).go(f"?view=row&row=figures/{found['figure_id']}", ".facts")
        assert HOSTILE in page.inner_text(".text") and page.inner_text("h1") == HOSTILE
        assert page.locator("main img, main script, a[href^=javascript]").count() == 0
        assert page.locator("a[target=_blank]").count() == 0
        assert "✗" in page.inner_text(".derivation")

    def test_an_address_cannot_inject(self, opens: Opens, hostile: tuple[Path, str]) -> None:
        code = "%22%3E%3Cimg src=x onerror=alert(1)%3E"
        page = opens(hostile[1]).go(f"?view=find&q={code}&area={code}&kind={code}&from={code}&sort={code}&lang={code}")
        assert page.locator("main img").count() == 0
        assert page.locator(".chips .chip").count() == 3

    def test_a_formula_is_neutralised(self, opens: Opens, hostile: tuple[Path, str], tmp_path: Path) -> None:
        page = opens(hostile[1]).find("q=calc")
        with page.expect_download() as told:
            page.get_by_role("button", name="下载 CSV").click()
        told.value.save_as(tmp_path / "x.csv")
        assert "\"'=cmd|" in (tmp_path / "x.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["rare", "protected"])
def test_offsets_count_code_points(opens: Opens, hostile: tuple[Path, str], name: str) -> None:
    article = row(hostile[0], "articles", f"source_file = 'raw/{name}.txt'")
    for table in ("figures", "measures"):
        found = row(hostile[0], table, f"article_id = '{article['article_id']}'")
        page = opens(hostile[1]).go(f"?view=row&row={table}/{found[table[:-1] + '_id']}", ".facts")
        assert "".join(page.locator(".text mark.own").all_inner_texts()) == found["text"]
        assert page.inner_text(".facts q") == RARE


def test_a_protected_text_stays_away(opens: Opens, hostile: tuple[Path, str]) -> None:
    article = row(hostile[0], "articles", "text IS NULL")
    page = opens(hostile[1]).go(f"?view=row&row=articles/{article['article_id']}", ".paper")
    said = page.inner_text(".paper")
    assert RARE in said and "受版权保护" in said and "不得转载的句子" not in said

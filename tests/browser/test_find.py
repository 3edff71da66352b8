"""Find: words, filters, order, the address, the download."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import duckdb
import pytest

from gongbao.release import layout
from gongbao.store import Catalogue
from tests.browser.chromium import serving
from tests.browser.conftest import Opens, Reader
from tests.unit.store_of import TEXT, add, publish, rows_of


def counted(release: Path, where: str) -> int:
    """How many figures DuckDB finds, with their place, sentence and article."""
    tables = {name: f"'{release}/{name}.parquet'" for name in ("figures", "articles", "sentences", "locations")}
    sql = (
        "SELECT count(*) FROM {figures} AS f JOIN {articles} AS a USING (article_id) "
        "JOIN {sentences} AS s USING (sentence_id) LEFT JOIN {locations} AS l USING (location_id)"
    ).format_map(tables)
    return duckdb.sql(f"{sql} WHERE {where}").fetchall()[0][0]


def shown(page: object) -> int:
    """How many results the page says there are."""
    text = page.inner_text(".total")  # type: ignore[attr-defined]
    return int("".join(char for char in text if char.isdigit()))


WORD = "concat_ws('|', f.text, f.indicator, l.name, s.text, a.title, a.publisher)"


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ("", "true"),
        ("q=补助", f"contains({WORD}, '补助')"),
        ("q=企业 补助", f"contains({WORD}, '补助') AND contains({WORD}, '企业')"),
        ('q="单个企业" ３０万', f"contains({WORD}, '单个企业') AND contains({WORD}, '30万')"),
        ("kind=money&modality=rule&modality=target", "f.kind = 'money' AND f.modality IN ('rule', 'target')"),
        ("level=county", "l.type = 'county'"),
        ("unit=元&type=rule", "f.unit = '元' AND a.article_type = 'rule'"),
        ("indicator=地区生产总值", "f.indicator = '地区生产总值'"),
        (
            "from=2024&to=2024-06",
            "coalesce(f.period_start, a.published_on) <= '2024-06-30' AND "
            "coalesce(f.period_end, a.published_on) >= '2024-01-01'",
        ),
        ("q=%3Cscript%3E", "false"),
    ],
)
def test_what_is_found_is_what_the_tables_hold(reader: Reader, raw_release: Path, query: str, where: str) -> None:
    assert shown(reader.find(query)) == counted(raw_release, where)


def test_an_area_holds_what_lies_in_it(reader: Reader, raw_release: Path) -> None:
    page = reader.find("area=500000")
    inside = "l.location_id = '500000' OR (l.type <> 'group' AND list_contains(l.adcodes, '500000'))"
    assert shown(page) == counted(raw_release, inside) > 10
    assert "地区：重庆市" in page.inner_text(".chips")


def test_the_counts_of_a_filter_are_what_it_leaves(reader: Reader) -> None:
    page = reader.find("q=企业")
    choice = page.locator("label.choice", has_text="金额")
    count = int(choice.locator("small").inner_text())
    choice.locator("input").check()
    reader.until("location.search.includes('kind=money')")
    reader.until(f"document.querySelector('.total').textContent.includes('{count}')")
    assert shown(page) == count
    page.get_by_role("button", name="移除筛选：数量类别：金额").click()
    reader.until("!location.search.includes('kind')")


def test_typing_searches_and_the_address_can_be_shared(reader: Reader, raw_release: Path) -> None:
    page = reader.find("table=measures")
    page.get_by_role("searchbox").fill("冷链")
    reader.until("location.search.includes('q=')")
    sql = f"SELECT count(*) FROM '{raw_release}/measures.parquet' WHERE contains(text, '冷链')"
    assert (
        shown(reader.find(page.evaluate("location.search").split("view=find&")[1]))
        >= duckdb.sql(sql).fetchall()[0][0]
        > 0
    )


def test_a_place_is_chosen_by_keyboard(reader: Reader) -> None:
    page = reader.find("")
    page.get_by_role("combobox", name="地区").fill("南康")
    page.wait_for_selector("#find-area-list [role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    reader.until("location.search.includes('area=360703')")
    reader.until("[...document.querySelectorAll('td.area')].every(cell => cell.textContent.includes('南康'))")


def test_tables_are_read_piece_by_piece(reader: Reader) -> None:
    reader.find("")
    asked = {url.removeprefix(reader.address.removesuffix("site/")) for url in reader.seen.requests}
    assert {"figures.parquet", "sentences.parquet"} <= asked
    assert "site/vendor/charts.js" not in asked  # large, and nothing is drawn here


def test_shards_are_one_table(opens: Opens, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "SHARD_ARTICLES", 2)
    catalogue = Catalogue(tmp_path / "store")
    add(catalogue, *(rows_of(f"raw/{number}.txt", f"{TEXT}\n第{number}篇。") for number in range(7)))
    release = publish(catalogue, tmp_path / "output")
    assert len(layout.files(release, "figures")) == 4
    with serving(release) as address:
        reader = opens(address)
        assert shown(reader.find("q=补贴")) == 7
        reader.page.click("#results tbody tr:last-child a")
        reader.page.wait_for_selector(".text mark.own")
        assert reader.page.inner_text(".text mark.own") == "30万元"


def test_an_answer_that_is_cut_short_is_asked_for_again(reader: Reader, raw_release: Path) -> None:
    """As Chromium's cache cuts it where an earlier page was left while it was reading."""
    cut: list[str] = []

    def once(route: Any) -> None:
        if cut:
            return route.continue_()
        cut.append(route.request.headers["range"])
        return route.fulfill(status=206, headers={"Content-Range": f"bytes {cut[0].split('=')[1]}/9999999"}, body=b"")

    reader.page.context.route("**/figures.parquet", once)
    assert shown(reader.find("q=补助")) == counted(raw_release, f"contains({WORD}, '补助')")
    assert cut


def test_what_stays_cut_short_is_told(reader: Reader) -> None:
    reader.page.context.route("**/figures.parquet", lambda route: route.fulfill(status=206, body=b""))
    reader.page.goto(f"{reader.address}?view=find")
    reader.page.wait_for_selector("text=figures.parquet: cut short")


def test_back_and_forward(reader: Reader) -> None:
    page = reader.find("q=补助")
    page.get_by_role("link", name="措施").first.click()
    page.wait_for_selector("table.measures")
    page.go_back()
    page.wait_for_selector("table.figures")
    assert page.get_by_role("searchbox").input_value() == "补助"


def test_largest_first(reader: Reader, raw_release: Path) -> None:
    page = reader.find("unit=元&kind=money&sort=value")
    query = f"SELECT text FROM '{raw_release}/figures.parquet' WHERE unit = '元' AND kind = 'money' ORDER BY value DESC"
    assert page.locator("tbody tr").first.locator("q mark").inner_text() == duckdb.sql(query).fetchall()[0][0]


def test_pages(reader: Reader) -> None:
    page = reader.find("")
    first = page.locator("tbody tr").first.inner_text()
    page.get_by_role("button", name="下一页").click()
    reader.until("location.search.includes('page=2')")
    reader.until("document.querySelector('.pages span').textContent.includes('2')")
    assert page.locator("tbody tr").first.inner_text() != first


def test_articles_are_found_by_their_text(reader: Reader, raw_release: Path) -> None:
    page = reader.find("table=articles&q=单机补贴")
    sql = f"SELECT count(*) FROM '{raw_release}/articles.parquet' WHERE contains(text, '单机补贴')"
    assert shown(page) == duckdb.sql(sql).fetchall()[0][0] == 1
    assert "单机补贴" in page.inner_text("td.title small")


def test_the_download_is_the_result(reader: Reader, tmp_path: Path) -> None:
    page = reader.find("kind=money&modality=rule")
    with page.expect_download() as told:
        page.get_by_role("button", name="下载 CSV").click()
    told.value.save_as(tmp_path / "figures.csv")
    with (tmp_path / "figures.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert len(rows) == shown(page) > 20
    assert {row["modality"] for row in rows} == {"rule"} and "<=" in {row["comparator"] for row in rows}
    assert all(row["text"] in row["sentence"] and row["title"] and row["figure_id"] for row in rows)

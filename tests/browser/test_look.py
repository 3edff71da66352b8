"""See and load: charts with their tables and downloads, languages, schemes, widths; nothing axe objects to."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.browser.conftest import Opens, Reader

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
SHORTEST = (
    "SELECT figure_id FROM '{0}/figures.parquet' JOIN '{0}/articles.parquet' USING (article_id) "
    "WHERE measure_id IS NOT NULL ORDER BY char_count, figure_id LIMIT 1"
)
VIEWS = (
    "",
    "view=find&q=首次&kind=money",
    "view=find&table=measures&q=咖啡",
    "view=charts",
    "view=quality",
    "view=data",
)
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# What a scheme can change; the rest is looked at in the light one.
RULES = {
    "light": {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]},
    "dark": {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]},
}


def objections(page: Any, scheme: str) -> list[str]:
    """What axe finds wrong with the page as it is, rule and element."""
    found = axe.Axe().run(page, options=RULES[scheme]).response["violations"]
    return [
        f"{one['id']}: {node['html'][:200]} {node['failureSummary'][:200]}" for one in found for node in one["nodes"]
    ]


@pytest.mark.parametrize(
    ("scheme", "language"), [("light", "zh"), ("dark", "en")]
)  # each once; neither shapes the other
def test_axe_has_no_objection(
    opens: Opens, address: str, raw_release: Path, tmp_path: Path, language: str, scheme: str
) -> None:
    reader = opens(address, color_scheme=scheme)
    (figure,) = duckdb.sql(SHORTEST.format(raw_release)).fetchall()[0]
    for number, query in enumerate((*VIEWS, f"view=row&row=figures/{figure}", "view=row&row=locations/360703")):
        page = reader.go(f"?{query}&lang={language}")
        reader.until("!document.querySelector('main > .reading:only-child')")
        page.screenshot(path=tmp_path / f"{number}-{language}-{scheme}.png", full_page=True)
        assert objections(page, scheme) == [], query
        assert page.evaluate("document.documentElement.lang").startswith(language)


@pytest.mark.parametrize("view", [*VIEWS, "view=row&row=locations/360703"])
def test_a_phone_shows_it_without_scrolling_sideways(opens: Opens, address: str, tmp_path: Path, view: str) -> None:
    page = opens(address, viewport={"width": 360, "height": 740}, has_touch=True).go(f"?{view}")
    page.wait_for_timeout(100)
    page.screenshot(path=tmp_path / "phone.png")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_language_is_switched_and_kept(reader: Reader) -> None:
    page = reader.find("q=补助")
    page.get_by_role("link", name="English").click()
    page.get_by_role("button", name="Search", exact=True).wait_for()
    assert "lang=en" in page.url and "q=" in page.url
    page.get_by_role("link", name="Charts").click()
    page.wait_for_selector("figure")
    assert "lang=en" in page.url and page.get_by_role("link", name="中文").is_visible()
    assert page.evaluate("document.activeElement.id") == "main"


def test_who_reads_no_chinese_gets_english(opens: Opens, address: str) -> None:
    assert opens(address, locale="de-DE").go("").get_by_role("link", name="Overview").is_visible()


def test_the_way_to_the_content_by_keyboard(reader: Reader) -> None:
    page = reader.go("")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_charts_are_drawn_with_table_and_downloads(reader: Reader, raw_release: Path, tmp_path: Path) -> None:
    page = reader.go("?view=charts&table=measures", "#chart-matrix[data-drawn]")
    page.screenshot(path=tmp_path / "charts.png")
    assert page.locator("#chart-matrix canvas").count() == 1
    sql = f"SELECT count(*) FROM '{raw_release}/measures.parquet' WHERE instrument IS NOT NULL"
    cells = page.locator("#figure-matrix tbody td.number").all_text_contents()
    assert sum(map(int, cells)) == duckdb.sql(sql).fetchall()[0][0]
    for name, beginning in (("CSV", b'"'), ("PNG", b"\x89PNG")):
        with page.expect_download() as told:
            page.locator("#figure-matrix button", has_text=name).click()
        told.value.save_as(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(beginning)


def test_an_indicator_over_time(reader: Reader, raw_release: Path) -> None:
    page = reader.go("?view=charts&chart=地区生产总值", "#chart-time[data-drawn]")
    sql = f"""SELECT count(*) FROM '{raw_release}/figures.parquet'
        WHERE indicator = '地区生产总值' AND unit = '元' AND change = 'level' AND period IS NOT NULL"""
    assert page.locator("#figure-time tbody tr").count() == duckdb.sql(sql).fetchall()[0][0] > 1


def test_a_bar_leads_to_its_rows(reader: Reader) -> None:
    page = reader.go("?view=charts&table=measures", "#chart-matrix[data-drawn]")
    page.wait_for_timeout(400)  # the bars grow
    box = page.locator("#chart-matrix canvas").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.4, box["y"] + 50)
    page.wait_for_selector("table.measures")
    assert "instrument=" in page.url and "status=" in page.url


def test_files_are_there_with_their_sizes_and_sums(reader: Reader, raw_release: Path) -> None:
    page = reader.go("?view=data")
    sums = dict(line.split("  ")[::-1] for line in (raw_release / "SHA256SUMS").read_text().splitlines())
    rows = page.locator("table.files tbody tr").all()
    assert len(rows) > 30
    for row in rows:
        name = row.locator("a").inner_text()
        assert row.locator("code").inner_text() == sums[name]
    with page.expect_download() as told:
        page.get_by_role("link", name="measures.csv").click()
    assert hashlib.sha256(Path(told.value.path()).read_bytes()).hexdigest() == sums["measures.csv"]


def test_every_link_of_the_data_page_leads_somewhere(reader: Reader) -> None:
    page = reader.go("?view=data")
    links = page.evaluate("[...document.querySelectorAll('main a')].map(one => one.href)")
    own = [link for link in links if link.startswith(reader.address.removesuffix("site/"))]
    assert len(own) > 40 and all(page.request.head(link).ok for link in own)


def test_without_scripts_it_says_what_it_is(opens: Opens, address: str) -> None:
    reader = opens(address, java_script_enabled=False)
    reader.page.goto(address)
    assert "gongbao site" in reader.page.inner_text("main") and reader.page.locator(".tiles dd").count() == 4


def test_the_first_page_needs_no_table(opens: Opens, address: str) -> None:
    reader = opens(address)
    reader.page.route("**/*.parquet", lambda route: route.abort())
    reader.page.goto(address)
    reader.page.wait_for_selector("#chart-areas[data-drawn]")
    reader.seen.complaints.clear()  # of the tables that could not be read


def test_the_question_of_a_new_reader_in_two_clicks(reader: Reader, raw_release: Path) -> None:
    """Which districts promised how much money for industry, and where does it say so?"""
    page = reader.go("")
    page.get_by_role("link", name="哪些区县承诺了多少产业资金？").click()
    page.wait_for_selector("table.figures")
    reader.until("document.documentElement.dataset.stage === 'all'")
    places = set(page.locator("td.area a").all_inner_texts())
    assert {"南康区", "浦口区"} <= places
    page.locator("tr", has_text="南康区").locator("a.open").first.click()
    page.wait_for_selector(".facts")
    assert "元" in page.inner_text(".text mark.own.figure") and "南康" in page.inner_text(".paper h1")


def test_it_weighs_less_than_two_megabytes(raw_release: Path) -> None:
    assert sum(path.stat().st_size for path in (raw_release / "site").rglob("*") if path.is_file()) < 2_000_000


def test_everything_of_others_is_named_with_its_licence(raw_release: Path) -> None:
    used = json.loads((raw_release / "site" / "summary.json").read_text("utf-8"))["packages"]
    terms = (raw_release / "site" / "vendor" / "LICENSES.txt").read_text("utf-8")
    lock = json.loads(Path("scripts/vendor_site/package-lock.json").read_text("utf-8"))["packages"]
    assert {one["name"] for one in used} >= {"hyparquet", "echarts", "fzstd"}
    for one in used:
        assert lock[f"node_modules/{one['name']}"]["version"] == one["version"]
        assert f"{one['name']} {one['version']} ({one['license']})" in terms

"""What a release says to people: complete, in both languages, harmless whatever the articles hold."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from gongbao import schema
from gongbao.release import gate, promote, stage_release, write_formats
from tests.unit.store_of import add, rows_of, store

START = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script> | [x](javascript:y) `z` *"


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A first release and a second one with another article, whose title wants to be code."""
    folder = tmp_path_factory.mktemp("pages")
    catalogue, output, found = store(folder), folder / "output", []
    for day in range(2):
        staged = stage_release(catalogue, output, "1")
        gate(staged)
        write_formats(staged.folder)
        found.append(promote(staged, output, START + timedelta(days=day)).folder)
        source, key, rows = rows_of("raw/b.txt")
        rows["articles"][0]["title"] = HOSTILE
        add(catalogue, (source, key, rows))
    return found[0], found[1]


@pytest.fixture(scope="module")
def release(releases: tuple[Path, Path]) -> Path:
    return releases[1]


def page(release: Path, name: str) -> str:
    return (release / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["dictionary.html", "validation.html"])
class TestHtml:
    def test_nothing_is_loaded_from_anywhere(self, release: Path, name: str) -> None:
        tree = LexborHTMLParser(page(release, name))
        assert not tree.css("script, img, link, iframe, object, embed")
        assert not re.search(r"url\(|@import|https?:", page(release, name))
        (policy,) = tree.css('meta[http-equiv="Content-Security-Policy"]')
        assert (policy.attributes["content"] or "").startswith("default-src 'none'")

    def test_links_lead_somewhere(self, release: Path, name: str) -> None:
        tree = LexborHTMLParser(page(release, name))
        ids = {node.attributes["id"] for node in tree.css("[id]")}
        assert {(node.attributes["href"] or "").removeprefix("#") for node in tree.css("a")} <= ids

    def test_a_reader_by_ear_finds_the_way(self, release: Path, name: str) -> None:
        tree = LexborHTMLParser(page(release, name))
        (root,) = tree.css("html")
        assert root.attributes["lang"] == "zh-CN" and len(tree.css("h1")) == len(tree.css("main")) == 1
        assert all(node.css("thead th[scope=col]") for node in tree.css("table"))


class TestDictionary:
    def test_every_table_column_and_code_is_there(self, release: Path) -> None:
        tree = LexborHTMLParser(page(release, "dictionary.html"))
        for table in schema.tables():
            (section,) = tree.css(f"section#{table.name}")
            assert [node.text() for node in section.css("tbody th")] == list(schema.names(table.name))
            for field in table.fields:
                assert field.description_zh in section.text() and field.description in section.text()
                if field.codes:
                    (codes,) = tree.css(f"section#codes-{field.codes}")
                    assert all(code.label_zh in codes.text() for code in schema.codes(field.codes))


class TestValidation:
    def test_every_check_is_there(self, release: Path) -> None:
        tree = LexborHTMLParser(page(release, "validation.html"))
        report = yaml.safe_load(page(release, "validation.json"))
        assert len(tree.css("tbody tr")) == report["checks"] == report["passed"]
        assert not tree.css("tr.failed")


class TestChangelog:
    def test_the_first_release_says_so(self, releases: tuple[Path, Path]) -> None:
        assert "This is the first release" in page(releases[0], "CHANGELOG.md")

    def test_the_second_counts_by_table_and_cause(self, release: Path) -> None:
        told = page(release, "CHANGELOG.md")
        assert "What differs from 2026.11.23;" in told
        assert re.search(r"\| articles \| 来源变化[^|]* source \| 1 \| 0 \| 0 \|", told)

    def test_a_title_stays_text(self, release: Path) -> None:
        (line,) = [line for line in page(release, "CHANGELOG.md").splitlines() if "alert" in line]
        assert "<script" not in line and "](" not in line.replace("\\]", "") and line.count(" | ") == 3
        assert "&lt;script&gt;" in line


class TestQuality:
    def test_it_tells_contents_checks_coverage_and_accuracy(self, release: Path) -> None:
        told = page(release, "quality.md")
        assert "2 articles (2025-01-01 to 2025-01-01), 2 figures" in told
        assert re.search(r"figures with an area \| 100.0% \| 2 \|", told)
        assert re.search(r"\| figures \| indicator \| accuracy \| \d\d\.\d% \(", told)
        assert "checks passed" in told and "Every input became an article." in told


class TestCard:
    def test_every_table_is_a_configuration_of_the_hub(self, release: Path) -> None:
        _, head, _ = page(release, "README.md").split("---\n", 2)
        told = yaml.safe_load(head)
        assert [entry["config_name"] for entry in told["configs"]] == list(schema.TABLES)
        for entry in told["configs"]:
            (files,) = entry["data_files"]
            assert files["split"] == "train" and (release / files["path"]).is_file()
        assert [entry["config_name"] for entry in told["configs"] if entry.get("default")] == ["figures"]

    def test_every_file_it_names_is_there(self, release: Path) -> None:
        name = r"[a-zA-Z_.]+\.(?:csv|parquet|html|md|xlsx|geojson|sql)"
        named = set(re.findall(rf"[`(\"]({name})[`)\"]", page(release, "README.md")))
        assert len(named) > 20 and [name for name in sorted(named) if not (release / name).is_file()] == []


def blocks(release: Path, language: str) -> list[str]:
    """The examples of the card in a language."""
    return re.findall(rf"```{language}\n(.*?)```", page(release, "README.md"), re.DOTALL)


class TestExamples:
    def test_pandas(self, release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(release)
        (code,) = [code for code in blocks(release, "python") if "pandas" in code]
        names: dict[str, Any] = {}
        exec(code, names)
        assert isinstance(names["growth"], pd.DataFrame) and len(names["figures"]) == 2

    def test_duckdb(self, release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(release)
        connection = duckdb.connect()
        connection.execute(page(release, "gongbao.sql"))
        (code,) = blocks(release, "sql")
        assert connection.sql(code).columns == ["area", "indicator", "value", "unit", "period"]

    @pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
    def test_r(self, release: Path) -> None:
        (code,) = blocks(release, "r")
        command = ["Rscript", "-e", f"{code}\nstopifnot(nrow(figures) == 2, is.numeric(figures$value))"]
        subprocess.run(command, cwd=release, check=True, capture_output=True)

    def test_excel(self, release: Path) -> None:
        book = openpyxl.load_workbook(release / "gongbao.xlsx", read_only=True)
        assert len(list(book["figures"].iter_rows())) == 3


def without_time(name: str, text: str) -> str:
    return re.sub(r"2026[-.]11[-.]2\d(\.\d+)?(T[\d:+]+)?", "", text)


def test_only_versions_and_times_differ_in_an_equal_release(tmp_path: Path) -> None:
    catalogue, read = store(tmp_path), []
    for day, output in enumerate(("a", "b")):
        staged = stage_release(catalogue, tmp_path / output, "1")
        gate(staged)
        folder = promote(staged, tmp_path / output, START + timedelta(days=day)).folder
        read.append({path.name: path for path in folder.rglob("*") if path.is_file()})
    assert read[0].keys() == read[1].keys()
    compare: Callable[[Path], Any]
    for name, first in read[0].items():
        if name == "SHA256SUMS":
            continue
        described = name.endswith((".md", ".html", ".json", ".jsonld", ".ttl", ".cff")) and name != "validation.json"
        compare = (lambda path: without_time(path.name, path.read_text("utf-8"))) if described else Path.read_bytes
        assert compare(first) == compare(read[1][name]), name

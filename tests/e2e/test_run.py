"""The whole way, as a user goes it: the command line on raw/, and what the release then is."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

from gongbao import schema
from tests import validators
from tests.conftest import ROOT, gongbao, run

DATA = {".parquet", ".csv", ".geojson", ".xlsx", ".sql"}


def table(release: Path, name: str) -> list[dict]:
    return pq.read_table(release / f"{name}.parquet").to_pylist()


class TestRelease:
    def test_every_input_is_an_article_or_rejected(self, raw_run: dict) -> None:
        rows = raw_run["rows"]
        assert raw_run["read"] == raw_run["new"] == rows["articles"] + rows["rejected"] + raw_run["joined"] > 10
        assert rows["rejected"] == 0

    def test_two_newspaper_pages_are_one_article(self, raw_run: dict, raw_release: Path) -> None:
        joined = {
            row["source_file"]: row["continued_in"] for row in table(raw_release, "articles") if row["continued_in"]
        }
        assert joined == {"raw/lishui_01.html": ["raw/lishui_03.html"]} and raw_run["joined"] == 1
        (sentence,) = [row for row in table(raw_release, "sentences") if "10亿元以上项目不少于8个" in row["text"]]
        (row,) = [
            row
            for row in table(raw_release, "figures")
            if (row["sentence_id"], row["text"]) == (sentence["sentence_id"], "8个")
        ]
        assert (row["value"], row["comparator"]) == (8, ">=")

    def test_every_table_has_rows(self, raw_run: dict) -> None:
        assert [name for name, count in raw_run["rows"].items() if not count] == ["rejected", "corrections", "changes"]

    def test_evidence_is_the_slice_of_the_article(self, raw_release: Path) -> None:
        texts = {row["article_id"]: row["text"] for row in table(raw_release, "articles")}
        for name in ("sentences", "figures", "location_mentions", "measures", "policy_mentions"):
            for row in table(raw_release, name):
                assert texts[row["article_id"]][row["start"] : row["end"]] == row["text"]

    def test_nothing_of_this_machine_is_told(self, raw_release: Path) -> None:
        for path in filter(Path.is_file, raw_release.rglob("*")):
            assert str(ROOT).encode() not in path.read_bytes(), path.name

    def test_the_gate_found_nothing(self, raw_release: Path) -> None:
        report = json.loads((raw_release / "validation.json").read_text(encoding="utf-8"))
        assert report["success"] and report["passed"] == report["checks"] > 150

    def test_the_package_describes_every_file(self, raw_release: Path) -> None:
        package = json.loads((raw_release / "datapackage.json").read_text(encoding="utf-8"))
        paths = {resource["path"] for resource in package["resources"]}
        assert paths == {f"{name}.{form}" for name in schema.TABLES for form in ("csv", "parquet")}
        assert all((raw_release / path).stat().st_size for path in paths)


class TestReaders:
    @pytest.mark.parametrize("name", schema.TABLES)
    def test_pandas_duckdb_and_pyarrow_agree(self, raw_release: Path, name: str) -> None:
        path = raw_release / f"{name}.parquet"
        count = pq.read_table(path).num_rows
        assert len(pd.read_parquet(path)) == count == len(pd.read_csv(raw_release / f"{name}.csv"))
        assert duckdb.sql(f"SELECT count(*) FROM '{path}'").fetchall() == [(count,)]

    @pytest.mark.parametrize("validate", validators.VALIDATORS, ids=lambda validate: validate.__name__)
    def test_third_parties_find_no_fault(self, raw_release: Path, validate: Callable[[Path], list[str]]) -> None:
        assert validate(raw_release) == []

    def test_csv_and_parquet_say_the_same(self, raw_release: Path) -> None:
        with (raw_release / "figures.csv").open(encoding="utf-8", newline="") as handle:
            rows = list(csv.DictReader(handle))
        assert [(row["figure_id"], float(row["value"])) for row in rows] == [
            (row["figure_id"], row["value"]) for row in table(raw_release, "figures")
        ]


def test_a_second_run_finds_nothing_to_do(raw_run: dict) -> None:
    again = run(ROOT / "raw", output=Path(raw_run["release"]).parent.parent)
    assert again["published"] is False
    assert (again["new"], again["changed"], again["again"], again["unchanged"]) == (0, 0, 0, raw_run["read"])


# A machine as unlike this one as an environment can make it.
ELSEWHERE = {"PYTHONHASHSEED": "4711", "TZ": "America/St_Johns", "LC_ALL": "C", "PYTHONUTF8": "0", "COLUMNS": "40"}


def test_another_machine_makes_the_same_data_files(
    raw_release: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "raw", tmp_path / "elsewhere" / "raw")
    options = ("--workers", 1, "--batch", 5)
    summary = run(
        Path("raw"),
        output=Path("out"),
        options=options,
        environment=environment | ELSEWHERE,
        folder=tmp_path / "elsewhere",
    )
    there = Path(summary["release"])
    files = [path for path in raw_release.iterdir() if path.suffix in DATA]
    assert len(files) > 2 * len(schema.TABLES)
    assert [path.name for path in files if path.read_bytes() != (there / path.name).read_bytes()] == []


def test_an_edit_rekeys_only_its_own_rows_and_a_bad_file_costs_only_itself(
    environment: dict[str, str], tmp_path: Path
) -> None:
    raw, output = tmp_path / "raw", tmp_path / "output"
    raw.mkdir()
    for name in ("baoji2024.txt", "yunnan_kafei.txt"):
        shutil.copy(ROOT / "raw" / name, raw)
    before = Path(run(raw, output=output, environment=environment)["release"])
    edited = raw / "yunnan_kafei.txt"
    text = edited.read_text(encoding="utf-8")
    edited.write_text(text + "\n县财政每年安排专项资金1200万元。\n", encoding="utf-8")
    (raw / "broken.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    summary = run(raw, output=output, environment=environment)
    after = Path(summary["release"])
    assert (summary["new"], summary["changed"], summary["unchanged"], summary["rejected"]) == (1, 1, 1, 1)
    (rejected,) = table(after, "rejected")
    assert rejected["source_file"] == "raw/broken.txt" and "broken.txt" in rejected["message"]
    keys = [{row["figure_id"] for row in table(release, "figures")} for release in (before, after)]
    assert keys[0] < keys[1]
    assert {row["text"] for row in table(after, "figures") if row["figure_id"] in keys[1] - keys[0]} == {"1200万元"}


def test_the_rest_of_an_article_joins_it_in_a_later_run(
    raw_run: dict, raw_release: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    raw, output = tmp_path / "raw", tmp_path / "output"
    shutil.copytree(ROOT / "raw", raw)
    (raw / "lishui_03.html").rename(tmp_path / "late.html")
    before = run(raw, output=output, options=("--workers", 1), environment=environment)
    (row,) = [row for row in table(Path(before["release"]), "articles") if row["source_file"] == "raw/lishui_01.html"]
    assert before["joined"] == 0 and row["warnings"] == ["part of an article: continues on 第三版"]
    (tmp_path / "late.html").rename(raw / "lishui_03.html")
    after = run(raw, output=output, options=("--batch", 3), environment=environment)
    assert (after["new"], after["changed"], after["unchanged"], after["joined"]) == (1, 0, before["read"], 1)
    for name in schema.TABLES:
        file = f"{name}.parquet"
        same = (Path(after["release"]) / file).read_bytes() == (raw_release / file).read_bytes()
        assert same is (name != "changes"), file
    told = {(row["change"], row["cause"]) for row in table(Path(after["release"]), "changes")}
    assert ("added", "source") in told and {cause for _, cause in told} == {"source"}


class TestErrors:
    def test_a_missing_path_is_one_line_and_exit_2(self, tmp_path: Path) -> None:
        done = gongbao("run", tmp_path / "nothing", "--output", tmp_path / "output")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("gongbao: ") and done.stderr.count("\n") == 1

    def test_inputs_without_one_article_publish_nothing_and_exit_3(
        self, environment: dict[str, str], tmp_path: Path
    ) -> None:
        (tmp_path / "raw").mkdir()
        (tmp_path / "raw" / "a.txt").write_bytes(b"")
        done = gongbao("run", tmp_path / "raw", "--output", tmp_path / "output", environment=environment)
        assert done.returncode == 3
        assert "at least one article" in done.stderr
        assert not (tmp_path / "output" / "latest").exists()

    def test_show_of_what_cannot_be_read_is_one_line_and_exit_2(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(b"")
        done = gongbao("show", tmp_path / "a.txt")
        assert done.returncode == 2 and done.stderr.count("\n") == 1 and "a.txt" in done.stderr

    def test_debug_shows_the_traceback(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(b"")
        assert "Traceback" in gongbao("show", tmp_path / "a.txt", "--debug").stderr


def test_show_gives_the_rows_of_one_article() -> None:
    done = gongbao("show", ROOT / "raw" / "yunnan_kafei.txt")
    rows = json.loads(done.stdout)
    assert rows["articles"][0]["title"] and rows["figures"] and rows["measures"]


def test_tables_is_the_data_dictionary() -> None:
    described = json.loads(gongbao("tables").stdout)
    assert set(described) == set(schema.TABLES)


def test_help_imports_nothing_heavy() -> None:
    heavy = "{'prefect', 'pandas', 'great_expectations', 'pyarrow', 'duckdb'}"
    code = f"import sys; from gongbao.cli import app; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"

"""Releases as a series: listed, compared, pruned, pointed to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from gongbao.cli import app
from gongbao.model import WrongCall
from gongbao.release import point
from gongbao.release.publish import find, releases
from gongbao.release.retention import Retention, doomed, freed, kept, retention
from tests.unit.store_of import TEXT, add, publish, rows_of, store

START = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three releases: one article; another added; the first one changed."""
    folder = tmp_path_factory.mktemp("series")
    catalogue, output = store(folder), folder / "output"
    for day, article in enumerate((None, rows_of("raw/b.txt"), rows_of("raw/a.txt", TEXT.replace("发放", "已发放")))):
        if article:
            add(catalogue, article)
        publish(catalogue, output, START + timedelta(days=day))
    return output


def called(*words: str, code: int = 0) -> Any:
    """What a command prints when piped."""
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == code, result.output
    return json.loads(result.stdout) if code == 0 else result.output


class TestNames:
    def test_releases_are_found_by_version_pointer_and_folder(self, series: Path) -> None:
        names = ("2026.11.24", "latest", "previous", str(series / "releases" / "2026.11.23"))
        assert [find(series, name).version for name in names] == [
            "2026.11.24",
            "2026.11.25",
            "2026.11.24",
            "2026.11.23",
        ]

    @pytest.mark.parametrize("name", ["2026.1.1", "", "..", "releases"])
    def test_another_name_is_no_release(self, series: Path, name: str) -> None:
        with pytest.raises(WrongCall, match=r"no such release; .* 2026\.11\.23, 2026\.11\.24"):
            find(series, name)

    def test_before_the_first_there_is_none(self, tmp_path: Path) -> None:
        output = tmp_path / "output"
        publish(store(tmp_path), output, START)
        with pytest.raises(WrongCall, match="previous: no such release"):
            find(output, "previous")

    def test_the_list_is_newest_first(self, series: Path) -> None:
        told = called("releases", "-o", str(series))
        assert [(entry["version"], entry["latest"], entry["rows"]["articles"]) for entry in told] == [
            ("2026.11.25", True, 2),
            ("2026.11.24", False, 2),
            ("2026.11.23", False, 1),
        ]


class TestPointer:
    def test_latest_json_names_the_newest(self, series: Path) -> None:
        told = json.loads((series / "latest.json").read_text(encoding="utf-8"))
        assert (told["version"], told["path"], told["rows"]["articles"]) == ("2026.11.25", "releases/2026.11.25", 2)
        assert told["sha256sums"] and told["schema_version"] and told["created"] == "2026-11-25T12:00:00+00:00"

    @pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_text("{")])
    def test_it_is_mended(self, tmp_path: Path, damage: Any) -> None:
        output = tmp_path / "output"
        publish(store(tmp_path), output, START)
        whole = (output / "latest.json").read_text(encoding="utf-8")
        damage(output / "latest.json")
        point(output)
        assert (output / "latest.json").read_text(encoding="utf-8") == whole


class TestDiff:
    def test_an_article_more(self, series: Path) -> None:
        told = called("diff", "2026.11.23", "2026.11.24", "-o", str(series))
        counts = {table["table"]: (table["added"], table["removed"]) for table in told["tables"]}
        assert counts["articles"] == counts["figures"] == (1, 0)

    def test_backwards_it_is_one_less(self, series: Path) -> None:
        told = called("diff", "2026.11.24", "2026.11.23", "-o", str(series), "--table", "articles")
        assert [(table["added"], table["removed"]) for table in told["tables"]] == [(0, 1)]

    def test_the_cells_before_and_after(self, series: Path) -> None:
        told = called("diff", "-o", str(series), "--table", "articles", "--rows", "5")
        (row,) = told["tables"][0]["rows"]
        assert (row["change"], row["columns"]) == ("modified", ["content_sha256", "text", "char_count"])
        assert "\n发放" in row["old"]["text"] and "\n已发放" in row["new"]["text"]

    def test_an_added_row_has_no_cells_before(self, series: Path) -> None:
        told = called("diff", "2026.11.23", "2026.11.24", "-o", str(series), "--table", "figures", "--rows", "5")
        (row,) = told["tables"][0]["rows"]
        assert row["old"] is None and row["new"]["text"] == "30万元"

    def test_a_release_is_equal_to_itself(self, series: Path) -> None:
        told = called("diff", "latest", "latest", "-o", str(series))
        assert {table[kind] for table in told["tables"] for kind in ("added", "removed", "modified")} == {0}

    def test_a_table_of_the_run_is_refused(self, series: Path) -> None:
        assert "has no rows to compare" in called("diff", "-o", str(series), "--table", "changes", code=2)


def versions() -> st.SearchStrategy[list[str]]:
    """Versions as they come: some days, on each one or more."""
    day = st.dates(START.date() - timedelta(days=99), START.date())
    series = st.lists(st.tuples(day, st.integers(0, 3)), unique=True).map(sorted)
    return series.map(lambda found: [f"{day:%Y.%m.%d}{f'.{number}' if number else ''}" for day, number in found])


class TestRetention:
    @pytest.mark.parametrize(
        ("policy", "expected"),
        [
            (Retention(1, 0, 0), {"2026.11.02.1"}),
            (Retention(2, 0, 0), {"2026.11.02", "2026.11.02.1"}),
            (Retention(1, 3, 0), {"2026.11.02.1", "2026.11.01", "2026.10.31"}),
            (Retention(1, 0, 3), {"2026.11.02.1", "2026.10.31", "2026.09.01"}),
            (Retention(1, 2, 2), {"2026.11.02.1", "2026.11.01", "2026.10.31"}),
        ],
    )
    def test_what_stays(self, policy: Retention, expected: set[str]) -> None:
        all_of_them = ["2026.09.01", "2026.10.30", "2026.10.31", "2026.11.01", "2026.11.02", "2026.11.02.1"]
        assert kept(all_of_them, policy) == expected

    @given(versions(), st.integers(1, 5), st.integers(0, 5), st.integers(0, 5))
    def test_the_newest_stays_and_no_more_than_asked(self, found: list[str], last: int, day: int, month: int) -> None:
        stay = kept(found, Retention(last, day, month))
        assert set(found[-last:]) <= stay <= set(found)
        assert len(stay) <= last + day + month

    def test_a_policy_without_the_newest_is_refused(self) -> None:
        with pytest.raises(WrongCall, match="must stay"):
            retention(last=0)

    def test_what_is_not_given_is_the_publishers(self) -> None:
        assert retention(daily=7).daily == 7 and retention().last >= 1


@pytest.fixture
def own_series(series: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy with the hard links that `series` has, for those who delete."""
    import os
    import shutil

    copy = tmp_path / "output"
    shutil.copytree(series, copy, copy_function=os.link, symlinks=True)
    yield copy


class TestPrune:
    def test_a_dry_run_deletes_nothing(self, own_series: Path) -> None:
        told = called("prune", "-o", str(own_series), "--keep-last", "1", "--keep-daily", "0", "--dry-run")
        assert told["would_delete"] == ["2026.11.23", "2026.11.24"] and len(releases(own_series)) == 3

    def test_the_rest_stays_as_it_is(self, own_series: Path) -> None:
        policy = ("--keep-last", "1", "--keep-daily", "2", "--keep-monthly", "0")
        assert called("prune", "-o", str(own_series), *policy)["deleted"] == ["2026.11.23"]
        assert [path.name for path in releases(own_series)] == ["2026.11.24", "2026.11.25"]
        assert not list((own_series / "releases").glob(".*"))
        assert find(own_series, "latest").version == "2026.11.25"

    def test_what_latest_points_to_stays(self, own_series: Path) -> None:
        (own_series / "latest").unlink()
        (own_series / "latest").symlink_to("releases/2026.11.23")
        assert [path.name for path in doomed(own_series, Retention(1, 0, 0))] == ["2026.11.24"]

    def test_shared_files_are_not_counted_as_freed(self, tmp_path: Path) -> None:
        output = tmp_path / "output"
        catalogue = store(tmp_path)
        first = publish(catalogue, output, START)
        own = {path.relative_to(first).as_posix() for path in first.rglob("*") if path.is_file()}
        publish(catalogue, output, START + timedelta(days=1))
        shared = {name for name in own if (first / name).stat().st_nlink == 2}
        assert {"figures.parquet", "figures.csv", "articles.parquet", "site/style.css"} <= shared
        assert freed([first]) == sum((first / name).stat().st_size for name in own - shared)

    def test_no_releases_is_told(self, tmp_path: Path) -> None:
        assert "holds no releases" in called("prune", "-o", str(tmp_path), code=2)

"""A release of many articles: cut into shards, of which only those are built and checked again that changed."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao import schema
from gongbao.corrections import Corrections
from gongbao.corrections.model import Correction
from gongbao.ids import make_id
from gongbao.model import Snapshot
from gongbao.release import GateFailed, gate, layout, promote, stage_release, write_formats
from gongbao.release.gate import check_shard
from gongbao.release.layout import ALL, files, sharded, shards
from gongbao.release.shards import known
from gongbao.store import Catalogue
from gongbao.tabulate import Rows
from tests.unit.store_of import NOW, TEXT, add, rows_of

ARTICLES, SHARDS = 4, 2


@pytest.fixture(autouse=True, scope="module")
def small() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "SHARD_ARTICLES", 3)
        yield


@pytest.fixture(scope="module")
def base(small: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store and its first release, not to be written to."""
    root = tmp_path_factory.mktemp("base")
    catalogue = Catalogue(root / "store")
    add(catalogue, *(rows_of(f"raw/{number}.txt", f"{TEXT}\n第{number}篇。") for number in range(ARTICLES)))
    released(catalogue, root / "output")
    return root


@pytest.fixture
def first(base: Path, tmp_path: Path) -> Path:
    """The first release, copied with its store to a test's own folder."""
    shutil.copytree(base, tmp_path, symlinks=True, dirs_exist_ok=True)
    return current(tmp_path)


@pytest.fixture
def catalogue(first: Path, tmp_path: Path) -> Catalogue:
    return Catalogue(tmp_path / "store")


def current(root: Path) -> Path:
    return (root / "output" / "latest").resolve()


def new(shard: str | None = None) -> tuple[Snapshot, str, Rows]:
    """One more article; of that shard, or of any."""
    articles = (rows_of(f"raw/new{number}.txt", f"{TEXT}\n新的第{number}篇。") for number in range(99))
    return next(article for article in articles if shard in (None, shard_of(article[1])))


def shard_of(article_id: str) -> str:
    return next(shard.name for shard in shards(ARTICLES) if shard.low <= article_id < shard.high)


def released(catalogue: Catalogue, output: Path, day: int = 0, corrections: Corrections | None = None) -> Path:
    staged = stage_release(catalogue, output, "1", corrections or Corrections())
    gate(staged)
    write_formats(staged.folder)
    return promote(staged, output, NOW + timedelta(days=day)).folder


def table(folder: Path, name: str) -> list[dict]:
    return [row for path in files(folder, name) for row in pq.read_table(path).to_pylist()]


def taken_over(old: Path, new: Path, name: str = "figures") -> set[str]:
    pairs = zip(files(old, name), files(new, name), strict=True)
    return {one.name for one, other in pairs if one.samefile(other)}


class TestLayout:
    @given(st.integers(0, 40), st.text())
    def test_every_article_is_in_one_shard(self, articles: int, name: str) -> None:
        found = [shard for shard in shards(articles) if shard.low <= make_id(name) < shard.high]
        assert len(found) == 1

    def test_shards_are_ranges_in_the_order_of_their_names(self) -> None:
        assert shards(3) == (ALL,)
        for articles in (4, 100, 10**9):
            found = shards(articles)
            assert [shard.name for shard in found] == sorted({shard.name for shard in found})
            edges = [edge for shard in found for edge in (shard.low, shard.high)]
            assert edges[0] == ""
            assert edges[1:-1:2] == edges[2::2] == sorted(set(edges[2::2]))


class TestRelease:
    def test_the_shards_together_are_the_table(
        self, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        cut = current(base)
        monkeypatch.setattr(layout, "SHARD_ARTICLES", 100)
        whole = released(Catalogue(base / "store"), tmp_path / "whole")
        for name in schema.TABLES:
            assert table(cut, name) == table(whole, name), name
            assert len(files(cut, name)) == (SHARDS if name in sharded() else 1)
            assert len(files(whole, name)) == 1

    def test_analysts_open_it_as_before(self, base: Path) -> None:
        folder = current(base)
        assert len(pd.read_parquet(folder / "figures.parquet")) == ARTICLES
        script = (
            (folder / "gongbao.sql").read_text(encoding="utf-8").replace("read_parquet('", f"read_parquet('{folder}/")
        )
        connection = duckdb.connect()
        connection.execute(script)
        assert connection.sql("SELECT count(*) FROM figures_in_context").fetchall() == [(ARTICLES,)]
        lines = [line for path in files(folder, "figures", ".csv") for line in path.read_text().splitlines()[1:]]
        assert len(lines) == ARTICLES

    def test_descriptions_name_every_file(self, base: Path) -> None:
        folder = current(base)
        package = json.loads((folder / "datapackage.json").read_text())
        (resource,) = (entry for entry in package["resources"] if entry["name"] == "figures-parquet")
        assert resource["path"] == [f"figures.parquet/figures-{number}.parquet" for number in range(SHARDS)]
        (resource,) = (entry for entry in package["resources"] if entry["name"] == "figures")
        assert resource["rows"] == ARTICLES
        tables = {entry["url"]: entry for entry in json.loads((folder / "csv-metadata.json").read_text())["tables"]}
        references = {
            key["reference"]["resource"] for key in tables["figures.csv/figures-1.csv"]["tableSchema"]["foreignKeys"]
        }
        assert references == {
            *(f"{name}.csv/{name}-1.csv" for name in ("articles", "sentences", "measures")),
            "locations.csv",
        }
        assert "figures.parquet/*.parquet" in (folder / "README.md").read_text()
        subprocess.run(["sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS"], cwd=folder, check=True)
        listed = {line.split("  ")[1] for line in (folder / "SHA256SUMS").read_text().splitlines()}
        there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        assert listed == there - {"SHA256SUMS"}


class TestOneMore:
    def test_only_its_shard_is_built_and_checked(
        self, first: Path, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        looked_at: list[str] = []
        monkeypatch.setattr("gongbao.release.check_shard", lambda *at: looked_at.append(at[1].name) or check_shard(*at))
        source, article_id, rows = new()
        add(catalogue, (source, article_id, rows))
        second = released(catalogue, tmp_path / "output", 1)
        own = shard_of(article_id)
        assert looked_at == [own]
        for name in sharded():
            assert taken_over(first, second, name) == {path.name for path in files(first, name)} - {
                f"{name}-{own}.parquet"
            }
        added = [row for row in table(second, "changes") if row["table_name"] == "articles"]
        assert [(row["row_key"], row["change"], row["cause"]) for row in added] == [(article_id, "added", "source")]

    def test_the_release_is_the_one_that_is_built_anew(self, catalogue: Catalogue, tmp_path: Path) -> None:
        added = new()
        add(catalogue, added)
        add(catalogue, rows_of("raw/3.txt", f"{TEXT}\n改了。"))
        second, anew = released(catalogue, tmp_path / "output", 1), released(catalogue, tmp_path / "anew", 1)
        for path in (path for name in schema.TABLES if name != "changes" for path in files(anew, name)):
            assert path.read_bytes() == (second / path.relative_to(anew)).read_bytes(), path.name
        told = [json.loads((folder / "validation.json").read_text()) for folder in (second, anew)]
        for report in told:
            for finding in report["findings"]:
                if finding["table"] == "changes":
                    finding["rows"] = 0
        assert told[0] == told[1]
        causes = {(row["table_name"], row["change"]) for row in table(second, "changes")}
        assert {("articles", "added"), ("articles", "modified"), ("sentences", "removed")} <= causes
        assert {row["article_id"] for row in table(second, "changes") if row["table_name"] == "figures"} == {
            row["article_id"] for row in table(second, "articles") if row["source_file"] == added[0].source_file
        }

    def test_a_shard_that_is_spoilt_is_built_anew(self, first: Path, catalogue: Catalogue, tmp_path: Path) -> None:
        spoilt = files(first, "terms", ".csv")[1]
        spoilt.chmod(0o644)
        spoilt.write_bytes(spoilt.read_bytes()[:-1])
        add(catalogue, new("0"))
        second = released(catalogue, tmp_path / "output", 1)
        assert spoilt.read_bytes() != files(second, "terms", ".csv")[1].read_bytes()
        assert not files(second, "terms", ".csv")[1].samefile(spoilt)

    def test_what_became_of_corrections_is_remembered(self, first: Path, catalogue: Catalogue, tmp_path: Path) -> None:
        row = table(first, "figures")[0]
        key = row["figure_id"]
        fixes = Corrections((Correction("figures", key, "fix", "错", "王某", NOW.date(), "a.yml", "value", 1.0),))
        fixed = released(catalogue, tmp_path / "output", 1, fixes)
        elsewhere = {"0": "1", "1": "0"}[shard_of(row["article_id"])]
        add(catalogue, new(elsewhere))
        second = released(catalogue, tmp_path / "output", 2, fixes)
        assert len(taken_over(fixed, second)) == 1
        assert table(second, "corrections") == table(fixed, "corrections")
        assert table(second, "corrections")[0]["state"] == "applied"
        assert {row["value"] for row in table(second, "figures") if row["figure_id"] == key} == {1.0}

    def test_with_another_suite_all_is_checked_again(
        self, first: Path, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("gongbao.release.suite_version", lambda: "another")
        add(catalogue, new())
        second = released(catalogue, tmp_path / "output", 1)
        assert {built.suite for built in known(second).values()} == {"another"}
        assert len(taken_over(first, second)) == SHARDS - 1

    def test_more_shards_are_no_change(
        self, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(layout, "SHARD_ARTICLES", 1)
        second = released(catalogue, tmp_path / "output", 1)
        assert len(files(second, "figures")) > SHARDS
        assert table(second, "changes") == []


class TestGate:
    def test_what_taken_over_shards_refer_to_must_be_there(self, catalogue: Catalogue, tmp_path: Path) -> None:
        add(catalogue, new())
        staged = stage_release(catalogue, tmp_path / "output", "1")
        path = staged.folder / "locations.parquet"
        pq.write_table(pa.Table.from_pylist([], schema=schema.arrow_schema("locations")), path)
        with pytest.raises(GateFailed) as failed:
            gate(staged)
        assert {"shared_rows_exist", "location_id_exists"} <= {finding.check for finding in failed.value.findings}

    def test_a_key_in_two_files_is_found(self, base: Path, tmp_path: Path) -> None:
        staged = stage_release(Catalogue(base / "store"), tmp_path / "output", "1")
        one, other, *_ = files(staged.folder, "policy_mentions")
        moved = [
            row | {"mention_id": pq.read_table(one)["mention_id"][0].as_py()}
            for row in pq.read_table(other).to_pylist()
        ]
        pq.write_table(pa.Table.from_pylist(moved, schema=schema.arrow_schema("policy_mentions")), other)
        with pytest.raises(GateFailed) as failed:
            gate(staged)
        assert "keys_apart" in {finding.check for finding in failed.value.findings}

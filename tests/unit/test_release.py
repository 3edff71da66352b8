from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gongbao import schema
from gongbao.model import StoreError
from gongbao.release import GateFailed, gate, latest, point, stage_release
from gongbao.release.formats.csv_file import CsvFile
from gongbao.release.gate.check import check, check_sentences, check_shard, check_table
from gongbao.release.gate.files import check_files, check_release
from gongbao.release.publish import next_version, releases
from gongbao.store import Catalogue
from tests.unit.store_of import NOW, TEXT, add, figure, publish, rows_of, store


def failed(folder: Path, *only: str, previous: dict[str, int] | None = None) -> set[tuple[str, str]]:
    """The checks that fail: on all of the release, or only on some tables (which is faster)."""
    findings = [finding for name in only for finding in check_table(folder, name)]
    findings += check_sentences(folder) if "sentences" in only else []
    if only:
        findings += check_files(folder, schema.TABLES) + check_release(folder, 1, previous or {})
    else:
        findings = check(folder, [check_shard(folder)], 1, previous)
    return {(finding.table, finding.check) for finding in findings if not finding.passed}


def spoil(folder: Path, table: str, **columns: object) -> None:
    """Overwrite columns of every row of a staged table."""
    path = folder / f"{table}.parquet"
    rows = [row | columns for row in pq.read_table(path).to_pylist()]
    pq.write_table(pa.Table.from_pylist(rows, schema=schema.arrow_schema(table)), path)


@pytest.fixture
def staged(tmp_path: Path) -> Path:
    return stage_release(store(tmp_path), tmp_path / "output", "1").folder


class TestGate:
    def test_a_sound_release_passes(self, staged: Path) -> None:
        assert failed(staged) == set()

    @pytest.mark.parametrize(
        ("table", "columns", "expected"),
        [
            ("figures", {"text": "31万元"}, "text_is_evidence"),
            ("sentences", {"start": 3}, "text_is_evidence"),
            ("figures", {"value_max": 1.0}, "range_ordered"),
            ("figures", {"value": float("nan")}, "value_finite"),
            ("figures", {"kind": "cost"}, "code_list"),
            ("figures", {"article_id": "aaaaaaaaaaaaaaaa"}, "article_id_exists"),
            ("figures", {"measure_id": "aaaaaaaaaaaaaaaa"}, "measure_id_exists"),
            ("location_mentions", {"location_id": "000000"}, "location_id_exists"),
            ("figures", {"confidence": 1.5}, "range"),
            ("figures", {"figure_id": "Ä"}, "pattern"),
            ("figures", {"period": "2025"}, "period_complete"),
            ("figures", {"kind": "share", "unit": "%", "indicator": "绿电占比", "value": 140.0}, "share_within_100"),
            ("locations", {"latitude": None}, "point_complete"),
            ("policies", {"title": None}, "required"),
            ("measures", {"industry": ["nonsense"]}, "industry_codes"),
            ("articles", {"source_uri": "javascript:alert(1)"}, "pattern"),
        ],
    )
    def test_a_fault_is_found(self, staged: Path, table: str, columns: dict[str, object], expected: str) -> None:
        if columns == {"title": None}:  # Arrow itself refuses a null there; a foreign file might hold one
            nullable = pa.schema([field.with_nullable(True) for field in schema.arrow_schema(table)])
            rows = [row | columns for row in pq.read_table(staged / f"{table}.parquet").to_pylist()]
            pq.write_table(pa.Table.from_pylist(rows, schema=nullable), staged / f"{table}.parquet")
        else:
            spoil(staged, table, **columns)
        assert (table, expected) in failed(staged, table)

    def test_a_key_that_occurs_twice_is_found(self, staged: Path) -> None:
        path = staged / "figures.parquet"
        table = pq.read_table(path)
        pq.write_table(pa.concat_tables([table, table]), path)
        assert ("figures", "key_unique") in failed(staged, "figures")

    def test_the_failing_rows_are_named(self, staged: Path) -> None:
        spoil(staged, "figures", text="31万元")
        (finding,) = [finding for finding in check_table(staged, "figures") if not finding.passed]
        key = pq.read_table(staged / "figures.parquet")["figure_id"][0].as_py()
        assert (finding.failing, finding.rows, finding.examples) == (1, 1, (key,))

    def test_another_type_is_found(self, staged: Path) -> None:
        path = staged / "articles.parquet"
        table = pq.read_table(path)
        at = table.schema.get_field_index("char_count")
        pq.write_table(table.set_column(at, "char_count", table["char_count"].cast(pa.int32())), path)
        assert ("release", "types") in failed(staged, "policies")

    def test_losing_most_rows_is_found(self, staged: Path) -> None:
        assert ("release", "rows_kept") in failed(staged, "policies", previous={"figures": 500})
        assert failed(staged, "policies", previous={"figures": 50}) == set()

    def test_an_empty_release_is_refused(self, tmp_path: Path) -> None:
        staged = stage_release(Catalogue(tmp_path / "store"), tmp_path / "output", "1")
        assert failed(staged.folder) == {("release", "filled"), ("release", "nothing_lost")}

    def test_a_lost_input_is_found(self, staged: Path) -> None:
        assert {finding.check for finding in check_release(staged, 2, {}) if not finding.passed} == {"nothing_lost"}

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ('"figure_id","article_id"', '"article_id","figure_id"'),  # columns in another order
            ('"figure_id",', ""),  # a cell less than the rows
        ],
    )
    def test_a_csv_file_that_says_something_else_is_found(self, staged: Path, old: str, new: str) -> None:
        path = staged / "figures.csv"
        path.write_text(path.read_text().replace(old, new, 1))
        assert {finding.check for finding in check_files(staged, schema.TABLES) if not finding.passed} == {"csv"}

    def test_a_csv_file_with_a_row_too_few_is_found(self, staged: Path) -> None:
        path = staged / "sentences.csv"
        path.write_text("".join(path.read_text().splitlines(keepends=True)[:-1]))
        assert {finding.check for finding in check_files(staged, schema.TABLES) if not finding.passed} == {"csv"}

    def test_it_leaves_the_last_good_release_alone(self, tmp_path: Path) -> None:
        catalogue, output = store(tmp_path), tmp_path / "output"
        good = publish(catalogue, output)
        add(catalogue, rows_of("raw/b.txt"))
        staged = stage_release(catalogue, output, "1")
        spoil(staged.folder, "figures", text="31万元")
        with pytest.raises(GateFailed, match="1 checks failed"):
            gate(staged)
        assert latest(output).folder == good.resolve()  # type: ignore[union-attr]
        assert json.loads((staged.folder / "validation.json").read_text())["success"] is False


class TestStage:
    def test_the_same_store_gives_the_same_bytes(self, tmp_path: Path) -> None:
        catalogue = store(tmp_path)
        add(catalogue, rows_of("raw/c.txt"), rows_of("raw/b.txt"))
        one = stage_release(catalogue, tmp_path / "one", "1").folder
        other = stage_release(catalogue, tmp_path / "other", "1").folder
        for path in one.iterdir():
            assert path.read_bytes() == (other / path.name).read_bytes(), path.name

    def test_batches_do_not_show(self, tmp_path: Path) -> None:
        articles = [rows_of(f"raw/{name}.txt") for name in "abc"]
        together, apart = Catalogue(tmp_path / "1"), Catalogue(tmp_path / "2")
        add(together, *articles)
        for article in reversed(articles):
            add(apart, article)
        one = stage_release(together, tmp_path / "a", "1").folder
        other = stage_release(apart, tmp_path / "b", "1").folder
        for path in one.iterdir():
            assert path.read_bytes() == (other / path.name).read_bytes(), path.name

    def test_only_the_current_version_of_an_article_is_there(self, tmp_path: Path) -> None:
        catalogue = store(tmp_path)
        add(catalogue, rows_of(text=TEXT + "\n补充一句。"))
        folder = stage_release(catalogue, tmp_path / "output", "1").folder
        assert pq.read_metadata(folder / "articles.parquet").num_rows == 1
        assert pq.read_metadata(folder / "sentences.parquet").num_rows == 4

    def test_places_that_nothing_names_any_more_are_gone(self, tmp_path: Path) -> None:
        catalogue = store(tmp_path)
        source, article_id, rows = rows_of(text=TEXT + "\n改。")
        bare = {
            name: (entries if name in {"articles", "sections", "sentences"} else []) for name, entries in rows.items()
        }
        add(catalogue, (source, article_id, bare))
        folder = stage_release(catalogue, tmp_path / "output", "1").folder
        assert pq.read_metadata(folder / "locations.parquet").num_rows == 0

    def test_a_place_that_many_articles_name_is_there_once(self, tmp_path: Path) -> None:
        catalogue = store(tmp_path)
        add(catalogue, rows_of("raw/b.txt"))
        folder = stage_release(catalogue, tmp_path / "output", "1").folder
        assert pq.read_table(folder / "locations.parquet")["location_id"].to_pylist() == ["110112"]

    def test_two_inputs_with_one_canonical_address_are_one_article(self, tmp_path: Path) -> None:
        catalogue = Catalogue(tmp_path / "store")
        uri = "https://example.org/1"
        add(catalogue, rows_of("b/copy.html", source_uri=uri))
        add(catalogue, rows_of("a/first.html", source_uri=uri))
        folder = stage_release(catalogue, tmp_path / "output", "1").folder
        assert pq.read_table(folder / "articles.parquet")["source_file"].to_pylist() == ["a/first.html"]
        assert pq.read_table(folder / "rejected.parquet")["reason"].to_pylist() == ["duplicate"]

    def test_one_article_twice_in_one_batch_is_one_article(self, tmp_path: Path) -> None:
        catalogue = Catalogue(tmp_path / "store")
        uri = "https://example.org/1"
        add(catalogue, rows_of("b/copy.html", source_uri=uri), rows_of("a/first.html", source_uri=uri))
        folder = stage_release(catalogue, tmp_path / "output", "1").folder
        assert pq.read_table(folder / "articles.parquet")["source_file"].to_pylist() == ["a/first.html"]
        assert pq.read_metadata(folder / "figures.parquet").num_rows == 1

    def test_a_folder_named_like_a_partition_is_only_a_folder(self, tmp_path: Path) -> None:
        folder = stage_release(store(tmp_path / "title=1"), tmp_path / "title=1" / "output", "1").folder
        assert pq.read_table(folder / "articles.parquet")["title"].to_pylist() == ["某报告"]

    def test_a_lost_part_is_told_and_read_again(self, tmp_path: Path) -> None:
        import shutil

        catalogue = store(tmp_path)
        shutil.rmtree(catalogue.root / "parts")
        with pytest.raises(StoreError, match="run again"):
            stage_release(catalogue, tmp_path / "output", "1")
        assert catalogue.count() == 0
        add(catalogue, rows_of())
        stage_release(catalogue, tmp_path / "output", "1")

    def test_a_spoilt_part_is_told_and_read_again(self, tmp_path: Path) -> None:
        catalogue = store(tmp_path)
        (path,) = catalogue.root.glob("parts/*/figures.parquet")
        path.chmod(0o644)
        content = path.read_bytes()
        path.write_bytes(content[: len(content) // 2])
        with pytest.raises(StoreError, match=r"cannot be read any more; run again to read its 1 inputs"):
            stage_release(catalogue, tmp_path / "output", "1")
        assert catalogue.count() == 0
        add(catalogue, rows_of())
        stage_release(catalogue, tmp_path / "output", "1")

    def test_a_full_disk_is_told_in_one_line(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        catalogue = store(tmp_path)
        monkeypatch.setattr(sys.modules["gongbao.release.tables"], "write_table", full)
        with pytest.raises(StoreError, match=r"could not be written: .*No space left on device; make room"):
            stage_release(catalogue, tmp_path / "output", "1")
        assert catalogue.count() == 1

    def test_row_groups_have_the_fixed_size(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys.modules["gongbao.release.formats.table_files"], "_ROWS", 2)
        folder = stage_release(store(tmp_path), tmp_path / "output", "1").folder
        metadata = pq.read_metadata(folder / "sentences.parquet")
        assert [metadata.row_group(at).num_rows for at in range(metadata.num_row_groups)] == [2, 1]


class TestPublish:
    def test_versions_are_dates(self, tmp_path: Path) -> None:
        catalogue, output = store(tmp_path), tmp_path / "output"
        assert publish(catalogue, output).name == "2026.11.23"
        for number in range(1, 11):
            assert publish(catalogue, output).name == f"2026.11.23.{number}"
        assert [path.name for path in releases(output)][-2:] == ["2026.11.23.9", "2026.11.23.10"]
        assert next_version(output, NOW.date().replace(day=24)) == "2026.11.24"
        assert (output / "latest").readlink() == Path("releases/2026.11.23.10")

    def test_equal_files_are_hard_links(self, tmp_path: Path) -> None:
        catalogue, output = store(tmp_path), tmp_path / "output"
        one, other = publish(catalogue, output), publish(catalogue, output)
        assert (one / "figures.parquet").samefile(other / "figures.parquet")
        assert not (one / "datapackage.json").samefile(other / "datapackage.json")

    def test_checksums_hold(self, tmp_path: Path) -> None:
        import subprocess

        folder = publish(store(tmp_path), tmp_path / "output")
        subprocess.run(["sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS"], cwd=folder, check=True)
        listed = {line.split("  ")[1] for line in (folder / "SHA256SUMS").read_text().splitlines()}
        files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        assert listed == files - {"SHA256SUMS"} and "site/index.html" in listed

    def test_latest_is_mended_when_a_run_died_before_its_last_step(self, tmp_path: Path) -> None:
        catalogue, output = store(tmp_path), tmp_path / "output"
        publish(catalogue, output)
        newest = publish(catalogue, output)
        (output / "latest").unlink()
        (output / "latest").symlink_to("releases/2026.11.23")
        point(output)
        assert latest(output).folder == newest.resolve()  # type: ignore[union-attr]

    def test_a_real_folder_in_the_place_of_latest_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "latest").mkdir()
        with pytest.raises(StoreError, match="move it away"):
            point(tmp_path)

    def test_what_a_crashed_run_left_is_no_release(self, tmp_path: Path) -> None:
        catalogue, output = store(tmp_path), tmp_path / "output"
        (output / ".draft").mkdir(parents=True)
        (output / ".draft" / "rubbish").write_text("x")
        assert not (publish(catalogue, output) / "rubbish").exists()


class TestCsv:
    @pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\r=x", "＝1+1"])
    def test_a_cell_that_would_run_is_neutralised(self, tmp_path: Path, cell: str) -> None:
        assert self.written(tmp_path, cell) == f"'{cell}"

    @pytest.mark.parametrize("cell", ["正文", "1-2", 'a "b", c', "两\n行", ""])
    def test_other_text_stays(self, tmp_path: Path, cell: str) -> None:
        assert self.written(tmp_path, cell) == cell

    def test_codes_stay_codes(self, tmp_path: Path) -> None:
        declared = pa.schema([pa.field("comparator", pa.string(), metadata={"codes": "comparator"})])
        with CsvFile(tmp_path / "t.csv", declared) as file:
            file.write(pa.Table.from_pylist([{"comparator": "="}], schema=declared))
        assert (tmp_path / "t.csv").read_text().split() == ['"comparator"', '"="']

    def written(self, folder: Path, cell: str) -> str:
        declared = pa.schema([("text", pa.string()), ("n", pa.int64()), ("codes", pa.list_(pa.string()))])
        with CsvFile(folder / "t.csv", declared) as file:
            file.write(pa.Table.from_pylist([{"text": cell, "n": -1, "codes": ["京", "津"]}], schema=declared))
        with (folder / "t.csv").open(encoding="utf-8", newline="") as handle:
            (row,) = csv.DictReader(handle)
        assert (row["n"], json.loads(row["codes"])) == ("-1", ["京", "津"])
        return row["text"]


def test_a_figure_made_by_hand_has_all_columns() -> None:
    assert set(figure(0, 1).__dataclass_fields__) > {"value", "unit", "derivation"}

"""The forms of a release besides Parquet and CSV, each read back by a library other than the one that wrote it."""

from __future__ import annotations

import json
import shutil
import struct
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest

from gongbao import schema
from gongbao.release import stage_release
from gongbao.release.formats import write_formats
from gongbao.release.formats.geo import GEOJSON, GEOPARQUET
from gongbao.release.formats.workbook_file import NAME, workbook
from tests import validators
from tests.unit.store_of import add, rows_of, store


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A staged release of two articles, one of them under a formula for a title."""
    folder = tmp_path_factory.mktemp("formats")
    catalogue = store(folder)
    source, key, rows = rows_of("raw/b.txt")
    rows["articles"][0] |= {"title": "=1+1", "author_role": "长" * 40_000}
    nowhere = rows["locations"][0] | {"location_id": "aaaaaaaaaaaaaaaa", "longitude": None, "latitude": None}
    rows["locations"].append(nowhere)
    rows["figures"][0]["location_id"] = "aaaaaaaaaaaaaaaa"
    add(catalogue, (source, key, rows))
    staged = stage_release(catalogue, folder / "output", "1").folder
    write_formats(staged)
    return staged


def places(folder: Path) -> list[dict[str, Any]]:
    return list(pq.read_table(folder / "locations.parquet").to_pylist())


class TestGeo:
    def test_geojson_has_a_feature_a_place(self, release: Path) -> None:
        told = json.loads((release / GEOJSON).read_text(encoding="utf-8"))
        assert [(feature["id"], feature["properties"]["name"]) for feature in told["features"]] == [
            (row["location_id"], row["name"]) for row in places(release)
        ]
        points = {feature["id"]: feature["geometry"] for feature in told["features"]}
        assert points["110112"] == {"type": "Point", "coordinates": [116.66, 39.91]}
        assert points["aaaaaaaaaaaaaaaa"] is None

    def test_geoparquet_has_its_metadata_and_points(self, release: Path) -> None:
        table = pq.read_table(release / GEOPARQUET)
        told = json.loads(table.schema.metadata[b"geo"])
        assert (told["version"], told["primary_column"]) == ("1.1.0", "geometry")
        assert told["columns"]["geometry"]["bbox"] == [116.66, 39.91, 116.66, 39.91]
        points = dict(zip(table["location_id"].to_pylist(), table["geometry"].to_pylist(), strict=True))
        assert struct.unpack("<BIdd", points["110112"]) == (1, 1, 116.66, 39.91)
        assert points["aaaaaaaaaaaaaaaa"] is None
        assert table.drop_columns("geometry").to_pylist() == places(release)

    def test_a_third_party_finds_no_fault(self, release: Path) -> None:
        assert validators.geoparquet(release) == []

    def test_the_third_party_finds_one_where_there_is_one(self, release: Path, tmp_path: Path) -> None:
        table = pq.read_table(release / GEOPARQUET)
        told = table.schema.metadata[b"geo"].replace(b'"1.1.0"', b"11")
        pq.write_table(table.replace_schema_metadata({b"geo": told}), tmp_path / GEOPARQUET)
        assert validators.geoparquet(tmp_path)


class TestWorkbook:
    @pytest.fixture(scope="class")
    def book(self, release: Path) -> Any:
        return openpyxl.load_workbook(release / NAME, read_only=True)

    def test_the_dictionary_is_first_and_complete(self, book: Any) -> None:
        assert book.sheetnames[0].startswith("dictionary") and book.sheetnames[1:] == list(schema.TABLES)
        told = {row[:2] for row in book[book.sheetnames[0]].iter_rows(values_only=True)}
        assert {(table.name, field.name) for table in schema.tables() for field in table.fields} <= told

    @pytest.mark.parametrize("table", ["figures", "location_mentions", "locations", "measures"])
    def test_the_rows_are_those_of_the_table(self, release: Path, book: Any, table: str) -> None:
        header, *rows = book[table].iter_rows(values_only=True)
        assert header == schema.names(table)
        expected = [
            tuple(json.dumps(cell, ensure_ascii=False) if isinstance(cell, list) else cell for cell in row.values())
            for row in pq.read_table(release / f"{table}.parquet").to_pylist()
        ]
        assert rows == expected

    def test_codes_and_formulas_are_text(self, book: Any) -> None:
        cells = {cell.value: cell.data_type for row in book["locations"].iter_rows() for cell in row}
        assert cells["110112"] == "s"
        titles = {cell.value: cell.data_type for row in book["articles"].iter_rows() for cell in row}
        assert titles["=1+1"] == "s"

    def test_a_cell_is_cut_where_excel_would_refuse_it(self, book: Any) -> None:
        texts = [str(cell) for row in book["articles"].iter_rows(values_only=True) for cell in row if cell]
        assert max(map(len, texts)) == 32_767
        assert any(text.endswith("(cut: see the CSV file)") for text in texts)

    def test_whole_texts_are_left_out_with_a_note(self, book: Any) -> None:
        assert "text" not in next(book["articles"].iter_rows(values_only=True))
        notes = {
            row[0]: row[3] for row in book[book.sheetnames[0]].iter_rows(values_only=True) if row[2] == "note 注意"
        }
        assert notes == {"articles": "Without the whole texts; see articles.csv / articles.parquet"}

    def test_a_long_table_goes_on_in_further_sheets(
        self, release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shutil.copytree(release, tmp_path, dirs_exist_ok=True)
        monkeypatch.setattr("gongbao.release.formats.workbook_file.SHEET_ROWS", 2)
        monkeypatch.setattr("gongbao.release.formats.workbook_file.CELLS", 40)
        workbook(tmp_path)
        book = openpyxl.load_workbook(tmp_path / NAME, read_only=True)
        rows = [row for name in ("measures", "sentences") if name in book.sheetnames for row in book[name].iter_rows()]
        assert "sentences" not in book.sheetnames, "six rows of seven cells are more than forty"
        assert len(rows) == 3, "a header and two rows"
        notes = [row[3] for row in book[book.sheetnames[0]].iter_rows(values_only=True) if row[2] == "note 注意"]
        assert any("Too long for Excel" in note for note in notes)

    def test_four_rows_stand_in_two_sheets(
        self, release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shutil.copytree(release, tmp_path, dirs_exist_ok=True)
        monkeypatch.setattr("gongbao.release.formats.workbook_file.SHEET_ROWS", 1)
        workbook(tmp_path)
        book = openpyxl.load_workbook(tmp_path / NAME, read_only=True)
        sheets = [list(book[name].iter_rows(values_only=True)) for name in ("figures", "figures 2")]
        assert [sheet[0] for sheet in sheets] == [schema.names("figures")] * 2
        written = [sheet[1][0] for sheet in sheets]
        assert written == pq.read_table(release / "figures.parquet")["figure_id"].to_pylist()


def test_the_sql_opens_every_table(release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(release)
    connection = duckdb.connect()
    connection.execute((release / "gongbao.sql").read_text(encoding="utf-8"))
    for name in schema.TABLES:
        (count,) = connection.sql(f"SELECT count(*) FROM {name}").fetchall()[0]
        assert count == pq.read_metadata(release / f"{name}.parquet").num_rows, name
    (row,) = connection.sql("SELECT area, title, sentence FROM figures_in_context WHERE area IS NOT NULL").fetchall()[
        :1
    ]
    assert "30万元" in row[2]
    assert connection.sql("SELECT count(*) FROM measures_in_context").fetchall() == [(2,)]


def test_equal_tables_give_equal_bytes(release: Path, tmp_path: Path) -> None:
    names = (GEOPARQUET, GEOJSON, NAME, "gongbao.sql")
    before = [sha256((release / name).read_bytes()).hexdigest() for name in names]
    shutil.copytree(release, tmp_path, dirs_exist_ok=True)
    write_formats(tmp_path)
    assert [sha256((tmp_path / name).read_bytes()).hexdigest() for name in names] == before

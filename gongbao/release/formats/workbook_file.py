"""gongbao.xlsx: the release for Excel, the dictionary first. Text stays text: no codes that turn into numbers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from gongbao import schema
from gongbao.release.formats.rows import batches
from gongbao.release.layout import files, row_count

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

NAME = "gongbao.xlsx"
SHEET_ROWS = 1_048_575  # Excel's limit, less the header
CELLS = 4_000_000  # a table of more is left out: it takes a quarter of a minute to write, and Excel as long to open
LEFT_OUT = {("articles", "text")}  # whole texts belong in no cell; the sentences are here
SCRATCH = ".xlsx-"  # what a killed process leaves in the folder begins with this
CELL = 32_767  # characters Excel holds in a cell
_CUT = "… (cut: see the CSV file)"
_BEGINNING = datetime(1980, 1, 1, tzinfo=UTC)  # the same bytes every time


def workbook(folder: Path) -> None:
    """Write gongbao.xlsx: a sheet a table, more where a table is longer than a sheet."""
    from xlsxwriter import Workbook

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }
    with (
        TemporaryDirectory(dir=folder, prefix=SCRATCH) as scratch,
        Workbook(str(folder / NAME), options | {"tmpdir": scratch}) as book,
    ):
        book.set_properties({"title": "gongbao", "created": _BEGINNING.replace(tzinfo=None)})
        bold = book.add_format({"bold": True})
        counts = {table.name: row_count(folder, table.name) for table in schema.tables()}
        left_out = {table.name for table in schema.tables() if _is_too_long(folder, table, counts[table.name])}
        _dictionary(book, bold, counts, left_out)
        for table in schema.tables():
            if table.name not in left_out:
                _sheets(book, bold, folder, table)


def _is_too_long(folder: Path, table: schema.Table, rows: int) -> bool:
    return len(files(folder, table.name)) > 1 or rows * len(table.fields) > CELLS


def _dictionary(book: Workbook, bold: Format, counts: dict[str, int], left_out: set[str]) -> None:
    """The first sheet: every column of every table, after what a reader must know of the workbook itself."""
    sheet = book.add_worksheet("dictionary 数据字典")
    for number, (cells, form) in enumerate(_lines(bold, counts, left_out)):
        for column, cell in enumerate(cells):
            _write(sheet, number, column, cell, form)


def _lines(bold: Format, counts: dict[str, int], left_out: set[str]) -> Iterator[tuple[tuple[Any, ...], Format | None]]:
    yield ("table 表", "column 列", "type 类型", "description", "说明", "unit 单位", "codes 代码表"), bold
    for table in schema.tables():
        yield (table.name, None, f"{counts[table.name]} rows", table.title, table.title_zh), bold
        if note := _note(table, counts[table.name], table.name in left_out):
            yield (table.name, None, "note 注意", *note), None
        for field in table.fields:
            told = (field.type, field.description, field.description_zh, field.unit, field.codes)
            yield (table.name, field.name, *told), None


def _note(table: schema.Table, rows: int, left_out: bool) -> tuple[str, str] | None:
    """What Excel cannot show of a table."""
    elsewhere, sheets = f"{table.name}.csv / {table.name}.parquet", -(-rows // SHEET_ROWS)
    if left_out:
        return f"Too long for Excel; see {elsewhere}", f"超出 Excel 所能容纳，请使用 {elsewhere}"
    if sheets > 1:
        return f"Longer than a sheet: goes on in {sheets} sheets", f"超出单个工作表的行数上限，分为 {sheets} 个工作表"
    if len(_columns(table)) < len(table.fields):
        return f"Without the whole texts; see {elsewhere}", f"不含全文，全文见 {elsewhere}"
    return None


def _columns(table: schema.Table) -> list[str]:
    return [name for name in schema.names(table.name) if (table.name, name) not in LEFT_OUT]


def _sheets(book: Workbook, bold: Format, folder: Path, table: schema.Table) -> None:
    sheet, at = _sheet(book, bold, table, 1), 0
    for batch in batches(folder, table.name, _columns(table)):
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            if at and at % SHEET_ROWS == 0:
                sheet = _sheet(book, bold, table, at // SHEET_ROWS + 1)
            for column, cell in enumerate(row):
                _write(sheet, at % SHEET_ROWS + 1, column, cell)
            at += 1


def _sheet(book: Workbook, bold: Format, table: schema.Table, number: int) -> Worksheet:
    sheet = book.add_worksheet(table.name if number == 1 else f"{table.name} {number}")
    for column, name in enumerate(_columns(table)):
        sheet.write_string(0, column, name, bold)
    sheet.freeze_panes(1, 0)
    return sheet


def _write(sheet: Worksheet, row: int, column: int, cell: Any, form: Format | None = None) -> None:
    if cell is None:
        return
    if isinstance(cell, str):
        sheet.write_string(row, column, cell if len(cell) <= CELL else cell[: CELL - len(_CUT)] + _CUT, form)
    elif isinstance(cell, bool):
        sheet.write_boolean(row, column, cell, form)
    elif isinstance(cell, (int, float)):
        sheet.write_number(row, column, cell, form)
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, form)
    else:
        _write(sheet, row, column, json.dumps(cell, ensure_ascii=False), form)

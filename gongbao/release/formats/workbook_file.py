"""gongbao.xlsx: the release for Excel, the dictionary first. Text stays text: no codes that turn into numbers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongbao import schema
from gongbao.release.formats.rows import batches

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

NAME = "gongbao.xlsx"
SHEET_ROWS = 1_048_575  # Excel's limit, less the header
CELLS = 15_000_000  # a table of more is left out: it takes minutes to write, and no Excel opens it
LEFT_OUT = {("articles", "text")}  # whole texts belong in no cell; the sentences are here
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
        "tmpdir": str(folder),
    }
    with Workbook(str(folder / NAME), options) as book:
        book.set_properties({"title": "gongbao", "created": _BEGINNING.replace(tzinfo=None)})
        bold = book.add_format({"bold": True})
        counts = {table.name: _count(folder, table.name) for table in schema.tables()}
        _dictionary(book, bold, counts)
        for table in schema.tables():
            if counts[table.name] * len(table.fields) <= CELLS:
                _sheets(book, bold, folder, table)


def _count(folder: Path, table: str) -> int:
    import pyarrow.parquet as pq

    return int(pq.read_metadata(folder / f"{table}.parquet").num_rows)


def _dictionary(book: Workbook, bold: Format, counts: dict[str, int]) -> None:
    """The first sheet: every column of every table, after what a reader must know of the workbook itself."""
    sheet = book.add_worksheet("dictionary 数据字典")
    for number, (cells, form) in enumerate(_lines(bold, counts)):
        for column, cell in enumerate(cells):
            _write(sheet, number, column, cell, form)


def _lines(bold: Format, counts: dict[str, int]) -> Iterator[tuple[tuple[Any, ...], Format | None]]:
    yield ("table 表", "column 列", "type 类型", "description", "说明", "unit 单位", "codes 代码表"), bold
    for table in schema.tables():
        yield (table.name, None, f"{counts[table.name]} rows", table.title, table.title_zh), bold
        if note := _note(table, counts[table.name]):
            yield (table.name, None, "note 注意", *note), None
        for field in table.fields:
            told = (field.type, field.description, field.description_zh, field.unit, field.codes)
            yield (table.name, field.name, *told), None


def _note(table: schema.Table, rows: int) -> tuple[str, str] | None:
    """What Excel cannot show of a table."""
    files, sheets = f"{table.name}.csv / {table.name}.parquet", -(-rows // SHEET_ROWS)
    if rows * len(table.fields) > CELLS:
        return f"Too long for Excel; see {files}", f"超出 Excel 所能容纳，请使用 {files}"
    if sheets > 1:
        return f"Longer than a sheet: goes on in {sheets} sheets", f"超出单个工作表的行数上限，分为 {sheets} 个工作表"
    if len(_columns(table)) < len(table.fields):
        return f"Without the whole texts; see {files}", f"不含全文，全文见 {files}"
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
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell, form)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell, form)
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, form)
    else:
        text = cell if isinstance(cell, str) else json.dumps(cell, ensure_ascii=False)
        sheet.write_string(row, column, text if len(text) <= CELL else text[: CELL - len(_CUT)] + _CUT, form)

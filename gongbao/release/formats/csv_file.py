"""CSV as it is published: UTF-8 without BOM, lists as JSON, cells that a spreadsheet would run neutralised."""

from __future__ import annotations

import json
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

# What spreadsheets take for the start of a formula (OWASP, "CSV Injection"); an apostrophe in front makes it text.
_FORMULA = r"^[=+\-@\t\r＝＋－＠]"


class CsvFile:
    """A CSV file that Arrow tables of one schema are streamed into."""

    def __init__(self, path: Path, declared: pa.Schema) -> None:
        import pyarrow as pa
        import pyarrow.csv

        flat = [pa.field(entry.name, pa.string() if _is_list(entry) else entry.type) for entry in declared]
        self._schema = pa.schema(flat)
        self._writer = pa.csv.CSVWriter(path, self._schema)

    def __enter__(self) -> CsvFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._writer.close()

    def write(self, table: pa.Table) -> None:
        """Append the rows of `table`."""
        import pyarrow as pa

        columns = [_cells(table.column(index), entry) for index, entry in enumerate(table.schema)]
        self._writer.write_table(pa.Table.from_arrays(columns, schema=self._schema))


def _is_list(entry: pa.Field) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_list(entry.type))


def _cells(column: pa.ChunkedArray, entry: pa.Field) -> pa.ChunkedArray:
    import pyarrow as pa
    import pyarrow.compute as pc

    if _is_list(entry):
        values = [None if value is None else json.dumps(value, ensure_ascii=False) for value in column.to_pylist()]
        return pa.chunked_array([pa.array(values, pa.string())])
    if not pa.types.is_string(entry.type) or b"codes" in (entry.metadata or {}):
        return column  # codes are our own words: = and >= stay what the code list says
    runs = pc.match_substring_regex(column, _FORMULA)
    return pc.if_else(pc.fill_null(runs, False), pc.binary_join_element_wise("'", column, ""), column)

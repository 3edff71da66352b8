"""A table's files: sorted rows in, Parquet and CSV out, in one streaming pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongbao import schema
from gongbao.release.formats.csv_file import CsvFile

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_PER_GROUP = 50_000


def write_table(name: str, batches: Iterable[pa.RecordBatch], folder: Path) -> int:
    """Write the rows of the declared table `name` into `folder`; returns how many. Equal rows give equal bytes."""
    import pyarrow.parquet as pq

    declared, rows = schema.arrow_schema(name), 0
    options: dict[str, Any] = {"compression": "zstd", "write_page_index": True, "store_schema": True}
    with (
        pq.ParquetWriter(folder / f"{name}.parquet", declared, **options) as writer,
        CsvFile(folder / f"{name}.csv", declared) as text,
    ):
        for group in _groups(batches, declared):
            writer.write_table(group, row_group_size=ROWS_PER_GROUP)
            text.write(group)
            rows += group.num_rows
    return rows


def _groups(batches: Iterable[pa.RecordBatch], declared: pa.Schema) -> Iterator[pa.Table]:
    """The rows in tables of ROWS_PER_GROUP each, whatever sizes they come in."""
    import pyarrow as pa

    waiting: list[pa.Table] = []
    for batch in batches:
        waiting.append(pa.Table.from_batches([batch]).cast(declared))
        while sum(table.num_rows for table in waiting) >= ROWS_PER_GROUP:
            together = pa.concat_tables(waiting)
            yield together.slice(0, ROWS_PER_GROUP)
            waiting = [together.slice(ROWS_PER_GROUP)]
    if rest := [table for table in waiting if table.num_rows]:
        yield pa.concat_tables(rest)

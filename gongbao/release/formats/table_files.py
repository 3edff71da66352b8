"""A table's files: sorted rows in, Parquet and CSV out, in one streaming pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongbao import schema
from gongbao.release.formats.csv_file import CsvFile
from gongbao.release.layout import ALL, FORMS, Shard, file

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS = 50_000
_ROWS_OF_LONG_CELLS = 2_000  # of articles: a group is held in memory as it is written, and texts can be long


def rows_per_group(name: str) -> int:
    """How many rows of a table stand in one row group."""
    return _ROWS_OF_LONG_CELLS if name == "articles" else _ROWS


def write_table(name: str, batches: Iterable[pa.RecordBatch], folder: Path, shard: Shard = ALL) -> None:
    """Write the rows of the declared table `name`, or of its part in `shard`, into `folder`.

    Equal rows give equal bytes.
    """
    import pyarrow.parquet as pq

    declared = schema.arrow_schema(name)
    columnar, text = (file(folder, name, form, shard) for form in FORMS)
    for path in (columnar, text):
        path.parent.mkdir(exist_ok=True)
    options: dict[str, Any] = {"compression": "zstd", "write_page_index": True, "store_schema": True}
    with (
        pq.ParquetWriter(columnar, declared, **options) as writer,
        CsvFile(text, declared) as lines,
    ):
        for group in _groups(batches, declared, rows_per_group(name)):
            writer.write_table(group, row_group_size=group.num_rows)
            lines.write(group)


def _groups(batches: Iterable[pa.RecordBatch], declared: pa.Schema, size: int) -> Iterator[pa.Table]:
    """The rows in tables of `size` each, whatever sizes they come in."""
    import pyarrow as pa

    waiting: list[pa.Table] = []
    for batch in batches:
        waiting.append(pa.Table.from_batches([batch]).cast(declared))
        while sum(table.num_rows for table in waiting) >= size:
            together = pa.concat_tables(waiting)
            yield together.slice(0, size)
            waiting = [together.slice(size)]
    if rest := [table for table in waiting if table.num_rows]:
        yield pa.concat_tables(rest)

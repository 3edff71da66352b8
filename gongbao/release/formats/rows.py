"""The rows of a table of the release as it lies there, a bounded number at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_AT_ONCE = 10_000


def batches(folder: Path, table: str, columns: list[str] | None = None) -> Iterator[pa.RecordBatch]:
    """The rows of a table in their order, as Arrow."""
    import pyarrow.parquet as pq

    # With pre_buffer the whole file would stay in memory until its end.
    with pq.ParquetFile(folder / f"{table}.parquet", pre_buffer=False) as file:
        yield from file.iter_batches(ROWS_AT_ONCE, columns=columns)


def rows(folder: Path, table: str, columns: list[str] | None = None) -> Iterator[dict[str, Any]]:
    """The rows of a table in their order, as dicts."""
    for batch in batches(folder, table, columns):
        yield from batch.to_pylist()

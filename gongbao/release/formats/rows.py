"""The rows of a table of the release as it lies there, a bounded number at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongbao.release.layout import ALL, Shard, files

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_AT_ONCE = 10_000


def batches(folder: Path, table: str, columns: list[str] | None = None, shard: Shard = ALL) -> Iterator[pa.RecordBatch]:
    """The rows of a table, or of its part in `shard`, in their order, as Arrow."""
    import pyarrow.parquet as pq

    for path in files(folder, table, shard=shard):
        # With pre_buffer the whole file would stay in memory until its end.
        with pq.ParquetFile(path, pre_buffer=False) as file:
            yield from file.iter_batches(ROWS_AT_ONCE, columns=columns)


def rows(folder: Path, table: str, columns: list[str] | None = None, shard: Shard = ALL) -> Iterator[dict[str, Any]]:
    """The rows of a table, or of its part in `shard`, in their order, as dicts."""
    for batch in batches(folder, table, columns, shard):
        yield from batch.to_pylist()

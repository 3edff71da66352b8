"""The table `corrections`: what people corrected, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongbao.release.tables.draft import Draft
from gongbao.store.parts import arrow_table

if TYPE_CHECKING:
    import pyarrow as pa


def corrections(draft: Draft) -> Iterator[pa.RecordBatch]:
    """One row for every correction of the run."""
    yield from arrow_table(draft.desk.rows(), "corrections").to_batches()

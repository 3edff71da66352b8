"""The tables `accuracy` and `calibration`: the extractor of this release beside reference annotations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongbao.accuracy import measured
from gongbao.release.tables.draft import Draft
from gongbao.store.parts import arrow_table

if TYPE_CHECKING:
    import pyarrow as pa


def accuracy(draft: Draft) -> Iterator[pa.RecordBatch]:
    """Precision, recall and the columns' accuracy, by table."""
    yield from arrow_table(measured(draft.catalogue.root, draft.extractor).accuracy, "accuracy").to_batches()


def calibration(draft: Draft) -> Iterator[pa.RecordBatch]:
    """How often rows of a confidence are right."""
    yield from arrow_table(measured(draft.catalogue.root, draft.extractor).calibration, "calibration").to_batches()

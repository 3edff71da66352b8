"""The tables `accuracy` and `calibration`: the extractor of this release beside reference annotations."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from gongbao.accuracy import Measured, measure
from gongbao.release.tables.draft import Draft
from gongbao.store.parts import arrow_table

if TYPE_CHECKING:
    import pyarrow as pa


def accuracy(draft: Draft) -> Iterator[pa.RecordBatch]:
    """Precision, recall and the columns' accuracy, by table."""
    yield from arrow_table(_measured(draft).accuracy, "accuracy").to_batches()


def calibration(draft: Draft) -> Iterator[pa.RecordBatch]:
    """How often rows of a confidence are right."""
    yield from arrow_table(_measured(draft).calibration, "calibration").to_batches()


def _measured(draft: Draft) -> Measured:
    """Measured once for an extractor; kept in the store, so that an hourly run with nothing new does not pay for it."""
    kept = draft.catalogue.root / "accuracy.json"
    if known := _read(kept, draft.extractor):
        return known
    measured = measure(draft.extractor)
    aside = kept.with_suffix(".new")
    aside.write_text(json.dumps({"extractor": draft.extractor} | asdict(measured)), encoding="utf-8")
    aside.replace(kept)
    return measured


def _read(path: Path, extractor: str) -> Measured | None:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return Measured(told["accuracy"], told["calibration"]) if told["extractor"] == extractor else None
    except (OSError, ValueError, KeyError):
        return None  # not there, or half written: it is measured again

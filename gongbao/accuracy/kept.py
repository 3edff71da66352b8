"""What was measured of an extractor, kept in the store: an hourly run with nothing new does not pay for it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from gongbao.accuracy.measuring import Measured, measure

_NAME = "accuracy.json"


def measured(store: Path, extractor: str) -> Measured:
    """How right this extractor is, by its version: as the folder `store` keeps it, else measured and kept there."""
    path = store / _NAME
    if known := _read(path, extractor):
        return known
    found = measure(extractor)
    aside = path.with_suffix(".new")
    aside.write_text(json.dumps({"extractor": extractor} | asdict(found)), encoding="utf-8")
    aside.replace(path)
    return found


def _read(path: Path, extractor: str) -> Measured | None:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return Measured(told["accuracy"], told["calibration"]) if told["extractor"] == extractor else None
    except (OSError, ValueError, KeyError):
        return None  # not there, or half written: it is measured again

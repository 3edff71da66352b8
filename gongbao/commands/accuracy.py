"""`gongbao accuracy`: the extractor beside reference annotations."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from gongbao.commands.console import print_json, print_table, wants_json


def show_accuracy(folder: Path | None, as_json: bool) -> None:
    """Print accuracy and calibration, on gongbao's own references or on a folder's. Raises WrongCall."""
    from gongbao.accuracy import measure, measure_folder
    from gongbao.pipeline import extractor_version

    measured = measure_folder(folder, extractor_version()) if folder else measure(extractor_version())
    if wants_json(as_json):
        print_json(asdict(measured))
        return
    told = [
        (row["reference"], row["table_name"], row["column"], row["metric"], *_share(row, "value"))
        for row in measured.accuracy
    ]
    print_table("accuracy", ("reference", "table", "column", "metric", "value", "95 %", "rows"), told)
    binned = [
        (row["reference"], row["table_name"], _ends(row), _digits(row["mean_confidence"]), *_share(row, "observed"))
        for row in measured.calibration
    ]
    columns = ("reference", "table", "confidence", "mean", "right", "95 %", "rows")
    print_table("calibration: share of rows with all columns right", columns, binned)


def _ends(row: dict[str, Any]) -> str:
    return f"{row['confidence_from']}–{row['confidence_to']}"


def _share(row: dict[str, Any], name: str) -> tuple[str, str, str]:
    return _digits(row[name]), f"{_digits(row['low'])}–{_digits(row['high'])}", f"{row['support']:,}"


def _digits(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"

"""The report of a run: OUTPUT/runs/TIME-FLOW.json with its log beside; the newest of each flow is OUTPUT/FLOW.json.

A report is written however the run ends: a schedule is looked after by what went wrong.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pythonjsonlogger.json import JsonFormatter

FOLDER = "runs"
_KEPT = 1_000  # reports; some weeks of hourly fetches
_FIELDS = ("asctime", "levelname", "name", "message")

log = logging.getLogger(__name__)


@contextmanager
def reported(flow: str, output: Path) -> Iterator[dict[str, Any]]:
    """Yields the report to be filled; `state` is completed, failed or cancelled, or what is set; `message` the error's.

    While it is open, what gongbao logs goes to the log beside it, a JSON object a line.
    """
    begun, ticks = datetime.now(UTC), time.perf_counter()
    stem = _stem(output / FOLDER, f"{begun:%Y%m%dT%H%M%SZ}-{flow}")
    report: dict[str, Any] = {"flow": flow, "begun": _iso(begun), "ended": None, "state": "completed", "message": None}
    with _logged(stem.with_suffix(".jsonl")):
        try:
            yield report
        except BaseException as error:
            state = "failed" if isinstance(error, Exception) else "cancelled"  # by Ctrl-C, by SIGTERM
            report |= {"state": state, "error": type(error).__name__, "message": str(error) or type(error).__name__}
            log.error("%s %s", flow, state, extra={"error": report["error"], "what": report["message"]})
            raise
        finally:
            report |= {"ended": _iso(datetime.now(UTC)), "duration": round(time.perf_counter() - ticks, 2)}
            _write(report, stem.with_suffix(".json"), output / f"{flow}.json")


def _iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _stem(folder: Path, name: str) -> Path:
    """A name that is not taken: two runs may begin in one second, and clocks are set back."""
    names = (name, *(f"{name}_{number}" for number in range(2, 1_000)))
    return next(folder / one for one in names if not (folder / f"{one}.json").exists())


class _Log(logging.FileHandler):
    """What a full disk takes from the log is not told on the terminal, which is for what the run fails at."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Let the record go."""

    def close(self) -> None:
        """Let what is not written yet go."""
        with suppress(OSError):
            super().close()


@contextmanager
def _logged(path: Path) -> Iterator[None]:
    """A folder that cannot be written to is told by what the run itself fails at."""
    logger = logging.getLogger("gongbao")
    before = logger.level, logger.propagate
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = _Log(path, encoding="utf-8", delay=True)
    except OSError:
        yield
        return
    handler.setFormatter(_formatter())
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False  # the terminal is for progress and the summary
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before[0])
        logger.propagate = before[1]
        handler.close()


def _formatter() -> JsonFormatter:
    formatter = JsonFormatter(
        list(_FIELDS),
        datefmt="%Y-%m-%dT%H:%M:%SZ",
        rename_fields={"asctime": "at", "levelname": "level", "message": "event"},
        json_ensure_ascii=False,
    )
    formatter.converter = time.gmtime
    return formatter


def _write(report: dict[str, Any], *paths: Path) -> None:
    text = json.dumps(report, ensure_ascii=False, indent=1, default=str) + "\n"
    try:
        for path in paths:
            aside = path.with_name(f".{path.name}")
            aside.write_text(text, encoding="utf-8")
            aside.replace(path)
        _prune(paths[0].parent)
    except OSError:
        log.warning("the report could not be written", exc_info=True)


def _prune(folder: Path) -> None:
    for path in sorted(folder.glob("*.json*"))[: -2 * _KEPT]:
        path.unlink(missing_ok=True)

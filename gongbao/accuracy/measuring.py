"""Reference annotations → the tables `accuracy` and `calibration`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from gongbao.accuracy.columns import COLUMNS
from gongbao.accuracy.matching import Aligned, Span, dense, pairs
from gongbao.accuracy.references import REFERENCES, Reference, Row, reference_folder, references
from gongbao.accuracy.shares import Share
from gongbao.model import WrongCall
from gongbao.tabulate import Rows

LEAST = 0.5  # overlap from which two spans are the same evidence
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)  # of confidence, by their lower ends


class Judged(NamedTuple):
    """An extracted row or a missed one of the reader: is it there in both, which columns are right, how sure was it."""

    table: str
    found: bool
    wanted: bool
    right: frozenset[str]
    confidence: float | None


@dataclass(frozen=True)
class Measured:
    """The rows of the tables `accuracy` and `calibration`."""

    accuracy: list[dict[str, Any]]
    calibration: list[dict[str, Any]]


def measure(extractor: str) -> Measured:
    """Run the extractor, whose version is `extractor`, on the project's own reference texts."""
    judged = {name: list(_judged(reference_folder(name))) for name in REFERENCES}
    accuracy = [row for name in REFERENCES for row in _accuracy(name, judged[name], extractor)]
    return Measured(accuracy, [row for name in REFERENCES for row in _calibration(name, judged[name])])


def measure_folder(folder: Path, extractor: str) -> Measured:
    """The same on the annotated articles of a folder. Raises WrongCall when there are none."""
    judged = list(_judged(folder))
    return Measured(list(_accuracy(folder.name, judged, extractor)), list(_calibration(folder.name, judged)))


def _judged(folder: Path) -> Iterator[Judged]:
    from gongbao.pipeline import extract_snapshot
    from gongbao.source import Refused, find, load

    told = {reference.name: reference for reference in references(folder)}
    scan = find([folder / f"{name}.txt" for name in told])
    for snapshot in load(scan.found):
        if isinstance(snapshot, Refused):
            raise WrongCall(snapshot.message)
        _, rows = extract_snapshot(snapshot)
        yield from judge(rows, told[Path(snapshot.source_file).stem])


def judge(rows: Rows, reference: Reference) -> Iterator[Judged]:
    """What is right of the rows of one article, and what they lack."""
    aligned = Aligned(rows["articles"][0]["text"], reference.text)
    places = {row["location_id"]: row for row in rows["locations"]}
    for table in COLUMNS:
        found = [row | {"place": places.get(row.get("location_id") or "")} for row in rows[table]]
        yield from _judge(table, found, [aligned.span(row["start"], row["end"]) for row in found], reference)


def _judge(table: str, found: list[dict[str, Any]], at: list[Span | None], reference: Reference) -> Iterator[Judged]:
    spans = [span or (-1, 0) for span in at]
    wanted = [row for row in reference.rows[table] if row.tier == "A"]
    matched = pairs(spans, [_span(row, reference.text) for row in wanted], LEAST)
    rest = [n for n in range(len(found)) if n not in matched]
    optional = [_span(row, reference.text) for row in reference.rows[table] if row.tier == "C"]
    pardoned = {rest[n] for n in pairs([spans[n] for n in rest], optional, 0)}
    for n, row in enumerate(found):
        if n in matched:
            told = wanted[matched[n]].columns
            right = frozenset(name for name, agrees in COLUMNS[table].items() if agrees(row, told))
            yield Judged(table, True, True, right, row.get("confidence"))
        elif n not in pardoned:
            yield Judged(table, True, False, frozenset(), row.get("confidence"))
    for _ in range(len(wanted) - len(matched)):
        yield Judged(table, False, True, frozenset(), None)


def _span(row: Row, text: str) -> Span:
    return dense(text, row.start), dense(text, row.end)


def _accuracy(reference: str, judged: list[Judged], extractor: str) -> Iterator[dict[str, Any]]:
    for table, columns in COLUMNS.items():
        own = [row for row in judged if row.table == table]
        both = [row for row in own if row.found and row.wanted]
        found, wanted = sum(row.found for row in own), sum(row.wanted for row in own)
        shares: list[tuple[str | None, str, Share]] = [
            (None, "precision", Share(len(both), found)),
            (None, "recall", Share(len(both), wanted)),
            (None, "accuracy", Share(sum(row.right >= set(columns) for row in both), len(both))),
        ]
        shares += [(name, "accuracy", Share(sum(name in row.right for row in both), len(both))) for name in columns]
        for column, metric, share in shares:
            yield {
                "accuracy_id": "/".join((reference, table, column or "*", metric)),
                "reference": reference,
                "table_name": table,
                "column": column,
                "metric": metric,
                **share.columns(),
                "extractor_version": extractor,
            }


def _calibration(reference: str, judged: list[Judged]) -> Iterator[dict[str, Any]]:
    """The share of right rows by confidence; a row is right when it is wanted and all its columns are right."""
    binned: dict[tuple[str, float], list[Judged]] = defaultdict(list)
    for row in judged:
        if row.confidence is not None:
            binned[row.table, max(edge for edge in BINS if edge <= row.confidence)].append(row)
    ends = dict(zip(BINS, (*BINS[1:], 1.0), strict=True))
    for (table, low), rows in sorted(binned.items()):
        right = sum(row.wanted and row.right >= set(COLUMNS[table]) for row in rows)
        yield {
            "calibration_id": f"{reference}/{table}/{low}",
            "reference": reference,
            "table_name": table,
            "confidence_from": low,
            "confidence_to": ends[low],
            "mean_confidence": round(sum(row.confidence or 0 for row in rows) / len(rows), 4),
            **Share(right, len(rows)).columns("observed"),
        }

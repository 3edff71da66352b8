"""Count how often rows are right, by table, genre and the extractor's own certainty → gongbao/lexicon/confidence.csv.

    python scripts/calibrate.py FOLDER …

The folders hold annotated articles (NAME.txt with NAME.json). Few rows of one certainty say little, so each share is
drawn towards that of its table and genre as if PRIOR more rows had it; and shares never fall as certainty grows
(pool adjacent violators). Genres that the folders do not hold keep the shares counted before. Prints the expected
calibration error with every folder left out of its own shares.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from gongbao.accuracy.columns import COLUMNS
from gongbao.accuracy.measuring import judge
from gongbao.accuracy.references import references
from gongbao.document import read_document
from gongbao.extract import extract
from gongbao.extract.confidence import genre_of
from gongbao.source import Refused, find, load
from gongbao.tabulate import tabulate

TARGET = Path(__file__).parent.parent / "gongbao" / "lexicon" / "confidence.csv"
PRIOR = 10


class Seen(NamedTuple):
    """One extracted row: where it was read, how certain the extractor was, and whether all its columns are right."""

    folder: str
    table: str
    genre: str
    certainty: float
    right: bool


def seen(folder: Path) -> Iterator[Seen]:
    """Every row the extractor finds in the annotated articles of a folder."""
    for reference in references(folder):
        for snapshot in load(find([folder / f"{reference.name}.txt"]).found):
            if isinstance(snapshot, Refused):
                continue
            document = read_document(snapshot)
            _, rows = tabulate(snapshot, document, extract(document))
            genre = genre_of(document.meta.article_type)
            for row in judge(rows, reference):
                if row.confidence is not None:
                    right = row.wanted and row.right >= set(COLUMNS[row.table])
                    yield Seen(folder.name, row.table, genre, row.confidence, right)


def shares(rows: Iterable[Seen]) -> dict[tuple[str, str, float], tuple[float, int]]:
    """(table, genre, certainty) → the share of right rows, and how many were counted."""
    kinds: dict[tuple[str, str], list[Seen]] = defaultdict(list)
    for row in rows:
        kinds[row.table, row.genre].append(row)
    found = {}
    for (table, genre), own in kinds.items():
        mean = sum(row.right for row in own) / len(own)
        groups: list[list[float]] = []  # lowest certainty, right rows and rows (with the prior), rows
        for certainty in sorted({row.certainty for row in own}):
            same = [row.right for row in own if row.certainty == certainty]
            groups.append([certainty, sum(same) + PRIOR * mean, len(same) + PRIOR, len(same)])
            while len(groups) > 1 and groups[-2][1] * groups[-1][2] >= groups[-1][1] * groups[-2][2]:
                last = groups.pop()
                groups[-1] = [
                    groups[-1][0],
                    *(left + right for left, right in zip(groups[-1][1:], last[1:], strict=True)),
                ]
        for certainty, right, count, support in groups:
            found[table, genre, certainty] = (round(right / count, 3), int(support))
    return found


def error(rows: list[Seen]) -> dict[str, tuple[float, float]]:
    """Table → expected calibration error before and after, each folder judged by the shares of the others."""
    gaps: dict[str, dict[str, dict[float, list[float]]]] = defaultdict(lambda: {"before": {}, "after": {}})
    for folder in {row.folder for row in rows}:
        known = shares(row for row in rows if row.folder != folder)
        for row in (row for row in rows if row.folder == folder):
            fit = [key[2] for key in known if key[:2] == row[1:3] and key[2] <= row.certainty]
            lowest = min((key[2] for key in known if key[:2] == row[1:3]), default=None)
            if lowest is None:
                continue
            told = known[row.table, row.genre, max(fit, default=lowest)][0]
            for name, value in (("before", row.certainty), ("after", told)):
                gaps[row.table][name].setdefault(round(value, 1), []).append(value - row.right)
    return {
        table: tuple(  # type: ignore[misc]
            sum(abs(sum(cell)) for cell in gap.values()) / sum(map(len, gap.values())) for gap in both.values()
        )
        for table, both in gaps.items()
    }


def main() -> None:
    """Count in the folders of the command line and write the shares."""
    rows = [row for folder in sys.argv[1:] for row in seen(Path(folder))]
    for table, (before, after) in sorted(error(rows).items()):
        print(f"{table:20} calibration error {before:.3f} -> {after:.3f}")
    counted = shares(rows)
    genres = {key[1] for key in counted}
    with TARGET.open(encoding="utf-8", newline="") as handle:
        head, *known = csv.reader(handle)
    told = [row for row in known if row[1] not in genres] + [
        list(map(str, [*key, *value])) for key, value in counted.items()
    ]
    with TARGET.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, lineterminator="\n").writerows([head, *sorted(told)])


if __name__ == "__main__":
    main()

"""Which extracted row is which row of the reader: by how far their evidence overlaps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

Span = tuple[int, int]

_SPACE = re.compile(r"\s+")


def dense(text: str, offset: int) -> int:
    """An offset of `text`, counted without white space: repairs of broken lines do not move it."""
    return offset - sum(len(found.group()) for found in _SPACE.finditer(text, 0, offset))


class Aligned:
    """The canonical text laid on the text the reader saw: offsets of both in code points that are no white space.

    The canonical text drops lines of page furniture and rewrites nothing, so each of its paragraphs stands in the
    reader's text as it is, in the same order.
    """

    def __init__(self, canonical: str, seen: str) -> None:
        self._dense = [0, *accumulate(not char.isspace() for char in canonical)]
        self._shifts = _shifts(canonical, _SPACE.sub("", seen))

    def span(self, start: int, end: int) -> Span | None:
        """The span of the canonical text in the reader's; None where it stands in a paragraph that is not there."""
        at = self._dense[start]
        found = next((shift for begin, stop, shift in self._shifts if begin <= at < stop), None)
        return None if found is None else (at + found, self._dense[end] + found)


def _shifts(canonical: str, seen: str) -> list[tuple[int, int, int]]:
    """(begin, end, how far the reader's text is ahead) of every paragraph that is found again."""
    found, done, at = [], 0, 0
    for line in canonical.split("\n"):
        squeezed = _SPACE.sub("", line)
        if (there := seen.find(squeezed, at)) >= 0 and squeezed:
            found.append((done, done + len(squeezed), there - done))
            at = there + len(squeezed)
        done += len(squeezed)
    return found


def overlap(left: Span, right: Span) -> float:
    """The common part of two spans as a share of all they cover."""
    shared = min(left[1], right[1]) - max(left[0], right[0])
    return max(shared, 0) / (max(left[1], right[1]) - min(left[0], right[0]))


def pairs(found: Sequence[Span], wanted: Sequence[Span], least: float) -> dict[int, int]:
    """Index of a found span → index of the wanted span it is, each once, the best overlaps first."""
    rated = [(overlap(f, w), -n, -m) for n, f in enumerate(found) for m, w in enumerate(wanted)]
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for rate, n, m in sorted(rated, reverse=True):
        if rate < least or rate == 0:
            break
        if -n not in matched and -m not in taken:
            matched[-n] = -m
            taken.add(-m)
    return matched

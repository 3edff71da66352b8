"""A headline tells an act without its time; the story under it says whether it is done, goes on or is to come."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from gongbao.extract.measures.present import lasts
from gongbao.model import Document, Measure

_REACH = 6  # measures after the headline in which its own is told again
_ALIKE = 0.6  # how much of two objects is the same


def told_again(document: Document, found: list[Measure]) -> list[Measure]:
    """The measures, those of headlines with the status and deadline of the same act in the story below."""
    heads = {document.text.rfind("\n", 0, section.start) + 1 for section in document.sections if section.heading}
    heads.add(0)
    told = list(found)
    for n, measure in enumerate(found):
        if measure.status == "planned" or document.text.rfind("\n", 0, measure.start) + 1 not in heads:
            continue
        if again := _again(document, found, n):
            told[n] = replace(measure, status=again.status, deadline=again.deadline)
    return told


def _again(document: Document, found: list[Measure], n: int) -> Measure | None:
    """The same act in a later line, told as not done."""
    measure, line = found[n], document.text.find("\n", found[n].end)
    for other in found[n + 1 : n + 1 + _REACH]:
        if line >= 0 and other.start > line and other.action == measure.action and _alike(other, measure):
            return other if other.status == "planned" or (other.status != "done" and lasts(measure.action)) else None
    return None


def _alike(one: Measure, other: Measure) -> bool:
    """Whether the objects of two measures share most of their characters."""
    a, b = Counter(one.object or ""), Counter(other.object or "")
    return 2 * (a & b).total() >= _ALIKE * (a.total() + b.total())

"""Two years between which something grew: 由2010年的…增加到2015年的…, 2015年…比2010年, 年均 between them."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.times.marks import compared
from gongbao.extract.figures.times.parts import Period, years

_FROM_TO = re.compile(
    r"[由从][^，,。；]{1,24}(?:增加|提高|上升|提升|下降|减少|增长|扩大|发展|降低|缩短|压缩|回升)[到至]"
)
_EACH_YEAR = re.compile(r"年均|年平均|平均每年|年递增")
MOVED = re.compile(
    r"^(?:增加|提高|上升|提升|跃升|攀升|下降|减少|增长|扩大|扩展|发展|降低|缩短|压缩|压减|回升|升|降|增|减|变)[到至为]$"
)

_DUE = re.compile("预计|计划|力争|有望|将")
_OPENING = re.compile("[^，。；]{0,8}?(?:开通|通车|建成|投运|投用|投产|运营|具备)")

Pair = tuple[Period, Period]


def pair_of(text: str, before: list[Period]) -> Pair | None:
    """The two years that the last of the times `before` a value set against each other."""
    if before and before[-1].unit == "span" and text.startswith(("19", "20"), before[-1].start):
        at, begin, finish = before[-1].start, before[-1].first.year, before[-1].last.year
        if _FROM_TO.search(text, before[-1].end, min(len(text), before[-1].end + 60)):
            return (years(at, at, begin, begin), years(at, at, finish, finish))
        return None
    dated = [period for period in before if period.unit == "year"]
    if len(dated) < 2:
        return None
    one, other = dated[-2], dated[-1]
    behind = any(text[max(0, year.start - 1) : year.start] in ("由", "从") for year in (one, other))
    moved = behind or compared(text, other)
    first, last = sorted((one, other), key=lambda period: period.first)
    return (first, last) if moved and first.last < last.first else None


def average(pair: Pair | None, text: str, slot: Slot) -> Period | None:
    """The years that an annual average covers: those after the first of the pair."""
    if pair is None or not _EACH_YEAR.search(text[slot.clause : slot.quantity.start]):
        return None
    return years(slot.clause, slot.clause, pair[0].first.year + 1, pair[1].last.year)


def end_of(pair: Pair | None, slot: Slot) -> Period | None:
    """The end of the pair that a value stands at: 由 the first, 增加到 the last."""
    if pair is None or slot.quantity.dimension == "points":
        return None
    if slot.left.endswith(("由", "从")):
        return pair[0]
    return pair[1] if MOVED.search(slot.left) else None


def opening_due(text: str, fit: list[Period], slot: Slot) -> Period | None:
    """When what a sentence says is to open will have changed a value: 预计今年开通，车程将从…缩短至50分钟."""
    for period in reversed(fit):
        if period.role != "now" and _OPENING.match(text, period.end, slot.clause):
            return period if _DUE.search(text, max(0, period.start - 6), period.start) else None
    return None

"""Values that no time is stated for and that have none: the size of a work, what a line reaches, what a change left."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.patterns import where
from gongbao.extract.figures.times import events
from gongbao.extract.figures.times.marks import (
    describes_work,
    of_listed_work,
    of_planned_work,
    sizes_project,
    starts_from,
)

_GREW = re.compile(r"[，,](?:同比|[比较](?:去年|上年))")
_CAME = re.compile(r"[已新增]|累计")


def of_no_time(text: str, slot: Slot, mood: str, news: bool) -> bool:
    """Whether a value that states no time has none: the size of a work, what a change set out from, 近日."""
    if news and (events.of_no_day(text, slot.quantity.start) or _stands(text, slot)):
        return True
    sized = where("static_size").search(text[slot.clause : slot.quantity.start][-10:])
    if sized and slot.quantity.dimension != "percent" and not _GREW.match(text, slot.quantity.end):
        return True
    if sizes_project(text, slot) or starts_from(slot) or (mood == "reported" and of_listed_work(text, slot)):
        return True
    return mood == "target" and (describes_work(slot) or of_planned_work(text, slot))


def _stands(text: str, slot: Slot) -> bool:
    """Whether a clause tells what there is, not what took place: 班列覆盖20个国家, 中心入驻300家商户."""
    before = text[slot.clause : slot.quantity.start]
    return where("standing").search(before) is not None and not _CAME.search(before)

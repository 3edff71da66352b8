"""Plans of so many years that a text tells the start of: 为期三年的清理行动今天启动."""

from __future__ import annotations

import re
from datetime import date

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.times.parts import Period, number_of, years

_COURSE = re.compile(
    r"为期(?P<count>[二两三四五六七八九十]|\d{1,2})年的?[^，。；]{0,30}?(?:行动|计划|整治|工程|活动|攻坚|治理)"
)
_BEGINS = re.compile(r"启动|开展|实施|部署")
_OVER = re.compile(r"结束|收官|完成了?|圆满|以来|期间|成效|[了曾]")
_SETS = re.compile(r"提出|明确|要求|计划|将")
_YEAR = re.compile(r"(?:19|20)\d\d年|[去前]年")


def course_of(text: str, slot: Slot, published: date | None) -> Period | None:
    """The years of the plan that `slot` is the length of, or that its sentence sets out; None for other values."""
    if published is None or "为期" not in text:
        return None
    match = _COURSE.search(text)
    if match is None or _OVER.search(text) or not _BEGINS.search(text) or _YEAR.search(text[: match.start()]):
        return None
    if slot.quantity.start != match.start("count"):
        sets = slot.quantity.dimension == "count" and _SETS.search(text, 0, slot.quantity.start)
        if not sets or _YEAR.search(text[slot.clause : slot.quantity.start]):
            return None
    return years(match.start(), match.end(), published.year, published.year + number_of(match["count"]) - 1)

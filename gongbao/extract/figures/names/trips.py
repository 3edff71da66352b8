"""How long a trip takes: 甲市到乙市最快运行时间 of 甲市到乙市最快29分钟可达."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot

_FROM_TO = re.compile(
    r"(?P<trip>[\u4e00-\u9fff]{2,8}?[到至][\u4e00-\u9fff]{2,8}?)(?P<how>最快|最短)?(?:仅|只)?需?(?:约|近)?$"
)
_THERE = re.compile(r"(?:左右|以内)?(?:即|便|就)?(?:可达|可?到达|可?直达|可?抵达|可以到)")


def of_trip(text: str, slot: Slot) -> str:
    """The time of the trip that a duration is, "" if it is of none."""
    if slot.quantity.dimension != "duration" or not _THERE.match(text, slot.quantity.end):
        return ""
    match = _FROM_TO.search(slot.left)
    return f"{match['trip']}{match['how'] or ''}运行时间" if match else ""

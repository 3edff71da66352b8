"""Values dealt out to the brackets named before them: 0—17岁、18—34岁户籍人口分别为180人、190人."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.slot_lists import group_size

_WHO = re.compile(r"的?(?P<who>[^，,。；、：\d的]{2,12}?)(?P<what>占比|比重|比例)?分别")
_YEARS = frozenset({"岁", "周岁"})


def by_bracket(text: str, slots: list[Slot], names: list[str | None]) -> list[str | None]:
    """The names of a sentence's values, those of brackets of age told apart by them."""
    if "分别" not in text or "岁" not in text:
        return names
    found, at = list(names), 0
    while at < len(slots):
        size = group_size(slots, at)
        after = at + size
        dealt = size > 1 and after < len(slots) and slots[at].quantity.unit in _YEARS
        match = _WHO.match(text, slots[after - 1].end) if dealt else None
        if match and group_size(slots, after) == size and match.end() <= slots[after].quantity.start:
            for n in range(at, after):
                bracket = text[slots[n].quantity.start : slots[n].end]
                found[n] = f"{match['who']}年龄"
                found[n + size] = f"{bracket}{match['who']}{match['what'] or ''}"
        at = after
    return found

"""Town and country: what 城乡… is said of both, 城镇… and 农村… after it leave out."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot

_SIDE = re.compile(r"(?P<side>城镇|农村|城市|乡村)(?:(?:常住)?居民)?")
_BOTH = re.compile(
    r"城乡(?P<who>居民)?(?P<what>[^，,。；：\d]{2,18}?)"
    r"(?:逐[年步]|不断|持续|稳[步定]|明显|进一步|再[次度]|大幅|显著|全面|[均都]|双双|继续|快速|较快|提[高升标]|增[长加]|下降|扩大|缩小)"
)


def of_sides(text: str, slots: list[Slot], names: list[str | None]) -> list[str | None]:
    """The names of the values of a sentence, a bare 城镇 or 农村居民 completed by what 城乡 before it was said of."""
    if "城乡" not in text:
        return names
    found = list(names)
    for n, name in enumerate(names):
        side = _SIDE.fullmatch(name or "")
        both = _BOTH.search(text, 0, slots[n].clause) if side else None
        if side and both:
            who = "居民" if both["who"] and side["side"] == name else ""
            found[n] = f"{name}{who}{both['what']}"
    return found

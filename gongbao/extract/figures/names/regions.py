"""Places that are counted by the region they make up: 沿黄9省区, 中部六省, 粤港澳大湾区内地九市."""

from __future__ import annotations

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.patterns import pattern

_COUNTED = frozenset({"省", "省份", "省区", "省市", "省区市", "市", "州", "国"})
_LEFT, _LONGEST = 2, 12


def region_before(text: str, slot: Slot) -> str:
    """The region whose places a value counts, "" if it counts other things or places that are listed (甲、乙两省)."""
    if slot.quantity.unit not in _COUNTED:
        return ""
    end, region = slot.quantity.start, pattern("region_of_states" if slot.quantity.unit == "国" else "region")
    for start in range(max(slot.clause, end - _LONGEST), end - _LEFT + 1):
        match = region.fullmatch(text, start, end)
        if match is not None:
            return "" if text.endswith(("、", "和", "与", "及"), 0, start) else match[0]
    return ""


def of_regions(text: str, slots: list[Slot], names: list[str | None]) -> list[str | None]:
    """The names, of the places of a region with the region and what they are: 沿黄省区 of 沿黄9省区."""
    found = [region_before(text, slot) for slot in slots]
    if not any(found):
        return names
    units = [("国家" if slot.quantity.unit == "国" else slot.quantity.unit) for slot in slots]
    return [region + unit if region else name for region, unit, name in zip(found, units, names, strict=True)]

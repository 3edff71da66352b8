"""Places that are counted by the region they make up: 沿黄9省区, 中部六省, 粤港澳大湾区内地九市."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot

_COUNTED = frozenset({"省", "省份", "省区", "省市", "省区市", "市", "州", "国"})
_REGION = re.compile(
    r"(?:黄河|长江|珠江|淮河|太湖|大运河|京杭大运河)?(?:上中下游|中上游|中下游|上游|中游|下游|流域|沿线|沿岸|沿江)"
    r"|(?:长江|黄河|珠江|淮河|成渝|西江)[一-龥]{0,2}(?:经济带|经济圈)(?:沿线|沿江)?|粤港澳大湾区(?:内地)?|大湾区(?:内地)?"
    r"|沿黄|沿江|沿海|沿边|[东中西]部(?:地区)?|(?:新时代)?东北|西北|西南|华[北东南中]|长三角|珠三角|京津冀|黄淮海"
    r"|[苏皖豫鲁冀粤闽赣湘鄂][东南西北中]{1,2}|[京津冀沪苏浙皖川渝云贵黔滇桂粤闽赣湘鄂豫陕甘宁青蒙新藏黑吉辽晋鲁琼]{2,6}"
)
_OF_STATES = re.compile("东盟|中亚|北欧|海湾|南太平洋|太平洋岛")
_LEFT, _LONGEST = 2, 12


def region_before(text: str, slot: Slot) -> str:
    """The region whose places a value counts, "" if it counts other things or places that are listed (甲、乙两省)."""
    if slot.quantity.unit not in _COUNTED:
        return ""
    end, region = slot.quantity.start, _OF_STATES if slot.quantity.unit == "国" else _REGION
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

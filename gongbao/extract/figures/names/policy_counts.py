"""Measures and policies counted: 12项举措 that a plan sets out, or that say right behind what they are for."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.indicators import noun_after
from gongbao.extract.figures.patterns import pattern

_UNITS = frozenset({"项", "条"})
_KIND = re.compile(r"(?:[\u4e00-\u9fff]{2}){0,2}(?:举措|措施|政策|办法)$")
# what they make up together: 便利措施 of 发布了便利措施，包括简化手续等12项措施
_WHOLE = re.compile(
    r"(?:发布|制定|印发|出台|推出|公布|通过)了?(?:新一[批轮]|首批|一系列)?(?P<whole>[^，,。；《》“”\d]{4,24}?(?:措施|举措|政策|意见|政策文件))"
    r"[，,](?:包括|涵盖|包含)[^。；]*等$"
)
# what measures set out are for: 降低成本 of 出台降低成本35条措施
_FOR = re.compile(
    r"(?:发布|制定|印发|出台|推出|公布|实施|落实)了?(?P<aim>(?:降低|减轻|提高|增加|扩大|减少|促进|支持|推动|稳定)[^，,。；、《》“”\d]{2,18})$"
)
_ISSUED = 6  # characters of a name that only says who sets them out: 广州海关出台
# what the paper is about: 促进消费 of 发布促进消费的实施方案, 绿色发展 of 发布绿色发展政策清单
_PAPER = re.compile(
    r"(?:发布|制定|印发|出台|推出|公布|颁布)了?(?:首个|新一轮)?(?P<about>[^，,。；《》“”\d]{4,24}?)(?:的)?"
    r"(?:实施|工作|行动|若干|专项|政策)?(?:方案|意见|清单|通知|计划|规划)(?=[，,。；])"
)


def of_papers(text: str, slots: list[Slot], names: list[str | None]) -> list[str | None]:
    """The names of a sentence's values, measures counted named by what they are for."""
    found = list(names)
    for n, slot in enumerate(slots):
        kind = noun_after(slot.right) if slot.quantity.unit in _UNITS else ""
        if not kind or not _KIND.fullmatch(kind):
            continue
        if said := _FOR.search(text, slot.clause, slot.quantity.start):
            found[n] = said["aim"] + kind
        if found[n] != names[n] or len(names[n] or "") - len(kind) > _ISSUED:
            continue
        if whole := _WHOLE.search(text, 0, slot.quantity.start):
            found[n] = whole["whole"]
        elif aim := _aim(text[slot.end : slot.end + 40].removeprefix(kind)) or _about(text[: slot.quantity.start]):
            found[n] = aim + kind
    return found


def _aim(rest: str) -> str:
    """What measures are said to be for right behind them: 支持春耕 of 12项举措 支持春耕."""
    match = pattern("aim", r"[，,\s]?(?P<aim>(?:", r")[^，,。；：、\d]{3,20})(?=[，,。；\n]|$)").match(rest)
    return match["aim"] if match else ""


def _about(ahead: str) -> str:
    papers = list(_PAPER.finditer(ahead))
    return papers[-1]["about"] if papers else ""

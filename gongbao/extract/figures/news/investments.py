"""What money was invested in, where no subject stands before it: 投资2亿元实施…工程, 投资2亿元的…项目开工."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.indicators import clean_left

_BARE = re.compile(
    r"(?:全年|当年|年内|其中|先后|启动|实施|推进|共|已|拟|将|再|[由从自把向对])*(?P<name>(?:计划|预计|累计|批复|概算|总|共)*(?:完成)?(?:固定资产)?(?:总)?投资额?)"
    r"(?:总额|达到?|约|近|为|超过?|突破)*"
)
_DOES = re.compile(
    r"[，,]?(?:用于|统筹|先后|同步|全面|重点|启动|主要)*(?:实施|完成|建成|建设|新建|改建|扩建|改造|改扩建|启动|开工建设|推进|修建|铺设|购置|打造|进行)了?"
)
_THING = re.compile(
    r"(?:工程|项目|中心|基地|园区?|公园|广场|厂|馆|院|学校|线|公路|道路|大桥|站|综合体|市场|牧场|设施|平台|小区|管网|改造)"
)
_BEFORE = re.compile(
    r"(?:^|[，,。；：])(?P<thing>[^，,。；：\d]{2,20}?(?:工程|项目|建设|改造|基地|园区|组团|基础设施)(?:[一二三四]期)?)"
    r"(?:初具|顺利|稳步|有序|全面|加快|扎实|深入|强力|快速|进展|基本|正式|主体|开工|启动|竣工|建成|投入|完工|推进|实施)[^，,。；：\d]{0,12}[，,]$"
)
_END = re.compile(r"[，,。；;：:！\n]")
_NEXT = re.compile("的[^，,。；、]{2,24}、约?")  # 投资5亿元的养老公寓、2亿元的燃气站
_AMONG = re.compile(r"(?P<thing>[^，,。；、\d等]{2,24})等(?:重点|重大)?(?:工程|项目)")
_HOLE = re.compile(r"(?:约|近|超过?|共|总?计)$")


def invested(text: str, slots: list[Slot], names: list[str | None]) -> list[str | None]:
    """The names of the values of a sentence, bare investments completed by what they were made in."""
    found = list(names)
    for n, slot in enumerate(slots):
        bare = _BARE.fullmatch(slot.left.strip()) if slot.first and slot.quantity.dimension == "money" else None
        if bare and (thing := _before(text, slot) or _after(text, slots, n)):
            found[n] = thing + bare["name"]
            for m in _dealt(text, slots, n):
                found[m] = (_of_which(text, slots, m, slots[m].end + 1) or thing) + bare["name"]
    return found


def _dealt(text: str, slots: list[Slot], n: int) -> Iterator[int]:
    """The amounts after that of slot `n` that are each an attribute of the next noun on its list."""
    for m in range(n + 1, len(slots)):
        joined = _NEXT.fullmatch(text, slots[m - 1].end, slots[m].quantity.start)
        if not joined or slots[m].quantity.dimension != "money" or not text.startswith("的", slots[m].end):
            return
        yield m


def _before(text: str, slot: Slot) -> str:
    """The work that the clause before tells the course of: 奶源基地建设初具规模，"""
    match = _BEFORE.search(text, 0, slot.clause)
    return clean_left(match["thing"]) if match else ""


def _after(text: str, slots: list[Slot], n: int) -> str:
    """The object of what was done with the money, or the noun that the money is an attribute of."""
    at = slots[n].end
    if text.startswith("的", at):
        return _of_which(text, slots, n, at + 1)
    if not (does := _DOES.match(text, at)):
        return ""
    end = _END.search(text, does.end())
    thing = _without_counts(text, slots, n, does.end(), end.start() if end else len(text))
    return thing if 2 <= len(thing) <= 32 else ""


def _of_which(text: str, slots: list[Slot], n: int, at: int) -> str:
    """拆炉并网工程 of 的拆炉并网工程新接入…: up to the first noun for a work."""
    end = _END.search(text, at)
    stop = end.start() if end else len(text)
    if next(_dealt(text, slots, n), None):
        return text[at : slots[n + 1].quantity.start].removesuffix("约").removesuffix("、")
    if among := _AMONG.match(text, at, stop):
        return among["thing"]
    match = _THING.search(text, at + 2, stop)
    if not match:
        return ""
    following = _THING.match(text, match.end())  # 焚烧厂项目, 公园改造工程
    return _without_counts(text, slots, n, at, (following or match).end())


def _without_counts(text: str, slots: list[Slot], n: int, start: int, stop: int) -> str:
    """The words from `start` to `stop` less the values in them: 道路的改扩建 of 17条道路的改扩建."""
    kept, at = "", start
    for slot in slots[n + 1 :]:
        if slot.quantity.start >= stop:
            break
        kept += _HOLE.sub("", text[at : slot.quantity.start])
        at = slot.end
    return (kept + text[at:stop]).strip().removeprefix("的").removesuffix("任务").removesuffix("等")

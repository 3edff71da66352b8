"""Shares: of those of whom a clause says something (得到控制的火势占比 of 才有25%的火势得到控制), of things in turn."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.indicators import noun_after
from gongbao.extract.figures.names.relations import plain
from gongbao.extract.words import tagged

_SAID = re.compile(r"的?(?P<said>[^，,。；;：:！？、（）()\n\d]{5,34})(?![\d万亿])")
# what all of a share is, what it moved from or to, how much it grew by: no part of anything does anything
_NO_PART = re.compile(r"(?:[的率量值额重例在从由为至达到过持占降增以]|增长|下降|上升|提高|回落|不低于|目标)$")
_HOW = re.compile(r"^(?:已经?|都|均|全部|可以|将|仍)+")
_OF_WHICH = re.compile("(?:其中|有)(?:[约近超]|超过)?$")  # 其中九成|扎根乡村
_PEOPLE = re.compile("人(?=选择|愿意|认为|支持|希望|打算|没有|来自|从事)")
# 在交易的绿证中，约七成|被企业买走
_OF_ALL_THESE = re.compile(
    r"(?:^|[，,。；：])在?(?P<those>[^，,。；：其]{2,40})中[，,](?:已?有|只有|仅有|约|近|超过?)*$"
)
_COUNT = re.compile(r"^.*(?:的(?=.)|\d[余多]?[\u4e00-\u9fff])")
_OF_A_WHOLE = re.compile("占(?!比)")
_LONGEST, _LONGEST_NOUN = 20, 14
_NOUN = frozenset("nj")
_HOW_MUCH = ("比例", "标准", "幅度", "额度", "速度", "价格")  # 按60%的比例|予以奖励: none of these does anything


def of_some(text: str, slot: Slot, last: Slot) -> str:
    """The name of a share of those who do something, "" if a value is none; `last` is the slot that ends its list."""
    if slot.quantity.dimension != "percent" or _NO_PART.search(slot.left.removesuffix("超过").rstrip("约近超")):
        return ""
    match = _SAID.match(text[: last.stop], last.end)
    if match and (among := _among(text, slot, match["said"])):
        return among
    if match is None or (match.group() == match["said"] and _OF_WHICH.search(slot.left)):
        return ""
    noun = "人" if _PEOPLE.match(match["said"]) else noun_after(match["said"])
    if noun.endswith(_HOW_MUCH) or not noun or len(noun) > _LONGEST_NOUN or not match["said"].startswith(noun):
        return ""
    does = _HOW.sub("", match["said"][len(noun) :], count=1)
    if (
        (len(noun) < 2 and noun != "人")
        or tagged(noun)[-1][1][:1] not in _NOUN
        or not 3 <= len(does) <= _LONGEST
        or tagged(does)[0][1][:1] not in "vpd"
    ):
        return ""
    return f"{does}的{noun}占比"


def in_turn(slot: Slot, size: int, own: str, here: list[str]) -> list[str] | None:
    """The shares that the things named before make up in turn: 分别占全国的35%、37%; None if they are not as many."""
    if slot.quantity.dimension != "percent" or "分别" not in slot.left or not _OF_A_WHOLE.match(own):
        return None
    things = list(dict.fromkeys(map(plain, reversed(here))))[size - 1 :: -1]
    return [thing + own.removesuffix("比重") + "比重" for thing in things] if len(things) == size else None


def _among(text: str, slot: Slot, said: str) -> str:
    """The share of all those that the clause before speaks of, "" if it speaks of none or `said` names its own noun."""
    those = _OF_ALL_THESE.search(text[: slot.quantity.start])
    does = _HOW.sub("", said, count=1).replace("了", "", 1)
    if those is None or not does or does.startswith("是") or tagged(does)[0][1] not in ("v", "p", "d"):
        return ""
    noun = _COUNT.sub("", those["those"])
    return f"{does}的{noun}占比" if 2 <= len(noun) <= _LONGEST_NOUN and len(does) <= _LONGEST else ""

"""The share of those of whom a clause says something: 得到控制的火势占比 of 才有25%的火势得到控制."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.indicators import noun_after
from gongbao.extract.words import tagged

_SAID = re.compile(r"的?(?P<said>[^，,。；;：:！？、（）()\n\d]{5,34})(?![\d万亿])")
# what all of a share is, what it moved from or to, how much it grew by: no part of anything does anything
_NO_PART = re.compile(r"(?:[的率量值额重例在从由为至达到过持占降增以]|增长|下降|上升|提高|回落|不低于|目标)$")
_HOW = re.compile(r"(?:已经?|都|均|全部|可以|将|仍)+")
_OF_WHICH = re.compile("(?:其中|有)(?:[约近超]|超过)?$")  # 其中九成|扎根乡村
_LONGEST, _LONGEST_NOUN = 20, 14
_NOUN = frozenset("nj")
_HOW_MUCH = ("比例", "标准", "幅度", "额度", "速度", "价格")  # 按60%的比例|予以奖励: none of these does anything


def of_some(text: str, slot: Slot, last: Slot) -> str:
    """The name of a share of those who do something, "" if a value is none; `last` is the slot that ends its list."""
    if slot.quantity.dimension != "percent" or _NO_PART.search(slot.left.rstrip("约近超")):
        return ""
    match = _SAID.match(text[: last.stop], last.end)
    if match is None or (match.group() == match["said"] and _OF_WHICH.search(slot.left)):
        return ""
    noun = noun_after(match["said"])
    if noun.endswith(_HOW_MUCH) or not 2 <= len(noun) <= _LONGEST_NOUN or not match["said"].startswith(noun):
        return ""
    does = _HOW.sub("", match["said"][len(noun) :], count=1)
    if tagged(noun)[-1][1][:1] not in _NOUN or not 3 <= len(does) <= _LONGEST or tagged(does)[0][1][:1] not in "vpd":
        return ""
    return f"{does}的{noun}占比"

"""People counted without what they do (工人铆足干劲), with what befell them; who gains by what was done, who scores."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.indicators import clean_left
from gongbao.extract.figures.patterns import where
from gongbao.extract.words import tagged

_GAINS = re.compile(r"(?P<who>[^，,。；：、\d]{0,12}?)(?:直接|从中|由此|普遍)?(?:受益|获益)(?=[，,。；]|$)")
_GAINS_BY = re.compile(r"(?:实施|建成|完成|开展|推进|启动|推行)了?(?P<what>[^，,。；：\d]{4,24})[，,]$")


def gainers(text: str, slot: Slot, noun: str, here: list[str]) -> str:
    """Who gains by what the clause before did: 改造工程受益居民 of 实施改造工程，3万居民直接受益."""
    gained = slot.first and text.find("益", slot.end, slot.end + 20) >= 0 and not clean_left(slot.left)
    match = _GAINS.match(text, slot.end) if gained else None
    if not match:
        return ""
    work = _GAINS_BY.search(text, 0, slot.clause)
    return f"{work['what'] if work else here[-1] if here else ''}受益{match['who'] or noun or '人口'}"


def scorer(text: str, slot: Slot, own: str) -> str:
    """Whose time or points a value is: 选手成绩 of 选手以65.8秒夺冠; "" if it is no such."""
    result = _RESULT.match(text, slot.end) if slot.left.endswith("以") else None
    if not result and not (slot.quantity.unit in _SCORES and slot.left.endswith("以") and len(own) > 1):
        return ""
    whose = own.removesuffix("以") or _athlete(text[: slot.clause])
    return whose + ((result["event"] or "") + result["what"] if result else "成绩")


def _athlete(ahead: str) -> str:
    """The last athlete that the text before names with what he is: 李明 of 老将李明在决赛中，"""
    found = _ATHLETE.findall(ahead)
    return found[-1] if found else ""


_RESULT = re.compile(
    "的(?P<what>总?成绩)(?:(?:摘得|夺得|获得|赢得|斩获)(?P<event>[^，。；的]{2,16}?)的?(?:比赛|项目)?(?:金牌|银牌|铜牌|[冠亚季]军))?"
)
_ATHLETE = re.compile("(?:选手|运动员|[老小名]将)(?P<who>[\u4e00-\u9fff·]{2,4}?)(?=[在获夺力以，])")
_SCORES = frozenset({"秒", "分", "环"})
_PEOPLE = frozenset({"名", "位", "人"})
_WHO = re.compile(r"(?:[员者人工兵生师家客民]|[选旗]手|群众|代表|干部|嘉宾|健儿|同志|儿童)$")
_FOR_THEM = re.compile(r"[为给向对][约近超]?$")
_DOES = frozenset({"v", "d", "ad", "zg"})


def people(slot: Slot, noun: str) -> str:
    """Those counted without what they do or how they are: 工人 of 工人铆足干劲, 航天员 of 航天员状态良好.

    What befell them stays: 人员受伤 are not all of them; and what is done for them: 为1000名老人发放补贴.
    """
    if slot.quantity.unit not in _PEOPLE or len(noun) < 4 or _FOR_THEM.search(slot.left):
        return noun
    if "的" in noun or "、" in noun or where("fate").search(noun):
        return noun
    words, at = tagged(noun), 0
    for n, (word, tag) in enumerate(words[:-1]):
        at += len(word)
        does = (words[n + 1][1] in _DOES or words[-1][1] == "a") and not _WHO.search(words[n + 1][0])
        if tag[:1] in "nj" and does and at > 1 and _WHO.search(word):
            return noun[:at]
    return noun

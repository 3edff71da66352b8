"""What a clause of the news tells of the present: 目前, 各地, early in the year 今年; verbs that go on for a while."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from gongbao.extract.measures.closed import closed
from gongbao.extract.measures.predicate import Predicate
from gongbao.extract.measures.under_way import counted
from gongbao.extract.measures.verbs import Token

_AT_PRESENT = re.compile(r"目前|当前|眼下|如今|现在|连日来|(?:我国|中国|[省市县区旗])(?:始终)?坚持以")
_EVERYWHERE = re.compile(
    r"各地|等地(?![质区方下形貌面震铁理])|多地|各级|各部门|(?:^|[，。])当地"
    r"|(?:^|[，。：])(?:沿海|沿江|沿线|相关|各)[省地市区县][份区市县]?"
)
_PAST = re.compile(
    "了(?!解)|已|以来|年多?来|近年|去年|累计|首次|成功|先后|相继|近日|日前|不久前|[昨今前当]天(?!起)|当日|期间|同比|增长(?:约|近|超)?\\d|20\\d\\d年"
)
_AIMS = re.compile(
    "[\u3400-\u9fff]{2,10}?"
    "(?:聚焦|立足|瞄准|锚定|抢抓|抓住|紧盯|围绕|着眼|坚持|充分发挥|以[^，。]{2,16}(?:引领|抓手|牵引|重点|主线|导向)|在[^，。]{2,24}基础上，)"
)  # how a sentence tells what somebody is about
_IN_YEAR = re.compile(
    "今年(?!起|底|年底|内|以来|前|上半年|一季度|[^，。]{0,6}(?:首次|已|了))"
    "(?:，[^，。；]*$|[^，。；]*$|，?[^，。；]{0,4}(?:全面|进一步|大力|着力|重点|加快|持续|深入|积极|聚焦)"
    "|[^。；了已]*，(?:大力|积极|全面|深入|持续|不断|着力|进一步|扎实)$|[^。；了已]*(?:安排|拿出)[^，。；了已]*(?:资金|元)[^，。；了已]{0,8}，[^，。；]{0,4}$)"
)
EARLY = 6  # the last month in which what is done this year has only begun


def lasts(action: str) -> bool:
    """Whether what a verb says goes on for a while (组织, 清理加固), and is not done at one time (下放, 出台)."""
    lasting = closed("lasting")
    return action in lasting or all(action[n : n + 2] in lasting for n in range(0, len(action), 2))


def is_present(said: str, tokens: Sequence[Token], start: int) -> bool:
    """Whether what stands before a verb at `start` says that it goes on now or in many places."""
    return _AT_PRESENT.search(said) is not None or _is_everywhere(said, tokens, start)


def goes_on_now(predicate: Predicate, tokens: Sequence[Token]) -> bool:
    """Whether a sentence says that something goes on now or in many places, counts nothing and tells of nothing past:
    眼下，各地|加强治理."""
    started = "".join(token.text for token in tokens if token.end <= predicate.start)
    if counted(predicate) or not is_present(started, tokens, predicate.start):
        return False
    return _PAST.search("".join(token.text for token in tokens)) is None


def _is_everywhere(said: str, tokens: Sequence[Token], start: int) -> bool:
    """各地|加强治理: what goes on in many places, unless something that they do is told as done (树立了…)."""
    found = _EVERYWHERE.search(said)
    if found is None or not closed("at_once").isdisjoint([token.text for token in tokens]):
        return False
    begin = start - (len(said) - found.start())
    return not any(
        after.text == "了" and after.start > begin and _tells_done(tokens, n) for n, after in enumerate(tokens[1:])
    )


def _tells_done(tokens: Sequence[Token], at: int) -> bool:
    """Whether 了 behind the word at `at` tells of something done, and not of what it was good for: 为…提供了平台."""
    if tokens[at].tag[:1] != "v" or tokens[at].text == "有":
        return False
    begin = next((n for n in range(at, -1, -1) if tokens[n].text in closed("stop")), -1)
    good_for = any(token.text in closed("purpose") for token in tokens[begin + 1 : at])
    return not (good_for and tokens[at].text in closed("provides"))


def is_pursued(predicate: Predicate, tokens: Sequence[Token], headline: bool) -> bool:
    """山东|积极|引导…, 聚焦…，推动…: striven for, in a sentence that tells of nothing reached and of no time gone by.

    Someone must be named but in a headline: else a sentence may go on with a list of tasks.
    """
    return (headline or predicate.named or tokens[0].role not in ("verb", "adverb")) and is_striven(predicate, tokens)


def is_striven(predicate: Predicate, tokens: Sequence[Token]) -> bool:
    """Whether a clause says that it is striven for, in a sentence that tells of nothing reached."""
    left = [token for token in tokens if token.end <= predicate.start]
    begin = next((n for n in range(len(left), 0, -1) if left[n - 1].text in "，；："), 0)
    clause, text = [token.text for token in left[begin:]], "".join(token.text for token in tokens)
    striven = not closed("striving").isdisjoint(clause) or _is_about(tokens, text)
    return striven and closed("inquires").isdisjoint(clause) and _PAST.search(text) is None


def _is_about(tokens: Sequence[Token], text: str) -> bool:
    """河北聚焦…，加强…: what a region is about."""
    first = next((token for token in tokens if token.text not in closed("dateline")), tokens[0])
    return first.tag == "ns" and _AIMS.match(text, first.start) is not None


def is_activity(predicate: Predicate) -> bool:
    """开展…行动: what a headline that names who acts tells of as going on."""
    return predicate.inside[-1].text in closed("activity")


def is_begun(predicate: Predicate, said: str, published_on: date | None) -> bool:
    """Early in the year 今年|全面实施… has only begun."""
    if published_on is None or published_on.month > EARLY or counted(predicate):
        return False
    return _IN_YEAR.search(said) is not None and "了" not in said and lasts(predicate.action)

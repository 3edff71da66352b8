"""Who acts: the subject before the verb where one is stated, else the body that issued the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise, takewhile

from gongbao import lexicon
from gongbao.extract.measures.closed import closed, endings
from gongbao.extract.measures.verbs import Token
from gongbao.model import Document

LONGEST = 40
_DIVISIONS = frozenset("省市县区州镇乡村旗盟")  # 奋斗|镇
_LEADING = frozenset("xc")  # tags of marks and conjunctions
_COUNTED = re.compile(r"[\d两三四五六七八九十多余]+")  # 23|个|省份, 两|部门


@cache
def _endings() -> tuple[str, ...]:
    return lexicon.lines("measures/agents.txt")


@cache
def _others() -> frozenset[str]:
    return frozenset(lexicon.lines("measures/not_agents.txt"))


def is_agent(text: str) -> bool:
    """Whether a noun phrase names someone who can act."""
    return text.endswith(_endings()) and text not in _others()


def stated(left: Sequence[Token]) -> tuple[int, int] | None:
    """Where the actor stands among the tokens before a verb (offsets into the sentence); None if none is stated."""
    begin = 0
    while begin < len(left) and _leads(left[begin]):
        begin += 1
    end = begin
    while end < len(left) and _belongs(left, end):
        end += 1
    willing = closed("willing")
    run = list(takewhile(lambda token: token.text not in willing, _assigned(left[begin:end])))  # 中方|愿同|法方
    if end < len(left) and left[end].text in closed("route"):
        return None  # 汾阳|至|石楼的高速公路
    if run and run[0].text in closed("partner"):
        return None  # 与无锡、常州|共建…
    if begin and left[begin - 1].text in closed("visits"):
        return None  # 深入|企业|开展…
    while run and (run[0].text in closed("no_actor_start") or run[0].tag in _LEADING):
        run = run[1:]
    if (
        not run
        or not closed("no_actor").isdisjoint([token.text for token in run])
        or not _acts(run[-1])
        or _tells_of_place(run)
        or run[-1].end - run[0].start > LONGEST
    ):
        return None
    start = run[0].start + run[0].text.startswith("由")  # 由省|财政
    number = left[begin - 1] if begin and run[0] is left[begin] else None
    counted = number is not None and number.role == "number" and number.end == start and _COUNTED.fullmatch(number.text)
    return number.start if number and counted else start, run[-1].end


def _tells_of_place(run: Sequence[Token]) -> bool:
    """Whether a verb stands before the place that a run of words ends with: 综合考虑|国内外环境|和|重庆, 赴|日本."""
    told = (one.tag == "v" and after.text not in _DIVISIONS for one, after in pairwise(run))
    return run[-1].tag == "ns" and any(told)


def _assigned(run: Sequence[Token]) -> Sequence[Token]:
    """Who is told to act, if anyone is (水利部|部署|各地水利部门), else who tells."""
    texts = [token.text for token in run]
    if closed("assigns").isdisjoint(texts):
        return run
    at = next(n for n, text in enumerate(texts) if text in closed("assigns"))
    return run[at + 1 :] or run[:at]


def _acts(token: Token) -> bool:
    """A place acts where the word is a place name (苏州市, 江苏) and not only ends like one (旧城区)."""
    if token.tag == "ns":
        return token.text not in _others()
    if token.text[-1] in _DIVISIONS and token.tag != "ns" and token.text not in _endings():
        return False
    return is_agent(token.text)


def _leads(token: Token) -> bool:
    return token.role in ("adverb", "time", "mark", "number", "note")


def _belongs(left: Sequence[Token], at: int) -> bool:
    token = left[at]
    if token.text in closed("joint"):
        return at + 1 < len(left) and left[at + 1].role in ("word", "name")
    if token.text in ("是", "系", "让", "使"):
        return False
    return token.role in ("word", "name", "number") or (
        token.verb is not None and token.verb.noun and token.verb.kind != "reporting"
    )


def implied(document: Document) -> str | None:
    """The body whose document this is: the issuer, or a public publisher; a broadcaster or paper is none."""
    meta = document.meta
    if meta.article_type in ("news", "interpretation"):
        return None
    name = meta.issuer or meta.publisher
    return name if name and name.endswith(endings("issuing_body")) else None

"""The places abroad that a text tells were struck: there are the dead and the damage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from gongbao.extract.figures.areas.marks import INWARD
from gongbao.extract.seeking import sought
from gongbao.model import Mention

_STRIKE = r"(?:空袭|袭击|轰炸|炮击|打击|攻击|突袭)"
_PART = "[东南西北中]{1,2}部"
_STRUCK = sought(rf"(?<!遭)(?<!到){_STRIKE}了?(?:位于|在)?(?:该国)?(?:{_PART}(?:城市)?)?$")
_AIMED = sought(rf"(?<!针)(?<!反)[对向](?:[一-龥]?首都|该国|{_PART})?$")  # 对黎首都贝鲁特发动空袭
_AIM = re.compile(rf"(?:{_PART}[、和与及])*[^，,。；：、]{{0,24}}?(?:{_STRIKE}|开火|射击|发射)")
_SUFFERS = re.compile(
    rf"[^，,。；：]{{0,16}}?(?P<hit>遭到?|遭受|受到|遭遇|发生)(?!制裁)[^，,。；：]{{0,14}}?(?:{_STRIKE}|爆炸|枪击|扫射|地震(?!的?可能))"
)
_NEXT_TO = re.compile(r"(?:靠近|临近|邻近|毗邻|来自|[距从与])$")
_NOT_THERE = re.compile(r"(?:籍|[^，,。；]{0,4}(?:记者|平民|人员|[商货军油船]船|驱逐舰|军舰|士兵|公民))")
_LISTED = re.compile(r"^(?:、|和|与|以及)(?:[东南西北中]{1,2}部(?:城市|地区)?)?$")


class Strike(NamedTuple):
    """The places that were struck and where the last of them ends."""

    targets: tuple[Mention, ...]
    start: int
    end: int


def strikes(text: str, named: Sequence[Mention]) -> list[Strike]:
    """What a sentence says was struck: 对A南部B发动空袭, 袭击A, A、B等地遭袭击; only places abroad."""
    found: list[Strike] = []
    n = 0 if any(map(_is_abroad, named)) else len(named)
    while n < len(named):
        run = _run(text, named[n:])
        first, last = run[0], run[-1]
        before, at = text[max(0, first.start - 12) : first.start], last.end
        suffers = _SUFFERS.match(text, at)
        if suffers and any(
            "称" in text[at : one.start] and one.start < suffers.start("hit") for one in named[n + len(run) :]
        ):
            suffers = None  # 叙军方称大马士革等地遭空袭: another place suffers
        hit = suffers or _STRUCK.search(before) or (_AIMED.search(before) and _AIM.match(text, at))
        if hit and all(map(_is_abroad, run)) and not (_NEXT_TO.search(before) or _NOT_THERE.match(text, at)):
            found.append(Strike(_targets(text, run), first.start, at))
        n += len(run)
    return found


def _is_abroad(mention: Mention) -> bool:
    return mention.place is not None and mention.place.type == "foreign"


def _run(text: str, named: Sequence[Mention]) -> list[Mention]:
    """The first mention with those it goes on with: a place in it, or the next of a list."""
    run = [named[0]]
    for one in named[1:]:
        gap = text[run[-1].end : one.start]
        if not (INWARD.match(gap) or _LISTED.match(gap)):
            break
        run.append(one)
    return run


def _targets(text: str, run: list[Mention]) -> tuple[Mention, ...]:
    """The innermost place of a run, or what holds those on a list: A南部B、北部C are in A."""
    listed = [_LISTED.match(text[a.end : b.start]) is not None for a, b in pairwise(run)]
    if not any(listed):
        return (run[-1],)
    return (run[0],) if not listed[0] else tuple(run)


def strike_at(text: str, found: list[Strike], at: int) -> Strike | None:
    """The strike a value at `at` is told of: the last before it, else the first, within one part of a headline."""
    before = [one for one in found if one.start < at]
    chosen = before[-1] if before else found[0]
    first, last = sorted((chosen.start, at))
    return None if " " in text[first:last] else chosen

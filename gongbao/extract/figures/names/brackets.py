"""Values and brackets: those dealt out to brackets of age (0—17岁、18—34岁户籍人口分别为180人、190人), and those that
stand in a bracket behind their thing (甲园区（总投资5亿元）)."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.sharing import says_what
from gongbao.extract.figures.names.sizes import size_in
from gongbao.extract.figures.names.slot_lists import group_size
from gongbao.extract.words import ending, tagged

_WHO = re.compile(r"的?(?P<who>[^，,。；、：\d的]{2,12}?)(?P<what>占比|比重|比例)?分别")
_IN_BRACKET = re.compile(
    r"(?P<thing>[^，,。；：、（）\d]{2,20})（(?P<measure>[\u4e00-\u9fff]{2,6}?)(?:为|约|共|近|达到?|超过?|不[低少]于)*$"
)
_FURTHEST = 32
_YEARS = frozenset({"岁", "周岁"})


def in_brackets(text: str, slots: list[Slot], names: list[str | None]) -> list[str | None]:
    """The names of a sentence's values, those that a bracket measures of the thing before it named by both."""
    if "（" not in text:
        return names
    found = list(names)
    for n, slot in enumerate(slots):
        start = slot.quantity.start
        match = _IN_BRACKET.search(text[max(0, start - _FURTHEST) : start])
        if match and _measures(match["measure"]) and (thing := _noun(match["thing"])):
            found[n] = thing + match["measure"]
    return found


def _measures(word: str) -> bool:
    return bool(size_in(word)) or says_what(word) or word.endswith("标准")


def _noun(phrase: str) -> str:
    """The noun that a phrase ends with: 甲园区 of 支持甲园区, "" if it ends with none."""
    return ending(tagged(phrase), lambda _, tag: tag[:1] in "nbjlsz" or tag in ("vn", "eng"))


def by_bracket(text: str, slots: list[Slot], names: list[str | None]) -> list[str | None]:
    """The names of a sentence's values, those of brackets of age told apart by them."""
    if "分别" not in text or "岁" not in text:
        return names
    found, at = list(names), 0
    while at < len(slots):
        size = group_size(slots, at)
        after = at + size
        dealt = size > 1 and after < len(slots) and slots[at].quantity.unit in _YEARS
        match = _WHO.match(text, slots[after - 1].end) if dealt else None
        if match and group_size(slots, after) == size and match.end() <= slots[after].quantity.start:
            for n in range(at, after):
                bracket = text[slots[n].quantity.start : slots[n].end]
                found[n] = f"{match['who']}年龄"
                found[n + size] = f"{bracket}{match['who']}{match['what'] or ''}"
        at = after
    return found

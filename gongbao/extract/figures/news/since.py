"""Whose counts a sentence gives that tells them since something began: 专线开通一年以来，往返航班…，进出口货物…."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.indicators import clean_left
from gongbao.extract.figures.names.topics import VAGUE, named
from gongbao.extract.figures.patterns import alternatives
from gongbao.extract.seeking import sought
from gongbao.extract.words import tagged

_BEGAN = (
    rf"(?:正式|全线|全面)?(?:{alternatives('begins')})"
    r"(?:运作|运营|运行|建设|实施)?(?:[一二两三四五六七八九十\d]+年多?)?(?:以来|来)[，,]?"
)
_BEGUN = sought(_BEGAN)
_SINCE = re.compile(rf"(?<!\d)(?P<thing>[^，,。；：\d]{{2,26}}?){_BEGAN}")
_FIRST = re.compile("^(?:国内|全国|我国|全球)?首[条个座批家]")
_NO_THING = re.compile("[年月日期]$|这[个项]|自(?!贸|由|治)|活动$|运输$")
_SHORT = 5  # a name of fewer characters does not begin with what the dictionary calls a verb: 投入商业
_LONGEST = 10  # characters of a name that says nothing of whose count it is


def since_begun(text: str, slots: list[Slot], names: list[str | None]) -> list[str | None]:
    """The names of a sentence's values, bare ones with what it is that began."""
    match = _SINCE.search(text) if "来" in text and _BEGUN.search(text) else None
    thing = _thing(match["thing"]) if match else ""
    if match is None or not thing:
        return names
    found = list(names)
    for n, (slot, name) in enumerate(zip(slots, names, strict=True)):
        if not name or len(name) > _LONGEST or slot.quantity.start < match.end() or name[0] in "该这其":
            continue
        if slot.quantity.dimension != "duration" and thing[-2:] not in name and thing[:2] not in name:
            found[n] = thing + name
    return found


def _thing(words: str) -> str:
    """The name of what began, "" if the words name nothing."""
    phrase = _FIRST.sub("", clean_left(words))
    if VAGUE.search(phrase) or not 3 <= len(phrase) <= 24:
        phrase = named(words)
    if not phrase or _NO_THING.search(phrase):
        return ""
    return "" if len(phrase) < _SHORT and tagged(phrase)[0][1][:1] in "vdm" else phrase

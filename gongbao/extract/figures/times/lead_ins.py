"""The time that the line over a list of items sets for all of them: 到2027年的具体目标：, —— …, —— …."""

from __future__ import annotations

import re
from datetime import date

from gongbao.extract.figures.times.parts import Period
from gongbao.extract.figures.times.periods import find_periods
from gongbao.extract.reading import read

_ITEM = re.compile(r"\s*——")
LONGEST_LIST = 4_000  # characters that are read back from an item to the line over its list


def lead_in(text: str, at: int, published_on: date | None) -> Period | None:
    """By when what the items of a list name is to be reached, for the paragraph around the offset `at`.

    None if that is no item, or the line over the list does not end in a colon or says no such time.
    """
    line = text.rfind("\n", 0, at) + 1
    if not _ITEM.match(text, line):
        return None
    above = (said.strip() for said in reversed(text[max(0, line - LONGEST_LIST) : line].split("\n")))
    return _by_when(next((said for said in above if said and not _ITEM.match(said)), ""), published_on)


def _by_when(line: str, published_on: date | None) -> Period | None:
    if not line.endswith((":", "：")):
        return None
    periods = find_periods(read(line, 0, len(line)).text, published_on)
    return next((one for one in reversed(periods) if one.role == "end"), None)

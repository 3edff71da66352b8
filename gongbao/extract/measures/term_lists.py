"""Lists of what one must be or do to be given something (补贴条件：（1）…；（2）…): no item of one is a measure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongbao.model import Document, Sentence

LONGEST_LIST = 3_000  # characters that are read back from an item to what opens its list
_ITEM = re.compile(
    r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[①-⑳]|\d{1,2}[.．、)）]|[一二三四五六七八九十]{1,3}、)"
)
_OPENS = re.compile("(?:条件|情形)(?:之一)?(?:的)?(?:（[^）]*）)?[：:]?$")
_HEADING = 20  # characters an item that is a heading has at most
_ENDS = frozenset("。；！？，：;:,")


def is_listed_term(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence stands in an item of a list that a line opens as one of conditions."""
    text = document.text
    line = text.rfind("\n", 0, sentence.start) + 1
    if not _ITEM.match(text, line):
        return False
    for above in _above(text[max(0, line - LONGEST_LIST) : line]):
        if _OPENS.search(above):
            return True
        if not _ITEM.match(above) or (len(above) <= _HEADING and above[-1] not in _ENDS):
            return False
    return False


def _above(text: str) -> Iterator[str]:
    """The lines of a text from the last to the first, empty ones left out."""
    return (line.strip() for line in reversed(text.split("\n")) if line.strip())

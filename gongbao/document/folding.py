"""Text as patterns expect it: without the glosses of mirror pages, in simplified characters. To match on only."""

from __future__ import annotations

import re
from functools import cache

from gongbao import lexicon

# The pinyin a mirror page puts after a character: 萬(wàn), 數(shù).
_GLOSS = re.compile(r"(?<=[\u3400-\u9fff])[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹ]{1,6}[)）]")


def fold(text: str) -> str:
    """`text` without glosses and in simplified characters: to compare and to match on, never to publish as text."""
    if text.isascii():
        return text
    plain = _GLOSS.sub("", text) if "(" in text or "（" in text else text
    return plain.translate(_simplified()) if _traditional().search(plain) else plain


@cache
def _simplified() -> dict[int, str]:
    pairs = (pair for line in lexicon.lines("document/traditional.txt") for pair in line.split())
    return {ord(pair[0]): pair[1] for pair in pairs}


@cache
def _traditional() -> re.Pattern[str]:
    """What there is to simplify. Most texts have none of it, and a search is much faster than a translation."""
    return re.compile(f"[{''.join(map(chr, _simplified()))}]")

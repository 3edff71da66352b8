"""Which number words of a text count nothing: 一带一路, 三农, 进一步, 二手车."""

from __future__ import annotations

import re
from functools import cache

import ahocorasick_rs

from gongbao import lexicon
from gongbao.extract.places.entries import countries, country_chars
from gongbao.extract.seeking import sought

_ROUND = frozenset({"百年", "百米", "百家", "千家", "万家", "万户", "千万"})
_ABOUT = re.compile(r"(?:(?<![最附])近|约|[超逾]|超过|突破|长达)$")


def idiom_spans(text: str) -> list[tuple[int, int]]:
    """Places of idioms in `text`, in order, the longest of those that begin together."""
    found = [(start, end) for _, start, end in _automaton().find_matches_as_indexes(text)]
    return [(start, end) for start, end in found if not _counts(text, start, end)]


def _counts(text: str, start: int, end: int) -> bool:
    """Whether a measure in round figures is one here: 近百米, 百年之久."""
    if text.startswith("两国", start) and end - start == 2:
        return two_states().search(text, max(0, start - 16), start) is not None
    if text[start:end] not in _ROUND:
        return False
    return text.startswith("之久", end) or _ABOUT.search(text[max(0, start - 2) : start]) is not None


@cache
def two_states() -> re.Pattern[str]:
    """Two states named right before: 中法两国, 伊朗和巴基斯坦两国."""
    names = "|".join(map(re.escape, countries()))
    chars = "".join(country_chars())
    return sought(rf"(?:[{chars}]{{2}}|(?:{names})[和与、](?:{names}))$")


@cache
def _automaton() -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(
        list(lexicon.lines("figures/number_idioms.txt")), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )

"""Which number words of a text count nothing: 一带一路, 三农, 进一步, 二手车."""

from __future__ import annotations

from functools import cache

import ahocorasick_rs

from gongbao import lexicon


def idiom_spans(text: str) -> list[tuple[int, int]]:
    """Places of idioms in `text`, in order, the longest of those that begin together."""
    return [(start, end) for _, start, end in _automaton().find_matches_as_indexes(text)]


@cache
def _automaton() -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(
        list(lexicon.lines("figures/number_idioms.txt")), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )

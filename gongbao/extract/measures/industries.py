"""The industries a measure names, as codes: strategic emerging industries and sections of GB/T 4754."""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from gongbao import lexicon


@cache
def _codes() -> dict[str, str]:
    return {row["word"]: row["industry"] for row in lexicon.rows("measures/industries.csv")}


@cache
def _words() -> AhoCorasick:
    return AhoCorasick(list(_codes()), matchkind=MatchKind.LeftmostLongest)


def industries(text: str) -> tuple[str, ...]:
    """The codes of the industries named in `text`, sorted, each once."""
    return tuple(sorted({_codes()[match] for match in _words().find_matches_as_strings(text)} - {""}))

"""The industries a measure names, as codes: strategic emerging industries and sections of GB/T 4754."""

from __future__ import annotations

import re
from functools import cache

from gongbao import lexicon


@cache
def _codes() -> dict[str, str]:
    return {row["word"]: row["industry"] for row in lexicon.rows("measures/industries.csv")}


@cache
def _words() -> re.Pattern[str]:
    longest_first = sorted(_codes(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


def industries(text: str) -> tuple[str, ...]:
    """The codes of the industries named in `text`, sorted, each once."""
    return tuple(sorted({_codes()[match] for match in _words().findall(text)}))

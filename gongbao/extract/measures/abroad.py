"""Paragraphs about diplomacy, war or sport, whose actions are not measures of policy."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from gongbao import lexicon

ENOUGH = 2  # different words of diplomacy that make a paragraph one about affairs abroad


@cache
def _words(*kinds: str) -> re.Pattern[str]:
    return re.compile(
        "|".join(re.escape(row["word"]) for row in lexicon.rows("measures/abroad.csv") if row["kind"] in kinds)
    )


@lru_cache(maxsize=16)
def is_abroad(paragraph: str) -> bool:
    """Whether a paragraph of the news reports diplomacy, war or sport."""
    return (
        bool(_words("war", "event", "sport").search(paragraph))
        or len(set(_words("diplomacy").findall(paragraph))) >= ENOUGH
    )

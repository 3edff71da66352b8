"""Regular expressions put together from the pieces that the lexicon holds by role."""

from __future__ import annotations

import re
from functools import cache

from gongbao import lexicon


@cache
def alternatives(role: str) -> str:
    """The pieces of a role, joined by |."""
    return "|".join(row["pattern"] for row in lexicon.rows("figures/figure_patterns.csv") if row["role"] == role)


@cache
def pattern(role: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """A pattern that matches one of the pieces of a role between `before` and `after`."""
    return re.compile(f"{before}(?:{alternatives(role)}){after}")

"""By when a measure is to be done: a date its sentence sets for something to come."""

from __future__ import annotations

import re
from datetime import date

from gongbao.extract.figures.times.periods import find_periods

_LIMITS = ("end", "within")
_BEFORE = re.compile(r"(?:到|至|截至|截止|于|在|力争|争取|确保|预计|计划)$")


def deadline(clause: str, published_on: date | None) -> date | None:
    """The last day of the time limit a clause names (2025年底前, 年内); None for one gone by or the day itself."""
    for period in find_periods(clause, published_on):
        limits = period.role in _LIMITS or _BEFORE.search(clause[: period.start])
        if limits and (published_on is None or period.last > published_on):
            return period.last
    return None

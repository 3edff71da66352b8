"""Times that only the day of a text could tell (今年, 前10个月, 目前), in a text whose day is not known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gongbao.extract.figures.times.parts import Period

# A day that no text is of: what is reckoned from it is known by its year.
NO_DAY = date(9000, 1, 1)
_NEVER = 8000


def with_untold(known: Sequence[Period], said: Sequence[Period]) -> list[Period]:
    """The times of a sentence, in order, with those among `said` (read as of `NO_DAY`) that are not `known` without it.

    They keep their place, so that 2015年…，目前… is no longer about 2015; 全年 and 年底 are of the year named last.
    """
    return sorted([*known, *(one for one in said if not _is_of_year(one) and not _touches(one, known))])


def _is_of_year(period: Period) -> bool:
    return period.bare and period.unit == "year"


def _touches(period: Period, known: Sequence[Period]) -> bool:
    return any(period.start < other.end and other.start < period.end for other in known)


def told(period: Period | None) -> Period | None:
    """The period of a value; None if it was reckoned from `NO_DAY`."""
    return period if period is not None and period.last.year < _NEVER else None

"""Days of the calendar, as documents and extractors read them."""

from __future__ import annotations

from datetime import date


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, None if the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None

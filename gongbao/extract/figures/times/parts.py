"""A time with its first and last day, and how one is made of years, months or days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple

NUMBERS = "一二两三四五六七八九十"
_CHINESE = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


class Period(NamedTuple):
    """A time named at `start:end`: ISO 8601, first and last day.

    `role` is "end" (底, 末, 到), "within" (年内, 前), "since" (以来), "now" (目前) or "span"; `unit` is year, month,
    day, plan or span; `bare` if the text gives no year.
    """

    start: int
    end: int
    iso: str
    first: date
    last: date
    role: str = "span"
    unit: str = "span"
    bare: bool = False


def number_of(text: str) -> int:
    """The number that digits or number words up to 99 state."""
    if text.isdigit() and text.isascii():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_CHINESE[tens] if tens else 1) * 10 + (_CHINESE[ones] if ones else 0)
    return int("".join(str(_CHINESE[char]) for char in text))


def months(start: int, end: int, first: tuple[int, int], last: tuple[int, int], **more: object) -> Period:
    """The period from one (year, month) to another."""
    begin, finish = date(*first, 1), date(*last, monthrange(*last)[1])
    iso = f"{begin:%Y-%m}" if first == last else f"{begin:%Y-%m}/{finish:%Y-%m}"
    return Period(start, end, iso, begin, finish, unit="month", **more)  # type: ignore[arg-type]


def years(start: int, end: int, first: int, last: int, **more: object) -> Period:
    """The period from one year to another."""
    iso = f"{first:04}" if first == last else f"{first:04}/{last:04}"
    more.setdefault("unit", "year" if first == last else "span")
    return Period(start, end, iso, date(first, 1, 1), date(last, 12, 31), **more)  # type: ignore[arg-type]


def days(start: int, end: int, first: date, last: date, **more: object) -> Period:
    """The period from one day to another."""
    iso = first.isoformat() if first == last else f"{first}/{last}"
    return Period(start, end, iso, first, last, unit="day", **more)  # type: ignore[arg-type]


def latest_year(published: date) -> int:
    """The last year a document can report on as a whole."""
    return published.year - 1 if published.month <= 3 else published.year

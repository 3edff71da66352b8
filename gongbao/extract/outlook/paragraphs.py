"""Which way the words of a paragraph look: back or ahead."""

from __future__ import annotations

import re
from functools import cache

from gongbao import lexicon

_GOALS = re.compile(r"(?:预期|主要|总体|发展|奋斗)目标[^，。]{0,8}[是为：:]")


def paragraph_outlook(text: str, exact: bool = False, least: int = 1) -> str | None:
    """ahead or back where the words of a paragraph say so beyond doubt, ahead where at least so many of them do.

    In a report (`exact`) what grew by an exact rate, was reached first or was won tells of a year gone by.
    """
    if _GOALS.search(text):
        return "ahead"
    if _saying("review").match(text):
        return "back"
    ahead, back = len(_saying("ahead").findall(text)), len(_saying("back").findall(text))
    if not exact:
        return "ahead" if ahead > 2 * back and ahead >= least else "back" if back > 2 * ahead else None
    back += len(_saying("exact").findall(text))
    if 2 * ahead > 3 * back:
        return "ahead"
    return "back" if back > 2 * ahead or back > max(ahead, 2) else None


@cache
def _saying(what: str) -> re.Pattern[str]:
    """The words that say it, one of them."""
    told = lexicon.rows("paragraph_outlook.csv")
    return re.compile("|".join(row["pattern"] for row in told if row["says"] == what))

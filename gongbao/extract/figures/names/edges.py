"""A finished name with whole brackets and quotation marks, and the names in which numbers measure nothing."""

from __future__ import annotations

import re

from gongbao.extract.figures.numbers.quantities import Quantity

_PAIRS = {"（": "）", "(": ")", "“": "”", "‘": "’", "《": "》", "〈": "〉", "「": "」"}
_OPENS = {close: open_ for open_, close in _PAIRS.items()}
_EMPTY = re.compile(r"（[\s、，]*）|\(\s*\)|“”|‘’|《》")
_ROUND = frozenset("（()）")
_EDGES = " 　，,。；;：:、…—·=＝×÷+＋"  # with the signs of a sum: 补贴500元×6月+200元=3200元
_NAMES = re.compile(r"《[^《》]*》|“[^“”，,。；！？]{1,9}”")


def balanced(name: str) -> str:
    """`name` with every bracket and quotation mark closed, no empty ones and no punctuation at its ends.

    What a lone round bracket cuts off goes (市）布局 is 布局); a lone quotation mark goes by itself; a title that
    does not end is left out.
    """
    if not _SIGNS.search(name):
        return name.strip(_EDGES)
    while (odd := _odd(name)) is not None:
        name = _without(name, odd)
    while (bare := _EMPTY.sub("", name)) != name:
        name = bare
    return name.strip(_EDGES)


_SIGNS = re.compile(f"[{re.escape(''.join([*_PAIRS, *_OPENS]))}]")


def _odd(name: str) -> int | None:
    """The first sign without its partner, the last that closes one before those that open one."""
    opened: list[int] = []
    for at, char in enumerate(name):
        if char in _PAIRS:
            opened.append(at)
        elif char in _OPENS:
            if not opened or name[opened[-1]] != _OPENS[char]:
                return opened[-1] if opened and _OPENS[char] not in name[:at] else at
            opened.pop()
    return opened[0] if opened else None


def _without(name: str, at: int) -> str:
    """`name` without the lone sign at `at` and what it leaves meaningless."""
    before, sign, after = name[:at], name[at], name[at + 1 :]
    if sign in "）)" and len(after) > 1:
        return after.removeprefix("的")
    if sign in _ROUND or sign in "《〈":
        return before if len(before) > 1 or (sign in _PAIRS and before) else before + after
    return before + after


def outside_names(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities less those that belong to a title (《五年纲要》) or are the length in a name (“黄金30年”)."""
    if "《" not in text and "“" not in text:
        return quantities
    names = [match.span() for match in _NAMES.finditer(text)]
    return [
        one
        for one in quantities
        if not any(
            start < one.start
            and one.end < end + (text[start] == "《")
            and (text[start] == "《" or one.dimension == "duration")
            for start, end in names
        )
    ]

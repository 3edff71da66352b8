"""Units and classifiers: the longest one of the lexicon that stands at a place in the text."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from gongbao import lexicon

_ONE_UNIT = re.compile(r"[^./]*")  # a UCUM code that needs no brackets below a stroke
_SLASH = re.compile(r"(?:[/／]|每(?=小时|秒|分钟|平方米|平方公里|立方米|吨|千瓦时))(?:\d+|[十百千万]+)?")
# 册/件, 台/套: one thing by either name, not so many in each
_PIECES = frozenset("册件台套张份部种卷本幅辆架艘个项支枚盏条根块片组座处栋幢只头匹株棵宗批")
# what parts the units of a rate: the stroke or 每 before those below it, the dot between those
PER, TIMES = re.compile("[/／每]"), re.compile(r"[·•.]")
# what counts only below a stroke or dot (元/平方米·月, 蒸吨/时, 元/生·年): elsewhere it is a date or no unit
_BELOW = {
    "月": ("duration", "mo"),
    "时": ("duration", "h"),
    "生": ("count", "{student}"),
    "车": ("count", "{vehicle}"),
    "铺": ("count", "{bed}"),
}
_HEADS = frozenset({"人", "户", "床", "亩", "平方米"})
_CLOCK = {"月": "mo", "年": "a", "天": "d", "日": "d"}
_EACH_TIME = re.compile("[月年天日](?![\\d一二三四五六七八九十])")
_SUBJOINED = re.compile(r"[（(]([\u4e00-\u9fff]{1,3})[）)]")


class Unit(NamedTuple):
    """A unit as written (`name`), where it ends, what it measures, its ISO 4217 or UCUM code."""

    name: str
    end: int
    dimension: str
    code: str | None


def read_unit(text: str, at: int) -> Unit | None:
    """The longest unit of `text` that begins at `at`, with its denominator (元/平方米), or None."""
    found = _simple(text, at)
    if found is None:
        return None
    name, end, dimension, code = found
    match = _SUBJOINED.match(text, end) if dimension == "count" and text.startswith(("（", "("), end) else None
    if (match and match.group(1) in _table()) or (match and match.group(1) in ("区", "旗", "市")):
        name, end = text[at : match.end()], match.end()
    while (slash := _SLASH.match(text, end)) and (below := _denominator(text, slash.end())):
        same = (dimension, below[2]) == ("count", "count") and {name, text[slash.end() : below[1]]} <= _PIECES
        name, end, dimension = text[at : below[1]], below[1], "count" if same else "rate"
        per = below[3] if _ONE_UNIT.fullmatch(below[3]) else f"({below[3]})"  # UCUM reads from left to right
        code = f"{code}/{per}" if code and per else ""
    return Unit(_bare(name), end, dimension, code or None)


def _denominator(text: str, at: int) -> tuple[str, int, str, str] | None:
    found = _simple(text, at) or _only_below(text, at)
    if found is None:
        return None
    while (dot := TIMES.match(text, found[1])) and (more := _simple(text, dot.end()) or _only_below(text, dot.end())):
        found = (text[at : more[1]], more[1], found[2], f"{found[3]}.{more[3]}" if found[3] and more[3] else "")
    if found[0] in _HEADS and (time := _EACH_TIME.match(text, found[1])):  # 元/人月
        return text[at : time.end()], time.end(), found[2], f"{found[3]}.{_CLOCK[time.group()]}" if found[3] else ""
    return found


def _only_below(text: str, at: int) -> tuple[str, int, str, str] | None:
    """What counts only below a stroke or dot, as `_simple` gives a unit."""
    name = text[at : at + 1]
    return (name, at + 1, *_BELOW[name]) if name in _BELOW else None


def _simple(text: str, at: int) -> tuple[str, int, str, str] | None:
    first = text[at : at + 1]
    if first == " ":
        at, first = at + 1, text[at + 1 : at + 2]
        if not (first.isascii() and first.isalpha()):
            return None
    longest = _longest().get(first)
    if longest is None:
        return None
    table = _table()
    for length in range(longest, 0, -1):
        name = text[at : at + length]
        row = table.get(name)
        if (
            row is not None
            and len(name) == length
            and _whole(text, at + length)
            and not _word_goes_on(text, at, length)
        ):
            return name, at + length, row[0], row[1]
    return None


@cache
def _goes_on() -> dict[str, str]:
    """Units → the characters after which they begin another word: 人民, 市民, 人 and 年龄."""
    return {row["unit"]: row["next"] for row in lexicon.rows("figures/unit_goes_on.csv")}


def _word_goes_on(text: str, at: int, length: int) -> bool:
    if text[at : at + 1] == "两" and length == 1:  # a weight only where no noun follows: 二两, 三两茶
        return bool(re.match(r"[^\W\d_重银黄茶酒肉]", text[at + 1 : at + 2]))
    after = text[at + length : at + length + 1]
    return after != "" and after in _goes_on().get(text[at : at + length], "")


def _whole(text: str, end: int) -> bool:
    """A Latin unit must not go on: m of mm, t of the."""
    last, after = text[end - 1], text[end : end + 1]
    return not (last.isascii() and last.isalpha() and after.isascii() and (after.isalnum() or after == "-"))


def _bare(name: str) -> str:
    """个百分点 is 百分点; 个月 and 个季度 stay, for 月 alone is a date."""
    rest = name[1:]
    return rest if name[0] == "个" and rest not in ("月", "季度", "年度", "工作日") and rest in _table() else name


@cache
def _table() -> dict[str, tuple[str, str]]:
    return {row["unit"]: (row["dimension"], row["unit_code"]) for row in lexicon.rows("figures/units.csv")}


@cache
def _longest() -> dict[str, int]:
    """First character → the length of the longest unit that begins with it."""
    found: dict[str, int] = {}
    for unit in _table():
        found[unit[0]] = max(found.get(unit[0], 0), len(unit))
    return found

"""The code of a standard indicator: those that communiqués and monthly releases have stand in the lexicon."""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from gongbao import lexicon
from gongbao.extract.figures.numbers.units import read_unit
from gongbao.extract.figures.patterns import pattern
from gongbao.extract.words import tagged

_CHANGES = frozenset(("growth", "points"))
_SHORT_FORM = re.compile(r"（[A-Z0-9.]+）|(?<=[\u4e00-\u9fff])[A-Z]{3}(?=$|[\u4e00-\u9fff])")  # 指数（CPI）, 指数CPI
_KINDS = {"percent": ("share",), "": ("index", "multiple", "rate", "other"), "money": ("money", "rate")}


def indicator_code(name: str | None, kind: str, area: str | None = None) -> str | None:
    """The code of the standard indicator that `name` is, None where it is none or narrower than one.

    Words that only say whose it is or how it moves may stand around it (全省地区生产总值增速), others may not:
    人身险保费收入 is no 保费收入, 地区生产总值的比例 no 地区生产总值, and of another `area` 美国进出口 is trade with a
    partner. `kind` (a code of figures.kind) must be that of the indicator, or of its change.
    """
    if not name or not _names()[0].find_matches_as_indexes(name):
        return None
    plain = pattern("of_whole_area", "^", "+").sub("", _SHORT_FORM.sub("", name))
    code = _coded(plain, area) or _coded(pattern("moves", after="$").sub("", plain), area)
    return code if code and (kind in _CHANGES or kind in _kinds(code)) else None


def ends_as_indicator(name: str) -> bool:
    """Whether `name` ends as a standard indicator does, whatever narrows it."""
    known, _ = _names()
    found = known.find_matches_as_strings(name)
    return bool(found) and len(found[-1]) * 2 >= len(name)


def _coded(name: str, area: str | None) -> str | None:
    """The code of an indicator, with nothing but places before it, which are the `area` or in it."""
    known, names = _names()
    if name in names:
        return names[name]
    found = known.find_matches_as_indexes(name)
    if not found or found[-1][2] != len(name):
        return None
    at = found[-1][1]
    here = area is None or name[:2] == area[:2]
    return names[name[at:]] if here and all(tag == "ns" for _, tag in tagged(name[:at])) else None


@cache
def _kinds(code: str) -> tuple[str, ...]:
    """The kinds that the levels of an indicator can have."""
    unit = next(row["unit"] for row in lexicon.rows("figures/indicators.csv") if row["code"] == code)
    read = read_unit(unit, 0) if unit else None
    dimension = read.dimension if read else ""
    return _KINDS.get(dimension, (dimension,))


@cache
def _names() -> tuple[AhoCorasick, dict[str, str]]:
    """The names of all indicators, to be found in a text, and the code of each."""
    names: dict[str, str] = {}
    for row in lexicon.rows("figures/indicators.csv"):
        names.update(dict.fromkeys(row["names"].split("|"), row["code"]))
    return AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest), names

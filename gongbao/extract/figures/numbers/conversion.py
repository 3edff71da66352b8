"""What one of a unit is worth in a base unit: 1 亩 is 666.67 平方米, 1 元/亩 is 0.0015 元/平方米."""

from __future__ import annotations

import math
import re
from functools import cache
from typing import NamedTuple

from gongbao import lexicon
from gongbao.extract.figures.numbers.units import PER, TIMES, read_unit

# kinds of units whose sizes in their base are facts; heads counted, and 个 beside 对, have no common size
_SIZED = frozenset({"area", "length", "mass", "volume", "energy", "power", "money", "percent", "points"})
_BY_CLOCK = frozenset({"wk", "d", "h", "min", "s", "ms"})  # codes; one 年 or 月 is not as long as another
_DAY = "天"  # below a stroke times stay as they are: 公里/小时 is 米/小时
_SO_MANY = re.compile(r"(\d*)(.+)")


class Conversion(NamedTuple):
    """What a unit measures, and how much of `base` one of it is."""

    dimension: str
    factor: float
    base: str


def conversion(unit: str, code: str | None) -> Conversion:
    """What a unit of the figures is worth in a base unit; 1 of itself where no size is known or it has none.

    `unit` and `code` are as in `unit` and `unit_code`: the code tells 度 of electricity from 度 of an angle.
    Sizes: GB 3100-1993 and the customary 亩, 斤 and 里 of the market system.
    """
    read = read_unit(unit, 0)
    if read is None or read.code != code:
        found = _by_code().get(code or "", Conversion("other", 1.0, unit))
        return found._replace(base=found.base or unit)
    above, *below = [unit] if unit in _sizes() else PER.split(unit)
    factor, base = _part(above)
    for part in below:
        sizes = [(1.0, one) if _part(one)[1] == _DAY else _part(one) for one in TIMES.split(part)]
        factor /= math.prod(size for size, _ in sizes)
        base += "/" + "·".join(one for _, one in sizes)
    return Conversion(read.dimension, float(f"{factor:.12g}"), base)


def _part(unit: str) -> tuple[float, str]:
    """How much one of a unit without a stroke is, of which unit: 666.67 平方米 of 亩, 100 平方米 of 100平方米."""
    match = _SO_MANY.fullmatch(unit)
    if match is None:
        return 1.0, unit
    many, name = float(match[1] or 1), match[2]
    size, base = _sizes().get(name, (1.0, name))
    return many * size, base


@cache
def _sizes() -> dict[str, tuple[float, str]]:
    """The units of the lexicon → how much one is, in which unit: 1 of itself where it has no fixed size."""
    first: dict[str, str] = {}  # of a currency: 块 is 元
    found: dict[str, tuple[float, str]] = {}
    for row in lexicon.rows("figures/units.csv"):
        usual = first.setdefault(row["unit_code"], row["unit"]) if row["dimension"] == "money" else row["unit"]
        known = row["factor"] and (row["dimension"] in _SIZED or row["unit_code"] in _BY_CLOCK)
        found[row["unit"]] = (float(row["factor"]), row["base"] or usual) if known else (1.0, row["unit"])
    return found


@cache
def _by_code() -> dict[str, Conversion]:
    """Codes of the lexicon → what their first unit measures and is worth, in "" if it has no fixed size."""
    found = {"1": Conversion("count", 1.0, "")}
    for row in lexicon.rows("figures/units.csv"):
        size, base = _sizes()[row["unit"]]
        sized = row["dimension"] in _SIZED
        found.setdefault(row["unit_code"], Conversion(row["dimension"], size, base if sized else ""))
    return {code: known for code, known in found.items() if code}

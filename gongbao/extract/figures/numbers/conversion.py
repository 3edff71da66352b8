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
_BY_CLOCK = frozenset({"周", "天", "日", "小时", "个小时", "分钟", "秒"})  # one 年 or 月 is not as long as another
_SO_MANY = re.compile(r"(\d*)(.+)")


class Conversion(NamedTuple):
    """A unit as figures have it: what it measures, its ISO 4217 or UCUM code, and how much of `base` one of it is."""

    dimension: str
    code: str | None
    factor: float
    base: str


def conversion(unit: str) -> Conversion:
    """What a unit of the figures is worth in a base unit; 1 of itself where no size is known or it has none.

    `unit` is written as in the column `unit`. Sizes: GB 3100-1993 and the customary 亩, 斤 and 里 of the market system.
    """
    read = read_unit(unit, 0)
    dimension, code = (read.dimension, read.code) if read else ("other", None)
    above, *below = [unit] if unit in _sizes() else PER.split(unit)
    factor, base = _part(above)
    for part in below:
        sizes = [(1.0, one) if one in _BY_CLOCK else _part(one) for one in TIMES.split(part)]
        factor /= math.prod(size for size, _ in sizes)
        base += "/" + "·".join(one for _, one in sizes)
    return Conversion(dimension, code, float(f"{factor:.12g}"), base)


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
    return {
        row["unit"]: (float(row["factor"]), row["base"])
        if row["factor"] and row["base"] and (row["dimension"] in _SIZED or row["unit"] in _BY_CLOCK)
        else (1.0, row["unit"])
        for row in lexicon.rows("figures/units.csv")
    }

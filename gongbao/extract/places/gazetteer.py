"""The administrative divisions of China (January 2025), and how they hold each other."""

from __future__ import annotations

import csv
import gzip
import io
import re
from bisect import bisect_left
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from gongbao import lexicon
from gongbao.model import Place

VERSION = "2025-01"
CHINA = Place("中国", "country", "100000", ("100000",), None, VERSION, 104.0, 35.0, 2000000.0)
TOWN_POINT = 30000.0  # metres: a town stands in for its county's point
# Of the fourth level only names that say what they are; 开发区 or 工业园区 alone name nothing.
_TOWN_NAME = re.compile(r"..(?:街道|镇|乡|苏木)$|...(?:[农林牧渔]场)$|.{3}(?:开发区|园区|示范区|新区|管理区)$")
_MUNICIPAL = frozenset(("11", "12", "31", "50"))


class Division(NamedTuple):
    """A division as the table has it. `code` has six figures, for a town nine."""

    code: str
    name: str
    short: str
    lon: float | None
    lat: float | None
    precision: float | None


@cache
def divisions() -> dict[str, Division]:
    """code → division, in the order of the codes."""
    packed = files(lexicon.__package__ or "gongbao.lexicon").joinpath("places/divisions.csv.gz").read_bytes()
    reader = csv.reader(io.StringIO(gzip.decompress(packed).decode()))
    next(reader)
    return {
        code: Division(
            code, name, short or name, *((float(lon), float(lat), float(exact)) if lon else (None, None, None))
        )
        for code, name, short, lon, lat, exact in reader
    }


@cache
def _no_name() -> re.Pattern[str]:
    """Zones that are named with nothing but what they are: 经济技术开发区."""
    words = "|".join(lexicon.lines("places/plain_zones.txt"))
    return re.compile(rf"^(?:{words})+(?:开发区|园区|示范区|新区|管理区|区)$")


@cache
def named() -> dict[str, tuple[str, ...]]:
    """Name, or short name above the town, → codes of today, higher divisions first."""
    found: dict[str, list[str]] = {}
    for code, division in divisions().items():
        for name in {division.name, *_shorter(division)}:
            if len(name) > 1 and (len(code) == 6 or (_TOWN_NAME.search(name) and not _no_name().match(name))):
                found.setdefault(name, []).append(code)
    for row in lexicon.rows("places/aliases.csv"):
        if row["code"] not in found.setdefault(row["surface"], []):
            found[row["surface"]].append(row["code"])
    return {name: tuple(sorted(codes, key=lambda code: (rank(code), code))) for name, codes in found.items()}


def _shorter(division: Division) -> tuple[str, ...]:
    """The short name, unless it is always another word, and for 自治县 and 自治州 the short name with 县 or 州."""
    short = () if division.short in lexicon.lines("places/never_short.txt") else (division.short,)
    if division.name[-3:-1] == "自治" and division.name != division.short and division.name[-1] in "县州旗":
        return (*short, division.short + division.name[-1])
    return short


def rank(code: str) -> int:
    """0 country, 1 province, 2 city, 3 county, 4 town."""
    if code == "100000":
        return 0
    if len(code) == 9:
        return 4
    if code.endswith("0000"):
        return 1
    return 2 if code.endswith("00") else 3


def kind(code: str) -> str:
    """The type of GUIDE for a code."""
    return ("country", "province", "city", "county", "town")[rank(code)]


def parent(code: str) -> str | None:
    """The code of what holds the division directly."""
    level = rank(code)
    if level < 2:
        return "100000" if level else None
    if level == 4:
        return code[:6]
    city = code[:4] + "00"
    return city if level == 3 and city in divisions() else code[:2] + "0000"


def holds(outer: str, inner: str) -> bool:
    """Whether division `outer` is `inner` or holds it."""
    level = rank(outer)
    if level == 0 or outer == inner:
        return True
    return inner.startswith(outer[: (0, 2, 4, 6, 9)[level]]) and rank(inner) > level


def base(code: str) -> str:
    """The six-figure code that stands for a division: its own, or of the county that holds a town."""
    return code[:6]


@cache
def place(code: str) -> Place:
    """The place of a division of today."""
    if code == "100000":
        return CHINA
    division = divisions()[code]
    point = divisions().get(code[:6], division)
    precision = TOWN_POINT if len(code) == 9 else point.precision
    return Place(
        division.name,
        kind(code),
        code,
        (base(code),),
        parent(code),
        VERSION,
        point.lon,
        point.lat,
        precision if point.lon is not None else None,
    )


def holder_of(inner: Place, kind: str) -> Place | None:
    """The 省, 市 or 县 (`kind`) that is or holds a place; None if there is none."""
    code = inner.adcode
    while code is not None and rank(code) > 0:
        if rank(code) < 4 and divisions()[code].name.endswith(kind):
            return place(code)
        code = parent(code)
    return None


@cache
def _town_kind() -> re.Pattern[str]:
    """What a town's name ends with, the peoples of a 民族乡 (某某苗族彝族乡) too."""
    peoples = "|".join(lexicon.lines("places/peoples.txt"))
    return re.compile(rf"(?<=.)(?:街道(?:办事处)?|(?:(?:{peoples})族)+[乡镇]|民族乡|民族苏木|苏木|镇|乡)$")


def stem(name: str) -> str:
    """A town's name without its kind: 马驹桥 of 马驹桥镇."""
    return _town_kind().sub("", name)


@cache
def children(code: str) -> tuple[str, ...]:
    """Codes one level or more below `code`, towns left out."""
    return tuple(c for c in _within(code) if len(c) == 6 and c != code and holds(code, c))


def _within(code: str) -> tuple[str, ...]:
    """The codes of a division and of all it holds, towns too."""
    codes, prefix = _codes(), code[: (0, 2, 4, 6, 9)[rank(code)]]
    return codes[bisect_left(codes, prefix) : bisect_left(codes, prefix + chr(ord("9") + 1))]


@cache
def _codes() -> tuple[str, ...]:
    return tuple(divisions())


@cache
def towns(code: str) -> dict[str, str]:
    """Name and short name → code of the towns under a division; a name borne twice there is left out."""
    found: dict[str, str] = {}
    doubles = set()
    for town in _within(code):
        if len(town) == 9:
            full = divisions()[town].name
            for name in {full, stem(full)}:
                if name in found:
                    doubles.add(name)
                found[name] = town
    return {name: town for name, town in found.items() if name not in doubles}


def region_of(code: str) -> str:
    """The division inside which names are told apart by their first characters: the city, or a municipality."""
    if code[:2] in _MUNICIPAL or rank(code) == 1:
        return code[:2] + "0000"
    city = code[:4] + "00"
    return city if city in divisions() else code[:2] + "0000"

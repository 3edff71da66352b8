"""What stands beside the divisions: zones, groups, features, foreign places, each under every way it is written."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from gongbao import lexicon
from gongbao.extract.places import gazetteer
from gongbao.model import Place


class Entry(NamedTuple):
    """A place that is not a division of China. `within`: the province a document must speak for to mean it (or "")."""

    place: Place
    within: str = ""
    country: bool = False


@cache
def province_chars() -> dict[str, str]:
    """One character for a province → its code."""
    return {row["char"]: row["code"] for row in lexicon.rows("places/place_chars.csv") if row["of"] == "province"}


@cache
def country_chars() -> dict[str, str]:
    """One character for a country → its code, "" where several share it."""
    chars = (row for row in lexicon.rows("places/place_chars.csv") if row["of"] == "country")
    return {row["char"]: row["code"] if row["sure"] else "" for row in chars}


@cache
def marked(mark: str) -> str:
    """The characters of provinces with a mark, `sure` or `stays`."""
    rows = lexicon.rows("places/place_chars.csv")
    return "".join(row["char"] for row in rows if row["of"] == "province" and row[mark])


@cache
def told_by(role: str) -> str:
    """What follows places of one character each in a role of the lexicon, as the alternatives of a pattern."""
    return "|".join(row["word"] for row in lexicon.rows("places/char_follows.csv") if row["role"] == role)


@cache
def countries() -> dict[str, str]:
    """Full name of a foreign country → its ISO 3166-1 code."""
    return {row["name"]: row["code"] for row in lexicon.rows("places/foreign.csv") if row["rank"] == "country"}


def foreign_place(name: str, code: str) -> Place:
    """A place abroad under its ISO 3166-1 code (none: a region of the world)."""
    return Place(name, "foreign", None, (code,) if code else ())


def members_place(name: str, kind: str, codes: tuple[str, ...]) -> Place:
    """A zone, group or feature with the divisions it lies in; its point is that of the first."""
    first = codes[0] if codes and codes[0] in gazetteer.divisions() and kind != "group" else None
    if first is None:
        return Place(name, kind, None, codes, None, gazetteer.VERSION if codes and codes[0].isdigit() else None)
    at = gazetteer.place(first)
    wide = 30000.0 if len(codes) == 1 and gazetteer.rank(first) == 3 else 300000.0
    return Place(name, kind, None, codes, first, gazetteer.VERSION, at.longitude, at.latitude, wide)


@cache
def entries() -> dict[str, Entry]:
    """Surface → entry."""
    found = {"中国": Entry(gazetteer.CHINA, country=True), "中华人民共和国": Entry(gazetteer.CHINA, country=True)}
    for row in lexicon.rows("places/foreign.csv"):
        found[row["surface"]] = Entry(foreign_place(row["name"], row["code"]), country=row["rank"] == "country")
    for row in lexicon.rows("places/features.csv"):
        if row["type"] == "foreign":
            found[row["surface"]] = Entry(Place(row["name"], "foreign", None, tuple(row["adcodes"].split())))
        else:
            found[row["surface"]] = Entry(members_place(row["name"], row["type"], tuple(row["adcodes"].split())))
    for row in lexicon.rows("places/groups.csv"):
        found[row["surface"]] = Entry(members_place(row["name"], "group", tuple(row["adcodes"].split())))
    for row in lexicon.rows("places/zones.csv"):
        codes = tuple(row["adcodes"].split())
        spelled = row["within"] and gazetteer.divisions()[row["within"] + "0000"].short in row["surface"]
        county = gazetteer.place(codes[0]) if row["type"] == "county" else None
        zone = county or members_place(row["name"], row["type"], codes)
        found[row["surface"]] = Entry(zone, "" if spelled else row["within"])
    return found

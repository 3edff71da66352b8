"""Divisions of former days: the names that are no more, and the code a division had on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from gongbao import lexicon
from gongbao.extract.places import gazetteer
from gongbao.model import Place


class Former(NamedTuple):
    """A division that is no more, valid from the list of the year `since` up to the day before `until`.

    `heirs` are the codes of today it is part of, `said` are those of its names that mean it without more evidence.
    """

    code: str
    name: str
    short: str
    since: date
    until: date
    heirs: tuple[str, ...]
    said: tuple[str, ...]

    def on(self, day: date) -> bool:
        """Whether it was a division on that day."""
        return self.since <= day < self.until


@cache
def formers() -> tuple[Former, ...]:
    """All of them, in the order of their codes."""
    return tuple(
        Former(
            row["code"],
            row["name"],
            row["short"],
            date(int(row["since"] or 1), 12, 31),
            date.fromisoformat(row["until"]),
            tuple(row["heirs"].split()),
            tuple(row[which] for which in row["said"].split()),
        )
        for row in lexicon.rows("places/former.csv")
    )


@cache
def newest() -> date:
    """The day of the last change: from then on every division is one of today."""
    return max(former.until for former in formers())


@cache
def surfaces() -> dict[str, tuple[Former, ...]]:
    """Name or short name of a division that is no more → what it may have been."""
    found: dict[str, tuple[Former, ...]] = {}
    for former in formers():
        if former.name == gazetteer.divisions()[former.heirs[0]].name:
            continue  # only its code is another one
        for name in dict.fromkeys(former.said):
            found[name] = (*found.get(name, ()), former)
    return found


def readings(surface: str, now: tuple[str, ...], day: date | None) -> tuple[str, ...]:
    """The codes of today for a surface that names `now` today and some division that is no more.

    A former name of its own is read as its heir for ever, one that is borne by another division only in its days.
    """
    then = surfaces()[surface]
    meant = [former for former in then if day and former.on(day)]
    if meant and day:
        now = tuple(code for code in now if _existed(code, day))
    heirs = tuple(dict.fromkeys(former.heirs[0] for former in meant or (() if now else then)))
    return tuple(sorted({*now, *heirs}, key=lambda code: (gazetteer.rank(code), code)))


@cache
def _by_heir() -> dict[str, tuple[Former, ...]]:
    found: dict[str, tuple[Former, ...]] = {}
    for former in formers():
        for code in former.heirs:
            found[code] = (*found.get(code, ()), former)
    return found


def on_day(place: Place, surface: str, day: date) -> Place:
    """The place as it was on a day: with its codes of that day, a division with its name; `current` has today's."""
    if not any(code[:6] in _by_heir() for code in place.adcodes):
        return place
    return _on_day(place, surface, day)


@lru_cache(maxsize=5000)
def _on_day(place: Place, surface: str, day: date) -> Place:
    if place.adcode is not None and len(place.adcode) == 6:
        former = _former_of(place.adcode, surface, day)
        return _division(place, former) if former else place
    named = surface if place.type == "town" else ""
    codes = tuple(dict.fromkeys(_code_on(code, named, day) for code in place.adcodes))
    if codes == place.adcodes:
        return place
    parent = _code_on(place.parent[:6], named, day) if place.parent else None
    edition = _edition(day)
    return replace(place, adcode=None, adcodes=codes, parent=parent, code_version=edition, current=place.adcodes)


def _division(place: Place, former: Former) -> Place:
    edition = _edition(former.until)
    return replace(
        place,
        name=former.name,
        type=gazetteer.kind(former.code),
        adcode=former.code,
        adcodes=(former.code,),
        parent=_parent(former),
        code_version=edition,
        current=former.heirs,
    )


def _parent(former: Former) -> str:
    """What held it directly, by its code: the city of its first four figures if there was one, or the province."""
    city = former.code[:4] + "00"
    known = city in gazetteer.divisions() or any(one.code == city and one.on(former.until) for one in formers())
    known = known or any(one.code == city and one.until == former.until for one in formers())
    return city if known and city != former.code else former.code[:2] + "0000"


def _edition(day: date) -> str:
    """The list of codes in force before `day`: that of the end of the year before."""
    return f"{day.year - 1}-12"


def _code_on(code: str, holder: str, day: date) -> str:
    """The code that the division of today had on a day; itself where nothing or more than one thing is its origin.

    In `holder` its name may be said (梅列区徐碧街道).
    """
    said = [former for former in _by_heir().get(code, ()) if former.name in holder and former.on(day)]
    former = said[0] if said else _former_of(code, "", day)
    return former.code if former else code


def _former_of(code: str, surface: str, day: date) -> Former | None:
    """What a division of today was on a day, as far as `surface` and the table tell; None: what it is now."""
    there = [former for former in _by_heir().get(code, ()) if former.on(day)]
    named = [former for former in there if surface and surface.endswith((former.name, former.short))]
    if named:
        return max(named, key=lambda former: (surface.endswith(former.name), len(former.short)))
    now = gazetteer.divisions()[code]
    if len(there) != 1 or _existed(code, day) or (surface.endswith(now.name) and now.name != now.short):
        return None
    return there[0]


@cache
def _begun() -> dict[str, date]:
    return {row["code"]: date.fromisoformat(row["since"]) for row in lexicon.rows("places/begun.csv")}


def _existed(code: str, day: date) -> bool:
    """Whether a division of today was there on a day, under its code and name."""
    return _begun().get(code, date.min) <= day

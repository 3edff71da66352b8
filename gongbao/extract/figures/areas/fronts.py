"""Where a war takes place that armies report on: 俄军打击乌军…, 俄防空部队击落…, 前线地区发生…次战斗."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from gongbao import lexicon
from gongbao.extract.figures.areas.marks import aside
from gongbao.extract.figures.patterns import alternatives, where
from gongbao.extract.places.entries import countries, foreign_place
from gongbao.model import Mention, Place

_INSIDE = re.compile("(?P<side>[\u4e00-\u9fff])(?:境内|领土|本土)")
_COUNTED = 8  # characters of a number with what it counts
_REST = 60  # characters of the sentence behind a value


def front_of(text: str, start: int, clause: int, at: int, usual: Place, named: Sequence[Mention]) -> Place | None:
    """Where the value at `at` of a sentence from `start` on was fought for, if an army tells it of its foe.

    What is shot down falls on the side that does so, all else at the front. `usual` is the place the value has
    otherwise, `named` are those its clause names: a front among them holds, any other place speaks for itself.
    None where no army speaks.
    """
    if usual.name not in _belligerents():
        return None
    own = [one for one in named if one.place is not None and one.place.name not in countries()]
    if own:
        fronts = {war["front"] for war in _wars()}
        held = [one.place for one in own if one.place and one.place.name in fronts and not aside(text, one)]
        return held[-1] if held else None
    armies = list(_army().finditer(text, start, at))
    end = next((n for n in range(at, min(len(text), at + _REST)) if text[n] in "。\n"), at)
    if not armies or not where("fights").search(text, start, end):
        return None
    acts = list(_acts().finditer(text, clause, at)) or list(_acts().finditer(text, start, at))
    acting = [one["army"][0] for one in armies if clause <= one.start() < (acts[-1].start() if acts else at)]
    side = acting[0] if acting else armies[0]["army"][0]
    if side in re.split("[，。；\n]", text[at : at + _COUNTED])[0]:
        return None  # the dead and wounded of its own
    inside = [one["side"] for one in _INSIDE.finditer(text, clause, at)] or [side] * bool(acts and acts[-1]["down"])
    if (ours := next((war for war in _wars() if war["side"] in inside), None)) is not None:
        return foreign_place(ours["country"], countries()[ours["country"]])
    fought = (war for war in _wars() if war["side"] == side and re.search(war["foe"], text[armies[0].start() : end]))
    return next((foreign_place(war["front"], war["code"]) for war in fought), None)


@cache
def _wars() -> tuple[dict[str, str], ...]:
    return tuple(lexicon.rows("figures/fronts.csv"))


@cache
def _belligerents() -> frozenset[str]:
    return frozenset(war["country"] for war in _wars())


@cache
def _army() -> re.Pattern[str]:
    sides = "|".join(sorted({f"{war['side']}(?:{war['country'][1:]})?" for war in _wars()}))
    return re.compile(f"(?P<army>(?:{sides}))(?:{alternatives('army')})")


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(f"(?P<down>{alternatives('shoots_down')})|{alternatives('attacks')}")

"""The named river, lake, port or station that a value is told of, and the place it gives the value."""

from __future__ import annotations

from collections.abc import Sequence

from gongbao.extract.figures.area_marks import OPENING, is_subject
from gongbao.extract.figures.patterns import pattern
from gongbao.extract.places import gazetteer
from gongbao.model import Mention, Place


def site_of(text: str, mentions: Sequence[Mention], clause: int) -> Place | None:
    """The place of a value whose clause begins at `clause` with a feature among the `mentions` before it.

    A river or a lake is its own place; what was built (an airport, a museum) stands for the division in its name, else
    for the one that holds it. None if the clause begins otherwise.
    """
    for mention in mentions:
        place = mention.place
        if mention.start < clause or mention.within_name or place is None or place.type != "feature":
            continue
        if not OPENING.match(text[clause : mention.start]):
            return None
        if not is_subject(text, mention) or pattern("beyond_site").match(text, mention.end):
            return None
        if pattern("natural", after="$").search(text, mention.start, mention.end):
            return place
        inner = [one.place for one in mentions if one is not mention and mention.start <= one.start < mention.end]
        return inner[0] if inner else _holder(place.adcodes)
    return None


def _holder(codes: Sequence[str]) -> Place | None:
    """The county that holds a site, the city or municipality that holds all its counties."""
    if not codes or not all(code in gazetteer.divisions() for code in codes):
        return None
    regions = {gazetteer.region_of(code) for code in codes}
    if len(regions) > 1:
        return None
    region = regions.pop()
    return gazetteer.place(codes[0] if len(codes) == 1 and not region.endswith("0000") else region)

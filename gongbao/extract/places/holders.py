"""Which division holds a zone, park, station or port: told by its name, by the sentence, or by the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from gongbao.extract.places import gazetteer
from gongbao.extract.places.around import Around
from gongbao.extract.places.drafts import Draft
from gongbao.extract.places.gazetteer import base, holds, rank

_PROVINCIAL = re.compile(r"自由贸易|自贸|综合试验区|国家公园|经济区|自主创新")  # these are a whole province's
_DASHES = "—－-–·"
_MUNICIPAL = ("11", "12", "31", "50")
_SMALL = ("zone", "feature", "village")
_FEW = 4  # members of a group that a zone may lie in all at once


def holders(around: Around, start: int, end: int, inner: Sequence[Draft], before: Sequence[Draft]) -> tuple[str, ...]:
    """The codes for a zone at `start`; `inner` are the places in its name, `before` those named ahead of it."""
    text, home = around.text, around.home
    named = [draft for draft in inner if draft.code and draft.code != "100000"]
    if named:
        codes = _by_names(around, start, end, named, before)
        return _sight_in(codes, inner) or codes
    group = next((draft.place for draft in inner if draft.place and draft.place.type == "group"), None)
    if group and 0 < len(group.adcodes) <= _FEW and all(code in gazetteer.divisions() for code in group.adcodes):
        return group.adcodes
    zones = [draft.place.adcodes for draft in inner if draft.place and draft.place.type in _SMALL]
    if zones and (not home or rank(home) == 0):
        return zones[-1] if len(zones[-1]) < 3 else ()
    if home and zones and all(code.isdigit() and holds(home, code) for code in zones[-1] or ("",)):
        return zones[-1]
    near = _county_ahead(text, start, before, home, "\n。！？；")
    if near and (not home or rank(home) < 3):
        return (near,)
    if home and rank(home):
        return (_by_beginning(text[start:end], home) or base(home),)
    wide = _last_ahead(text, start, before, "\n。！？；")
    return (base(wide),) if wide else ()


def _sight_in(codes: tuple[str, ...], inner: Sequence[Draft]) -> tuple[str, ...]:
    """青秀山 in 南宁青秀山公园 tells which county of the city it is."""
    held = [draft.place.adcodes for draft in inner if draft.place and not draft.code and draft.place.type in _SMALL]
    if len(codes) != 1 or not held or not all(code in gazetteer.divisions() for code in held[-1]):
        return ()
    return held[-1] if len(held[-1]) < 3 and all(holds(codes[0], code) for code in held[-1]) else ()


def _by_names(around: Around, start: int, end: int, named: Sequence[Draft], before: Sequence[Draft]) -> tuple[str, ...]:
    """What the divisions in a name say: both of 浦口—南谯, else the narrowest that the first one holds."""
    text, home, first = around.text, around.home, named[0].code or ""
    if len(named) > 1 and named[1].start == named[0].end + 1 and text[named[0].end] in _DASHES:
        return tuple(base(draft.code) for draft in named[:2] if draft.code)
    if len(named) > 1 and all(draft.end - draft.start == 1 for draft in named):  # 晋陕大峡谷
        return tuple(base(draft.code) for draft in named if draft.code)
    own = [draft.code for draft in named if draft.code and holds(first, draft.code)]
    code = base(max(own, key=lambda one: (rank(one), -own.index(one))))
    if home and rank(code) == 2 and rank(home) > 2 and holds(code, home):
        return (base(home),)  # the city's zone a county writes about lies in the county
    if rank(code) == 1 and (not home or rank(home) < 2) and not _PROVINCIAL.search(text, start, end):
        near = _county_ahead(text, start, before, code, "\n")
        return (near or code,)
    return (code,)


def _county_ahead(text: str, start: int, before: Sequence[Draft], holder: str | None, stops: str) -> str | None:
    """The last county (inside `holder`) named shortly ahead, if nothing else was named since."""
    code = _last_ahead(text, start, before, stops)
    if code is None or rank(code) < 3 or (holder and not holds(holder, code)):
        return None
    return base(code)


def _last_ahead(text: str, start: int, before: Sequence[Draft], stops: str) -> str | None:
    """The last division named shortly ahead with none of `stops` between, but for the country."""
    last = next((draft for draft in reversed(before[-6:]) if draft.code and draft.end <= start), None)
    if last is None or last.code in (None, "100000") or start - last.end > 60:
        return None
    return None if any(char in stops for char in text[last.end : start]) else last.code


def _by_beginning(name: str, home: str) -> str | None:
    """麦积山景区 begins with a county, 法门寺景区 with a town of the document's city: they lie there."""
    for length in range(min(len(name) - 1, 4), 1, -1):
        code = counties_by_name(home).get(name[:length])
        if code:
            return code
    return None


@lru_cache(maxsize=64)
def counties_by_name(home: str) -> dict[str, str]:
    """Short names of the counties, then of the towns, under a city or municipality → the county."""
    if rank(home) < 2 and home[:2] not in _MUNICIPAL:
        return {}
    found = {name: base(code) for name, code in gazetteer.towns(home).items() if len(name) > 1}
    for code in gazetteer.children(home):
        short = gazetteer.divisions()[code].short
        if len(short) > 1:
            found[short] = code
    return found

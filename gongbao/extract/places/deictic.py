"""Words that point instead of naming: 全市, 我区, 全国. They mean the document's own area or what holds it."""

from __future__ import annotations

import re
from datetime import date

from gongbao.extract.places import former, gazetteer
from gongbao.extract.places.drafts import Draft
from gongbao.extract.places.gazetteer import rank
from gongbao.extract.places.resolve import scopes
from gongbao.model import Place

_POINTING = re.compile(
    r"(?:全|我|本)(?:国(?![防企画际家])|省|自治区|市(?![场值面价])|区(?![域间块位别划])|县(?!域)|旗|州|盟(?!校))|自治区(?=[党政人青各级重的])"
)
_LEVELS = {"省": (1,), "市": (1, 2, 3), "区": (3, 1), "县": (3,), "旗": (3,), "州": (2,), "盟": (2,)}
SURE = 0.85


def deictics(text: str, home: Place | None, day: date | None = None) -> list[Draft]:
    """The pointing words that the document's home makes sense of, by the kinds that divisions had on its day."""
    found = []
    for match in _POINTING.finditer(text):
        word = match.group()
        place = gazetteer.CHINA if word.endswith("国") else _own(word, home, day)
        if place is not None:
            found.append(Draft(match.start(), match.end(), place, SURE, place.adcode))
    return found


def _own(word: str, home: Place | None, day: date | None) -> Place | None:
    code = home and (home.adcode or home.parent)
    if not code or rank(code) == 0:
        return None
    chain = scopes(code)
    if word.endswith("自治区"):
        return next((gazetteer.place(up) for up in chain if gazetteer.place(up).name.endswith("自治区")), None)
    if _name(code, day).endswith(word[-1]):  # 全市 of a city of county rank is that city
        return gazetteer.place(code)
    for level in _LEVELS[word[-1]]:
        for up in chain:
            if rank(up) == level and _name(up, day).endswith(word[-1]):
                return gazetteer.place(up)
    return None


def _name(code: str, day: date | None) -> str:
    place = gazetteer.place(code)
    return (former.on_day(place, "", day) if day else place).name

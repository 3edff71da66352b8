"""Stations, ports and sights: forms so short or so plain that what stands before them decides."""

from __future__ import annotations

import re
from functools import cache

from gongbao import lexicon
from gongbao.extract.places.around import Around
from gongbao.extract.places.drafts import Draft
from gongbao.extract.places.entries import members_place
from gongbao.extract.places.gazetteer import base, rank
from gongbao.extract.places.holders import counties_by_name, holders

# 宝鸡站, 朱沱港: forms so short that a place must stand right before them.
SHORT_FORMS = {
    "station": re.compile(r"[点位在式长台起上前务房内外里口区]|活动|比赛|赛事"),
    "port": re.compile(r"[口务湾澳式航股商资币元交深台人珠胞中独城]"),
}
# 八角寨景区, 双童山景区: sights are named after what nature made.
_SIGHT = re.compile(r"(?:景区|风景名胜区|风景区|森林公园|湿地公园|地质公园|度假区|水库)$")
_NATURE = frozenset("山寨湖河岛谷洞峡沟泉江岭坪湾潭关岩峰林崖溪海瀑")
_BARE = frozenset("高深群雪冰荒入靠临沿依名登爬景江山河湖")
CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_CONTESTS = ("杯", "赛", "演")  # 世界杯延庆站 is no station
LIKELY = 0.75


def short_form(around: Around, suffix: int, end: int, kind: str) -> Draft | None:
    """宝鸡站, 朱沱港: a station or port right behind the short name of its place."""
    text = around.text
    if SHORT_FORMS[kind].match(text, end) or around.covered(suffix, end):
        return None
    draft = around.ending(suffix)
    if draft and text[draft.start - 1 : draft.start] in _CONTESTS:
        return None
    if draft is None and kind == "station" and (whole := _named_station(around, suffix, end)):
        return whole
    start = draft.start if draft else _town_head(around, suffix)
    if draft and suffix - draft.start < 2:  # 宣讲会港澳站
        return None
    if start is None or (draft and not (draft.code and draft.place and draft.place.name != text[start:suffix])):
        return None
    codes = holders(around, start, end, [draft] if draft else [], around.ahead(start))
    return Draft(start, end, members_place(text[start:end], "feature", codes), LIKELY) if codes else None


def _named_station(around: Around, suffix: int, end: int) -> Draft | None:
    """汉口南湖站: a city, a name of the place within it, 站."""
    cuts = around.cuts
    word = cuts.word(suffix - 1)
    begins = cuts.clause(suffix - 1)[0] + word.start if word else suffix
    if word is None or word.tag[:2] not in ("nr", "ns") or begins + len(word.text) != suffix or len(word.text) < 2:
        return None
    city = around.ending(begins)
    if city is None or not city.code or rank(city.code) < 1:
        return None
    name = around.text[city.start : end]
    return Draft(city.start, end, members_place(name, "feature", (base(city.code),)), LIKELY)


def _town_head(around: Around, suffix: int) -> int | None:
    """Where the short name of one of the document's towns begins that ends at `suffix`."""
    if around.home is None or rank(around.home) == 0:
        return None
    known = counties_by_name(around.home)
    begins = (suffix - n for n in (3, 2) if around.text[suffix - n : suffix] in known)
    return next((at for at in begins if around.cuts.begins(at)), None)


def sight(around: Around, suffix: int, end: int) -> int | None:
    """Where the name of a sight begins that no list knows: back to a break or a verb."""
    text, cuts = around.text, around.cuts
    if not _SIGHT.search(text, suffix, end):
        return None
    origin, at = cuts.clause(suffix)[0], suffix
    while at > origin and suffix - at < 7:
        word = cuts.word(at - 1)
        if word is None or word.text in stops() or word.tag[:1] in "vpcudrqtyz" or not word.tag:
            break
        at = origin + word.start
    name = text[at:suffix]
    natural = [index for index, char in enumerate(name) if char in _NATURE and index > 0]
    if not natural or not 2 < len(name) < 7 or name[0] in _BARE or not CHINESE.fullmatch(name):
        return None
    return at if natural[0] > 1 and (natural[-1] == len(name) - 1 or len(name) - natural[-1] == 3) else None


@cache
def stops() -> frozenset[str]:
    """Words that are never part of a zone's name."""
    return frozenset(lexicon.lines("places/zone_stops.txt"))

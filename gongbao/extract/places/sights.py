"""Stations, ports and sights: forms so short or so plain that what stands before them decides."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from gongbao import lexicon
from gongbao.extract.places.drafts import Draft
from gongbao.extract.places.entries import members_place
from gongbao.extract.places.gazetteer import base, rank
from gongbao.extract.places.holders import counties_by_name, holders
from gongbao.extract.places.scan import Cuts

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


def short_form(
    text: str,
    suffix: int,
    end: int,
    kind: str,
    cuts: Cuts,
    drafts: Sequence[Draft],
    starts: list[int],
    home: str | None,
) -> Draft | None:
    """宝鸡站, 朱沱港: a station or port right behind the short name of its place."""
    if SHORT_FORMS[kind].match(text, end) or covered(suffix, end, drafts, starts):
        return None
    draft = ending(suffix, drafts, starts)
    if draft and text[draft.start - 1 : draft.start] in _CONTESTS:
        return None
    if draft is None and kind == "station" and (whole := _named_station(text, suffix, end, cuts, drafts, starts)):
        return whole
    start = draft.start if draft else _town_head(text, suffix, cuts, home)
    if draft and suffix - draft.start < 2:  # 宣讲会港澳站
        return None
    if start is None or (draft and not (draft.code and draft.place and draft.place.name != text[start:suffix])):
        return None
    codes = holders(text, start, end, [draft] if draft else [], drafts[: bisect_left(starts, start)], home)
    return Draft(start, end, members_place(text[start:end], "feature", codes), LIKELY) if codes else None


def _named_station(
    text: str, suffix: int, end: int, cuts: Cuts, drafts: Sequence[Draft], starts: list[int]
) -> Draft | None:
    """汉口南湖站: a city, a name of the place within it, 站."""
    word = cuts.word(suffix - 1)
    begins = cuts.clause(suffix - 1)[0] + word.start if word else suffix
    if word is None or word.tag[:2] not in ("nr", "ns") or begins + len(word.text) != suffix or len(word.text) < 2:
        return None
    city = ending(begins, drafts, starts)
    if city is None or not city.code or rank(city.code) < 1:
        return None
    return Draft(city.start, end, members_place(text[city.start : end], "feature", (base(city.code),)), LIKELY)


def _town_head(text: str, suffix: int, cuts: Cuts, home: str | None) -> int | None:
    """Where the short name of one of the document's towns begins that ends at `suffix`."""
    if home is None or rank(home) == 0:
        return None
    return next(
        (suffix - n for n in (3, 2) if text[suffix - n : suffix] in counties_by_name(home) and cuts.begins(suffix - n)),
        None,
    )


def sight(text: str, suffix: int, end: int, cuts: Cuts) -> int | None:
    """Where the name of a sight begins that no list knows: back to a break or a verb."""
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


def covered(start: int, end: int, drafts: Sequence[Draft], starts: list[int]) -> bool:
    """Whether a form is the middle of a longer place: 园 in 梨园镇."""
    index = bisect_right(starts, start)
    return any(draft.end > end for draft in drafts[max(index - 3, 0) : index])


def ending(at: int, drafts: Sequence[Draft], starts: list[int]) -> Draft | None:
    """The place that ends at `at`, if there is one."""
    for index in range(bisect_left(starts, at) - 1, max(bisect_left(starts, at) - 4, -1), -1):
        if drafts[index].end == at:
            return drafts[index]
    return None


@cache
def stops() -> frozenset[str]:
    """Words that are never part of a zone's name."""
    return frozenset(lexicon.lines("places/zone_stops.txt"))

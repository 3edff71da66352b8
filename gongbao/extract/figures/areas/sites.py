"""The named river, lake, port or station that a value is told of, and the place it gives the value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from gongbao.extract.figures.areas.marks import DIVISIONS, OPENING, clause_start, is_subject
from gongbao.extract.figures.patterns import pattern, where
from gongbao.extract.places import gazetteer
from gongbao.model import Mention, Place

_ATTRIBUTE = re.compile(r"[^，,。；、]{1,8}的$")
_LEADS_WORK = re.compile(r"[，。、：—\n]$|位于$|的$")
_FEEDS = re.compile(r"补水|输水|供水|注水|放流")
_REPORTS = re.compile(
    r"(?:海关|边检(?:总站)?|[^，,。；、]{0,4}(?:铁路局|铁路集团|气象台|统计局|出入境边防检查总站))"
    r"[^，,。；]{0,6}?(?:统计|消息|获悉|了解到|数据|介绍|透露)"
)


def site_of(text: str, mentions: Sequence[Mention], clause: int, at: int) -> Place | None:
    """The place of a value at `at` whose clause begins at `clause` with a feature among the `mentions`.

    A river or a lake is its own place, also where the value describes it (断流26年的永定河); what was built (an
    airport, a museum) stands for the division in its name, else for the one that holds it. None if the clause begins
    otherwise.
    """
    for mention in mentions:
        place = mention.place
        if mention.start < clause or mention.within_name or place is None or place.type != "feature":
            continue
        if mention.start > at:
            described = _ATTRIBUTE.fullmatch(text, at, mention.start) and _is_natural(text, mention)
            return place if described and not pattern("beyond_site").match(text, mention.end) else None
        if _produces(text, mention) or _is_fed(text, mention, at):
            return place
        if not _begins(text, clause, mention):
            return None
        if not is_subject(text, mention) or pattern("beyond_site").match(text, mention.end):
            return None
        return _seat(text, mention, mentions)
    return None


def _seat(text: str, site: Mention, mentions: Sequence[Mention]) -> Place | None:
    """The place a site gives what is told of it: a river or a lake itself, for others the division in or around it."""
    if site.place is None or _is_natural(text, site):
        return site.place
    inner = [one.place for one in mentions if site.start <= one.start < site.end]
    divisions = [place for place in inner if place is not None and place.type in DIVISIONS]
    return divisions[0] if divisions else _holder(site.place)


def named_site(text: str, mentions: Sequence[Mention], start: int) -> Place | None:
    """The place of the site that a headline or a sentence from `start` on is about, None if it begins with none.

    What bears the name of a lake (青湖大桥, 青湖引水工程) or lies in a desert is in the division that holds it.
    """
    for mention in mentions:
        place = mention.place
        if mention.within_name or place is None or place.type != "feature":
            continue
        if not OPENING.match(text[clause_start(text, start, mention.start) : mention.start]):
            continue
        if text.startswith(("、", "和", "与", "至"), mention.end):
            return None
        wide = where("land", after="$").search(text, mention.start, mention.end)
        if wide or (_is_natural(text, mention) and pattern("beyond_site").match(text, mention.end)):
            return _holder(place)
        return _seat(text, mention, mentions)
    return None


def _begins(text: str, clause: int, mention: Mention) -> bool:
    """Whether a clause begins with a site, or with what passes a port: 经云山口岸出境的班列."""
    before = text[clause : mention.start]
    if before.endswith("经") and text.endswith("口岸", 0, mention.end):
        before = before[:-1]
    return OPENING.match(before) is not None


def _produces(text: str, mention: Mention) -> bool:
    """Whether a mention is an oil field that a clause tells the output of."""
    return text.endswith("油田", 0, mention.end) and not pattern("beyond_site").match(text, mention.end)


def _is_fed(text: str, mention: Mention, at: int) -> bool:
    """Whether a value says how much water a river or a lake is given: 向乌梁素海补水4亿立方米."""
    if text[mention.start - 1] != "向" or not _is_natural(text, mention):
        return False
    return _FEEDS.search(text, mention.end, at) is not None


def field_at(text: str, start: int, mentions: Sequence[Mention]) -> Place | None:
    """The oil field in which the sentence from `start` on begins: 在黑龙江大庆油田的…."""
    for mention in mentions:
        place = mention.place
        if mention.within_name or place is None or place.type != "feature":
            continue
        ahead = next((one.start for one in mentions if one.end == mention.start), mention.start)
        return place if text[start:ahead] == "在" and _produces(text, mention) else None
    return None


def begun_at(text: str, mentions: Sequence[Mention]) -> Place | None:
    """Where a sentence says that a work begins or ends, None if it says so of none.

    机组在甲省下线, 位于乙市的水库竣工, and the place a work is named by: 甲省乙丙高速公路丁隧道贯通.
    """
    placed = [one for one in mentions if one.place and one.place.type in DIVISIONS]
    for n, one in enumerate(placed):
        before = text[max(0, one.start - 2) : one.start]
        if before.endswith("在") and _begun().match(text, one.end):
            return one.place
        if not _LEADS_WORK.search(before) or not (work := _work_begun().match(text, one.end)):
            continue
        inner = [other for other in placed[n + 1 :] if other.start < work.end()]
        if all(other.start == one.end for other in inner):
            return (inner or [one])[-1].place
    return None


@cache
def _begun() -> re.Pattern[str]:
    return pattern("work_stage", "[^，,。；：]{0,12}?(?:", ")")


@cache
def _work_begun() -> re.Pattern[str]:
    """The rest of a work's name and what became of it, 隧道全线贯通; a line is in neither of the places it joins."""
    name = (
        "(?![^，,。；：]{0,6}[至到—])[^，,。；：]{2,24}?(?:隧道|大桥|水库|电站|工程|项目|水利枢纽|泵站|基地|机场|码头)"
    )
    when = "(?:[今昨]天|日前|近日|正式|全线|全面|顺利|主体|成功|（[^）]*）)*"
    return pattern("work_stage", f"{name}{when}(?:", ")")


def before_site(text: str, mentions: Sequence[Mention], index: int) -> bool:
    """Whether a mention only says where the site right behind it lies: 河南永城 in 河南永城王庄遗址."""
    if index + 1 >= len(mentions) or mentions[index + 1].start != mentions[index].end:
        return False
    place, site = mentions[index].place, mentions[index + 1].place
    divided = place is not None and place.type in DIVISIONS
    built = not _is_natural(text, mentions[index + 1]) or _produces(text, mentions[index + 1])
    return divided and site is not None and site.type == "feature" and built


def _is_natural(text: str, mention: Mention) -> bool:
    return where("natural", after="$").search(text, mention.start, mention.end) is not None


def reporter_of(text: str, mentions: Sequence[Mention]) -> Place | None:
    """The division of a local body that gives the numbers of a sentence: 据厦门海关统计."""
    for mention in mentions:
        place = mention.place
        if mention.within_name and place is not None and place.type in DIVISIONS:
            return place if _REPORTS.match(text, mention.end) else None
    return None


def _holder(site: Place) -> Place | None:
    """The county that holds a site, the city in its name (珠海公路口岸), the city that holds all its counties."""
    codes = site.adcodes
    if not codes or not all(code in gazetteer.divisions() for code in codes):
        return None
    regions = {gazetteer.region_of(code) for code in codes}
    if len(regions) > 1:  # 北京大兴国际机场 has land in two provinces
        regions = {code for code in regions if site.name.startswith(gazetteer.divisions()[code].short)}
    if len(regions) != 1:
        return None
    region = regions.pop()
    in_name = gazetteer.divisions()[region].short in site.name and site.name.endswith("口岸")
    return gazetteer.place(codes[0] if not in_name and len(codes) == 1 and not region.endswith("0000") else region)

"""The place that a headline gives its story, and a sentence the ones after it, by what they begin with."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from gongbao.extract.figures.areas.marks import DIVISIONS, OPENING, clause_start, names_games
from gongbao.extract.figures.areas.named import Named
from gongbao.extract.figures.areas.sites import named_site, reporter_of
from gongbao.extract.places import gazetteer
from gongbao.model import Mention, Place, Sentence

_ACTS = re.compile(r"[^，,。；\s]{0,6}(?:轰炸|空袭|袭击|打击|炮击|称|宣布|呼吁|表示|回应)")
_BEYOND = re.compile(r"[^，。；]{0,6}(?:交易所|队|舰)")  # a market of the whole country, a team or a ship
_INLAND = ("内地与", "内地和")
_NATIONAL = re.compile(
    r"来自[^，。]{2,10}[部局委署]的消息|综合[^，。]{2,12}数据|(?:目前，?|近日，?|日前，?)?(?:国内(?:出游|游客|旅游)|国家(?!级)|中央|各地|各省|财政部|[^，]{2,8}部(?:已|将|会同|等))"
)
_NATIONAL_WITHIN = 24  # characters
_HEAD = re.compile(
    r"^(?:[^，。；：]{0,6}消息(?:（[^）]{1,8}）)?：)?(?:(?:据|记者|按照|根据)[^，,。；]{0,40}[，,]|[^，,。；：]{0,12}[前日月年后天季节期间时来][）)]?[，,：]){0,2}[^，,。；：]{0,12}$"
)
_FAR = 110  # characters: no head of a sentence is longer


def of_headline(text: str, named: Named, start: int, end: int, item: bool) -> Place | None:
    """The place that the headline of what stands from `start` to `end` names.

    That of an `item` of many gives any place, that of a whole story only its site.
    """
    stop = text.find("\n", start, end)
    stop = stop if stop >= 0 else end
    found = named.between(text, start, stop)
    if not found:
        return _of_site(text, named, named.until(bisect_left(named.starts, start), stop), start)
    if not item:
        return None
    if any(text.endswith(_INLAND, 0, mention.start) for mention in found):
        return gazetteer.CHINA
    struck = [mention for mention in found if not _ACTS.match(text, mention.end)]
    return named.common(text, struck or found, None)


def is_national(text: str, start: int) -> bool:
    """Whether a sentence that begins at `start` opens with who speaks of the whole country: 财政部将…, 国内旅游…."""
    return _NATIONAL.match(text[start : start + _NATIONAL_WITHIN]) is not None


def at_head(text: str, sentence: Sentence, named: list[Mention]) -> list[Mention]:
    """Of the divisions a sentence names those at its head, before which it says at most when or who tells it."""
    return [
        one
        for one in named
        if one.start - sentence.start < _FAR
        and _HEAD.match(text[sentence.start : one.start])
        and not names_games(text, one)
    ]


def of_sentence(text: str, named: Named, sentence: Sentence, told: list[Mention], first: int) -> Place | None:
    """The place that a sentence which opens with no division is about: the one it tells of, who reports, or a site.

    `told` are the divisions it names and `first` is the number of its first mention.
    """
    mentions = named.until(first, sentence.end)
    item = sentence.section is not None
    if item and (place := named.only(text, sentence, told, first) or reporter_of(text, mentions)):
        return place
    return None if told else _of_site(text, named, mentions, sentence.start)


def _of_site(text: str, named: Named, mentions: Sequence[Mention], start: int) -> Place | None:
    """The place of the site, or of the body, told of from `start` on."""
    return named.settled(named_site(text, mentions, start)) or _of_body(text, mentions, start)


def _of_body(text: str, mentions: Sequence[Mention], start: int) -> Place | None:
    """The division in the name of the body that what stands from `start` on begins with, if it is the only one told."""
    told = [one for one in mentions if one.place is not None and one.place.type in DIVISIONS]
    if not told or not told[0].within_name or any(one.place != told[0].place for one in told):
        return None
    if any(one.start <= told[0].start < one.end for one in mentions if one is not told[0]):
        return None  # it names a site
    begins = OPENING.match(text[clause_start(text, start, told[0].start) : told[0].start])
    return told[0].place if begins and not _BEYOND.match(text, told[0].end) else None

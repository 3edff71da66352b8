"""News whose actions are no measures of policy: diplomacy, war, sport, other countries, what happened long ago."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from gongbao import lexicon
from gongbao.extract.measures.closed import closed

_TELLING = ("event", "sport", "contest", "meeting", "war")  # kinds of words that tell where a paragraph plays
ENOUGH = 2  # different words of diplomacy that make a paragraph one about affairs abroad
_HERE = re.compile("中国|我国|进口|出口|免签|内蒙古|国内|各地|中[\u3400-\u9fff]{1,2}(?:班列|铁路|合作)")
_ANY_FIELD = re.compile("(?<![等大])(?:[各多全新]|相关|重点)领域[^、]{0,4}(?:合作|沟通)$")  # a courtesy
_GUESTS = re.compile("代表(?!团)|模范|先进|英雄|英模|劳模|获奖者|获得者|受表彰|官兵")  # whom leaders meet at home
_NOW = re.compile(r"今年|目前|如今|现在|近日|日前|近年|本月|(?<!\d)20\d\d年")
_LONG_AGO = re.compile(  # 1949年, 三十年代, 两千多年前: each looked for by its 年
    r"年(?:(?<=1\d{3}年)(?<!\d1\d{3}年)|代(?<=[二三四五]十年代)|前(?:(?<=[一二两三四五]千年前)|(?<=[一二两三四五]千多年前)))"
    "|上世纪|半个世纪|古人"
)


@cache
def _words(*kinds: str) -> AhoCorasick:
    words = [row["word"] for row in lexicon.rows("measures/abroad.csv") if row["kind"] in kinds]
    return AhoCorasick(words, matchkind=MatchKind.LeftmostFirst)


@cache
def _kinds() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in lexicon.rows("measures/abroad.csv") if row["kind"] in _TELLING}


@cache
def _countries() -> re.Pattern[str]:
    rows = lexicon.rows("places/foreign.csv")
    names = {row["surface"] for row in rows if row["rank"] == "country" and len(row["surface"]) > 1}
    return re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))


@lru_cache(maxsize=16)
def setting(title: str, paragraph: str) -> str | None:
    """Where a paragraph of the news plays: "abroad", "war", "talks" of states; None at home.

    "unheard" if nothing in it is a measure.
    """
    if is_unheard(title):
        return "unheard"
    kinds = {_kinds()[word] for word in _words(*_TELLING).find_matches_as_strings(paragraph)}
    if "event" in kinds or ("sport" in kinds and "contest" not in kinds):
        return "unheard"
    if "meeting" in kinds or is_of_talks(title):
        return "talks"
    if "war" in kinds:
        return "war"
    return (
        "abroad"
        if is_from_abroad(title) or len(set(_words("diplomacy").find_matches_as_strings(paragraph))) >= ENOUGH
        else None
    )


@lru_cache(maxsize=16)
def is_unheard(title: str) -> bool:
    """Whether the headline of a news item is one of an obituary, of a comment or of sport."""
    return bool(_words("title").find_matches_as_indexes(title))


@lru_cache(maxsize=16)
def is_of_talks(title: str) -> bool:
    """Whether the headline of a news item is one of diplomacy; whom leaders meet at home are no guests from abroad."""
    found = set(_words("talks").find_matches_as_strings(title))
    return bool(found) and not (found == {"会见"} and _GUESTS.search(title))


@lru_cache(maxsize=16)
def is_from_abroad(title: str) -> bool:
    """Whether the headline of a news item is one of a report from abroad."""
    if _words("foreign").find_matches_as_indexes(title):
        return True
    return bool(_countries().search(title)) and not _HERE.search(title)


def is_foreign(actor: str) -> bool:
    """Whether who acts is a country other than China or a body of one (韩国国土交通部)."""
    return _countries().match(actor) is not None


def is_public_act(action: str, before: Sequence[str], where: str) -> bool:
    """Whether an action told from abroad is one that a public body takes, and not of combat, a wish or a speech."""
    if action not in closed("abroad_acts") or (where == "war" and action in closed("armed")):
        return False
    return closed("wishes").isdisjoint(before)


@cache
def _state_acts() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    rows = lexicon.rows("measures/talks.csv")
    return {row["action"]: (tuple(row["objects"].split()), tuple(row["except"].split())) for row in rows}


@cache
def _told_acts() -> re.Pattern[str]:
    acts = ((action, "|".join(ends)) for action, (ends, _) in _state_acts().items())
    return re.compile("|".join(f"{action}[^，。]*?(?:{ends})" if ends else action for action, ends in acts))


@cache
def _public_acts(where: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(closed("abroad_acts") - (closed("armed") if where == "war" else frozenset()))))


def may_tell_act(text: str, where: str | None) -> bool:
    """Whether a text that plays there can hold an action at all: asked before it is cut into words."""
    if where is None or (where != "war" and _told_acts().search(text)):
        return True
    return where != "talks" and _public_acts(where).search(text) is not None


def is_state_act(action: str, object_text: str) -> bool:
    """Whether an action on an object is one by which states deal with each other (会见…, 达成共识)."""
    ends, excepted = _state_acts().get(action, ((), ("",)))
    if object_text.endswith(excepted or ("\0",)) or _ANY_FIELD.search(object_text):
        return False
    return not ends or object_text.endswith(ends)


def is_long_ago(sentence: str) -> bool:
    """Whether a sentence of the news tells only history: a year before 2000, the last century, the ancients."""
    return _LONG_AGO.search(sentence) is not None and not _NOW.search(sentence)

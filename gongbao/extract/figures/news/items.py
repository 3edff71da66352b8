"""What a news item tells of, by its heading and first sentence: its bare measures and counts are of that."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.topics import BRACKETED, LEADS, PART, ends_here, named
from gongbao.extract.figures.patterns import alternatives, heads, pattern, where
from gongbao.extract.words import tagged

_LONGEST_HEADING, _LONGEST_NAME, _LONGEST_TOPIC = 44, 8, 10
_PHRASE = re.compile(r"[\s、，：《》]")
_MOST = re.compile(r"[^，\s]{0,6}最[大高长深]")
_OWN = re.compile("[这该此本其当两各]|全[国省市区县球]|来自(?:.{0,4}[省市区县]|.?$)|震源|.$|.+[到至]")
_PARTS = frozenset({"条", "项", "个", "方面", "部分", "章", "类"})
_STILL = ("仍", "再", "又", "已", "合龙")
_EVENT = re.compile("[会展节赛季]$|论坛|活动")
_OF_GUESTS = frozenset({"名", "位", "人", "支", "家", "个", "人次"})
_NO_PART = re.compile(r"^[\d.万亿]*(?:.*首[座个艘条台批]|年期|[届度元]|千[伏瓦])")
_BEGINS_NO_NAME = frozenset("vpcdumqxyf")


class Topic(NamedTuple):
    """What an item tells of: its name, the noun that the name ends with, and whether it is a paper."""

    name: str
    noun: str
    paper: bool


def of_topic(whole: str, start: int, text: str, slots: list[Slot], names: list[str | None]) -> list[str | None]:
    """The names of the values of the sentence at `start` of `whole`, bare ones with what their item tells of."""
    short = [n for n, name in enumerate(names) if name and len(name) <= _LONGEST_NAME]
    topic = topic_of(whole, start) if short else None
    bare = [n for n in short if topic and _is_bare(text, slots[n], names[n] or "")]
    if topic is None or not bare:
        return names
    found, line = list(names), whole.rfind("\n", 0, start) + 1
    for n in bare:
        name, unit = names[n] or "", slots[n].quantity.unit
        if (topic.paper and unit not in _PARTS) or topic.name[-2:] in name or topic.name[:2] in name:
            continue
        ahead = whole[line:start] + text[: slots[n].quantity.start]
        if guests := _guests(topic, slots[n], name):
            found[n] = topic.name + guests if topic.noun in ahead else name
        elif _goes_on(topic, text, slots[n], name) and _still_of(topic.noun, ahead):
            found[n] = topic.name + name
    told = {name: full for name, full in zip(names, found, strict=True) if name and full != name}
    return [told.get(name or "", full) for name, full in zip(names, found, strict=True)]


def _is_bare(text: str, slot: Slot, name: str) -> bool:
    """Whether a value has a short name and its clause begins with that or with what the subject does."""
    if _of_guests().fullmatch(name) and slot.quantity.unit in _OF_GUESTS:
        return True
    if not slot.first or slot.listed or _OWN.match(name):
        return False
    thing = _heads().search(name)
    return "其中" not in text[slot.clause : slot.quantity.start] and (thing is None or thing.start() < 2)


def _goes_on(topic: Topic, text: str, slot: Slot, name: str) -> bool:
    """Whether the clause of a value has no subject but the topic: it begins with the name or with what that does."""
    clause = LEADS.sub("", text[slot.clause : slot.stop], count=1)
    if clause.startswith(name):
        return True
    if slot.quantity.dimension == "duration":
        return False
    ahead = text[slot.clause : slot.quantity.start]
    said = ahead.rfind(topic.noun)
    return _acts(clause) or (said >= 0 and _acts(ahead[said + len(topic.noun) :]))


def _acts(clause: str) -> bool:
    """Whether a clause begins with what its subject does."""
    clause = pattern("how_often", "^[将已还共]*").sub("", clause, count=1)
    tags = (tag for _, tag in tagged(clause[:8]) if tag[:1] != "d")
    return next(tags, "") in ("v", "vn")


def _guests(topic: Topic, slot: Slot, name: str) -> str:
    """Who takes part in an event, "" if a name says anything else."""
    if slot.quantity.unit not in _OF_GUESTS or not _EVENT.search(topic.noun):
        return ""
    match = _of_guests().fullmatch(name)
    return match["who"] if match else ""


@cache
def _of_guests() -> re.Pattern[str]:
    return pattern("guest", "(?:来自|参[赛会展加]的?)?(?P<who>(?:群众|参[赛展会]|中外|境外|[境海国]内外)?(?:", "))")


def topic_of(whole: str, start: int) -> Topic | None:
    """What the item that holds `start` tells of, None if it has no heading or that names no thing."""
    line = whole.rfind("\n", 0, start) + 1
    heading = whole[whole.rfind("\n", 0, max(line - 1, 0)) + 1 : max(line - 1, 0)]
    if not heading or len(heading) > _LONGEST_HEADING or "。" in heading:
        return None
    stop = whole.find("。", line)
    return _topic(heading, whole[line : stop if stop >= 0 else line + 160])


@lru_cache(maxsize=64)
def _topic(heading: str, first: str) -> Topic | None:
    """The thing at the start of a heading that the first sentence names again."""
    if where("of_statistics").search(_MOST.sub("", heading)):
        return None
    match = _head(heading)
    if match is None or match.group() not in first:
        return None
    noun = match.group()
    if where("mishap", after="$").search(noun):
        return Topic(noun, noun, False)
    name = _short(named(_PHRASE.split(heading[: match.end()])[-1]))
    return Topic(name, noun, where("paper", after="$").search(noun) is not None) if name else None


def _head(heading: str) -> re.Match[str] | None:
    """The noun that the first name of a thing in a heading ends with."""
    best: re.Match[str] | None = None
    for match in list(_heads().finditer(heading))[:4]:
        between = heading[best.end() : match.start()] if best else ""
        if best and (_PHRASE.search(between) or any(tag[:1] in "vp" for _, tag in tagged(between))):
            break
        if _ends(heading, match.end()) and _whole_word(heading, match):
            best = match
    return best


def _ends(heading: str, at: int) -> bool:
    """Whether a name ends at `at`, also before words that the dictionary takes for something else: 仍, 合龙."""
    return heading.startswith(_STILL, at) or ends_here(heading, at)


def _whole_word(heading: str, match: re.Match[str]) -> bool:
    """Whether no word goes on across the start of a noun: 国债, but not that of 美国债务."""
    at = 0
    for word, _ in tagged(heading):
        if at < match.start() < at + len(word) < match.end():
            return False
        at += len(word)
    return True


def _short(name: str) -> str:
    """The last words of a name, from the first that can begin one: no number, verb or end of another name."""
    words = list(tagged(_NO_PART.sub("", name)))
    size, cut = sum(len(word) for word, _ in words), False
    while len(words) > 1 and (size > _LONGEST_TOPIC or _begins_none(*words[0], cut)):
        cut = cut or size > _LONGEST_TOPIC
        size -= len(words.pop(0)[0])
    short = "".join(word for word, _ in words)
    opened = short.find("“") if short.count("“") == short.count("”") else -1
    return short[opened:] if opened > 0 and short.endswith("”") else short


def _begins_none(word: str, tag: str, cut: bool) -> bool:
    """Whether no name begins with a word; where one is `cut`, 铁路 and the like end what is left out."""
    return (
        (tag[:1] in _BEGINS_NO_NAME and word not in ("“", "《"))
        or word == "暨"
        or (cut and _heads().fullmatch(word) is not None)
    )


@cache
def _heads() -> re.Pattern[str]:
    roles = ("topic", "mishap", "paper", "thing", "work", "fair")
    return re.compile(f"{heads(*roles)}(?:{'|'.join(map(alternatives, roles))})")


def _still_of(noun: str, ahead: str) -> bool:
    """Whether no clause of a text has another subject since it last named the topic."""
    at = ahead.rfind(noun)
    return at >= 0 and not any(_has_subject(clause) for clause in PART.split(ahead[at:])[1:-1])


def _has_subject(clause: str) -> bool:
    """Whether a clause begins with a noun other than a measure of its topic."""
    words = [one for one in tagged(LEADS.sub("", BRACKETED.sub("", clause), count=1)[:24]) if one[1][:1] != "d"]
    if not words or words[0][1][:1] not in "nrsbm":
        return False
    phrase = ""
    for word, tag in words:
        if tag[:1] not in "nbmv" or word[0].isdigit() or pattern("bare_measure", after="$").fullmatch(phrase):
            break
        phrase += word
    return not (
        pattern("bare_measure", after="$").fullmatch(phrase) or re.search("[量额率积值价数长高宽深重型期限]$", phrase)
    )

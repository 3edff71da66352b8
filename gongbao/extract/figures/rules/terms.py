"""What a rule asks: the thing that a bound is set for (老茶园树龄), bounds that go on (四年以上的，超过四年的部分)."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from gongbao.extract.figures.clauses import ITEM, Slot
from gongbao.extract.figures.grant_words import PAID
from gongbao.extract.figures.names.indicators import noun_after
from gongbao.extract.figures.rules.descriptions import is_payee, noun_of
from gongbao.extract.words import tagged

_BARE = re.compile("(?:同比|比上年)?(?:增[幅长速])?(?:对?超[过出]|每?满|每增加|不[足满]|达到?|其中)?")
_TERM_ENDS = re.compile(
    "(?:（不?含）)?(?:及?以[上下内])?(?:（不?含[^（）]{0,10}）)?(?:的(?:部分)?)?(?:[，,]|(?=[每补奖收加按另再可]))"
)
_THEN = re.compile(rf"{_TERM_ENDS.pattern}|(?:及?以[上下内])?的(?=[\u4e00-\u9fff]{{2}})")
_PAID_FROM = re.compile(r"(?:（不?含）)?(?:及?以[上下内])?(?:（不?含）)?的?(?:每[^，,\d]{1,4}|再|另)?[补奖收加]")
_BY_WHAT = re.compile(
    r"(?P<whose>[^，,。；：]{0,8}?)按照?(?P<what>[\u4e00-\u9fff]{2,10}?)(?:（[^）]{0,30}）)?"
    r"(?:计|收取|分档|划分|分为?[一二两三四五六七八九十\d]+个?[档级类等]|给予[^，,。；：:]{0,6})?[，,：:]$"
)
_DESCRIBES = re.compile(r"(?:[、且并和及][^，,。；：的]{2,96})?的(?=[\u4e00-\u9fff])")
_SIZED = re.compile("(?:（[^（）]*）)?的(?=[\u4e00-\u9fff]{2})")
_ALSO = re.compile("^(?:对于?|凡|[且并]|同时)?(?:上年度|年度|其(?![他它余中]))?")
_SINCE, _SINCE_WHEN = re.compile("(?:离校|毕业|退役|退伍)时间"), re.compile("[）)]?(?:的|(?P<state>未就业)的?)")
_DIGIT = re.compile(r"\d")
_DUTY = re.compile("[应必]?须|应当?|不得")
_OF_NAMES = frozenset({"n", "nz", "nr", "nrt", "vn", "j", "l", "s", "b", "an", "eng"})
_LONGEST, _LONGEST_THING, _SHORTEST_TERM = 6, 12, 3
REACHED = re.compile(r"(?:首次|累计)?(?:达到?|满|突破|超过)+$")
_TERMS = re.compile(r"[^，,。；：]*的(?:[^，,。；：\d的]{2,14})?[，,。；：]?$")
_NOT_GIVEN = re.compile("不[予再得][^，,。；]*")
_ACTS = re.compile(r"给予|按照?|予以|安排|设立")


class Told(NamedTuple):
    """What the paragraph told before a sentence: the names of the sentence before it and what its bounds are set for,
    by unit or, for times, by dimension; the line `above` the paragraph."""

    names: list[str]
    bounds: dict[str, str]
    above: str


def is_term(text: str, slot: Slot) -> bool:
    """Whether a value stands in what a rule asks: 库容100吨以上的， and not in what it gives."""
    before, after = text[slot.clause : slot.quantity.start], text[slot.end : slot.stop]
    gives = PAID.search(_NOT_GIVEN.sub("", after))
    return bool(_TERMS.fullmatch(after)) and not gives and not _ACTS.search(before)


def described(text: str, slot: Slot, name: str | None) -> str | None:
    """A bare measure with the thing it bounds: 老果园树龄 of 对树龄10年以上、连片20亩以上的老果园, 钢架棚跨度 of
    新建钢架棚，跨度8米以上的."""
    if slot.quantity.dimension == "area" and slot.left.endswith("的") and (thing := _sized(text, slot)):
        return thing
    name = _last_term(text, slot, name) if name and "、" in name else name
    if name and _SINCE.fullmatch(name) and text.endswith(name[:2], 0, slot.quantity.start):
        return _since(text[slot.end : slot.end + 24]) + name
    if not name or len(name) > _LONGEST or slot.listed or not _is_bound(text, slot):
        return name
    before = _ALSO.sub("", text[slot.clause : slot.quantity.start]) if slot.first else slot.left
    if not _ALSO.sub("", before.rpartition("、")[2]).startswith(name[:2]):
        return name
    match = _DESCRIBES.match(text, slot.end)
    thing = leading_noun(noun_after(text[match.end() :])) if match else _last_noun(text[: slot.clause])
    if not 2 <= len(thing) <= _LONGEST_THING or thing[-2:] in name[2:] or name[:2] in thing[:-2]:
        return name
    return thing + name[2:] if thing.endswith(name[:2]) else thing + name


def _sized(text: str, slot: Slot) -> str:
    """新发展茶园面积 of 对新发展的100亩以上的茶园; "" if the area is of no thing behind it."""
    match = _SIZED.match(text, slot.end)
    thing = noun_of(noun_after(text[match.end() :])) if match else ""
    whose = _ALSO.sub("", text[slot.clause : slot.quantity.start]).rpartition("的")[0]
    return f"{whose}的{thing}面积" if whose.isalpha() and 2 <= len(thing) <= 2 * _LONGEST_THING else ""


def _since(behind: str) -> str:
    """Who left school or service so long ago, by the words behind the time: 离校2年内未就业高校毕业生."""
    match = _SINCE_WHEN.match(behind)
    return (match["state"] or "") + leading_noun(behind[match.end() :]) if match else ""


def past_and(name: str | None) -> str | None:
    """The last of two things asked: 年度融资总额 of 直接融资且年度融资总额, 规上企业年税收 of 规上企业且年税收."""
    first, _, last = (name or "").rpartition("且")
    if not first or len(last) < _SHORTEST_TERM or "的" in last:
        return name
    who = first.rpartition("的")[2]
    return (who if len(who) <= _LONGEST_THING and is_payee(who) else "") + last


def _last_term(text: str, slot: Slot, name: str) -> str:
    """The last of the things a rule asks, each for itself: 成立时间 of 注册地在本区、成立时间."""
    first, _, last = name.rpartition("、")
    asked = len(last) >= 2 and _is_bound(text, slot) and any(tag[:1] in "vp" for _, tag in tagged(first))
    return last if asked else name


def _is_bound(text: str, slot: Slot) -> bool:
    """Whether a value bounds what its clause measures and is not given."""
    if PAID.search(text, slot.clause, slot.stop):
        return False
    if slot.left.startswith("有效期"):
        return True
    asked = is_term(text, slot) or _DESCRIBES.match(text, slot.end) is not None
    return asked or (slot.sign != "=" and slot.quantity.dimension != "money")


def _last_noun(ahead: str) -> str:
    """The thing that the clause before ends with, or is about if it sets a duty: 钢架棚 of 在甲乡新建钢架棚， and of
    钢架棚须选用镀锌管，; "" if it is about none."""
    clause = re.split("[，,；;。：:]", ITEM.sub("", ahead))[-2:][0].removesuffix("的")
    words = [] if _DIGIT.search(clause) else list(tagged(_DUTY.split(clause)[0][-28:]))
    if not words or words[-1][1][:1] != "n" or words[-1][1] in ("ns", "nt"):
        return ""
    kept = list(takewhile(lambda word: word[1] in _OF_NAMES, reversed(words)))
    return "".join(word for word, _ in reversed(kept))


def leading_noun(text: str) -> str:
    """The noun that a text begins with, up to the verb or adverb that follows it."""
    words = takewhile(lambda word: word[1][:1] not in "vpducxmw" or word[1] == "vn", tagged(text[:14]))
    return "".join(word for word, _ in words)


def same_terms(text: str, slots: list[Slot], found: list[str | None], told: Told) -> None:
    """缴费五年以上的，每满一年，超过五年: bounds of what the first one, also of the sentence before, is set for."""
    for n, slot in enumerate(slots):
        kind = kind_of_bound(slot)
        ends = _TERM_ENDS if ITEM.sub("", slot.left) == "" else _THEN
        if slot.first and is_bare(slot) and ends.match(text, slot.quantity.end):
            if by := by_what(text, slot, told.above):
                told.bounds[kind] = by
            found[n] = told.bounds.get(kind, found[n])
            told.bounds.setdefault(kind, found[n] or "")
        elif (name := found[n]) and (slot.sign in (">=", ">") or is_term(text, slot) or _paid_from(text, slot)):
            told.bounds[kind] = name


def _paid_from(text: str, slot: Slot) -> bool:
    return _PAID_FROM.match(text, slot.quantity.end) is not None


def is_bare(slot: Slot) -> bool:
    """Whether nothing before a bound says what it is set for: 超过3亿元的, （一）3亿元以上的."""
    return _BARE.fullmatch(ITEM.sub("", slot.left)) is not None


def by_what(text: str, slot: Slot, above: str) -> str:
    """What the clause before, or the line above the first, divides by: 投资额 of 按投资额给予奖励：1亿元以上的…, or ""
    if by nothing."""
    match = _BY_WHAT.search(text, 0, slot.clause) if slot.clause else _BY_WHAT.search(above)
    return match["whose"] + match["what"] if match else ""


def kind_of_bound(slot: Slot) -> str:
    """What two bounds of one thing have in common: the unit, of times the dimension."""
    return slot.quantity.dimension if slot.quantity.dimension == "duration" else slot.quantity.unit

"""Zones, parks, stations and villages known by their form: a name, then 产业园, 景区, 机场, 村."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from gongbao import lexicon
from gongbao.extract import gazetteer
from gongbao.extract.gazetteer import holds, rank
from gongbao.extract.place_drafts import Draft
from gongbao.extract.place_entries import members_place
from gongbao.extract.place_local import GUESS
from gongbao.extract.place_scan import Cuts
from gongbao.extract.words import Word

# 园 alone is a form only where it is not part of 校园, 入园, 园区 …
_NO_PARK = re.compile(
    r"[校家花乐田公果菜茶竹桃梅梨杏枣李橘柚橙葡陵庄幼儿入进出退搬离游开]园|.园[区林艺丁子中内外长地会古村]"
)
_PLACE_KINDS = ("nr", "ns")
_INNER = ("n", "j", "b", "vn", "f", "s", "l", "i", "a", "ng", "an", "x", "nt", "eng", "vg", "g", "ag", "nz", "nt")
_VERBS = frozenset(
    (
        "创意",
        "设计",
        "示范",
        "合作",
        "开放",
        "旅游",
        "保税",
        "纪念",
        "综合",
        "循环",
        "创新",
        "创业",
        "共享",
        "临空",
        "跨境",
    )
)
_MEMORIAL = re.compile(r"纪念")
_LONGEST = 16  # characters of a name before its form
_NATURAL = "natural"
_GOES_ON = re.compile(r"[路街桥村镇乡区县市道站]|大道|大桥|大街|公司|酒店|集团")  # 凤凰山路
SURE, LIKELY = 0.85, 0.75


# 中国（上海）自由贸易试验区临港片区, 西部（重庆）科学城: the place stands in brackets.
_BRACKETED = re.compile(
    r"(?:中国|西部|国家|中[\u4e00-\u9fff])[（(]([\u4e00-\u9fff]{2,8})[)）][\u4e00-\u9fff]{0,14}?"
    r"(?:自由贸易试验区|自由贸易港|试验区|科学城|产业园|示范区|合作区)(?:[\u4e00-\u9fff]{2,6}片区)?"
)


def bracketed(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Zones with the name of their place in brackets."""
    spans = {(draft.start, draft.end): draft for draft in drafts}
    found = []
    for match in _BRACKETED.finditer(text):
        inner = spans.get(match.span(1))
        if inner is not None and inner.code and inner.code != "100000":
            place = members_place(match.group(), "zone", (gazetteer.base(inner.code),))
            found.append(Draft(match.start(), match.end(), place, SURE))
    return found


def shaped(text: str, cuts: Cuts, drafts: Sequence[Draft], home: str | None) -> list[Draft]:
    """Zones and features by form that hold a place's name or a proper name."""
    starts = [draft.start for draft in drafts]
    found: list[Draft] = []
    for start, end, kind in _forms(text):
        if found and start < found[-1].end:
            continue
        draft = _grow(text, start, end, kind, cuts, drafts, starts, home)
        if draft is not None:
            _append(found, draft, text)
    return found


@cache
def _form_types() -> dict[str, str]:
    return {row["form"]: row["type"] for row in lexicon.rows("place_forms.csv")}


@cache
def _form_automaton() -> tuple[tuple[str, ...], AhoCorasick]:
    forms = tuple(_form_types())
    return forms, AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest)


def _forms(text: str) -> Iterable[tuple[int, int, str]]:
    forms, automaton = _form_automaton()
    for index, start, end in automaton.find_matches_as_indexes(text):
        if end - start > 1 or not _NO_PARK.match(text, max(start - 1, 0), end + 1):
            yield start, end, _form_types()[forms[index]]


def _append(found: list[Draft], draft: Draft, text: str) -> None:
    """A zone that goes on where the last one ended makes one mention with it: A开发区B产业园."""
    while found and found[-1].start >= draft.start:
        found.pop()
    if found and found[-1].end == draft.start:
        found[-1] = replace(draft, start=found[-1].start)
    else:
        found.append(draft)


def _grow(
    text: str,
    suffix: int,
    end: int,
    kind: str,
    cuts: Cuts,
    drafts: Sequence[Draft],
    starts: list[int],
    home: str | None,
) -> Draft | None:
    if _covered(suffix, end, drafts, starts):
        return None
    if kind == _NATURAL:
        return _natural(text, end, cuts, home)
    start = _left(text, suffix, cuts, drafts, starts)
    if start is None:
        return None
    inner = [draft for draft in drafts[bisect_left(starts, start) : bisect_left(starts, end)] if draft.end <= end]
    if inner and inner[-1].end == end:
        whole = inner[-1]
        return Draft(start, end, whole.place, whole.confidence, whole.code) if start < whole.start else None
    codes = _codes(inner, home)
    if not codes:
        return None
    sure = min([SURE, *(draft.confidence for draft in inner)])  # no surer than a misprint in it
    return Draft(start, end, members_place(_title(text, start, end, inner), kind, codes), sure)


def _covered(start: int, end: int, drafts: Sequence[Draft], starts: list[int]) -> bool:
    """Whether a form is the middle of a longer place: 园 in 梨园镇."""
    index = bisect_right(starts, start)
    return any(draft.end > end for draft in drafts[max(index - 3, 0) : index])


def _natural(text: str, end: int, cuts: Cuts, home: str | None) -> Draft | None:
    """A river, lake or hill the dictionary knows as a place, in a document of one city or county."""
    word = cuts.word(end - 1)
    origin = cuts.clause(end - 1)[0]
    if word is None or word.tag != "ns" or len(word.text) < 3 or origin + word.end != end:
        return None
    if home is None or rank(home) < 2 or _GOES_ON.match(text, end):
        return None
    return Draft(end - len(word.text), end, members_place(word.text, "feature", (gazetteer.base(home),)), LIKELY)


def _title(text: str, start: int, end: int, inner: Sequence[Draft]) -> str:
    """The name: what follows the last zone in it, if that begins with a place of its own."""
    name = text[start:end]
    last = [at for _, at, _ in _forms(name) if at < len(name)]
    if last and any(draft.start == start + last[-1] for draft in inner):
        return name[last[-1] :]
    return _corrected(name, start, inner)


def _corrected(name: str, start: int, inner: Sequence[Draft]) -> str:
    """A name with a misprinted town in it as it should be: 漷县医药健康产业园 for 潮县医药健康产业园."""
    for draft in inner:
        if draft.confidence <= GUESS and draft.place and draft.place.type == "town":
            right = gazetteer.stem(draft.place.name)
            if len(right) == draft.end - draft.start:
                return name[: draft.start - start] + right + name[draft.end - start :]
    return name


def _codes(inner: Sequence[Draft], home: str | None) -> tuple[str, ...]:
    """The county (or what is larger) that holds a zone: the narrowest division in its name, else the home."""
    named = [draft.code for draft in inner if draft.code and draft.code != "100000"]
    if named:  # 福州港江阴港区: only what the first one holds counts
        own = [code for code in named if holds(named[0], code)]
        return (gazetteer.base(max(own, key=lambda code: (rank(code), -own.index(code)))),)
    zones = [draft.place.adcodes for draft in inner if draft.place and draft.place.type in ("zone", "feature")]
    if zones and (not home or rank(home) == 0):
        return zones[-1] if len(zones[-1]) < 3 else ()
    return (gazetteer.base(home),) if home and rank(home) else ()


def _left(text: str, suffix: int, cuts: Cuts, drafts: Sequence[Draft], starts: list[int]) -> int | None:
    """Where the name of a zone begins; None where nothing before the form is a proper name."""
    origin = cuts.clause(suffix)[0]
    at, proper = _seed(suffix, cuts, drafts, starts)
    while at > origin and suffix - at < _LONGEST:
        draft = _ending(at, drafts, starts)
        if draft is not None:
            at = proper = draft.start
            continue
        before = cuts.word(at - 1)
        if before is None or not _inner(before):
            break
        at = origin + before.start
        if _proper(before) or (proper == at + len(before.text) and before.tag[:2] == "nr"):
            proper = at
    if proper is None:
        return None
    memorial = _MEMORIAL.search(text, proper, suffix + 2) and _only_nouns(cuts, at, proper)
    return at if memorial else proper


def _seed(suffix: int, cuts: Cuts, drafts: Sequence[Draft], starts: list[int]) -> tuple[int, int | None]:
    """Where to start looking left, and where a proper name begins if the form is the tail of one."""
    near = drafts[max(bisect_right(starts, suffix) - 3, 0) : bisect_right(starts, suffix)]
    covering = [draft.start for draft in near if draft.start < suffix < draft.end]
    if covering:
        return max(covering), max(covering)
    word = cuts.word(suffix)
    if word is None or _ending(suffix, drafts, starts) is not None:
        return suffix, None
    start = cuts.clause(suffix)[0] + word.start
    return start, start if start < suffix and word.tag[:2] in _PLACE_KINDS else None


def _ending(at: int, drafts: Sequence[Draft], starts: list[int]) -> Draft | None:
    for index in range(bisect_left(starts, at) - 1, max(bisect_left(starts, at) - 4, -1), -1):
        if drafts[index].end == at:
            return drafts[index]
    return None


def _inner(word: Word) -> bool:
    return (word.tag in _INNER or word.tag[:2] in _PLACE_KINDS or word.text in _VERBS) and not (
        word.text in _stops() or word.text[-2:] in _stops()
    )


@cache
def _stops() -> frozenset[str]:
    return frozenset(lexicon.lines("zone_stops.txt"))


def _proper(word: Word) -> bool:
    return word.tag[:2] in _PLACE_KINDS and len(word.text) > 1 and word.text not in _stops()


def _only_nouns(cuts: Cuts, start: int, end: int) -> bool:
    while start < end:
        word = cuts.word(start)
        if word is None or word.tag not in ("n", "nz", "vn", "j"):
            return False
        start += len(word.text)
    return True

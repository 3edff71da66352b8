"""Names that only the document's own area explains: towns without their kind, villages, 驻海企业, misprints."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from gongbao import lexicon
from gongbao.extract.places import gazetteer
from gongbao.extract.places.around import Around
from gongbao.extract.places.drafts import Draft
from gongbao.extract.places.entries import members_place, told_by
from gongbao.extract.places.gazetteer import rank
from gongbao.extract.places.scan import Cuts, Hit, homographs
from gongbao.extract.places.sights import CHINESE, stops
from gongbao.extract.seeking import WHOLE, matches, sought

_VILLAGE = sought(
    r"(?:行政村|自然村|村|屯|嘎查|社区|(?<![城乡集小古重名村全各])镇|苏木)(?![民庄落镇委干部级主里头口党支子企办医官居容规史超小务貌晚BA])"
)
# 农村, 全村, 各村: not the name of one.
_PLAIN = frozenset(
    "农乡全各本每我该新老旧小大多一二三四五六七八九十百千万两个镇山渔江山荒他某邻同古河子示贫穷强富美中近郊整驻入进到回在"
)
_VILLAGE_TAGS = ("nr", "ns", "nz")
_COUNTING = frozenset("各所有个多全每这那第届次")
_BREAKS = frozenset("的在到和与及于位来去了是让将为从对向往赴县镇乡区市访过入进")
SURE, GUESS = 0.85, 0.6


def local(text: str, home: str | None, cuts: Cuts, drafts: Sequence[Draft]) -> list[Draft]:
    """The local names in a text; `drafts` are the places already known."""
    found: list[Draft] = []
    if home and rank(home) > 1:
        found = [*_towns(text, home, cuts), *_stays(text, home)]
    spans = sorted([*drafts, *found], key=lambda draft: draft.start)
    return [*found, *_villages(Around(text, cuts, spans, home))]


@cache
def _kinds() -> frozenset[str]:
    return frozenset(lexicon.lines("places/village_words.txt"))


@cache
def _town_words() -> frozenset[str]:
    return frozenset(lexicon.lines("places/town_words.txt"))


@cache
def _lookalikes() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in lexicon.rows("places/lookalikes.csv"):
        found[row["right"]] = (*found.get(row["right"], ()), row["printed"])
    return found


def own_town(found: Hit, home: str | None) -> tuple[str, float] | None:
    """潞城 in Tongzhou is its town, not the district of the same name in Shanxi."""
    if found.full or home is None or rank(home) != 3 or any(code[:2] == home[:2] for code in found.codes):
        return None
    return _local_names(home).get(found.surface)


@lru_cache(maxsize=64)
def _local_names(home: str) -> dict[str, tuple[str, float]]:
    """Surface → town and sureness, for the short names, offices and misprints of the towns under `home`."""
    least = 2 if rank(home) == 3 else 3
    found: dict[str, tuple[str, float]] = {}
    for name, code in gazetteer.towns(home).items():
        full = gazetteer.divisions()[code].name
        if name != full and len(name) >= least and name not in _town_words() and name not in homographs():
            found[name] = code, SURE
        if name != full and full.endswith(("族乡", "族镇")):
            found[name + full[-1]] = code, SURE
        if name != full and full.endswith("街道"):
            found[name + "办"] = found[name + "街道办"] = code, SURE
        for wrong in _misprints(name):
            if wrong not in gazetteer.named() and len(name) >= 2:
                found.setdefault(wrong, (code, GUESS))
    return found


def _misprints(name: str) -> Iterable[str]:
    for index, char in enumerate(name):
        for printed in _lookalikes().get(char, ()):
            yield name[:index] + printed + name[index + 1 :]


@lru_cache(maxsize=64)
def _local_automaton(home: str) -> tuple[tuple[str, ...], AhoCorasick]:
    names = tuple(_local_names(home))
    return names, AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)


def _towns(text: str, home: str, cuts: Cuts) -> Iterable[Draft]:
    names, automaton = _local_automaton(home)
    for index, start, end in automaton.find_matches_as_indexes(text):
        code, sure = _local_names(home)[names[index]]
        if cuts.begins(start) and (cuts.ends(end) or end - start > 2):
            yield Draft(start, end, gazetteer.place(code), sure, code)


@cache
def _based() -> re.Pattern[str]:
    return re.compile(rf"(?<=[驻来在赴留返])([\u4e00-\u9fff])(?={told_by('based')})")


def _stays(text: str, home: str) -> Iterable[Draft]:
    """海 in 驻海金融机构: the home by its first character."""
    for match in _based().finditer(text):
        if gazetteer.divisions()[home].short.startswith(match.group(1)):
            yield Draft(match.start(1), match.end(1), gazetteer.place(home), 0.8, home)


def _villages(around: Around) -> Iterable[Draft]:
    text, home = around.text, around.home
    ends = {draft.end: draft for draft in around.drafts}
    for match in matches(_VILLAGE, text):
        start, end = match.span(WHOLE)
        begin = _village_start(around, start, end, ends)
        if begin is None or _taken_in(around, begin, end):
            continue
        begin = _whole_name(around, begin, end, ends)
        own, holder = begin, ends.get(begin)
        if holder is None:  # 马驹桥南五村: the town's name is the head of the village's
            holder = _town_at(around, begin)
            own = holder.end if holder else begin
        begin = min(begin, holder.start) if holder else begin
        kind = "town" if match[WHOLE] in ("镇", "苏木") else "village"
        codes = _village_codes(around, holder, begin)
        if kind == "town" and (holder or start - own < 2 or home is None or rank(home) < 2):
            continue
        if codes:
            name = _village_name(text[own:end], holder)
            yield Draft(begin, end, members_place(name, kind, codes), SURE)


def _taken_in(around: Around, begin: int, end: int) -> bool:
    """Whether a known place takes in the end of this one already."""
    index = bisect_left(around.starts, begin)
    return any(draft.start < end <= draft.end for draft in around.drafts[max(index - 3, 0) : index + 2])


def _town_at(around: Around, begin: int) -> Draft | None:
    near = around.starting(begin, begin + 1)[:1]
    return next((draft for draft in near if draft.place and draft.place.type == "town"), None)


def _village_name(name: str, holder: Draft | None) -> str:
    """马驹桥南五村 is 马驹桥镇南五村: of what holds a village only the town is part of its name."""
    town = holder.place if holder and holder.place and holder.place.type == "town" else None
    if town is None or len(name) < 2:
        return (town.name.removesuffix("镇") if town else "") + name
    return town.name + name


def _whole_name(around: Around, begin: int, end: int, ends: dict[int, Draft]) -> int:
    """塔元庄村 for 庄村: the few characters between a name and the last break or place belong to it."""
    origin, at = around.cuts.clause(begin)[0], begin
    while at > origin and at not in ends and around.text[at - 1] not in _BREAKS:
        at -= 1
    while at < begin and (size := _doing(around.cuts, at)):
        at += size
    return at if begin - at < 4 and end - at < 7 else begin


def _doing(cuts: Cuts, at: int) -> int:
    """The length of a verb at `at` that is no part of a name: 支持 before 朱苦拉村, 像 before 龙利村."""
    word = cuts.word(at)
    if word is None or not cuts.begins(at):
        return 0
    verb = word.tag in ("v", "vd", "vi") if len(word.text) == 2 else word.text in "像把被让使据按"
    return len(word.text) if verb else 0


def _named(name: str) -> bool:
    """Whether what stands between a place and 村 can be a village's name: not 新农, 示范, 各."""
    return CHINESE.fullmatch(name) is not None and not (
        set(name) & (_COUNTING | _BREAKS) or set(name) <= _PLAIN or name in _kinds() or name[-1] in "乡农新驻"
    )


def _village_start(around: Around, at: int, end: int, ends: dict[int, Draft]) -> int | None:
    """Where a village's own name begins, None for 农村, 全村 and what has no name."""
    text, cuts = around.text, around.cuts
    origin = cuts.clause(at)[0]
    word = cuts.word(at)
    if word is None or origin + word.end > end:
        return None
    behind = next((at - n for n in (1, 2, 3) if at - n in ends and ends[at - n].code), None)
    if behind is not None and origin + word.end == end and _named(text[behind:at]):
        return behind
    start = origin + word.start
    if start < at:
        name = word.text[: at - start]
        if name == "新":
            return _new_village(text, start, origin)
        known = start in ends or (word.tag[:2] in _VILLAGE_TAGS and name[-1] not in "乡农")
        return start if known and not set(name) <= _PLAIN and name not in _kinds() and len(name) < 5 else None
    if at in ends:
        return ends[at].start if _short_town(ends[at], at) else None
    before = cuts.word(at - 1) if at > origin else None
    if (
        before is None
        or before.tag[:2] not in _VILLAGE_TAGS
        or len(before.text) > 4
        or set(before.text) <= _PLAIN
        or before.text in _kinds()
        or before.text[-2:] in stops()
    ):
        return None
    return origin + before.start


def _new_village(text: str, at: int, origin: int) -> int | None:
    """坊城 in 坊城新村, where it is all there is before 新村."""
    name = text[origin:at]
    return origin if 1 < len(name) < 4 and _named(name) and CHINESE.fullmatch(name) else None


def _short_town(draft: Draft, at: int) -> bool:
    """哈克 before 村 is a village's name, 哈克镇 or 海拉尔区 is not."""
    place = draft.place
    return place is not None and place.type in ("town", "feature") and at - draft.start < len(place.name)


def _village_codes(around: Around, holder: Draft | None, at: int) -> tuple[str, ...]:
    if holder and holder.code and holder.code != "100000":
        return (gazetteer.base(holder.code),)
    if around.home and rank(around.home) > 0:
        return (gazetteer.base(around.home),)
    for least, reach in ((3, 150), (1, 60)):
        for draft in reversed(around.ahead(at)[-6:]):
            if draft.code and rank(draft.code) >= least and at - draft.end < reach:
                return (gazetteer.base(draft.code),)
    return ()

"""Zones, parks, stations and villages known by their form: a name, then 产业园, 景区, 机场, 村."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from gongbao import lexicon
from gongbao.extract.places import gazetteer
from gongbao.extract.places.abroad import holds_foreign
from gongbao.extract.places.around import Around
from gongbao.extract.places.drafts import Draft
from gongbao.extract.places.entries import countries, foreign_place, members_place
from gongbao.extract.places.gazetteer import rank
from gongbao.extract.places.holders import counties_by_name, holders
from gongbao.extract.places.local import GUESS
from gongbao.extract.places.natural import PLACE_KINDS, apart, natural
from gongbao.extract.places.scan import Cuts
from gongbao.extract.places.sights import SHORT_FORMS, short_form, sight, stops
from gongbao.extract.words import Word
from gongbao.model import Place

# 园 alone is a form only where it is not part of 校园, 入园, 园区 …
_NO_PARK = re.compile(
    r"[校家花乐田公果菜茶竹桃梅梨杏枣李橘柚橙葡陵庄幼儿入进出退搬离游开在]园|.园[区林艺丁子中内外长地会古村]"
)
_INNER = ("n", "j", "b", "vn", "f", "s", "l", "i", "a", "ng", "an", "x", "nt", "eng", "vg", "g", "ag", "nz", "nt")
_MEMORIAL = re.compile(r"纪念")
_LONGEST = 16  # characters of a name before its form
_NATURAL = "natural"
_GRADE = frozenset(("国家级", "国家", "省级", "自治区级", "市级"))
_DASHES = frozenset("—－-–")
_FIRST_HALF = re.compile("岸线|区[位域间别]")  # 港口岸线, 港区位优势
_NO_NAMES = frozenset(("智慧", "数智", "智能"))  # taken for people by the dictionary: 智慧口岸
SURE = 0.85


# 中国（上海）自由贸易试验区临港片区, 西部（重庆）科学城: the place stands in brackets.
_BRACKETED = re.compile(
    r"(?:中国|西部|国家|中[\u4e00-\u9fff])[（(]([\u4e00-\u9fff]{2,8})[)）][\u4e00-\u9fff]{0,14}?"
    r"(?:自由贸易试验区|自由贸易港|试验区|科学城|产业园|示范区|合作区|合作基地)(?:[\u4e00-\u9fff]{2,6}片区)?"
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
    around = Around(text, cuts, drafts, home)
    found: list[Draft] = []
    for start, end, kind in _forms(text):
        if found and start < found[-1].end:
            continue
        draft = (short_form if kind in SHORT_FORMS else _grow)(around, start, end, kind)
        if draft is not None:
            _append(found, draft)
    return found


@cache
def _form_types() -> dict[str, str]:
    return {row["form"]: row["type"] for row in lexicon.rows("places/place_forms.csv") if row["type"]}


@cache
def _form_automaton() -> tuple[tuple[str, ...], AhoCorasick]:
    forms = tuple(_form_types())
    return forms, AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest)


def _forms(text: str) -> Iterable[tuple[int, int, str]]:
    forms, automaton = _form_automaton()
    for index, start, end in automaton.find_matches_as_indexes(text):
        if end - start > 1 or not _NO_PARK.match(text, max(start - 1, 0), end + 1):
            yield start, end, _form_types()[forms[index]]


def _append(found: list[Draft], draft: Draft) -> None:
    """A zone that goes on where the last one ended makes one mention with it: A开发区B产业园."""
    while found and found[-1].start >= draft.start:
        found.pop()
    if found and found[-1].end == draft.start:
        found[-1] = replace(draft, start=found[-1].start)
    else:
        found.append(draft)


def _grow(around: Around, suffix: int, end: int, kind: str) -> Draft | None:
    """The place whose name ends with a form, if what stands before it is a name."""
    if around.covered(suffix, end):
        return None
    if kind == _NATURAL:
        return natural(around, end)
    if _FIRST_HALF.match(around.text, end - 1):
        return None
    start = _left(around, suffix)
    if start is None:
        start = sight(around, suffix, end)
    return _placed(around, start, suffix, end, kind) if start is not None else None


def _placed(around: Around, start: int, suffix: int, end: int, kind: str) -> Draft | None:
    """The place of a whole name with its form, if anything tells where it lies."""
    text = around.text
    inner = [draft for draft in around.starting(start, end) if draft.end <= end]
    if inner and text[inner[0].end - 1] == "办" and inner[0].place and inner[0].place.type == "town":
        return None  # 建设办养殖园区 belongs to the office of a street and has no name
    if inner and inner[-1].end == end:
        return None if apart(text[start:end]) else _led(start, inner)
    if kind == "feature" and inner and (abroad := _abroad(text[start:end], inner)):
        return Draft(start, end, abroad, SURE)
    codes = holders(around, start, end, inner, around.ahead(start))
    if not codes:
        return None
    sure = min([SURE, *(draft.confidence for draft in inner)])  # no surer than a misprint in it
    if apart(text[start:end]):
        start, inner = _own_name(start, suffix, inner)
    return Draft(start, end, members_place(_title(text, start, end, inner), kind, codes), sure)


def _abroad(name: str, inner: list[Draft]) -> Place | None:
    """An airport or a port that begins with a city abroad: 阿斯塔纳纳扎尔巴耶夫国际机场."""
    place = inner[0].place
    if (
        " " in name
        or not holds_foreign(inner[0])
        or place is None
        or place.name in countries()
        or any(one.code for one in inner)
    ):
        return None
    return foreign_place(name, place.adcodes[0])


def _own_name(start: int, suffix: int, inner: list[Draft]) -> tuple[int, list[Draft]]:
    """What is left of 河南永城王庄遗址 without the divisions ahead, if that is a name."""
    for index, draft in enumerate(inner):
        if draft.start != start or not draft.code or rank(draft.code) > 3 or suffix - draft.end < 2:
            return start, inner[index:]
        start = draft.end
    return start, []


def _led(start: int, inner: Sequence[Draft]) -> Draft | None:
    """陕西黄河壶口瀑布: a known place with the places right before it; 会见伦敦金融城 is known as it is."""
    whole = inner[-1]
    begins = {draft.end: draft.start for draft in inner}
    at = whole.start
    while at > start and at in begins:
        at = begins[at]
    if at > start or at == whole.start or (whole.place and whole.place.type == "foreign"):
        return None
    return Draft(start, whole.end, whole.place, whole.confidence, whole.code)


def _title(text: str, start: int, end: int, inner: Sequence[Draft]) -> str:
    """The name: what follows the last zone in it, if that begins with a place of its own."""
    name = text[start:end]
    last = [at for _, at, _ in _forms(name) if at < len(name)]
    if last and any(draft.start == start + last[-1] for draft in inner):
        return name[last[-1] :]
    return _corrected(name, start, inner)[_outer(name, start, inner) :]


def _outer(name: str, start: int, inner: Sequence[Draft]) -> int:
    """How much of a name only says where its city lies: 河北 of 河北邢台高新区."""
    head = inner[0] if inner else None
    if head is None or head.start != start or head.code is None or head.place is None or rank(head.code) not in (2, 3):
        return 0
    led = name[: head.end - start]
    own = next((one for one in (head.place.name, gazetteer.divisions()[head.code].short) if led.endswith(one)), led)
    return len(led) - len(own)


def _corrected(name: str, start: int, inner: Sequence[Draft]) -> str:
    """A name with a misprinted town in it as it should be: 漷县医药健康产业园 for 潮县医药健康产业园."""
    for draft in inner:
        if draft.confidence <= GUESS and draft.place and draft.place.type == "town":
            right = gazetteer.stem(draft.place.name)
            if len(right) == draft.end - draft.start:
                return name[: draft.start - start] + right + name[draft.end - start :]
    return name


def _left(around: Around, suffix: int) -> int | None:
    """Where the name of a zone begins; None where nothing before the form is a proper name."""
    text, cuts, home = around.text, around.cuts, around.home
    origin = cuts.clause(suffix)[0]
    at, proper = _seed(around, suffix)
    if proper is None and at < suffix and text.startswith("谷", suffix + 1):
        proper = at  # 银城智谷 is never an ordinary word
    while at > origin and suffix - at < _LONGEST:
        draft = around.ending(at)
        if draft is None and text[at - 1] in _DASHES and proper == at:
            draft = around.ending(at - 1)  # 浦口—南谯跨界示范区
        if draft is not None:
            at = proper = draft.start
            continue
        before = cuts.word(at - 1)
        if before is None:
            break
        begins = origin + before.start
        if not _inner(before) and not _binds(around, before, begins, at == suffix):
            break
        at = begins
        if (
            _proper(before, home)
            or (at + len(before.text) == suffix and _own_head(before, home))
            or (proper == at + len(before.text) and before.tag[:2] == "nr")
        ):
            proper = at
    if proper is None:
        return None
    memorial = _MEMORIAL.search(text, proper, suffix + 2) and _only_nouns(cuts, at, proper)
    return at if memorial else proper


def _binds(around: Around, word: Word, begins: int, at_form: bool) -> bool:
    """Words that stop a name elsewhere: 国家级 right behind a place, 发展 in 农业发展园区."""
    behind = around.ending(begins) is not None
    return behind if word.text in _GRADE else at_form and not behind and word.text in ("发展", "创新发展")


def _seed(around: Around, suffix: int) -> tuple[int, int | None]:
    """Where to start looking left, and where a proper name begins if the form is the tail of one."""
    covering = [draft.start for draft in around.latest(suffix) if draft.start < suffix < draft.end]
    if covering:
        return max(covering), max(covering)
    word = around.cuts.word(suffix)
    if word is None or around.ending(suffix) is not None:
        return suffix, None
    start = around.cuts.clause(suffix)[0] + word.start
    return start, start if start < suffix and word.tag[:2] in PLACE_KINDS else None


@cache
def _verbs() -> frozenset[str]:
    return frozenset(lexicon.lines("places/zone_verbs.txt"))


def _inner(word: Word) -> bool:
    return (word.tag in _INNER or word.tag[:2] in PLACE_KINDS or word.text in _verbs()) and not (
        word.text in stops() or word.text[-2:] in stops()
    )


def _proper(word: Word, home: str | None) -> bool:
    if len(word.text) < 2 or word.text in stops() or word.text in _NO_NAMES:
        return False
    return word.tag[:2] in PLACE_KINDS or (
        word.tag == "nz" and home is not None and word.text in counties_by_name(home)
    )


def _own_head(word: Word, home: str | None) -> bool:
    """桃花 right before 工业园: an ordinary word, but a town of the document's county bears it."""
    return home is not None and rank(home) == 3 and word.tag[:1] == "n" and word.text in gazetteer.towns(home)


def _only_nouns(cuts: Cuts, start: int, end: int) -> bool:
    while start < end:
        word = cuts.word(start)
        if word is None or word.tag not in ("n", "nz", "vn", "j"):
            return False
        start += len(word.text)
    return True

"""Where names of the gazetteer stand in a text, and whether they stand there as words of their own."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from gongbao import lexicon
from gongbao.extract.places import former, gazetteer
from gongbao.extract.places.entries import Entry, entries
from gongbao.extract.places.gazetteer import rank
from gongbao.extract.words import Word, words

_JOINTLY = re.compile(r"(?<=[局委部门厅办府院社])会同县")  # 县农业农村局会同县财政局
_COUNTED = re.compile(r"(?<=[\d一二三四五六七八九十百千万亿两多余几数])个")  # 382个旧园区 names no 个旧
_CLAUSE = re.compile(r"[^，。、；：！？\n（）《》“”\"'‘’,;:()!?]+")
_TAIL = frozenset("人省市县区州籍湾岛港段站城侧畔岸口")
_LINKS = frozenset("和与及在到至的于")
_BEFORE_PEOPLE = frozenset(" 　、，（(·者")
_OF_NATURE = re.compile(r"(?<=[江河])(?:[上中下]游|干流|支流|两岸|沿岸|流域)|(?<=山)(?:脚下|之巅|南北|南麓|北麓)")
_PLACE_TAGS = ("ns", "nt", "nz")


class Hit(NamedTuple):
    """A name found. `codes` are the divisions it may mean, `entry` what else it is; `full` says its kind is named."""

    start: int
    end: int
    surface: str
    codes: tuple[str, ...]
    entry: Entry | None
    full: bool


@cache
def homographs() -> frozenset[str]:
    """Names that are ordinary words too."""
    return frozenset(lexicon.lines("places/homographs.txt"))


@cache
def _surnames() -> frozenset[str]:
    """Family names that are no words too: 王海南 behind a break is a person."""
    return frozenset(row["name"] for row in lexicon.rows("surnames.csv") if row["sure"])


@cache
def _patterns() -> tuple[str, ...]:
    return tuple({*gazetteer.named(), *former.surfaces(), *entries(), *_not_places()})


@cache
def _not_places() -> frozenset[str]:
    return frozenset(lexicon.lines("places/not_places.txt"))


@cache
def _other_word() -> re.Pattern[str]:
    """南通市场, 敖德萨港口, 新建区域: the kind of a division is the first half of another word."""
    return re.compile("|".join(lexicon.lines("places/other_words.txt")))


@cache
def _automaton() -> AhoCorasick:
    return AhoCorasick(_patterns(), matchkind=MatchKind.LeftmostLongest)


def hit(surface: str, start: int, day: date | None = None) -> Hit:
    """The hit for a known surface at an offset of a document of that day."""
    codes, entry, full = _meaning(surface, day if surface in former.surfaces() else None)
    return Hit(start, start + len(surface), surface, codes, entry, full)


@lru_cache(maxsize=20000)
def _meaning(surface: str, day: date | None) -> tuple[tuple[str, ...], Entry | None, bool]:
    codes = gazetteer.named().get(surface, ())
    if surface in former.surfaces():
        codes = former.readings(surface, codes, day)
    full = any(gazetteer.divisions()[code].name == surface != gazetteer.divisions()[code].short for code in codes)
    full = full or (len(surface) > 2 and surface[-1] in "省市县区旗州盟镇乡道")
    return codes, entries().get(surface), full


def scan(text: str, day: date | None = None) -> list[Hit]:
    """Every known name, leftmost longest, from left to right; `day` is that of the document, where it is known."""
    patterns, found = _patterns(), []
    for index, start, end in _automaton().find_matches_as_indexes(text):
        surface = patterns[index]
        if surface in _not_places() or (surface == "会同县" and _JOINTLY.match(text, start)):
            continue
        if surface[0] == "个" and _COUNTED.match(text, start):
            continue
        if _other_word().match(text, end - 1):
            shorter = _without_kind(surface)
            if shorter is None:
                continue
            surface = shorter
        found.append(hit(*_whole_province(text, surface, start), day))
    return found


def shifted(found: Hit, text: str) -> Hit | None:
    """The longest known name that begins one character later and reaches beyond."""
    start = found.start + 1
    for length in range(8, found.end - start, -1):
        surface = text[start : start + length]
        if len(surface) > 1 and _known(surface):
            return hit(surface, start)
    return None


def _whole_province(text: str, surface: str, start: int) -> tuple[str, int]:
    """美丽新宁夏: of two overlapping names the province, not the county; 首都柏林 is Berlin."""
    if surface[0] == "都" and text[start - 1 : start] == "首" and _known(surface[1:]):
        return surface[1:], start + 1
    later = text[start + 1 : start + 3]
    if len(surface) == 2 and later in _provinces() and rank((gazetteer.named().get(surface) or ("1",))[0]) == 3:
        return later, start + 1
    return surface, start


@cache
def _provinces() -> frozenset[str]:
    return frozenset(d.short for code, d in gazetteer.divisions().items() if len(code) == 6 and rank(code) == 1)


def _without_kind(surface: str) -> str | None:
    shorter = surface[:-1]
    return shorter if len(shorter) > 1 and _known(shorter) else None


def _known(surface: str) -> bool:
    return surface in gazetteer.named() or surface in entries() or surface in former.surfaces()


class Cuts:
    """The words around an offset, segmented clause by clause and only where asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._clauses = [match.span() for match in _CLAUSE.finditer(text)]
        self._starts = [start for start, _ in self._clauses]
        self._words: dict[int, tuple[list[Word], list[int]]] = {}

    def clause(self, at: int) -> tuple[int, int]:
        """The bounds of the clause around an offset (the offset alone where there is none)."""
        index = bisect_right(self._starts, at) - 1
        if index < 0 or at >= self._clauses[index][1]:
            return at, at
        return self._clauses[index]

    def words(self, at: int) -> tuple[list[Word], list[int], int]:
        """Words of the clause around `at`, where they start in it, and where the clause starts."""
        start, end = self.clause(at)
        if start not in self._words:
            found = words(self._text[start:end])
            self._words[start] = found, [word.start for word in found]
        return *self._words[start], start

    def word(self, at: int) -> Word | None:
        """The word that covers offset `at`; its offsets count from the clause."""
        found, starts, origin = self.words(at)
        index = bisect_right(starts, at - origin) - 1
        return found[index] if found and index >= 0 else None

    def between(self, start: int, end: int) -> list[Word]:
        """The words that lie, wholly or in part, between two offsets of one clause."""
        found, starts, origin = self.words(start)
        return found[max(bisect_right(starts, start - origin) - 1, 0) : bisect_right(starts, end - 1 - origin)]

    def follows(self, pattern: re.Pattern[str], at: int) -> bool:
        """Whether a pattern matches the text at `at`."""
        return pattern.match(self._text, at) is not None

    def char(self, at: int) -> str:
        """The character at `at`, empty outside the text."""
        return self._text[at] if 0 <= at < len(self._text) else ""

    def begins(self, at: int) -> bool:
        """Whether a word begins at `at`."""
        if at == self.clause(at)[0]:
            return True
        _, starts, origin = self.words(at)
        index = bisect_right(starts, at - origin) - 1
        return index >= 0 and starts[index] == at - origin

    def ends(self, at: int) -> bool:
        """Whether a word ends at `at`, or no word runs on from there."""
        return at >= self.clause(at - 1)[1] or self.begins(at)


def stands(found: Hit, cuts: Cuts, before: int, after: int) -> bool:
    """Whether a name is a word of its own. `before` and `after`: the end of the previous and start of the next name."""
    left = found.start == before or cuts.begins(found.start)
    left = left or (found.full and len(found.surface) > 2 and cuts.char(found.start - 1) in _LINKS)
    group = found.entry is not None and found.entry.place.type == "group"
    left = left or (group and cuts.char(found.start - 1) in _LINKS)  # the dictionary has 与京冀 as one word
    right = found.full or found.end == after or cuts.ends(found.end)
    right = right or (after == found.end + 1 and cuts.char(found.end) == "至")  # 来安至六合
    right = right or (found.entry is not None and cuts.follows(_OF_NATURE, found.end))  # the dictionary has 长江上游
    left = left or cuts.char(found.start - 2) + cuts.char(found.start - 1) == "首都"
    right = right or (len(found.surface) > 2 and group)
    if left and right:
        return not (found.entry and _named_person(found, cuts)) and not _after_name(found, cuts, before)
    if not left or _named_person(found, cuts):
        return False
    word = cuts.word(found.end - 1)
    return word is not None and (word.tag in _PLACE_TAGS or cuts.char(found.end) in _TAIL)


def _named_person(found: Hit, cuts: Cuts) -> bool:
    """亚历山大·史密斯."""
    return "·" in (cuts.char(found.start - 1), cuts.char(found.end))


def _after_name(found: Hit, cuts: Cuts, before: int) -> bool:
    """赫尔蒙山: the end of somebody's or something's foreign name, not a county."""
    if found.full or found.entry or found.start == before or not found.codes:
        return False
    if cuts.char(found.start - 1) in _surnames() and cuts.char(found.start - 2) in _BEFORE_PEOPLE:
        return True
    if rank(found.codes[0]) < 3:
        return False
    if found.start > cuts.clause(found.start)[0]:
        word = cuts.word(found.start - 1)
        return word is not None and word.tag[:2] == "nr"
    # 曹缘、马龙: one of several people.
    word = cuts.word(found.start - 2) if cuts.char(found.start - 1) == "、" and found.start - 1 != before else None
    return word is not None and word.tag[:2] == "nr" and 1 < len(word.text) < 4

"""Which place a figure is about: the one its clause names, else the one the text before it set, else the document's."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise

from gongbao.extract.places import gazetteer
from gongbao.model import Document, Mention, Place, Places, Sentence

_ADMIN = frozenset({"country", "province", "city", "county", "town", "village", "group", "foreign", "zone"})
_SMALL = frozenset({"town", "village", "group", "foreign"})  # a local document's own places are not these
_OPENING = re.compile(
    r"^(?:[\s，,、。：:；;“”（）()\d年月日]|[一二三四五六七八九十]{1,3}[、是]|其中|目前|截至|今年|去年"
    r"|全年|据|记者|在|位于|《|施行《|印发《|出台《|以来|期间|份|末|底|前|初步核算|同期|今天|昨天|到|上半年|[前一二三四]季度)*$"
)
_ASIDE = re.compile(r"(?:与|对|向|同|赴|至|往|来自|从|于|比|较|飞往|驶往|运往|前往|抵达|访问|出口|进口|和|及|、)$")
_SPEAKS = re.compile(r"[^，,。；：]{2,20}(?:称|说|表示|报道|宣布|证实|通报|透露|指出|认为)[，,：]")
_BREAK = re.compile(r"[，,；;：:。]|——")
_RUNS_ON = re.compile(r"^.{0,3}[、]|^等")
_NOT_SUBJECT = re.compile(r"^(?:的|等|、|建设|发展|管理|推动|融合|之间|[—-])")
_RANKED = re.compile(r"[在居占列]$")
_JOINED = re.compile(r"^[、和与至到及—\-]{1,2}$")


@dataclass(slots=True)
class Area:
    """The places of a document while it is read; `now` holds until another is named in the same item."""

    places: Places
    starts: list[int] = field(default_factory=list)
    local: bool = False
    now: Place | None = None
    item: int | None = -1
    paragraph: int = -1
    heading: Place | None = None
    fixed: Place | None = None
    leads: bool = True
    next: int = 0
    empty: bool = True

    def enter(self, document: Document, sentence: Sentence) -> None:
        """Begin a sentence: an item of a news list starts with the place its heading names."""
        if sentence.section != self.item:
            self.item, self.now = sentence.section, None
            section = document.sections[sentence.section] if sentence.section is not None else None
            if section is not None and section.heading and not self.local:
                self.now = self._heading(document.text, section.start, section.end)
            self.heading = self.now
        elif self.local:
            self.now = None
        elif sentence.paragraph != self.paragraph:
            # a story that opens with a place is about it to its end
            if (
                self.leads
                and self.fixed is None
                and self.now is not None
                and self.now.type in ("province", "city", "county", "group")
            ):
                self.heading = self.now
            self.leads = self.leads and self.now is None and sentence.ordinal < 4
            self.now = self.heading
        self.fixed = self.fixed if sentence.paragraph == self.paragraph else None
        self.paragraph = sentence.paragraph
        self._open(document.text, sentence)

    def _open(self, text: str, sentence: Sentence) -> None:
        """Remember the place a sentence opens with, also where it holds no figure."""
        self.next = bisect_left(self.starts, sentence.start, self.next)
        self.empty = self.next == len(self.starts) or self.starts[self.next] >= sentence.end
        if self.empty:
            return
        named = self._named(text, sentence.start, sentence.end)
        if not self.local and named and named[0].start == sentence.start + 1 and text[sentence.start] == "在":
            self.fixed = named[0].place
        opening = self._opening(text, sentence.start, named)
        if opening:
            self.now = self._common(text, opening) or self.now

    def _opening(self, text: str, start: int, named: list[Mention]) -> list[Mention]:
        """The last mention at the head of a clause, with those it is joined to."""
        found = [n for n in range(len(named)) if _opens(text, start, named[n]) and self._sets(text, named[n])]
        divisions = [n for n in found if (place := named[n].place) is not None and place.type != "group"]
        chosen = (divisions or found)[-1:]
        return named[chosen[0] :] if chosen else []

    def _sets(self, text: str, mention: Mention) -> bool:
        """Whether the place at the head of a clause is what the clause is about, not a partner or a rank."""
        place = mention.place
        if place is None:
            return False
        if self.fixed is not None and not within(place, self.fixed):
            return False
        if place.type == "zone" and not _is_subject(text, mention):
            return False
        if not self.local or self.places.home is None:
            return True
        if _RUNS_ON.match(text[mention.end : mention.end + 5]):
            return False
        if not within(place, self.places.home):
            return text[mention.start] == "全" and not _RANKED.search(text[max(0, mention.start - 1) : mention.start])
        return place.type not in _SMALL

    def _fits(self, mention: Mention) -> bool:
        return self.fixed is None or mention.place is None or within(mention.place, self.fixed)

    def _heading(self, text: str, start: int, end: int) -> Place | None:
        stop = text.find("\n", start, end)
        found = self._named(text, start, stop if stop >= 0 else end)
        return self._common(text, found) if found else None

    def _named(self, text: str, start: int, end: int) -> list[Mention]:
        """The divisions and countries mentioned in a span, names of organisations and comparisons left out."""
        mentions, found = self.places.mentions, []
        for n in range(bisect_left(self.starts, start), len(mentions)):
            mention = mentions[n]
            if mention.start >= end:
                break
            if mention.place is None or mention.place.type not in _ADMIN:
                continue
            if not mention.within_name or text[mention.start - 1 : mention.start] == "《":
                found.append(mention)
        return found

    def _each(self, text: str, named: list[Mention], at: int, turn: tuple[int, int]) -> Place | None:
        """The place that 分别 gives the value: A、B、C分别增长1%、2%和3%."""
        index, size = turn
        if size < 2 or len(named) < size or "分别" not in text[named[-1].end : at]:
            return None
        run = named[-size:]
        joined = all(_JOINED.match(text[a.end : b.start]) for a, b in pairwise(run))
        place = run[index].place
        if not joined or _aside(text, run[0]) or place is None or place.type == "foreign":
            return None
        return place if not self.local or self.places.home is None or within(place, self.places.home) else None

    def _common(self, text: str, found: list[Mention]) -> Place | None:
        """The place of one mention, or what holds those of a list (四川成都至宜宾 is in 四川省)."""
        first, names = found[0], [found[0]]
        for mention in found[1:]:
            if not _JOINED.match(text[names[-1].end : mention.start]):
                break
            names.append(mention)
        if len({mention.place for mention in names}) == 1:
            return first.place
        return self._holder(names)

    def _holder(self, names: list[Mention]) -> Place | None:
        places = [mention.place for mention in names if mention.place is not None]
        parents = {place.parent for place in places}
        if not self.local and "100000" in parents and self.places.home is not None:
            return self.heading
        if len(parents) != 1 or (parent := parents.pop()) is None:
            return self.places.home
        return gazetteer.place(parent) if parent in gazetteer.divisions() else self.places.home

    def of(self, text: str, sentence: Sentence, clause: int, at: int, turn: tuple[int, int] = (0, 1)) -> Place:
        """The place of a value at the document offset `at` whose clause begins at `clause`.

        `turn` says which value of how many on a list it is.
        """
        if self.empty:
            return self.now or self._home()
        named = self._named(text, sentence.start, at)
        if (own := self._each(text, [mention for mention in named if mention.start >= clause], at, turn)) is not None:
            return own
        opening = self._opening(text, sentence.start, named)
        if opening:
            self.now = self._common(text, self._rest(text, sentence, opening)) or self.now
            return self.now or self._home()
        inside = (
            []
            if self.local
            else [one for one in named if one.start >= clause and not _aside(text, one) and self._fits(one)]
        )
        if inside:
            self.now = self._common(text, inside) or self._home()
        if self.now is None and not self.local and (earlier := [one for one in named if not _aside(text, one)]):
            self.now = self._common(text, earlier) or self._home()
        return self.now or self._home()

    def _rest(self, text: str, sentence: Sentence, opening: list[Mention]) -> list[Mention]:
        return self._named(text, opening[0].start, sentence.end)

    def _home(self) -> Place:
        return self.places.home or gazetteer.CHINA


def area_of(places: Places) -> Area:
    """The areas of a document before its first sentence."""
    home = places.home
    local = home is not None and home.type not in ("country", "foreign")
    return Area(places, [mention.start for mention in places.mentions], local)


def within(place: Place, outer: Place) -> bool:
    """Whether a place lies in another, or is it."""
    if outer.adcode is None or outer.type not in ("country", "province", "city", "county"):
        return place == outer
    prefix = outer.adcode[:6]
    while prefix.endswith("00"):
        prefix = prefix[:-2]
    prefix = "" if outer.type == "country" else prefix
    codes = (place.adcode,) if place.adcode else place.adcodes
    return bool(codes) and all(code.startswith(prefix) for code in codes)


def _is_subject(text: str, mention: Mention) -> bool:
    """Whether a zone is what its clause counts in, alone and not on a list."""
    if text[mention.end - 2 : mention.end] == "灌区" or text[max(0, mention.start - 1) : mention.start] in ("、", "和"):
        return False
    return not _NOT_SUBJECT.match(text[mention.end : mention.end + 3])


def _clause_start(text: str, start: int, at: int) -> int:
    breaks = [match.end() for match in _BREAK.finditer(text, start, at)]
    return breaks[-1] if breaks else start


def _opens(text: str, start: int, mention: Mention) -> bool:
    """Whether a mention stands at the head of its clause, only times and 在 before it, and is not who speaks."""
    if mention.place is not None and mention.place.type == "foreign" and _SPEAKS.match(text, mention.end):
        return False
    return bool(_OPENING.match(text[_clause_start(text, start, mention.start) : mention.start]))


def _aside(text: str, mention: Mention) -> bool:
    if "港澳台" in text[max(0, mention.start - 2) : mention.end + 2]:
        return True
    return bool(_ASIDE.search(text[max(0, mention.start - 3) : mention.start]))

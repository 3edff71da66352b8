"""Which place a figure is about: the one its clause names, else the one the text before it set, else the document's."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from gongbao.extract import gazetteer
from gongbao.model import Document, Mention, Place, Places, Sentence

_ADMIN = frozenset({"country", "province", "city", "county", "town", "village", "group", "foreign"})
_OPENING = re.compile(
    r"^(?:[\s，,、。：:；;“”（）()\d年月日]|[一二三四五六七八九十]{1,3}[、是]|其中|目前|截至|今年|去年"
    r"|全年|据|记者|从|在|位于|以来|期间|份|末|底|前|初步核算|同期|今天|昨天|到|上半年|[前一二三四]季度)*$"
)
_ASIDE = re.compile(r"(?:与|对|向|同|赴|至|往|来自|从|于|比|较|飞往|驶往|运往|前往|抵达|访问|出口|进口|和|及|、)$")
_SPEAKS = re.compile(r"[^，,。；：]{2,20}(?:称|说|表示|报道|宣布|证实|通报|透露|指出|认为)[，,：]")
_BREAK = re.compile(r"[，,；;：:。]")
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
            self.now = self.heading
        self.paragraph = sentence.paragraph
        self._open(document.text, sentence)

    def _open(self, text: str, sentence: Sentence) -> None:
        """Remember the place a sentence opens with, also where it holds no figure."""
        opening = self._opening(text, sentence.start, self._named(text, sentence.start, sentence.end))
        if opening:
            self.now = self._common(text, opening) or self.now

    def _opening(self, text: str, start: int, named: list[Mention]) -> list[Mention]:
        """The last mention at the head of a clause, with those it is joined to."""
        found = [n for n in range(len(named)) if _opens(text, start, named[n])]
        divisions = [n for n in found if (place := named[n].place) is not None and place.type != "group"]
        chosen = (divisions or found)[-1:]
        return named[chosen[0] :] if chosen else []

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
            if mention.place is not None and not mention.within_name and mention.place.type in _ADMIN:
                found.append(mention)
        return found

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
        if len(parents) != 1 or (parent := parents.pop()) is None:
            return self.places.home
        return gazetteer.place(parent) if parent in gazetteer.divisions() else self.places.home

    def of(self, text: str, sentence: Sentence, clause: int, at: int) -> Place:
        """The place of a value at the document offset `at` whose clause begins at `clause`."""
        named = self._named(text, sentence.start, at)
        opening = self._opening(text, sentence.start, named)
        if opening:
            self.now = self._common(text, self._rest(text, sentence, opening)) or self.now
            return self.now or self._home()
        inside = (
            []
            if self.local
            else [mention for mention in named if mention.start >= clause and not _aside(text, mention)]
        )
        if inside:
            self.now = self._common(text, inside) or self._home()
        if self.now is None and named and named[-1].place is not None and named[-1].place.type == "foreign":
            return named[-1].place
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

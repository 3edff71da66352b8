"""Which place a figure is about: the one its clause names, else the one the text before it set, else the document's."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from gongbao.extract.figures.areas.fairs import OWN_TEAM, Fair, host_of, met_at
from gongbao.extract.figures.areas.fronts import front_of
from gongbao.extract.figures.areas.leads import at_head, is_national, of_headline, of_sentence
from gongbao.extract.figures.areas.marks import (
    DIVISIONS,
    RUNS_ON,
    TITLE,
    all_of,
    aside,
    begins_anew,
    elsewhere,
    in_dateline,
    is_here,
    is_region,
    is_subject,
    lies_in,
    opens,
    opens_list,
    pointed_at,
    tells_of_world,
    the_world,
    told_of,
    touches,
    within,
    worldwide,
)
from gongbao.extract.figures.areas.named import Named, named_in, of_country
from gongbao.extract.figures.areas.sites import begun_at, field_at, site_of
from gongbao.extract.figures.areas.strikes import Strike, strike_at, strikes
from gongbao.extract.places import gazetteer
from gongbao.extract.places.home import LOCAL_OFFICE, is_national_report
from gongbao.model import Document, Mention, Place, Places, Sentence

_INHABITED = DIVISIONS | {"town", "village", "zone"}
_SMALL = frozenset({"town", "village", "group", "foreign"})  # a local document's own places are not these
_WHOLE = re.compile("全年|全[省市县区州旗](?![域镇])|我[省市县区州旗]")  # of the place the document speaks for
_RANKED = re.compile(r"[在居占列]$")
_OWN = re.compile("[我全本][省市县区旗镇乡](?![场域间块])")


@dataclass(slots=True)
class Area:
    """The places of a document while it is read; `now` holds until another is named in the same item.

    `ahead` are the sentences entered since a value last asked for its place: most have no value, and what they name
    matters only to values after them.
    """

    named: Named
    local: bool = False
    now: Place | None = None
    item: int | None = -1
    paragraph: int = -1
    heading: Place | None = None
    fixed: Place | None = None
    leads: bool = True
    next: int = 0
    empty: bool = True
    brief: bool = False
    sited: bool = False
    set: Place | None = None
    fair: Fair = field(default_factory=Fair)
    struck: list[Strike] = field(default_factory=list)
    last: Place | None = None
    unnamed: bool = False
    world: bool = False
    abroad: Place | None = None
    ahead: list[Sentence] = field(default_factory=list)

    def enter(self, sentence: Sentence) -> None:
        """Begin a sentence; it is read when a value asks for its place."""
        self.ahead.append(sentence)

    def _read(self, document: Document) -> None:
        """Read the sentences entered, the last of which holds the value that asks."""
        for sentence in self.ahead:
            self._begin(document, sentence)
        self.ahead.clear()

    def _begin(self, document: Document, sentence: Sentence) -> None:
        """Begin a sentence: an item of a news list starts with the place its heading names."""
        goes_on = document.text.startswith("其中", sentence.start)
        if (self.brief and not goes_on) or (self.now is not None and self.now.type in ("zone", "town", "village")):
            self.now = self.set  # a place so small holds for its sentence unless it opened it
        if self.sited and document.text.startswith("在", sentence.start) and self.named.begins(sentence.start + 1):
            self.now = self.heading  # 在甲古城，…。在乙公园，…
        self.brief = self.sited = False
        if sentence.section != self.item:
            self.item, self.now, self.last, self.fair = sentence.section, None, None, Fair()
            self.world = not self.local and tells_of_world(document.text, sentence.start)
            section = document.sections[sentence.section] if sentence.section is not None else None
            start, end = (section.start, section.end) if section else (0, len(document.text))
            self.abroad = None if self.local else self.named.abroad(document.text, start, end)
            if not self.local and (section is None or section.heading):
                self.now = of_headline(document.text, self.named, start, end, section is not None)
            self.heading = self.now
        elif self.local:
            self.now = None
        elif sentence.paragraph != self.paragraph:
            # a story that opens with a place is about it to its end
            if (
                self.leads
                and self.named.of_country
                and self.fixed is None
                and self.now is not None
                and (self.now.type in _INHABITED or self.now.type == "group")
            ):
                self.heading = self.now
            self.leads = self.leads and self.now is None and sentence.ordinal < 2
            self.now = self.heading
        self.fixed = self.fixed if sentence.paragraph == self.paragraph else None
        self.paragraph = sentence.paragraph
        self._open(document.text, sentence)
        self.set = self.now

    def _open(self, text: str, sentence: Sentence) -> None:
        """Remember the place a sentence opens with, also where it holds no figure."""
        if not self.local and is_national(text, sentence.start):
            self.now = None
        self.next = bisect_left(self.named.starts, sentence.start, self.next)
        self.empty = self.next == len(self.named.starts) or self.named.starts[self.next] >= sentence.end
        before, self.struck = self.struck, []
        if not self.local:
            self.fair.enter(text, sentence)
        if self.empty:
            if self.now is None and not self.local and is_here(text, sentence.start, sentence.end):
                self.now = self.last
            return
        if self.now is not None and is_region(self.now):
            self.now = self.heading  # a part of the country holds until another place is named
        named = self.named.between(text, sentence.start, sentence.end)
        told = (one.place for one in named if one.place and one.place.type in _INHABITED and not aside(text, one))
        self.last = next(told, self.now or self.last)
        if before and not all(aside(text, one) for one in named):
            self.now = self.heading  # what was struck holds until another place is named
        if not self.local:
            self.struck = strikes(text, named)
            self.fair.host = host_of(text, sentence.start, named) or self.fair.host
            self.fair.met = self.fair.met or met_at(text, named)
            if (stage := begun_at(text, self.named.until(self.next, sentence.end))) is not None:
                self.now = self.heading = stage
        fixed = self.fixed
        if not self.local and named and named[0].start == sentence.start + 1 and text[sentence.start] == "在":
            self.fixed = named[0].place
        elif fixed and named and (begins_anew(text, sentence.start, named[0]) or elsewhere(text, named, fixed)):
            self.fixed = None  # the sentence names its own place
        head = at_head(text, sentence, named)
        if line := self.named.along(text, sentence, named):
            self.now, self.brief = line, True
        elif seat := [] if self.local else lies_in(text, named):
            self.now = self._common(text, seat)
        elif opening := self._opening(text, sentence.start, head):
            self.now = self._common(text, self._rest(text, sentence, opening)) or self.now
        elif self.struck:
            self.now = self._common(text, list(self.struck[-1].targets))
        if (
            not self.local
            and (oil := field_at(text, sentence.start, self.named.until(self.next, sentence.end))) is not None
        ):
            self.now, self.brief, self.fixed = oil, True, None
        elif self.now is None and not self.local:
            self.now = of_sentence(text, self.named, sentence, named, self.next)
            self.sited = self.now is not None

    def _opening(self, text: str, start: int, named: list[Mention]) -> list[Mention]:
        """The last mention at the head of a clause, with those it is joined to."""
        found = [n for n in range(len(named)) if opens(text, start, named[n]) and self._sets(text, named[n])]
        divisions = [n for n in found if (place := named[n].place) is not None and place.type != "group"]
        chosen = (divisions or found)[-1:]
        return named[chosen[0] :] if chosen else []

    def _sets(self, text: str, mention: Mention) -> bool:
        """Whether the place at the head of a clause is what the clause is about, not a partner or a rank."""
        place = mention.place
        if place is None or in_dateline(text, mention):
            return False
        if self.fixed is not None and not touches(place, self.fixed):
            return False
        if place.type == "zone" and not is_subject(text, mention):
            return False
        if not self.local or self.named.places.home is None:
            return True
        if RUNS_ON.match(text[mention.end : mention.end + 5]):
            return False
        if not within(place, self.named.places.home):
            return text[mention.start] == "全" and not _RANKED.search(text[max(0, mention.start - 1) : mention.start])
        return place.type not in _SMALL

    def _common(self, text: str, found: list[Mention]) -> Place | None:
        return self.named.common(text, found, self.heading)

    def _fits(self, mention: Mention) -> bool:
        return self.fixed is None or mention.place is None or within(mention.place, self.fixed)

    def of(
        self, document: Document, sentence: Sentence, clause: int, at: int, turn: tuple[int, int] = (0, 1)
    ) -> Place | None:
        """The place of a value at the document offset `at` whose clause begins at `clause`, None if it is of the world.

        `turn` says which value of how many on a list it is.
        """
        self._read(document)
        text = document.text
        if not self.local and (world := worldwide(text, clause, at)) is not None:
            return world
        usual = self._usual(text, sentence, clause, at, turn)
        if not self.local and (whole := all_of(text, clause, usual)) is not None:
            return whole
        if self.abroad is not None and not self.world and usual == self.home == gazetteer.CHINA:
            # a story of another country tells nothing of ours, unless it says so
            usual = self.abroad if self.named.foreign(text, sentence.start, sentence.end) else usual
        if not self.local and usual.type == "foreign":
            named = [] if self.empty else self.named.between(text, clause, at)
            if (front := front_of(text, sentence.start, clause, at, usual, named)) is not None:
                return front
        if self.world and self.now is None and usual == self.home:
            return the_world() if "全球" in TITLE.sub("", text[sentence.start : at]) else None
        fair = self.fair.holds(text, sentence, clause, at)
        usual = (fair and self._at_fair(text, sentence, clause, at)) or usual
        won = usual.type == "foreign" and OWN_TEAM.search(text, sentence.start, at)
        return gazetteer.CHINA if won else usual  # what our own team won abroad

    def _usual(self, text: str, sentence: Sentence, clause: int, at: int, turn: tuple[int, int]) -> Place:
        if self.empty:
            return self.now or self.home
        named = self.named.between(text, sentence.start, at)
        if not self.local and (that := pointed_at(text, clause, at, self.named.until(self.next, at))) is not None:
            self.now = that
            return that
        if (
            own := self.named.each(text, [mention for mention in named if mention.start >= clause], at, turn)
        ) is not None:
            return own
        if self.struck and (scene := self._of_strike(text, sentence, named, clause, at)) is not None:
            return scene
        opening = self._opening(text, sentence.start, named)
        if opening:
            self.now = self._common(text, self._rest(text, sentence, opening)) or self.now
            return self.now or self.home
        inside = (
            []
            if self.local
            else [one for one in named if one.start >= clause and not aside(text, one) and self._fits(one)]
        )
        if inside := told_of(text, inside):
            self.now = self._common(text, named[named.index(inside[0]) :]) or self.home
        if self.local:
            whole = _WHOLE.match(text, clause) or opens_list(text, clause, named)
            return self.home if whole else self.now or self.home
        if (self.now is None or is_region(self.now)) and (earlier := [one for one in named if not aside(text, one)]):
            self.now = self._common(text, named[named.index(earlier[0]) :]) or self.home
        site = self.named.settled(site_of(text, self.named.until(self.next, at + 16), clause, at))
        if site is not None:
            self.now, self.brief = site, True
        if self.now is None and sentence.section is not None:
            self.now = self.named.scene(text, at, sentence.end, self.heading)
        return self.now or self.home

    def _at_fair(self, text: str, sentence: Sentence, clause: int, at: int) -> Place | None:
        """The town of the fair whose visitors or stands a value counts, unless a place of its own is named before."""
        here = not self.empty and host_of(text, sentence.start, self.named.between(text, sentence.start, sentence.end))
        named = [] if self.empty else self.named.between(text, clause if here else sentence.start, at)
        own = [one.place for one in named if one.place and one.place.type in DIVISIONS]
        seat = self.fair.seat(text, at)
        return seat if all(place == seat for place in own) else None

    def _of_strike(self, text: str, sentence: Sentence, named: list[Mention], clause: int, at: int) -> Place | None:
        """What was struck is where the dead and the damage are, unless a place is named between it and the value."""
        strike = strike_at(text, self.struck, at)
        if strike is None:
            return None
        since = strike.end if strike.start < at else clause
        for one in named:
            beside = one.start >= clause and not aside(text, one)
            if one.start >= since and (beside or opens(text, sentence.start, one)):
                return None
        self.now = self._common(text, list(strike.targets))
        return self.now

    def _rest(self, text: str, sentence: Sentence, opening: list[Mention]) -> list[Mention]:
        return self.named.between(text, opening[0].start, sentence.end)

    @property
    def home(self) -> Place:
        """The place that stands where none is named."""
        return self.named.places.home or gazetteer.CHINA


def area_of(text: str, places: Places) -> Area:
    """The areas of a document before its first sentence; `unnamed` if it speaks for a place that it does not name."""
    home = places.home
    local = not of_country(home) and not is_national_report(text)
    unnamed = home is None and bool(not places.mentions or _OWN.search(text) or LOCAL_OFFICE.search(text))
    return Area(named_in(text, places, local), local, unnamed=unnamed)

"""The places that a stretch of text names, and the one place that several of them make together."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from gongbao.extract.figures.areas.marks import (
    DIVISIONS,
    OPENING,
    aside,
    country_of,
    innermost,
    line_from,
    settled,
    touches,
    within,
)
from gongbao.extract.figures.areas.sites import before_site
from gongbao.extract.places import gazetteer
from gongbao.model import Mention, Place, Places, Sentence

ADMIN = frozenset({"country", "province", "city", "county", "town", "village", "group", "foreign", "zone"})
_PART = r"(?:[东南西北中]{1,2}部(?:地区)?|[东南西北]?站?(?=[至到—]))?"  # 甲州西至乙州: its station
_BESIDE = 4  # characters between two on a list
_TOWARDS_EACH = ("分别向", "分别给", "分别为", "分别对")
_JOINED = re.compile(rf"^{_PART}(?:[、和与至到及—\-]{{1,2}}{_PART}){{1,2}}$")
_MEETS = re.compile(r".{0,4}(?:举行|举办|召开|开幕|闭幕|会见|会谈|发布|亮相|签署|签订|出席|揭晓|公布)")
_HEADS = re.compile(r"[\n：:，,。；](?:据|在|位于|当地时间|[今昨]天|\d{1,2}[月日]|[上下]午|晚|[（(][^）)]*[）)])*$")
_OURS = re.compile("我国|中国|全国|国内|我们|中方|我军|央视记者|总台记者")
_PASSES = re.compile(rf"{_MEETS.pattern}|等|、")


def of_country(home: Place | None) -> bool:
    """Whether `home`, the place a document speaks for, is a country; so it is if no place is known."""
    return home is None or home.type in ("country", "foreign")


@dataclass(frozen=True, slots=True)
class Named:
    """The places of a document with the offsets where they begin; `local` if it speaks for a place in the country.

    `areas` are the divisions and countries among the mentions, names of organisations and comparisons left out.
    """

    places: Places
    starts: list[int]
    local: bool
    areas: list[Mention]
    area_starts: list[int]

    @property
    def of_country(self) -> bool:
        """Whether the document speaks for a country, in which a story tells of a place."""
        return of_country(self.places.home)

    def settled(self, site: Place | None) -> Place | None:
        """The place of a site, None for a river inside the place that the document speaks for: it is no other."""
        return site if site is None or self.of_country or site.type in DIVISIONS else None

    def begins(self, at: int) -> bool:
        """Whether a place is named right at an offset."""
        n = bisect_left(self.starts, at)
        return n < len(self.starts) and self.starts[n] == at

    def until(self, first: int, at: int) -> list[Mention]:
        """The mentions from the one numbered `first` to the offset `at`."""
        return list(self.places.mentions[first : bisect_left(self.starts, at, first)])

    def between(self, text: str, start: int, end: int) -> list[Mention]:
        """The divisions and countries that a span tells of: without the homes of people who act in another."""
        first = bisect_left(self.area_starts, start)
        return settled(text, self.areas[first : bisect_left(self.area_starts, end, first)])

    def _placed(self, start: int, end: int) -> list[Mention]:
        """The mentions in a span whose place is known."""
        return [one for one in self.until(bisect_left(self.starts, start), end) if one.place is not None]

    def each(self, text: str, named: list[Mention], at: int, turn: tuple[int, int]) -> Place | None:
        """The place that 分别 gives the value: A、B、C分别增长1%、2%和3%; 分别向A、B调水1亿立方米、2亿立方米."""
        index, size = turn
        if size < 2 or len(named) < size:
            return None
        run = named[-size:]
        towards = text.endswith(_TOWARDS_EACH, 0, run[0].start)
        if not towards and "分别" not in text[named[-1].end : at]:
            return None
        joined = all(_JOINED.match(text[a.end : b.start]) for a, b in pairwise(run))
        place = run[index].place
        if not joined or (aside(text, run[0]) and not towards) or place is None or place.type == "foreign":
            return None
        return place if not self.local or self.places.home is None or within(place, self.places.home) else None

    def only(self, text: str, sentence: Sentence, named: list[Mention], first: int) -> Place | None:
        """The one place a sentence of a news item speaks of, also as the site of a named work.

        `named` are those it names and `first` the number of its first mention.
        """
        about = [one for one in named if not aside(text, one) and not _PASSES.match(text, one.end)]
        if named:
            return about[0].place if about and len({one.place for one in named}) == 1 else None
        head = [one for one in self.until(first, sentence.end) if OPENING.match(text[sentence.start : one.start])]
        if head and head[0].place is not None and before_site(text, self.places.mentions, first):
            return head[0].place
        if not head or head[0].place is None or head[0].place.type != "feature":
            return None
        inner = [one for one in head if one.within_name and one.place is not None and one.place.type in ADMIN]
        return inner[0].place if inner else None

    def common(self, text: str, found: list[Mention], heading: Place | None) -> Place | None:
        """The place of one mention, or what holds those of a list (成都至宜宾 is in 四川省; 江苏等20个省 in China).

        `heading` is the place that the story is about.
        """
        found = found[innermost(text, found) :]
        first, names = found[0], [found[0]]
        for mention in found[1:]:
            if not _is_pair(names[-1], mention) and not _JOINED.match(text[names[-1].end : mention.start]):
                break
            names.append(mention)
        if names[-1].place is not None and names[-1].place.type in DIVISIONS:
            names += self._sites_beside(text, names[-1])
        same = len(names) == 1 or len({mention.place for mention in names}) == 1
        if same and (not text.startswith("等", names[-1].end) or text.startswith("等地", names[-1].end)):
            return first.place
        return self.holder(names, heading)

    def _sites_beside(self, text: str, mention: Mention) -> list[Mention]:
        """The ports that a list goes on with behind a division: 甲县、乙口岸."""
        after = self.until(bisect_left(self.starts, mention.end), mention.end + _BESIDE)
        return [
            one
            for one in after
            if one.place is not None and one.place.type == "feature" and text.endswith("口岸", 0, one.end)
            if _JOINED.match(text[mention.end : one.start])
        ]

    def abroad(self, text: str, start: int, end: int) -> Place | None:
        """The foreign place that a story which names none of ours is first about, None for any other."""
        if not self.foreign(text, start, end):
            end = text.find("\n", start, end)  # but of which its headline names none
            if end < 0 or not self.foreign(text, start, end):
                return None
        heads = (
            one
            for one in self._placed(start, end)
            if one.start == start or _HEADS.search(text, max(start, one.start - 12), one.start)
        )
        first = next(iter(sorted(heads, key=lambda one: one.within_name)), None)
        return first.place if first else None

    def foreign(self, text: str, start: int, end: int) -> bool:
        """Whether a span names no place of ours."""
        told = (one.place for one in self._placed(start, end))
        abroad = all(place and place.type == "foreign" and place.adcodes for place in told)
        return abroad and not _OURS.search(text, start, end)

    def along(self, text: str, sentence: Sentence, named: list[Mention]) -> Place | None:
        """What holds all the places that a line runs through: 起于张家口市，止于锡林浩特市."""
        begins = None if self.local or len(named) < 2 else line_from(text, sentence.start, sentence.end)
        after = [] if begins is None else [one for one in named if one.start >= begins]
        run = [one for one in after if one.place and one.place.type in DIVISIONS]
        held = self.holder(run, None) or self.places.home or gazetteer.CHINA
        return held if len({one.place for one in run}) > 1 else None

    def scene(self, text: str, at: int, end: int, heading: Place | None) -> Place | None:
        """Where the thing counted at `at` began its work: 18兆瓦风电机组今天在辽宁营口启动发电."""
        for mention in self.between(text, at, end):
            if text[mention.start - 1] == "在" or text.endswith(("落地", "落户"), 0, mention.start):
                scene = self.between(text, mention.start, end)
                return None if _MEETS.match(text, scene[-1].end) else self.common(text, scene, heading)
        return None

    def holder(self, names: list[Mention], heading: Place | None) -> Place | None:
        """What holds the places of several mentions, or the place that the story is about if that does."""
        places = [mention.place for mention in names if mention.place is not None]
        if places and all(place.type == "foreign" for place in places):
            return heading or country_of(places) or (places[0] if len(places) < 3 else self.places.home)
        parents = {place.parent for place in places}
        if not self.local and "100000" in parents and self.places.home is not None:
            held = heading is not None and all(touches(place, heading) for place in places)
            return heading if held or heading is None else self.places.home
        parent = parents.pop() if len(parents) == 1 else None if self.local else _province(places)
        return gazetteer.place(parent) if parent in gazetteer.divisions() else self.places.home


def named_in(text: str, places: Places, local: bool) -> Named:
    """The places of a document, as its text names them."""
    mentions = places.mentions
    areas = [one for n, one in enumerate(mentions) if _is_area(text, one) and not before_site(text, mentions, n)]
    return Named(places, [one.start for one in mentions], local, areas, [one.start for one in areas])


def _is_area(text: str, mention: Mention) -> bool:
    if mention.place is None or mention.place.type not in ADMIN:
        return False
    return not mention.within_name or text[mention.start - 1 : mention.start] == "《"


def _province(places: list[Place]) -> str | None:
    """The code of the province that holds all the places, None if they lie in several or abroad."""
    codes = {code[:2] + "0000" if code.isdigit() else "" for place in places for code in place.adcodes}
    return codes.pop() if len(codes) == 1 else None


def _is_pair(before: Mention, after: Mention) -> bool:
    """Whether one character names a second place right behind a first, one of them ours: 川渝, 京津冀豫, 俄中."""
    beside = after.start == before.end == after.end - 1
    return beside and not all(one.place is None or one.place.type == "foreign" for one in (before, after))

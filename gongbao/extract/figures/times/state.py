"""The times of a document while it is read: what its sentences, paragraphs and headings said, for what comes after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from gongbao.extract.figures.times import events
from gongbao.extract.figures.times.marks import passing, up_to
from gongbao.extract.figures.times.parts import Period

_REVIEWED_UNTIL = 3  # the last month in which what a story counts is mostly of the year before


@dataclass(slots=True)
class Told:
    """What the sentences of one paragraph have told of times so far.

    `stated` is the time they set, `last` the last they named, `day` the last day, `now` 目前 and the like, `since` a
    day that counts run from, `event` when what they tell took place, `pair` two times that one compares; `given` is
    that of the value before.
    """

    stated: Period | None = None
    last: Period | None = None
    day: Period | None = None
    now: Period | None = None
    since: Period | None = None
    event: Period | None = None
    pair: tuple[Period, Period] | None = None
    given: Period | None = None


@dataclass(slots=True)
class Times:
    """The times of a document while it is read."""

    # of the document
    published: date | None
    news: bool
    year: int | None = None
    kind: str | None = None
    plan: Period | None = None
    call: int | None = None
    monthly: bool = False
    said: set[int] = field(default_factory=set)
    headings: dict[int, Period] = field(default_factory=dict)
    so_far: Period | None = None
    # of the section
    item: int | None = -1
    leads: bool = False
    lead: int | None = None
    heading: Period | None = None
    span: Period | None = None
    opened: Period | None = None
    met: Period | None = None
    # of the paragraph
    paragraph: int = -1
    lead_in: Period | None = None
    lasts: int = 0
    season: bool = False
    told: Told = field(default_factory=Told)
    # of the sentence
    goes_on: bool = False
    of_which: bool = False

    def enter(self, paragraph: int, item: int | None, leads: bool = False, within: Sequence[int] = ()) -> None:
        """Begin a sentence of this paragraph and section; what `leads` has no heading and sets the year.

        `within` are the sections that hold this one, innermost first: the years of a heading hold for all under it.
        """
        if item != self.item:
            heading = self.heading or self.told.stated
            if self.item is not None and heading is not None and heading.unit in ("plan", "span"):
                self.headings.setdefault(self.item, heading)
            if self.leads and self.told.stated is not None and self.told.stated.unit == "year":
                self.lead = self.told.stated.first.year
            self.leads = leads
            self.item, self.span, self.opened, self.met = item, None, None, None
            self.heading = next((self.headings[one] for one in within if one in self.headings), None)
            self.told = Told(given=self.told.given)
        if paragraph != self.paragraph:
            self.paragraph = paragraph
            self.heading = self.heading or self.told.stated
            self.told = Told()

    def default_year(self, outlook: str | None, implied: bool = False, stated: bool = True) -> int | None:
        """The year that a review or a plan speaks of where it names none; None for news, plans and undated texts.

        `implied` if a sentence is to be dated by it, not only a month or a quarter; `stated` if headings
        give the outlook.
        """
        if self.year is not None and outlook != "ahead":
            return self.year
        if self.published is None or outlook is None or self.news:
            return None
        back = self.published.year - (self.published.month <= 4)
        year = back if outlook == "back" else self.published.year + (self.published.month >= 11)
        if not implied:
            return year
        if self.plan is not None or self.kind in ("plan", "rule"):
            return None
        if self.kind == "essay":
            return year if (self.lead == year if outlook == "back" else year in self.said) else None
        return year if stated or self.published.month <= 4 or self.kind == "report" else None

    def remember(self, text: str, periods: list[Period], counted: bool = True) -> None:
        """Keep what a sentence stated for the sentences after it; `counted` if it holds figures."""
        if not periods:
            return
        wide = [
            period
            for period in periods
            if (period.unit != "day" or up_to(text, period)) and period.role != "now" and not passing(text, period)
            if counted or not self._bygone(period)
            if not (self.kind == "essay" and period.role == "since" and period.unit == "span")
        ]
        if wide and self.kind == "rule" and text.rstrip().endswith(("？", "?")):
            self.heading = None  # a question sets the time of its answer
        self.said.update(period.first.year for period in wide if period.unit == "year")
        dated = [period for period in periods if period.unit == "day" and period.role != "now"]
        exact = [period for period in wide if period.role != "since"] or wide  # 今年以来…，截至一季度末
        self.told.stated = exact[-1 if self.monthly else 0] if wide else self.told.stated
        if self.monthly and (part := next((one for one in exact if _is_part_of_year(one)), None)):
            self.so_far = part
        self.told.last = periods[-1]
        long = [period for period in wide if period.first.year < period.last.year]
        self.span = long[-1] if long else self.span
        self.told.day = dated[-1] if dated else self.told.day
        told = events.event_of(text, dated, self.published) if self.news else None
        self.told.event = events.lasting(told, text, self.lasts) or self.told.event
        self.met = self.met or (events.meeting(text, dated, self.published) if self.news else None)
        self.opened = (events.opening(text, dated, self.published) if self.news else None) or self.opened
        self.told.since = next((period for period in dated if period.role == "since"), self.told.since)
        now = next((period for period in periods if period.role == "now"), None)
        if (
            now is not None
            and not wide
            and self.news
            and self.told.stated is not None
            and self.told.stated.unit != "span"
        ):
            self.told.stated = None  # 目前 comes after what was told of an earlier time
        self.told.now = now or (None if wide else self.told.now)

    def _bygone(self, period: Period) -> bool:
        """In a story the date of an event past (2021年7月，…来到…) is not the time of the figures told after it."""
        if self.published is None or self.kind not in ("news", "essay") or period.unit not in ("year", "month"):
            return False
        return (self.published - period.last).days > 60

    def in_bulletin(self, year: int | None) -> Period | None:
        """The part of `year` that a bulletin reports on, once it has named one."""
        return self.so_far if self.so_far is not None and self.so_far.first.year == year else None

    def ahead(self, period: Period) -> bool:
        """Whether a time begins after the document's day."""
        return self.published is not None and period.first > self.published

    def reviews(self, period: Period) -> bool:
        """Whether a time is the year before that of a document of the first months."""
        if self.published is None:
            return False
        return self.published.month <= _REVIEWED_UNTIL and period.last.year == self.published.year - 1


def _is_part_of_year(period: Period) -> bool:
    """Whether a time begins with the year and ends before it: 一季度, 上半年, 1—8月."""
    first, last = period.first, period.last
    return (first.month, first.day) == (1, 1) and first.month < last.month < 12 and first.year == last.year

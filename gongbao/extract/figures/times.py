"""Which time a figure is about: the one its sentence states, else what its paragraph, section or document implies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from gongbao.extract.figures import events, pairs, spans
from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.courses import course_of
from gongbao.extract.figures.fairs import of_fair
from gongbao.extract.figures.period_parts import Period, days, years
from gongbao.extract.figures.time_marks import (
    compared,
    counts_down,
    counts_years,
    had,
    in_title,
    left_behind,
    of_any_time,
    of_finished_work,
    of_origin,
    opening_work,
    passing,
    sizes_project,
    starts_from,
    up_to,
    up_to_now,
)
from gongbao.extract.figures.timeless import of_no_time

_PLANS = re.compile("将|预计|力争")
_ACTORS = frozenset({"部门", "部委", "个部门"})  # who acts on a day says nothing of what is told next
_SAME_DAY = re.compile(r"当天|当日|当晚|同一天|同日")


@dataclass(slots=True)
class Times:
    """The times of a document while it is read."""

    published: date | None
    news: bool
    year: int | None = None
    paragraph: int = -1
    item: int | None = -1
    stated: Period | None = None
    leads: bool = False
    last: Period | None = None
    day: Period | None = None
    now: Period | None = None
    pair: tuple[Period, Period] | None = None
    heading: Period | None = None
    span: Period | None = None
    kind: str | None = None
    monthly: bool = False
    plan: Period | None = None
    lead: int | None = None
    lead_in: Period | None = None
    call: int | None = None
    event: Period | None = None
    since: Period | None = None
    lasts: int = 0
    given: Period | None = None
    goes_on: bool = False
    of_which: bool = False
    said: set[int] = field(default_factory=set)
    headings: dict[int, Period] = field(default_factory=dict)

    def enter(self, paragraph: int, item: int | None, leads: bool = False, within: Sequence[int] = ()) -> None:
        """Begin a sentence of this paragraph and section; what `leads` has no heading and sets the year.

        `within` are the sections that hold this one, innermost first: the years of a heading hold for all under it.
        """
        if item != self.item:
            heading = self.heading or self.stated
            if self.item is not None and heading is not None and heading.unit in ("plan", "span"):
                self.headings.setdefault(self.item, heading)
            if self.leads and self.stated is not None and self.stated.unit == "year":
                self.lead = self.stated.first.year
            self.leads = leads
            self.item, self.span = item, None
            self.heading = next((self.headings[one] for one in within if one in self.headings), None)
            self.stated = self.last = self.day = self.pair = self.now = self.event = self.since = None
        if paragraph != self.paragraph:
            self.paragraph = paragraph
            self.heading = self.heading or self.stated
            self.stated = self.last = self.day = self.pair = None
            self.now = self.event = self.since = self.given = None

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
        self.stated = exact[-1 if self.monthly else 0] if wide else self.stated
        self.last = periods[-1]
        long = [period for period in wide if period.first.year < period.last.year]
        self.span = long[-1] if long else self.span
        self.day = dated[-1] if dated else self.day
        told = events.event_of(text, dated) if self.news else None
        self.event = events.lasting(told, text, self.lasts) or self.event
        self.since = next((period for period in dated if period.role == "since"), self.since)
        now = next((period for period in periods if period.role == "now"), None)
        if now is not None and not wide and self.news and self.stated is not None and self.stated.unit != "span":
            self.stated = None  # 目前 comes after what was told of an earlier time
        self.now = now or (None if wide else self.now)

    def _bygone(self, period: Period) -> bool:
        """In a story the date of an event past (2021年7月，…来到…) is not the time of the figures told after it."""
        if self.published is None or self.kind not in ("news", "essay") or period.unit not in ("year", "month"):
            return False
        return (self.published - period.last).days > 60

    def of(
        self, text: str, periods: list[Period], slot: Slot, mood: str, change: str, outlook: tuple[str | None, bool]
    ) -> Period | None:
        """The period of the value in `slot`."""
        self.of_which = text.startswith("其中") or (self.goes_on and self.of_which)
        found = self._of(text, periods, slot, mood, change, outlook)
        if slot.quantity.unit == "周年" and self.published is not None:
            found = events.anniversary(text, slot, found, self.published)
        self.given = None if slot.quantity.unit in _ACTORS else found
        return found

    def _of(
        self, text: str, periods: list[Period], slot: Slot, mood: str, change: str, outlook: tuple[str | None, bool]
    ) -> Period | None:
        if mood == "target" and (course := course_of(text, slot, self.published)):
            return course
        if of_any_time(text, slot) or (mood == "reported" and opening_work(slot)):
            return None
        if (had(slot) or counts_down(text, slot)) and mood == "reported" and self.published is not None:
            return days(slot.clause, slot.clause, self.published, self.published)
        if mood == "reported" and (led := spans.passed(slot, periods, self.published)) is not None:
            return led
        found = self._stated_for(text, periods, slot)
        if found is not None:
            if events.undated(text, found, slot):
                return None
            found = events.begun_until(self.since, found, text, slot)
        if mood == "rule":
            return spans.term(text, periods, slot) or (
                found if found and spans.of_rule(text, found, slot) else spans.of_call(self.call, text, slot)
            )
        if found is None:
            found = self._implied(text, periods, slot, change, outlook, mood)
            over = found is not None and self.published is not None and found.last < self.published
            if over and mood == "target" and not self.goes_on:
                found = None  # no plan is for a time that is over
        if found is not None and mood == "target" and found.role == "since":
            return None  # 2021年以来建成的泵站将新增供水能力
        if found is not None and mood == "reported" and starts_from(slot) and self._ahead(found):
            return None
        if mood == "reported" and of_finished_work(text, slot):
            return None
        if found is None and mood == "target" and self.call is not None:
            return years(slot.clause, slot.clause, self.call, self.call)
        if found is not None and mood == "target":
            found = spans.of_announced(found, text, slot)
            found = spans.in_years(found, text, slot)
            found = spans.end_of_plan(spans.whole_plan(self.plan, found, text, periods, slot, change), slot, change)
        if found is not None and mood == "reported":
            found = spans.start_of_span(spans.each_year(found, text, slot), text, slot)
            found = spans.of_account(spans.end_of_span(found, text, slot, change, self.published), text, periods, slot)
            found = spans.of_run(found, text, slot)
            if self.lasts and found.unit == "day" and of_fair(text, slot.clause, slot.quantity.start):
                found = events.lasting(events.event_of(text, [found]), text, self.lasts) or found
        return found

    def _ahead(self, period: Period) -> bool:
        return self.published is not None and period.first > self.published

    def _stated_for(self, text: str, periods: list[Period], slot: Slot) -> Period | None:
        at = slot.quantity.start
        own = [period for period in periods if period.start <= at < period.end]
        if own:
            return own[0]
        before = [period for period in periods if period.end <= at]
        fit = [
            period
            for period in before
            if not compared(text, period) and not of_origin(text, period) and not left_behind(text, period, at)
        ]
        self.pair = pairs.pair_of(text, before) or self.pair
        if (average := pairs.average(self.pair, text, slot)) is not None:
            return average
        plans = [period for period in before if period.unit == "plan"]
        if plans and counts_years(text[slot.clause : slot.end], plans[-1]):
            return plans[-1]
        inside = [period for period in fit if period.start >= slot.clause]
        if not inside and (end := pairs.end_of(self.pair, slot)) is not None:
            return end
        over_years = bool(fit) and fit[-1].first.year < fit[-1].last.year
        if not inside and (sizes_project(text, slot) or (pairs.MOVED.search(slot.left) and not over_years)):
            return None
        fit = [period for period in fit if not in_title(text, period)] or fit
        if not fit:
            return events.day_after(text, periods, slot) if self.news and not before else None
        best = (inside or fit)[-1]
        wide = [period for period in fit if period.unit != "day"]
        aside = (
            best.unit == "day" and best.role != "now" and not (best in inside and wide[-1:] and wide[-1] not in inside)
        )
        so_far = [one for one in fit if one.unit == "day" and up_to_now(text, one)]
        if so_far and text.startswith("今年", best.start) and not _PLANS.search(text, best.end, at):
            return so_far[-1]  # 截至目前，今年已开行
        return wide[-1] if aside and wide else best

    def _implied(
        self,
        text: str,
        periods: list[Period],
        slot: Slot,
        change: str,
        outlook: tuple[str | None, bool],
        mood: str,
    ) -> Period | None:
        if _SAME_DAY.search(text[: slot.quantity.start]) and self.day is not None:
            return self.day
        if events.THEN.search(text[: slot.quantity.start]):
            return self._due(periods, slot)
        at_fair = self.lasts and mood == "reported" and of_fair(text, slot.clause, slot.quantity.start)
        if self.event is not None and at_fair:
            return self.event
        if of_no_time(text, slot, mood, self.news):
            return None
        if self.span is not None and counts_years(text[: slot.end], self.span):
            counts = counts_years(text[slot.clause : slot.end], self.span)
            if counts or not spans.REACHED.search(slot.left):
                return self.span
        return self._carried(text, slot, mood) or self._by_heading(slot, change, outlook, mood)

    def _due(self, periods: list[Period], slot: Slot) -> Period | None:
        """When what comes with 届时 or 建成后 is due."""
        due = [one for one in periods if one.end <= slot.quantity.start and one.role != "now"]
        if not due and self.last is not None and (self.last.unit != "day" or self._ahead(self.last)):
            due = [self.last]
        return due[-1] if due and not slot.left.endswith(("由", "从")) else None

    def _carried(self, text: str, slot: Slot, mood: str) -> Period | None:
        """The time that the sentences before it in the paragraph set."""
        if self.of_which and self.given is not None and (mood == "reported" or self.given.unit == "day"):
            return self.given
        if self.stated is not None and (self.news or self.monthly or self.stated.unit != "month"):
            return self.stated
        if self.plan is not None and mood == "target":
            return self.plan
        if self.news and self.now is not None and mood != "target":
            return self.now  # 目前…: so are the states told after it
        return self.event if self.event is not None and events.of_event(text, slot, mood) else None

    def _by_heading(self, slot: Slot, change: str, outlook: tuple[str | None, bool], mood: str) -> Period | None:
        """The time that an earlier paragraph set, else the year of the review or the plan."""
        if self.lead_in is not None and mood == "target":
            return self.lead_in
        year = self.default_year(outlook[0], True, outlook[1])
        dated = self.kind == "rule" and mood == "target" and self.heading is not None and self.heading.role == "end"
        if self._heads(year, dated):
            moving = change != "level" or slot.quantity.dimension in ("percent", "points", "money")
            if moving or dated or year is not None or (self.heading is not None and self.heading.unit == "month"):
                return self.heading
            if not self.news:
                return None
        return years(slot.clause, slot.clause, year, year) if year else None

    def _heads(self, year: int | None, dated: bool) -> bool:
        """Whether the time that an earlier paragraph set may hold for this one, whose own year would be `year`."""
        if self.heading is None or (self.heading.unit == "month" and not (self.news or self.monthly)):
            return False
        if self.news and self.heading.unit == "year" and self.published and self.heading.last >= self.published:
            return False  # 今年 is said again where it is meant
        return year is None or self.heading.unit == "plan" or self.heading.first.year == year or dated

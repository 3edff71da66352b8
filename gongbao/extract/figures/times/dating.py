"""Which time a figure is about: the one its sentence states, else what its paragraph, section or document implies."""

from __future__ import annotations

import re
from typing import NamedTuple

from gongbao.extract.figures.areas.fairs import of_fair
from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.times import events, pairs, spans
from gongbao.extract.figures.times.courses import course_of
from gongbao.extract.figures.times.marks import (
    compared,
    counts_down,
    counts_years,
    goes_on_with,
    had,
    in_plan_title,
    in_title,
    left_behind,
    of_any_time,
    of_finished_work,
    of_former_days,
    of_origin,
    opening_work,
    sizes_project,
    starts_from,
    up_to_now,
)
from gongbao.extract.figures.times.parts import Period, days, number_of, years
from gongbao.extract.figures.times.state import Times
from gongbao.extract.figures.times.timeless import of_no_time

_PLANS = re.compile("将|预计|力争")
_ACTORS = frozenset({"部门", "部委", "个部门"})  # who acts on a day says nothing of what is told next
_OF_SOURCE = re.compile(r"(?:公布|发布)?的(?:最新)?(?:数据|消息|统计)|(?:报道|通报|称|说|表示)，")
_COUNTED_UP = re.compile("累计|现有|现存|共有(?!的|产)")
_RECORD_OF = re.compile("来?的?(?:历史|同期)?(?:新[高低]|最[高低大小多少快慢优好])")  # 创近5年新高: of the value before
_EVERY_YEAR = re.compile("每年|常年|年均|历年|近年|多年")
_SO_MANY_DAYS = re.compile("(?<![第前后\\d])(?P<n>[两三四五六七八九2-9])天(?!的时间)")
_EXAMPLE = re.compile(r"在[^，。；]{2,14}，")
_SAME_DAY = re.compile(r"当天|当日|当晚|同一天|同日")


class Value(NamedTuple):
    """A value to be dated: its sentence with the times in it, its place there and what it is.

    `outlook` is back, ahead or None, and whether headings state it.
    """

    text: str
    periods: list[Period]
    slot: Slot
    modality: str
    change: str
    outlook: tuple[str | None, bool]


def period_of(times: Times, value: Value) -> Period | None:
    """The period of a value, None where it has none or the text does not say; `times` remembers it for the next."""
    text, slot = value.text, value.slot
    times.of_which = text.startswith("其中") or (times.goes_on and times.of_which)
    found = _period(times, value)
    if slot.quantity.unit == "周年" and times.published is not None:
        found = events.anniversary(text, slot, found, times.published)
    times.told.given = None if slot.quantity.unit in _ACTORS else found
    return found


def _period(times: Times, value: Value) -> Period | None:
    text, slot, mood = value.text, value.slot, value.modality
    if mood == "target" and (course := course_of(text, slot, times.published)):
        return course
    if of_any_time(text, slot) or (mood == "reported" and opening_work(slot)):
        return None
    if (had(slot) or counts_down(text, slot)) and mood == "reported" and times.published is not None:
        return days(slot.clause, slot.clause, times.published, times.published)
    if mood == "reported" and (led := spans.passed(slot, value.periods, times.published)) is not None:
        return led
    found = _stated(times, value)
    if found is not None:
        if events.undated(text, found, slot):
            return None
        found = events.begun_until(times.told.since, found, text, slot)
    if mood == "rule":
        holds = found if found and spans.of_rule(text, found, slot) else spans.of_call(times.call, text, slot)
        return spans.term(text, value.periods, slot) or holds
    if found is None:
        found = _implied(times, value)
        over = found is not None and times.published is not None and found.last < times.published
        if over and mood == "target" and not times.goes_on:
            found = None  # no plan is for a time that is over
    return _of_target(times, value, found) if mood == "target" else _of_reported(times, value, found)


def _of_target(times: Times, value: Value, found: Period | None) -> Period | None:
    """What a time says of a planned value: the day of its announcement, or the plan that ends then, is not its own."""
    text, slot = value.text, value.slot
    if found is None:
        return years(slot.clause, slot.clause, times.call, times.call) if times.call is not None else None
    if found.role == "since":
        return None  # 2021年以来建成的泵站将新增供水能力
    found = spans.in_years(spans.of_announced(found, text, slot), text, slot)
    found = spans.whole_plan(times.plan, found, text, value.periods, slot, value.change)
    return spans.end_of_plan(found, slot, value.change)


def _of_reported(times: Times, value: Value, found: Period | None) -> Period | None:
    """What a time says of a reported value: it may be of all its years, of the last of them or of no time."""
    text, slot = value.text, value.slot
    before = found is not None and starts_from(slot) and (times.ahead(found) or of_former_days(text, slot, found))
    if found is None or before or of_finished_work(text, slot):
        return None
    found = spans.start_of_span(spans.each_year(found, text, slot), text, slot)
    if times.news:
        found = spans.to_date(found, text, times.published)
    found = spans.run_since(spans.until_stated(found, times.told.stated), text, slot)
    found = spans.end_of_span(found, text, slot, value.change, times.published)
    found = spans.of_run(spans.of_account(found, text, value.periods, slot), text, slot)
    if (
        times.lasts
        and found.unit == "day"
        and found in value.periods
        and of_fair(text, slot.clause, slot.quantity.start)
    ):
        return events.lasting(events.event_of(text, [found], times.published), text, times.lasts) or found
    return found


def _stated(times: Times, value: Value) -> Period | None:
    """The time that the sentence of a value states for it."""
    text, periods, slot = value.text, value.periods, value.slot
    at = slot.quantity.start
    own = [period for period in periods if period.start <= at < period.end]
    if own:
        record = times.told.given is not None and _RECORD_OF.match(text, own[0].end)
        return times.told.given if record else own[0]
    before = [period for period in periods if period.end <= at]
    fit = [
        period
        for period in before
        if not compared(text, period) and not of_origin(text, period) and not left_behind(text, period, at)
    ]
    times.told.pair = pairs.pair_of(text, before) or times.told.pair
    if (average := pairs.average(times.told.pair, text, slot)) is not None:
        return average
    plans = [period for period in before if period.unit == "plan"]
    if plans and counts_years(text[slot.clause : slot.end], plans[-1]):
        return plans[-1]
    inside = [period for period in fit if period.start >= slot.clause]
    if not inside and (end := pairs.end_of(times.told.pair, slot)) is not None:
        return end
    over_years = bool(fit) and fit[-1].first.year < fit[-1].last.year
    moved = pairs.MOVED.search(slot.left) is not None
    if not inside and moved and value.modality == "target" and (due := pairs.opening_due(text, fit, slot)) is not None:
        return due
    if not inside and (sizes_project(text, slot) or (moved and not over_years)):
        return None
    fit = [one for one in fit if not in_title(text, one)] or [one for one in fit if not in_plan_title(text, one)]
    if not fit:
        return events.day_after(text, periods, slot) if times.news and not before else None
    return _nearest(text, fit, inside, at)


def _nearest(text: str, fit: list[Period], inside: list[Period], at: int) -> Period:
    """Of the times before a value the last, `inside` its clause if there is one; a day gives way to what is wider."""
    best = (inside or fit)[-1]
    first = text.startswith("今年", best.start) and text.startswith("首", best.end)
    if first and len(fit) > 1 and fit[-2].first.year == best.first.year:
        best = fit[-2]  # 9月份，产量今年首次增长; 明天，迎来下半年首场雪
    wide = [period for period in fit if period.unit != "day"]
    aside = (
        best.unit == "day"
        and best.first == best.last
        and best.role != "now"
        and not (best in inside and wide[-1:] and wide[-1] not in inside)
    )
    on_day = [one for one in fit if one.unit == "day" and one.end <= best.start]
    if on_day and text.startswith("至此", best.start):
        return on_day[-1]  # 昨天…出境，至此累计突破4万列
    if best.role == "now" and best not in inside and (begun := [one for one in fit if one.role == "since"]):
        return begun[-1]  # 启动以来，目前进展良好，种树…
    if best.role == "now" and (source := [one for one in fit if _OF_SOURCE.match(text, one.end)]):
        return source[-1]  # 据消防局17日的数据，目前有
    so_far = [one for one in fit if one.unit == "day" and up_to_now(text, one)]
    if so_far and text.startswith("今年", best.start) and not _PLANS.search(text, best.end, at):
        return best if best is so_far[-1] else spans.year_to(so_far[-1])
    told = aside and wide and "显示，" in text[wide[-1].end : best.start]
    return wide[-1] if aside and wide and not told else best  # 2024年春运专班数据显示，今天…: the year is of who tells


def _implied(times: Times, value: Value) -> Period | None:
    """The time that what was read before gives to a value whose sentence states none."""
    text, slot, mood = value.text, value.slot, value.modality
    before = text[: slot.quantity.start]
    if times.told.day is not None and (_SAME_DAY.search(before) or _counts_days(text[: slot.end], times.told.day)):
        return times.told.day
    if events.THEN.search(before):
        return times.opened if times.opened and mood == "reported" else _due(times, value)
    at_fair = times.lasts and mood == "reported" and of_fair(text, slot.clause, slot.quantity.start)
    if times.told.event is not None and at_fair:
        return times.told.event
    if of_no_time(text, slot, mood, times.news):
        return None
    if times.met is not None and mood == "reported" and events.attends(text, slot):
        return times.told.event or times.met
    if times.span is not None and counts_years(text[: slot.end], times.span):
        counts = counts_years(text[slot.clause : slot.end], times.span)
        if counts or not spans.REACHED.search(slot.left):
            return times.span
    return _carried(times, value) or _by_heading(times, value) or _so_far(times, value) or _of_season(times, value)


def _of_season(times: Times, value: Value) -> Period | None:
    """The year of a story of sowing or harvest: its fields and crops are that year's."""
    headline = value.text.rstrip()[-1:] not in "。！？；”"
    if headline or not times.season or times.published is None or _EVERY_YEAR.search(value.text):
        return None
    at, year = value.slot.clause, times.published.year
    return years(at, at, year, year)


def _so_far(times: Times, value: Value) -> Period | None:
    """The day of a story that counts up what there is by then: 累计开行1万列."""
    text, slot = value.text, value.slot
    if not times.news or times.published is None or value.modality != "reported":
        return None
    if not _COUNTED_UP.search(text, 0, slot.quantity.start):
        return None
    return days(slot.clause, slot.clause, times.published, times.published)


def _counts_days(text: str, several: Period) -> bool:
    """Whether words count as many days as the time told before has: 边检站两天共查验…."""
    count = (several.last - several.first).days + 1
    said = _SO_MANY_DAYS.search(text) if 1 < count < 10 else None
    return said is not None and number_of(said["n"]) == count


def _due(times: Times, value: Value) -> Period | None:
    """When what comes with 届时 or 建成后 is due."""
    said = [one for one in value.periods if one.end <= value.slot.quantity.start and one.role != "now"]
    said = said or ([times.told.last] if times.told.last is not None else [])
    due = [one for one in said if one.unit != "day" or times.ahead(one)]  # 今天通车，…: it is there
    return due[-1] if due and not value.slot.left.endswith(("由", "从")) else None


def _carried(times: Times, value: Value) -> Period | None:
    """The time that the sentences before it in the paragraph set."""
    mood, told = value.modality, times.told
    if times.of_which and told.given is not None and (mood == "reported" or told.given.unit == "day"):
        return told.given
    if times.news and told.stated is not None and told.stated.role == "since" and _EXAMPLE.match(value.text):
        return None  # 十年来，…。在青石县，…
    if told.stated is not None and (times.news or times.monthly or times.goes_on or told.stated.unit != "month"):
        return told.stated
    if times.plan is not None and mood == "target":
        return times.plan
    if times.news and told.now is not None and mood != "target":
        return told.now  # 目前…: so are the states told after it
    if told.event is None or (mood == "target" and not times.ahead(told.event)):
        return None
    return told.event if events.of_event(value.text, value.slot) else None


def _by_heading(times: Times, value: Value) -> Period | None:
    """The time that an earlier paragraph set, else the year of the review or the plan."""
    slot, heading, target = value.slot, times.heading, value.modality == "target"
    if times.lead_in is not None and target:
        return times.lead_in
    year = times.default_year(value.outlook[0], True, value.outlook[1])
    dated = times.kind == "rule" and target and heading is not None and heading.role == "end"
    if heading is not None and _heads(times, value.text, heading, year, dated):
        moving = value.change != "level" or slot.quantity.dimension in ("percent", "points", "money")
        last_year = heading.unit == "year" and times.reviews(heading)
        if moving or dated or year is not None or heading.unit == "month" or last_year:
            return heading
        if not times.news:
            return None
    if not target and (so_far := times.in_bulletin(year)) is not None:
        return so_far
    return years(slot.clause, slot.clause, year, year) if year else None


def _heads(times: Times, text: str, heading: Period, year: int | None, dated: bool) -> bool:
    """Whether the time that an earlier paragraph set may hold for this one, whose own year would be `year`."""
    if heading.unit == "month" and not times.monthly:
        return times.news and goes_on_with(text, heading, times.published)
    if times.news and heading.unit == "year" and times.published and heading.last >= times.published:
        return False  # 今年 is said again where it is meant
    return year is None or heading.unit == "plan" or heading.first.year == year or dated

"""What the words around a time make of it: 2012年以来 lasts until now, 从7月1日到8月9日 is one time, 年底前 a limit."""

from __future__ import annotations

import re
from datetime import date, timedelta

from gongbao.extract.figures.patterns import alternatives
from gongbao.extract.figures.times.parts import NUMBERS, Period, days, latest_year, months, number_of, years

_TO = re.compile(
    r"）?(?:[^，。；\d]{0,8}(?:启动|开始|开启))?(?:夜间|晚上|白天|早晨|凌晨|[上下]午)?(?:\d{1,2}[时点])?(?:起|开始)?，?[到至]"
)
_FOR_DAYS = re.compile(
    rf"(?:起|开始)[^，,。；\d]{{0,10}}?，?[^，,。；\d]{{0,8}}?为期(?P<n>\d{{1,2}}|[{NUMBERS}]{{1,3}})[天日]"
)
_SAID = re.compile(r"[^，,。；]{0,4}?(?:报道|消息|通报|[称说]|表示|宣布|发布)")
_SINCE = re.compile(r"[^。；]{0,38}?以来")
_BEGUN_SINCE = re.compile(rf"[^，。；\d]{{0,12}}?(?:{alternatives('begins')}|爆发)以来")


def _reaches(text: str, first: Period, between: str) -> bool:
    """Whether a day is the first of several: 从7月1日, 今天夜间, 12月29日|至."""
    since = text.endswith(("从", "自", "从当地时间", "自当地时间"), 0, first.start) or text.startswith(
        ("今", "明"), first.start
    )
    return since or between in ("至", "到")


def joined(text: str, found: list[Period]) -> list[Period]:
    """The times with 从7月1日到昨天（8月9日） as one; the day in brackets goes with it."""
    kept: list[Period] = []
    for period in found:
        last = kept[-1] if kept else None
        between = text[last.end : period.start] if last else ""
        both_days = last is not None and last.unit == period.unit == "day"
        later = both_days and last is not None and last.first < period.first
        from_month = last is not None and last.unit == period.unit == "month" and last.first < period.first
        if last and from_month and _TO.fullmatch(between) and text.startswith(("从", "自"), last.start - 1):
            first, end = (last.first.year, last.first.month), (period.last.year, period.last.month)
            kept[-1] = months(last.start, period.end, first, end)
        elif last and last.unit == "year" and period.role == "now" and text.startswith("至今", last.end):
            kept[-1] = years(
                last.start, period.end, last.first.year, max(last.first.year, period.last.year), role="since"
            )
        elif last and both_days and between == "（" and last.last == period.first:
            kept[-1] = last._replace(end=period.end)
        elif last and later and _TO.fullmatch(between) and _reaches(text, last, between):
            kept[-1] = days(last.start, period.end, last.first, period.last)
        else:
            kept.append(period)
    return kept


def stretched(text: str, found: list[Period], published: date | None) -> list[Period]:
    """The times with days that something lasts from: 自9日以来 to the day of the report, 15日起为期三天 for so long.

    自9日启动以来 and 过去一周 end on the day of the report too.
    """
    if "以来" not in text and "为期" not in text and "过去" not in text:
        return found
    return [_stretched(text, one, found, published) if one.unit in ("day", "span") else one for one in found]


def _stretched(text: str, period: Period, found: list[Period], published: date | None) -> Period:
    told = [one for one in found if one.end <= period.start and one.unit == "day" and _SAID.match(text, one.end)]
    if period.unit == "span":
        if not told or period.last != published or not text.startswith("过去", period.start):
            return period
        late = published - told[-1].last
        return days(period.start, period.end, period.first - late, published - late)._replace(unit="span")
    if period.first != period.last:
        return period
    dated = text.startswith("以来", period.end) or text.endswith(("自", "从"), 0, period.start)
    if period.role == "since" and dated and published is not None:
        last = told[-1].last if told else published
        longer = days(period.start, period.end, period.first, max(period.first, last))
        return longer._replace(role="since")
    if lasts := _FOR_DAYS.match(text, period.end):
        return days(period.start, period.end, period.first, period.first + timedelta(number_of(lasts["n"]) - 1))
    return period


def with_role(text: str, period: Period, published: date | None) -> Period:
    """A time with the role that the words beside it give it."""
    before, after = text[max(0, period.start - 2) : period.start], text[period.end : period.end + 3]
    if period.role != "span":
        return period
    if (
        after.startswith("以来")
        or _BEGUN_SINCE.match(text, period.end)
        or (before.endswith(("自", "从")) and _SINCE.match(text, period.end))
    ):
        return _until_now(period, published)
    if after.startswith(("底前", "末前", "前", "以前", "之前")):
        return period._replace(role="within")
    return period._replace(role="end") if before.endswith(("到", "截至", "截止")) else period


def _until_now(period: Period, published: date | None) -> Period:
    """2012年以来 lasts to the last year the document can report on, 9月以来 to its month; 今年以来 stays the year."""
    found = None
    if published is not None:
        latest, until = latest_year(published), (published.year, published.month)
        if period.unit == "year" and period.first.year == latest and period.last < published:
            found = months(period.start, period.end, (latest, 1), until)
        elif period.unit == "month" and period.last < published.replace(day=1):
            found = months(period.start, period.end, (period.first.year, period.first.month), until)
        elif period.unit == "year" and period.first.year < latest:
            found = years(period.start, period.end, period.first.year, latest)
    return (found or period)._replace(role="since")

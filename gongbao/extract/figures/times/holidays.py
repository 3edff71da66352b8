"""Public holidays and travel seasons as times: “五一”假期, 2023年中秋国庆假期, 春运期间, by the days published."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from gongbao import lexicon
from gongbao.extract.figures.times.parts import Period, days, number_of

_NAME = r"元旦|春节|清明|五一|劳动|端午|中秋|国庆|十一"
# what tells of one of its days, or of the time around it
_NOT_ALL = r"的?(?:最后一|首|倒?数?第[一二三四五六七八])[天日]|[前后]|[来临]临|将至|临近|安排|返程|调休"
_HOLIDAY = re.compile(
    rf"(?P<name>{_NAME})(?:节)?(?:[、和]?(?:{_NAME})(?:节)?)?[”\"]?(?:法定)?"
    r"(?:小长假|长假|假期|假日|黄金周|档期?|(?=期间)|(?<=[今龙\d]年春节)(?=，))(?:期间)?(?:的?前(?P<count>[二两三四五六七八2-8])[天日])?"
    rf"(?!{_NOT_ALL})"
)
_THIS_HOLIDAY = re.compile(
    r"(?<![\u4e00-\u9fff”])(?:假期|假日)(?:期间|里)?(?:前(?P<count>[二两三四五六七八2-8])[天日])?"
    rf"(?!{_NOT_ALL}|经济|消费|旅游)"
)
_RUSH = re.compile(
    r"(?P<name>春运|暑运)(?:期间|(?<=年[春暑]运)(?=，|全[国社])|(?P<since>(?:启动|开启|开始)?以来)|(?P<until>首日[至到]))"
)
# days of the new year by the lunar calendar: 除夕, 春节除夕至初五, 大年初三
_NEW_YEAR = re.compile(
    r"(?<!距)(?<!距离)(?:(?:春节)?除夕(?:夜|当[天日晚])?|(?:大年|正月|(?=初[一二三四五六七八][至到]初))初(?P<nth>[一二三四五六七八]))"
    r"(?:[至到](?:大年|正月)?初(?P<until>[一二三四五六七八])|(?P<since>以来))?"
)
_OTHER_NAME = {"劳动": "五一", "十一": "国庆"}
_MAY_HOLD = re.compile("年春节，|假|档|期间|黄金周|春运|暑运|除夕|大年初|正月初|初[一二三四五六七八][至到]初")
_JUST_OVER = timedelta(days=2)
_SOON = timedelta(days=60)  # a holiday farther ahead than this is not yet in the news


def with_holidays(text: str, found: list[Period], published: date | None, year: int | None) -> list[Period]:
    """The times of a text with its holidays among them; one with its year before it (2023年春节假期) is one time.

    Holidays of years that the lexicon does not know are left out.
    """
    if not _MAY_HOLD.search(text):
        return found
    kept = list(found)
    for match in (*_HOLIDAY.finditer(text), *_RUSH.finditer(text), *_THIS_HOLIDAY.finditer(text)):
        start = match.start()
        start -= text[max(0, start - 1) : start] in ("“", '"')
        start, said = _from_year(text, kept, start, year)
        named = match.groupdict().get("name")
        known = _days(named, said, published) if named else _now(published)
        until = match.groupdict().get("until") is not None
        day = next((one for one in kept if until and one.start == match.end()), None)  # 春运首日至|昨天
        if known is None or until != (day is not None) or _since_day(text, kept, start):
            continue
        first, last, end = *known, match.end()
        if day is not None:
            last, end = max(first, day.last), day.end
        kept = [one for one in kept if one.end <= start or one.start >= end]
        if count := match.groupdict().get("count"):
            last = min(last, first + timedelta(number_of(count) - 1))
        if match.groupdict().get("since") and published is not None:
            last = max(first, min(last, published))
        iso = f"{first}/{last}" if first < last else f"{first}"
        kept.append(Period(start, end, iso, first, last, unit="month"))
    return sorted(_with_new_year(text, kept, published, year))


def _with_new_year(text: str, kept: list[Period], published: date | None, year: int | None) -> list[Period]:
    """The times of a text with the days of the lunar new year among them."""
    for match in _NEW_YEAR.finditer(text):
        start, said = _from_year(text, kept, match.start(), year)
        if (eve := _days("除夕", said, published)) is None:
            continue
        first = eve[0] + timedelta(number_of(match["nth"]) if match["nth"] else 0)
        last = eve[0] + timedelta(number_of(match["until"])) if match["until"] else first
        if match["since"] and published is not None:
            last = max(first, published)
        kept = [one for one in kept if one.end <= start or one.start >= match.end()]
        kept.append(days(start, match.end(), first, last))
    return kept


def _since_day(text: str, kept: list[Period], start: int) -> bool:
    """Whether a holiday at `start` only says what began on a day that counts run from: 自9月29日国庆运输启动以来."""
    return any(
        one.role == "since" and one.unit == "day" and one.end <= start and "，" not in text[one.end : start]
        for one in kept
    )


def _from_year(text: str, kept: list[Period], start: int, year: int | None) -> tuple[int, int | None]:
    """Where a holiday named at `start` begins with the year before it (2023年春节), and that year, else `year`."""
    gap = text[max(0, start - 1) : start] == "的"
    before = next((one for one in kept if one.end in (start, start - gap)), None)
    if before is not None and before.unit == "year" and before.first.year == before.last.year:
        return before.start, before.first.year
    return start, year


def _days(name: str, year: int | None, published: date | None) -> tuple[date, date] | None:
    """First and last day of a holiday in `year`, else of the last one that a document of this day can tell of."""
    known = _table().get(_OTHER_NAME.get(name, name), [])
    if year is not None:
        return next((days for days in known if days[1].year == year), None)
    if published is None:
        return None
    told = [days for days in known if days[0] <= published + _SOON]
    return told[-1] if told and published - told[-1][1] < timedelta(days=366) else None


def _now(published: date | None) -> tuple[date, date] | None:
    """The holiday that a document of this day is written in or right after."""
    if published is None:
        return None
    held = (days for name, known in _table().items() if name in _NAME.split("|") for days in known)
    return next((days for days in held if days[0] <= published <= days[1] + _JUST_OVER), None)


@cache
def _table() -> dict[str, list[tuple[date, date]]]:
    """The days of every holiday, oldest first."""
    found: dict[str, list[tuple[date, date]]] = {}
    for row in lexicon.rows("figures/holidays.csv"):
        days = (date.fromisoformat(row["first"]), date.fromisoformat(row["last"]))
        found.setdefault(row["holiday"], []).append(days)
    return found

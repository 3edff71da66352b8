"""Times named in a text, resolved by the document's date: 2025年, 前三季度, 5月底, “十四五”期间, 到2035年, 目前.

Years, months and days are ISO 8601; an interval is `first/last` with both ends included.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from gongbao import lexicon
from gongbao.days import day_of
from gongbao.extract.figures.patterns import alternatives
from gongbao.extract.figures.times.holidays import with_holidays
from gongbao.extract.figures.times.parts import Period, days, latest_year, months, number_of, years
from gongbao.extract.figures.times.roles import joined, stretched, with_role
from gongbao.extract.figures.times.written import (
    AROUND,
    BARE,
    COMING,
    DATED,
    DAY,
    DAYS,
    PLAN,
    SPAN,
    START,
    WORD,
)
from gongbao.extract.seeking import WHOLE

_LASTED = re.compile(r"历时|历经|长达|时隔|耗时|用时|持续|走过|跨越|已有$")
# what began so many years ago to the month: 开通一年以来, 揭牌运作三年来
_BEGAN = re.compile(rf"(?:{alternatives('begins')})(?:了|已)?$")
_PLANNED = re.compile(r"确保|力争|预计|计划|目标|预期(?!指数|寿命)|有望|将|争取|今年")
_GREW = re.compile(r"[^，。；\d]{0,12}(?:同比|增长|下降)[^，。；\d]{0,4}\d")


def find_periods(text: str, published_on: date | None, year: int | None = None) -> list[Period]:
    """Times named in `text`, in order and without overlap. `year` is the one that words without a year refer to."""
    found: list[Period] = []
    at, coming = 0, False
    while (match := START.search(text, at)) is not None:
        at = match.end(WHOLE)
        for attempt in _OF_DIGITS if text[match.start()] in "0123456789" else _OF_WORDS:
            period = attempt(text, match.start(), published_on, year)
            if period is not None:
                if coming and published_on and period.bare and period.first.month <= 6 < published_on.month:
                    period = attempt(text, match.start(), published_on, published_on.year + 1) or period
                coming = coming or _is_next_year(period, published_on)
                found.append(with_role(text, period, published_on))
                at = max(at, period.end)
                break
    whole = stretched(text, joined(text, found), published_on)
    return with_holidays(text, whole, published_on, year)


def _is_next_year(period: Period, published: date | None) -> bool:
    """Whether a time is the whole year after the document's: 2025年春运从1月14日起 is of that January."""
    first, last = period.first, period.last
    return published is not None and period.unit == "year" and first.year == last.year == published.year + 1


def _said_year(match: re.Match[str], published: date | None, year: int | None) -> int | None:
    if match["year"]:
        return number_of(match["year"])
    base = published.year if published else None
    if base is None:
        return None
    word = match["said"][:2]
    if word in ("当年", "本年"):
        return year or base
    if word == "上年" and year is not None:
        return year - 1  # the year before the one reviewed
    return base + {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "下一": 1}[word]


def _dated(text: str, at: int, published: date | None, year: int | None) -> Period | None:
    match = DATED.match(text, at)
    if match is None or (said := _said_year(match, published, year)) is None or not 1 < said < 9998:
        return None
    return _part(match, said) or years(match.start(), match.end(), said, said)


def _bare(text: str, at: int, published: date | None, year: int | None) -> Period | None:
    match = BARE.match(text, at)
    if match is None or published is None:
        return None
    if match["upto"] and text[match.start() - 1 : match.start()] in ("第", "每"):
        return None
    if match["whole"] and "截至" in text[max(0, at - 16) : at]:
        return None  # 截至5月5日，全年票房: of the year so far
    if match["whole"] or match["end"]:
        # 全年 looks back to the last whole year, 年底 ahead
        planned = _PLANNED.search(text[max(0, at - 40) : match.end() + 8])
        back = match["whole"] and published.month <= 11 and not planned
        said = year or (published.year - 1 if back else published.year)
        role = "end" if match["end"] and match["end"] not in ("年内", "年初") else "within" if match["end"] else "span"
        return years(match.start(), match.end(), said, said, bare=True, role=role)
    found = _part(match, year or published.year)
    if found is None:
        return None
    if year is None and (_too_late(match, found, published) or _just_begun(text, match, found, published)):
        found = _part(match, published.year - 1)
    return found._replace(bare=True) if found else None


def _too_late(match: re.Match[str], found: Period, published: date) -> bool:
    """A month far ahead of the document's date is the one of last year."""
    if match["half"] or match["upto"] or match["quarter"] or match["months"] or match["from"]:
        return found.last.month - published.month > 4
    return found.first.month - published.month > 6


def _just_begun(text: str, match: re.Match[str], found: Period, published: date) -> bool:
    """Told in January, a first quarter that grew is the one of last year."""
    told = match["upto"] and published.month == found.first.month == 1 and published < found.last
    return bool(told) and _GREW.match(text, match.end()) is not None


def _part(match: re.Match[str], year: int) -> Period | None:
    """What part of `year` the match names; None if it is the whole year."""
    start, end = match.span()
    if match["half"]:
        first, last = (1, 6) if match["half"] == "上" else (7, 12)
    elif match["upto"] or match["quarter"]:
        word = match["upto"] or match["quarter"]
        nth = number_of(re.sub("[前个第]", "", word))
        if match["close"] or match["close2"]:
            return months(start, end, (year, nth * 3), (year, nth * 3), role="end")
        first, last = (1 if word[0] == "前" else nth * 3 - 2), nth * 3
    elif match["months"]:
        first, last = 1, number_of(match["months"])
    elif match["from"]:
        first, last = number_of(match["from"]), number_of(match["to"])
    elif match["month"]:
        return _month(match, year)
    elif match["summer"]:
        first, last = 7, 8
    else:
        role = {"年内": "within", "年初": "span"}.get(match["end"] or "", "end")
        return years(start, end, year, year, role=role) if match["end"] else None
    return months(start, end, (year, first), (year, last)) if 1 <= first <= last <= 12 else None


def _month(match: re.Match[str], year: int) -> Period | None:
    start, end = match.span()
    month = number_of(match["month"])
    if not match["day"]:
        role = "end" if match.group().endswith(("底", "末")) else "span"
        return months(start, end, (year, month), (year, month), role=role)
    first = last = day_of(year, month, number_of(match["day"]))
    if match["day2"] and first:
        last = day_of(year, number_of(match["month2"]) if match["month2"] else month, int(match["day2"]))
    if first is None or last is None:
        return None
    if match["list"] and last - first != timedelta(1):  # 5月1日、8日 are no time of several days
        return days(start, match.start("list"), first, first)
    return days(start, end, first, max(first, last))


def _span(text: str, at: int, published: date | None, year: int | None) -> Period | None:
    match = SPAN.match(text, at)
    if match is None:
        return None
    if match["a"]:
        first, last = int(match["a"]), int(match["b"])
        return years(match.start(), match.end(), first, last) if first < last else None
    begin = int(match["y1"]), number_of(match["m1"])
    finish = int(match["y2"] or match["y1"]), number_of(match["m2"])
    return months(match.start(), match.end(), begin, finish) if begin < finish else None


def _plan(text: str, at: int, published: date | None, year: int | None) -> Period | None:
    match = PLAN.match(text, at)
    if match is None:
        return None
    # the fourteenth plan began in 2021; before the eleventh there were “十五”, “九五” and so on
    first = 2006 + 5 * (number_of(match["nth"]) - 1) if match["nth"] else 2001 + 5 * (number_of(match["early"]) - 10)
    tail = match["tail"] or ""
    if not tail and not text.endswith(("面向", "展望", "迈向"), 0, at):
        return None
    if tail.startswith("前"):
        return years(match.start(), match.end(), first, first + number_of(tail[1]) - 1)
    if tail.endswith("末"):
        return years(match.start(), match.end(), first + 4, first + 4, role="end")
    if tail == "以来" and published and first <= published.year <= first + 4:
        return years(match.start(), match.end(), first, latest_year(published), unit="plan")
    return years(match.start(), match.end(), first, first + 4, unit="plan")


def _around(text: str, at: int, published: date | None, year: int | None) -> Period | None:
    match = AROUND.match(text, at)
    if match is None or published is None:
        return None
    count = number_of(match["n"] or match["n2"] or match["n3"] or match["n4"] or match["whole"])
    if match["whole"]:  # 五年共投资: of the last whole ones, unless it is planned
        last = published.year - (published.month <= 11)
        planned = _PLANNED.search(text[max(0, at - 30) : match.end() + 8]) or not 1 < count < 21
        return None if planned else years(match.start(), match.end(), last - count + 1, last)
    if match["back"] and 0 < count < 20 and "多" not in match.group() and _BEGAN.search(text, max(0, at - 6), at):
        now = published.year, published.month
        return months(match.start(), match.end(), (now[0] - count, now[1]), now, role="since")._replace(unit="span")
    if not 1 < count < 100 or _LASTED.search(text[max(0, at - 2) : at]):
        return None
    if match["ahead"]:
        first = published.year if published.month <= 6 else published.year + 1
        return years(match.start(), match.end(), first, first + count - 1)
    if match["past"] == "前" and not match.group().endswith("来"):
        return None
    # a plan's years back are whole ones; decades back are counted from the year of the text
    so_far = match["back"] and (count >= 10 or "多" in match.group())
    last = published.year if so_far else latest_year(published)
    # five years back from the middle of a year began five years before it
    first = last - count + (last < published.year or match["past"] is not None)
    return years(match.start(), match.end(), first, last, role="since")


def _coming(text: str, at: int, published: date | None, year: int | None) -> Period | None:
    """未来三天 begins the day after the document's; 过去一周 ends on it."""
    match = COMING.match(text, at)
    if match is None or published is None or match["n"] == "几":
        return None
    count = number_of(match["n"]) * (1 if match["unit"] in ("天", "日") else 7)
    if not 1 < count < 60:
        return None
    if match["when"].startswith("过去"):
        first, last = published - timedelta(count - 1), published
    else:
        first, last = published + timedelta(1), published + timedelta(count)
    return days(match.start(), match.end(), first, last)._replace(unit="span")


def _iso_day(text: str, at: int, published: date | None, year: int | None) -> Period | None:
    match = DAY.match(text, at)
    found = day_of(int(match["y"]), int(match["m"]), int(match["d"])) if match else None
    return days(match.start(), match.end(), found, found) if match and found else None


def _word(text: str, at: int, published: date | None, year: int | None) -> Period | None:
    match = WORD.match(text, at)
    if match is None or published is None:
        return None
    kind, (start, end) = match.lastgroup, match.span()
    if kind in ("this", "last", "next"):
        shift = {"this": 0, "last": -1, "next": 1}[str(kind)]
        index = published.year * 12 + published.month - 1 + shift
        return months(start, end, (index // 12, index % 12 + 1), (index // 12, index % 12 + 1))
    if kind == "new_year":
        return months(start, end, (published.year, 1), (published.year, 1)) if published.month <= 3 else None
    if kind == "coming_year":
        year = published.year + (published.month >= 11)
        return years(start, end, year, year)
    if kind == "congress":
        first = _congresses()[match["congress"]]
        return years(start, end, first, published.year, role="since") if first < published.year else None
    if kind == "both":
        return days(start, end, published, published + timedelta(1))._replace(unit="span")
    day = published + timedelta({"yesterday": -1, "tomorrow": 1, "before": -2}.get(str(kind), 0))
    return days(start, end, day, day, role="now" if kind == "now" else "span")


@cache
def _congresses() -> dict[str, int]:
    """The year of every national congress of the Party that texts count from."""
    return {row["name"]: int(row["year"]) for row in lexicon.rows("figures/congresses.csv")}


def _bare_day(text: str, at: int, published: date | None, year: int | None) -> Period | None:
    """23日 in a dated text: the latest such day up to a week after it."""
    match = DAYS.match(text, at)
    if match is None or published is None:
        return None
    found = day_of(published.year, published.month, int(match[1]))
    if found is None or (found - published).days > 7:
        before = published.replace(day=1) - timedelta(days=1)
        found = day_of(before.year, before.month, int(match[1]))
    last = day_of(found.year, found.month, int(match[3])) if found and match[3] else found
    if found and last and match[2] in ("、", "和") and last - found != timedelta(1):  # 4日、9日: two times
        return days(match.start(), match.start(2), found, found)
    return days(match.start(), match.end(), found, max(found, last or found)) if found else None


_Attempt = Callable[[str, int, "date | None", "int | None"], "Period | None"]
_OF_DIGITS: tuple[_Attempt, ...] = (_span, _dated, _around, _bare, _iso_day, _bare_day)
_OF_WORDS: tuple[_Attempt, ...] = (_dated, _plan, _around, _coming, _bare, _word)

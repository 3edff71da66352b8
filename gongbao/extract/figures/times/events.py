"""News of a day: when its event took place, and what of it that day does not date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.patterns import where
from gongbao.extract.figures.times.parts import NUMBERS, Period, days, number_of, years
from gongbao.extract.seeking import sought

_THEN = r"届时|到那时|未来将?[可能](?!持续|靠)|(?:建成|完工|投产|通车|投运|投用|开通|运营|启用|使用)后(?!的?首[日月个])"
THEN = sought(_THEN)
_EACH_YEAR_THEN = re.compile(rf"(?:{_THEN})[^。；]{{0,30}}?(?:每[年天日]|年均?[产发供减]|产能|能够?满足|可满足)")
# what is open from the day that it is told on
_OPENS = sought(r"(?<!将)(?:正式|全线)?(?:开通|通车|投运|投产|投用|启用)")
_LATER = re.compile(r"[，,]未来将?[可能](?!持续|靠)")
_UNTIL = re.compile(r"累计|日均|平均每天|[总合共]计|共")
_BEGUN = re.compile(r"(?:（[^）]{2,8}）|）)?(?:(?:零|\d{1,2})[时点])?(?:起|以来)")
_IS_DAY = re.compile(r"(?:（[^）]{2,8}）|）)?是")  # 今天是第30个世界…日
_SAID = re.compile(r"）?(?:[称说]|表示|宣布|证实|通报|报道|发表声明)")
_AHEAD = re.compile(r"倒计时|距离?[^，。]{2,20}(?:开幕|举行|举办|开赛)")
_CLOSES = re.compile(r"闭幕|落幕|收官|结束")
_OPENING = 160  # characters
_LASTS = re.compile(rf"为期(?P<n>\d{{1,2}}|[{NUMBERS}]{{1,3}})[天日]")
# a sentence that says what something is, or what its project is made of, tells nothing of the day
_IS = re.compile(
    r"\s*(?:(?:该|整个)?(?:项目|工程)[^，。]{0,8}(?:总投资|投资|全长|规划|设计)|[^，。约]{2,10}(?:项目|工程)共(?=\d)"
    r"|该[^，。]{1,3}[以为是]|[^，。是]{2,20}?是(?:一|集|我国|全国|全球|世界|国家|目前))"
)
_HEARD = re.compile(r"(?:获悉|了解到)(?![^。]*第[一二三四五六七八九十\d]{1,2}天)")
_SO_FAR = re.compile(r"累计|已(?=[建完开有投发实超达成])")
_ON_THE_DAY = re.compile(r"[^，。；]{0,8}?是")
_SOME_TIME = re.compile(
    r"近[日期]|近段时间|近年?来|多年来|历史上|不久前|连日来|这几[天日]|以(?<![年月日]以)来|长期以来|正值|恰值"
)
_DID = re.compile(
    r"（[^）]{2,8}）|[^，,。；的]{0,20}?(?:回国|抵达|出发|启程|发射|入列|交付|开工|投产|开通|启用|发布|举行|揭晓|亮相)"
)
_MEETS = re.compile(r"会见|会谈|座谈|会晤|举行|召开|出席|主持|开幕|大会")
_ATTENDS = re.compile(r"[^，。；\d]{0,24}?(?:出席|参加(?!过|了(?![开闭]幕|活动|会议))|与会|参会|作?大会发言|列席)")
_LINKS = re.compile(r"[将为是]|自$|从$")
_OTHER_TIME = re.compile(r"此前|曾|近年|多年|历年|历史|每[天年]|年均|[，、](?:预计)?年")
_ABLE = re.compile(r"(?<![许认])可(?!能|靠|持续|再生)")  # 可节约, 可满足: on any day


def event_of(text: str, periods: list[Period], published: date | None) -> Period | None:
    """The day on which what a sentence tells took place (今天…开幕), None if it is only told that day (今天…获悉).

    A day to come is that of what opens then, or the like, and of nothing else.
    """
    if not periods or _AHEAD.search(text):
        return None
    for period in periods:
        if period.unit != "day" or period.role != "span" or (period.last - period.first).days > 30:
            continue
        by_army = text.endswith(("国防部", "军方"), 0, period.start)
        if (text[period.start].isdigit() or by_army) and _SAID.match(text, period.end):
            return period  # 国防部26日称: what it tells is of these days
        if text.endswith("结果", 0, period.start) and published is not None and period.first <= published:
            return period  # 选举结果今天公布
        event = where("event_day").search(text, period.end)
        if _BEGUN.match(text, period.end):
            continue
        to_come = published is not None and period.first > published
        if event is None and (to_come or _IS_DAY.match(text, period.end)):
            continue
        if not where("tells").search(text, period.end, event.start() if event else len(text)):
            return period
    return None


def meeting(text: str, periods: list[Period], published: date | None) -> Period | None:
    """The day by the document's on which a sentence says that people met, None if it does not say so."""
    day = next((one for one in periods if published is None or one.first <= published), None)
    if day is None or day.role != "span" or day.first != day.last:
        return None
    return day if _MEETS.search(text, day.end) and not _SOME_TIME.search(text, 0, day.start) else None


def attends(text: str, slot: Slot) -> bool:
    """Whether those counted came to a meeting: 各界人士约300人出席."""
    counts = slot.quantity.dimension == "count" and not slot.quantity.unit.startswith(("次", "届"))
    return counts and _ATTENDS.match(text, slot.quantity.end) is not None


def opening(text: str, periods: list[Period], published: date | None) -> Period | None:
    """The day of the text on which something opened (今天，…正式通车), None if nothing did."""
    for period in periods:
        opened = _OPENS.search(text, period.end) if period.first == published and period.role == "span" else None
        if opened and not where("tells").search(text, period.end, opened.start()):
            return period
    return None


def days_of(text: str, at: int) -> int:
    """How many days the paragraph at `at` says that its event lasts, 0 if it does not say so."""
    end = text.find("\n", at)
    match = _LASTS.search(text, text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text))
    return number_of(match["n"]) if match else 0


def of_season(text: str, start: int) -> bool:
    """Whether the story that begins at `start` tells of sowing, tending or harvest, by its heading and first words."""
    return where("season").search(text, start, start + _OPENING) is not None


def lasting(event: Period | None, text: str, count: int) -> Period | None:
    """The days of an event of so many days that opened, or closed, on the one it is told of."""
    if event is None or event.first != event.last or event.unit != "day" or not 1 < count < 60:
        return event
    more = timedelta(count - 1)
    if _CLOSES.search(text, event.end):
        return days(event.start, event.end, event.first - more, event.first)
    return days(event.start, event.end, event.first, event.first + more)


def anniversary(text: str, slot: Slot, found: Period | None, published: date) -> Period:
    """The year of an anniversary: the one a sentence says (明年将迎来…50周年), else the document's."""
    said = found is not None and found.unit in ("year", "day") and found.start < slot.quantity.start
    day = found is not None and found.unit == "day" and _ON_THE_DAY.match(text, found.end) is not None
    if found is not None and day:
        return found
    year = found.first.year if found is not None and said else published.year
    return years(slot.clause, slot.clause, year, year)


def of_no_day(text: str, at: int) -> bool:
    """Whether the words before a value at `at` say that it is of some other time: 近日, 项目启动以来."""
    return _SOME_TIME.search(text, 0, at) is not None


def of_event(text: str, slot: Slot) -> bool:
    """Whether a value that names no time is one of the event told before it."""
    if slot.quantity.dimension == "duration":
        return False
    before = text[: slot.quantity.start]
    of_work = where("lies").search(slot.left) or where("size_of_work").search(slot.left[-10:])
    if of_work or _IS.match(text) or where("standing").search(text, slot.clause, slot.quantity.start):
        return False
    if _ABLE.search(text, slot.clause, slot.quantity.start):
        return False
    return not (where("timeless").search(before) or _OTHER_TIME.search(before))


def day_after(text: str, periods: list[Period], slot: Slot) -> Period | None:
    """The day on which what is counted did something, where it stands behind: 218名官兵今天回国."""
    if slot.quantity.dimension != "count" or not slot.first:
        return None
    day = next((one for one in periods if slot.end <= one.start < slot.stop and one.unit == "day"), None)
    if day is None or day.role != "span" or not _DID.match(text, day.end):
        return None
    return None if _LINKS.search(text, slot.end, day.start) else day


def undated(text: str, found: Period, slot: Slot) -> bool:
    """Whether the day of an event says nothing of the value: the length of what opened, the time a trip then takes."""
    then = THEN.search(text, found.end, slot.quantity.start) is not None
    if _LATER.search(text, found.end, slot.quantity.start):
        return True
    if then and _EACH_YEAR_THEN.search(text, found.end, slot.quantity.start):
        return True
    heard = _HEARD.search(text, found.end, slot.quantity.start) if found.unit == "day" else None
    if heard is not None and not _SO_FAR.search(text, heard.end(), slot.quantity.start):
        return True  # 今天从…获悉: told today, of no day, unless it counts up
    if not found.end <= slot.clause or not (found.role == "since" or (found.unit == "day" and found.role != "now")):
        return False
    before = text[slot.clause : slot.quantity.start][-10:]
    sizes = slot.quantity.dimension != "percent" and found.unit == "day" and found.role != "end"
    if sizes and (where("static_size").search(before) or where("size_of_work").search(before)):
        return True
    return then


def begun_until(since: Period | None, found: Period, text: str, slot: Slot) -> Period:
    """自7月1日启动以来…截至7月15日，累计: what was counted until a day was counted since the one named before."""
    if since is None or found.unit != "day" or found.role != "end" or since.first >= found.last:
        return found
    return (
        days(found.start, found.end, since.first, found.last)
        if _UNTIL.search(text, found.end, slot.quantity.start)
        else found
    )

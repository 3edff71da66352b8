"""What several years mean for a value: that it is of all of them, of their end, or holds as long as a rule does."""

from __future__ import annotations

import re
from datetime import date, timedelta

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.patterns import where
from gongbao.extract.figures.times.marks import starts_from
from gongbao.extract.figures.times.parts import NUMBERS, Period, days, months, number_of, years

REACHED = re.compile(
    r"(?:达到?|至|到|为|突破|超过|超|[迈跃站]上|以上|左右|在|不低于|不少于|高于|控制在|保持在|稳定在)(?:约|近|了)?$"
)
_STATE = re.compile(r"(?:(?:参保|覆盖|普及|入[学园]|城镇化|达标|优良|就业|失业|绿化|处理|利用)率|占比|比重)$")
_TOTAL = re.compile(r"累计|新增|新建|总计|合计|年均|增长|增加|完成|共|每年")
THROUGHOUT = re.compile(r"年均|年平均|平均每年|年递增|累计(?:增长|增加|下降|降低|减少|提高|新增|投入|完成|建成)")
_RUN = re.compile(r"连续|每年|历年|(?<!公)共(?!同|享|建)|新增|新建")
_SINCE_YEAR = re.compile(r"[比较](?:20|19)\d\d年")
_WITHIN_YEARS = re.compile(r"([二两三四五])年内")
_OF_WHICH = re.compile(r"^(?!.{0,2}[日号])[^，。]{0,24}\d[^，。]{0,6}[，,]其中")
_BUDGET = re.compile(r"安排|预算|专项资金|资金总额|遴选|名额|计划支持")
_PASSED = re.compile(r"(?:经过|历经|走过)了?(?:近|约|这)?$")
_TERM = re.compile(r"有效期|试行|暂定|执行|实施|施行|期限")

_FROM_TO = re.compile(r"(?:19|20)\d\d年?(?:到|至|—|-)")
# what went through in those years, of which there is none at their end
_FLOWS = re.compile(
    "(?:(?:发送|运送|运输(?!网)|[送输]电|供水(?!能力)|调水|开行|接待|投入|销售|发放|开工|改造)[^，,。；、额]{0,8}|累计已?)(?:超过?|突破)$"
)
_HELD = re.compile(
    rf"连续(?P<n>\d{{1,2}}|[{NUMBERS}]{{1,3}})年[^，,。；\d]{{0,8}}?(?:在|超过?|突破|高于|低于|不低于)(?=\d)"
)
_RUN_OF = re.compile(rf"连续(?P<n>\d{{1,2}}|[{NUMBERS}]{{1,3}})年")
_UPON = re.compile(r"[^，,。；]{0,24}的基础上")
_ACCOUNT = re.compile(
    r"(?P<level>余额|存量|结余|结存|存栏|保有量|[^汇费税效毛]率|人数|户数|[参投]保人|建成|拥有|覆盖|规模|在[园校建册]|库存|总数)"
    r"|收入|支出|销售|销量|产量|产值|零售|进出口|出口|进口|人次|新增|新开|新设|新签|发送|接待|投资|破获|抓获|查处|受理|办结|起诉"
)


def of_account(found: Period, text: str, periods: list[Period], slot: Slot) -> Period:
    """截至9月底，总收入…: what an account of the year adds up is of its months until then, a level of the last one.

    截至9月底，今年共新开…: so is what the year before that day is said to have brought.
    """
    if found.unit not in ("month", "year") or slot.quantity.dimension == "duration":
        return found
    ends = [one for one in periods if one.unit == "month" and one.role == "end" and one.end <= slot.quantity.start]
    if not ends or found.first.year != ends[-1].first.year or ends[-1].iso.count("/"):
        return found
    said = list(_ACCOUNT.finditer(text, ends[-1].end, slot.end))
    if found.unit == "month" and (found is not ends[-1] or not said):
        return found
    if found.unit == "year" and (found.start < ends[-1].end or text[found.start : found.start + 2] != "今年"):
        return found
    if said and said[-1]["level"]:
        return found
    until = ends[-1].last
    return months(found.start, found.end, (until.year, 1), (until.year, until.month))


def year_to(day: Period) -> Period:
    """截至6月2日，今年客流突破…: the year until then; 截至目前 names no day that could end it."""
    return day if day.role == "now" else days(day.start, day.end, date(day.last.year, 1, 1), day.last)


_PLAN_END = re.compile('[一二三四五六七八九十]五[”"」]?期?末')


def end_of_plan(period: Period, slot: Slot, change: str) -> Period:
    """A level that a plan of several years ends with belongs to its last year."""
    if period.first.year == period.last.year or period.unit not in ("plan", "span") or change != "level":
        return period
    bounded = slot.quantity.dimension == "money" and slot.sign == ">="
    if _TOTAL.search(slot.left) or not (REACHED.search(slot.left) or slot.quantity.dimension == "percent" or bounded):
        return period
    return years(period.start, period.end, period.last.year, period.last.year)


def each_year(found: Period, text: str, slot: Slot) -> Period:
    """What grew so much a year by the end of a five-year plan did so in its years: “十一五”期末…，年均增长15%."""
    if found.role != "end" or not _PLAN_END.search(text, found.start, found.end):
        return found
    if "年均" not in text[slot.clause : slot.quantity.start]:
        return found
    return years(found.start, found.end, found.last.year - 4, found.last.year)


def start_of_span(found: Period, text: str, slot: Slot) -> Period:
    """2020年到2025年，占比从18%提升到36%: what a value was before is of the first year."""
    stated = found.unit in ("span", "year") and found.first.year < found.last.year and found.start < slot.clause
    if (
        not stated
        or not starts_from(slot)
        or not (found.role == "since" or _FROM_TO.match(text, found.start, found.end))
    ):
        return found
    return years(found.start, found.end, found.first.year, found.first.year)


def end_of_span(found: Period, text: str, slot: Slot, change: str, published: date | None) -> Period:
    """五年来…达到: what some years have led to is so at their end, which may be the day of the text."""
    if found.unit not in ("span", "plan") or found.first.year == found.last.year or published is None:
        return found
    clause = text[slot.clause : slot.quantity.start].rpartition("、")[2]
    led = _SINCE_YEAR.search(clause)
    if change == "level":
        led = REACHED.search(slot.left.removesuffix("为")) or _STATE.search(slot.left)
    of_months = found.iso.count("-") == 2 and slot.quantity.dimension in ("money", "mass")  # 开通一年以来，进出口超…
    flows = of_months or slot.quantity.unit.endswith("次") or _FLOWS.search(clause)
    throughout = flows or THROUGHOUT.search(clause) or _RUN.search(clause)
    if not led or slot.quantity.dimension == "duration" or throughout:
        return found
    if found.last < published or found.unit == "plan":
        return years(found.start, found.end, found.last.year, found.last.year)
    return years(found.start, found.end, published.year, published.year) if found.role == "since" else found


def of_run(found: Period, text: str, slot: Slot) -> Period:
    """连续四年在560亿斤以上: the value and its duration are of all four years."""
    if found.unit != "year" or found.first.year != found.last.year or "连续" not in text:
        return found
    run = next((one for one in _HELD.finditer(text) if slot.quantity.start in (one.start("n"), one.end())), None)
    count = number_of(run["n"]) if run else 0
    last = found.last.year - bool(
        _UPON.match(text, slot.quantity.end)
    )  # 在连续…的基础上，首次突破: until the year before
    return years(found.start, found.end, last - count + 1, last) if count > 1 else found


def run_since(found: Period, text: str, slot: Slot) -> Period:
    """2014年以来，连续十年…: what goes on for so many years does so from the first; 十年来，连续3年: until the last."""
    run = _RUN_OF.search(text, found.end, slot.stop) if found.role == "since" else None
    if run is None or found.first.year == found.last.year:
        return found
    count = number_of(run["n"])
    if text.startswith(str(found.first.year), found.start) and found.first.year + count - 1 <= found.last.year:
        return years(found.start, found.end, found.first.year, found.first.year + count - 1)
    if slot.quantity.start == run.start("n"):
        return years(found.start, found.end, found.last.year, found.last.year)
    return found


def to_date(found: Period, text: str, published: date | None) -> Period:
    """2019年以来 of the news lasts to its own year, of which a report on the year before, or January, knows nothing."""
    year = published.year if published and published.month > 1 else 0
    dated = found.role == "since" and found.unit == "span" and text[found.start : found.start + 1] in "12"
    if not dated or found.iso.count("-") or found.first.year >= found.last.year or found.last.year != year - 1:
        return found
    return years(found.start, found.end, found.first.year, year, role="since")


def until_stated(found: Period, stated: Period | None) -> Period:
    """2023年，…。十年来，…: the years up to a text are whole ones where it tells of the last of them before."""
    if found.role != "since" or found.unit != "span" or stated is None or stated.unit != "year":
        return found
    if found.iso.count("-") or stated.first.year != stated.last.year or stated.first.year != found.last.year - 1:
        return found
    return years(found.start, found.end, found.first.year, stated.first.year, role="since")


def passed(slot: Slot, periods: list[Period], published: date | None) -> Period | None:
    """经过75年的发展: the years that led up to the document's; 经过三年的努力 may be meant of those to come."""
    count = int(slot.quantity.value)
    if published is None or slot.quantity.unit != "年" or not 1 < count < 200 or not _PASSED.search(slot.left):
        return None
    if "努力" in slot.right or any(period.start > slot.quantity.start for period in periods):
        return None
    return years(slot.clause, slot.clause, published.year - count, published.year)


def of_announced(found: Period, text: str, slot: Slot) -> Period:
    """今天启动…，计划举办…: the day a plan is told is not the day of what is planned, which is of its year."""
    if found.unit != "day" or found.first != found.last or not found.start < found.end <= slot.clause:
        return found
    if not where("announce").search(text, found.end, slot.clause):
        return found
    return years(found.start, found.end, found.first.year, found.first.year)


def in_years(found: Period, text: str, slot: Slot) -> Period:
    """到2028年…三年内…: what is done within three years is done in those that end there."""
    count = _WITHIN_YEARS.search(text[: slot.end])
    if count is None or found.unit != "year" or found.role != "end":
        return found
    first = found.first.year - "零一二三四五".find(count[1].replace("两", "二")) + 1
    return years(found.start, found.end, first, found.first.year, unit="plan")


def term(text: str, periods: list[Period], slot: Slot) -> Period | None:
    """自2019年1月1日起执行，暂定三年: the years in which a rule holds."""
    if slot.quantity.unit != "年" or not _TERM.search(text[max(0, slot.quantity.start - 8) : slot.quantity.start]):
        return None
    since = [period for period in periods if text[period.end : period.end + 1] == "起"]
    if not since:
        return None
    first, count = since[0].first, int(slot.quantity.value)
    if (first.month, first.day) == (1, 1) or not 0 < count < 100:
        return years(since[0].start, since[0].end, first.year, first.year + count - 1)
    last = date(first.year + count, first.month, min(first.day, 28)) - timedelta(days=1)
    return days(since[0].start, since[0].end, first, last)


def whole_plan(plan: Period | None, found: Period, text: str, periods: list[Period], slot: Slot, change: str) -> Period:
    """到2030年: what grows or is counted until then does so in the years of the plan that ends there."""
    if found.unit != "year" or found.role != "end" or found.first.year % 5:
        return found
    known = any(period.unit == "plan" and period.last == found.last for period in periods) or (
        plan is not None and plan.last == found.last
    )
    if THROUGHOUT.search(text[slot.clause : slot.quantity.start]) or (
        known and change == "level" and slot.quantity.dimension == "count" and not REACHED.search(slot.left)
    ):
        return years(found.start, found.end, found.first.year - 4, found.first.year, unit="plan")
    return found


def of_call(call: int | None, text: str, slot: Slot) -> Period | None:
    """A call for applications of one year (its title's) has that year's money and places to give away."""
    if call is None or not _BUDGET.search(text[: slot.quantity.start]) or "年" in slot.left:
        return None
    if slot.quantity.dimension not in ("money", "count") or where("grant").search(text[slot.clause : slot.stop]):
        return None
    return years(slot.clause, slot.clause, call, call)


def of_rule(text: str, period: Period, slot: Slot) -> bool:
    """A rule holds at any time unless its clause names a year or it is the state of today."""
    near = period.start >= slot.clause or (
        period.unit == "span" and text[period.end : slot.quantity.start].count("，") < 3
    )
    near = near or _OF_WHICH.search(text[period.end : slot.quantity.start]) is not None
    return period.role == "now" or (near and text[period.start : period.start + 1] in "“12二")

"""The mood of a value, reported, target or rule: where it stands, the time it is of, and what the document does."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, partial

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.grant_words import PAID
from gongbao.extract.figures.moods.of_words import modality_of, states_terms
from gongbao.extract.figures.names.regions import region_before
from gongbao.extract.figures.patterns import pattern
from gongbao.extract.figures.times.courses import course_of
from gongbao.extract.figures.times.events import THEN
from gongbao.extract.figures.times.marks import (
    compared,
    counts_down,
    counts_members,
    had,
    in_title,
    opening_work,
    starts_from,
)
from gongbao.extract.figures.times.parts import Period
from gongbao.extract.figures.times.state import Times

_BY_YEAR = re.compile(r"到((?:19|20)\d\d)年")
_DONE_SINCE = re.compile(r"[^，。；]{0,12}，(?:目前|现)均?已(?:经|全部|全面)?[^，。；]{0,4}")
_REACHED = re.compile("完成|实现|达成|超额")
_AS_TASK = re.compile("的(?:年度|全年|既定)?(?:目标|任务|计划(?!性))")  # 204万套的任务
# who is there already and will act: 15个巡视组将…, 41个部门计划…; what is made already and will be shown: 五集纪录片
_WILL_ACT = re.compile(
    r"[^，。；、\d]{0,4}(?:纪录片|专题片|电视剧|政论片|节目《)"
    r"|[^，。；、\d]{0,8}(?:组|部门|单位|公司|机构|银行|委员会|省份|城市)(?:将|计划|拟)"
)
# 轰炸致33人死亡, whatever somebody calls for besides
_BEFALLS = re.compile("(?<!将)(?<!可能)(?:致|造成|导致)[^，。；将\\d]{0,8}$")
_FATE = re.compile("[^，。；、\\d]{0,6}(?:死|遇难|受伤|身亡|丧生|失踪)")
_ASKED = re.compile("的[，,]?$|每|按|应当?|须|不得|可以?申|报考")
_FORETELLS = re.compile("将|预计|计划|有望|拟")
_PLANS = re.compile("将|计划|有望|拟|[成产营用]后")  # what is 预计 of a time that is over is an estimate
_GROWS = re.compile("同比|环比|比|较|增长|下降")
_SET = re.compile("预期|目标|任务|力争|争取|要求|呼吁|决定")


def mood_of(
    text: str, periods: list[Period], slot: Slot, outlook: tuple[str | None, bool], kind: str | None, times: Times
) -> str:
    """reported, target or rule for the value in `slot` of a sentence with these times in it.

    `outlook` is back, ahead or None, and whether headings state it; `kind` is what the document does.
    """
    published = times.published
    if kind != "rule" and course_of(text, slot, published):
        return "target"
    if kind != "rule" and (
        slot.quantity.unit in ("国", "部门", "周年")
        or counts_members(text, slot)
        or region_before(text, slot)
        or _acts(text, slot)
        or _befell(text, slot)
    ):
        return "reported"  # who acts, the places on a list and the dead are there already, and an anniversary comes
    if counts_down(text, slot):
        return "reported"
    if kind != "rule" and (_is_task(text, slot) or _lies_ahead(text, slot)):
        return "target"
    when = _when(text, periods, slot, times)
    done = _DONE_SINCE.match(text, slot.stop) if "已" in text else None
    stop = done.end() if done else slot.stop
    clause, before = text[slot.clause : stop], text[max(0, slot.clause - 160) : slot.clause]
    if published is not None and "年" in text:
        ahead = partial(_if_ahead, published=published)
        clause, before = (_BY_YEAR.sub(ahead, part) if "到" in part else part for part in (clause, before))
    if kind == "rule" and not PAID.search(text) and (work := _work(text, slot, when)):
        return work
    told = "plan" if kind == "rule" and outlook[0] else kind
    if told != "report" and states_terms(text):
        told = "rule"  # what the news tell of who is given how much
    mood = modality_of(clause, before, slot.sign, outlook, told, when)
    return "reported" if mood == "target" and _is_known(text, slot, outlook, kind, times) else mood


def _befell(text: str, slot: Slot) -> bool:
    """Whether a value counts those whom something that happened killed or hurt."""
    if slot.quantity.unit not in ("人", "名") or not _FATE.match(text, slot.quantity.end):
        return False
    return _BEFALLS.search(text, slot.clause, slot.quantity.start) is not None


def settled(mood: str, text: str, slot: Slot, period: Period | None, published: date | None) -> str:
    """The mood of a value of a known time: what days that are over brought is no target unless its clause says so."""
    if mood != "target" or period is None or published is None or period.first == period.last:
        return mood
    start = slot.clause
    if _GROWS.match(text, start):
        start = max(text.rfind("，", 0, max(0, start - 1)), 0)  # the growth of what the clause before foretells
    clause = text[start : slot.stop]
    return mood if period.last >= published or _PLANS.search(clause) or _SET.search(clause) else "reported"


def _lies_ahead(text: str, slot: Slot) -> bool:
    """Whether a value is the span of time to come in which something shall be done: 未来三年, 今后5年."""
    return slot.quantity.dimension == "duration" and text.endswith(("未来", "今后"), 0, slot.quantity.start)


def _work(text: str, slot: Slot, when: int) -> str:
    """What a rule that pays nothing in a sentence says of work (引进2家企业): done by a time that is over, or set as a
    task; "" if it speaks of none, or bounds what it asks."""
    set_out = slot.sign == "=" and slot.quantity.dimension == "count"
    if not set_out or not _task().search(text, slot.clause, slot.quantity.start):
        return ""
    return "" if _ASKED.search(text[slot.clause : slot.stop]) else "reported" if when < 0 else "target"


@cache
def _task() -> re.Pattern[str]:
    return pattern("sets_out", after=r"[^，。；\d]{0,12}$")


def _acts(text: str, slot: Slot) -> bool:
    """Whether those counted are the subject of what they will do."""
    return slot.first and not _FORETELLS.search(slot.left) and _WILL_ACT.match(text, slot.quantity.end) is not None


def _is_known(text: str, slot: Slot, outlook: tuple[str | None, bool], kind: str | None, times: Times) -> bool:
    """Whether a value in a sentence that plans is there already: what a change sets out from, or what has opened."""
    if starts_from(slot):
        return True
    if kind == "rule":
        return False
    opened = opening_work(slot) and not (outlook[1] and outlook[0] == "ahead")
    now_open = times.opened is not None and THEN.search(text, 0, slot.quantity.start) is not None
    return opened or had(slot) or (now_open and not _FORETELLS.search(text))


def _is_task(text: str, slot: Slot) -> bool:
    """Whether a value is what a task is about, which is not yet said to be reached."""
    return _AS_TASK.match(text, slot.end) is not None and not _REACHED.search(text, slot.clause, slot.quantity.start)


def _when(text: str, periods: list[Period], slot: Slot, times: Times) -> int:
    """-1, 0 or 1 as the time a value stands under lies before, around or after the document's date."""
    published = times.published
    if published is None:
        return 0
    wide = (one for one in periods if one.end <= slot.quantity.start and one.unit != "day" and not in_title(text, one))
    before = list(wide)
    fit = [one for one in before if one.start >= slot.clause and not compared(text, one)]
    if fit:
        return 1 if fit[-1].first > published else -1 if fit[-1].last < published else 0
    ahead = [period for period in before if not compared(text, period)]
    today = any(one.unit == "day" and one.first <= published for one in periods)
    carried = times.told.stated if not (before or today) else None
    last = ahead[-1] if ahead else carried
    return int(last is not None and last.first > published and last.unit != "span")


def _if_ahead(match: re.Match[str], published: date) -> str:
    """到2035年 says that a plan follows, 到2020年 in a later document does not."""
    year = int(match.group(1))
    ahead = year > published.year or (year == published.year and match.string.startswith(("底", "末"), match.end()))
    return match.group() if ahead else ""

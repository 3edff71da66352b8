"""What the words around a time say of it: that it is compared with, due, part of a name, or of no value at all."""

from __future__ import annotations

import re
from datetime import date

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.numbers.changes import FROM
from gongbao.extract.figures.times.parts import Period

_COMPARED = (
    "比",
    "较",
    "恢复到",
    "恢复至",
    "相当于",
    "延续",
    "相比于",
    "超过",
    "超",
    *(f"{how}于" for how in "高低好优多少快慢强早晚"),
)
_COMPARED_IF = ("与", "是", "和", "同", "为", "达到", "占")
_OF_THEN = re.compile(
    r"^(?:[底末]?(?:同期|同比|相?比(?![例重])|(?:基本)?(?:持平|相当)|的[近约超]?\s?[\d两三四五六七八九十一]))"
)
_ORIGIN = re.compile(
    r"(?:成立|创立|创建|创办|始建|兴建|修建|建|诞生|出生|生|创刊|建成|投产|开工|启动|发行|上线|通车)于$"
)
_TURNED = re.compile(r"(?:全年|同期)?的?[^，。；\d]{0,6}转")
_FORMER = re.compile("[由从较](?:原来|原先|此前|之前|过去|以往|以前)")
_TILL_NOW = re.compile("现[在有]|目前|当前|(?<![单每节假])[日号]")
_STARTS = re.compile(r"^[^，,。；\d]{0,6}[到至为]")
_MADE = re.compile(
    r"^(?:首次|正式|新|全面|起)?(?:成立|创立|创办|出生|建成|修订|公布|印发|发布|出台|通过|颁布|召开|启动|开工|投产|通车|上线|入选){1,3}的"
)
_PROJECT = re.compile(r"项目|电站|机组|前期工作|棚改")
_WORKED_ON = re.compile(r"[^，,。；、\d]{2,12}(?:改造|铺设|硬化|绿化|整治|维修|改扩建)")
_SIZES = frozenset({"mass", "power", "area", "length", "volume", "energy", "other"})
_OPENS = re.compile(
    r"的?(?:(?!改造|改扩建|铺设|硬化|绿化|整治|维修|管网|道路|公路|种植|[的为了将可能])[^，,。；、\d]){2,14}?"
    r"(?:完工|竣工|投产|投用|投运|运营|营业|开业|投入使用|投入运营|建成(?!后)|封顶|交付)(?=[，,。；、]|$)"
)
_AWAY = re.compile(r"(?:^|[）日天])距.{2,24}还有(?:不到|近|约)?$")
_HAD = re.compile(r"现有的?$")
_HAD_SOME = re.compile(r"(?<!实)现有[^，,。；的\d]{1,6}$")
_CARRIED_OUT = re.compile(r"完成|新建|新增|铺设|改造|实施|建成|竣工|投用")
_ON_LIST = re.compile(r"[^，,。；]{1,60}等[^，,。；、]{0,6}(?:项目|工程)")
_REBUILT = re.compile(
    r"[^，,。；]{0,60}?(?:改造|管网|道路|改扩建|整治)[^，,。；]{0,40}等[^，,。；、]{0,6}工程[^，,。；]{0,6}(?:完工|竣工|完成)"
)
_BUILDS = re.compile(r"新建|铺设|完成|改造")
_OF_WORK = re.compile(r"[^，,。；的]{2,24}(?:项目|工程)(?![^，,。；、]{0,6}(?:任务|改造))")
_LONGEST_QUOTE = 40
_GRADES = frozenset({"千伏", "标箱", "吨级", "载重吨"})
_GRADED = re.compile(r"[^，,。；：、的了\d]{0,10}?(?:工程|变电站|线路|[^邮]轮|船|泊位|码头|铁塔|机组)")
_PLACES = frozenset({"国", "省", "市", "县", "区", "州", "地", "镇", "村", "省市", "省区", "省区市"})
_NAMES_AHEAD = re.compile(r"[、和与及][^，。；、和与及\d]{1,8}$")
_TOWARDS = re.compile(r"(?:向|对|对全[市区县省国]|覆盖|面向|涉及)$")
_ACTED_ON = re.compile(
    r"[^，,。；\d]{1,24}?(?:进行|实施|开展)[^，,。；]{0,5}?(?:改造|整治|治理|修复|修缮|升级|提升|完善|检修)"
)  # 对90个小区实施改造
_EVENT = re.compile(
    r"[^，,。；、的\d]{0,12}?(?:运动会|冬奥会|奥运会|世界杯|博览会"
    r"|论坛|峰会|锦标赛|世锦赛|公开赛|挑战赛|航展|航空展|联赛|文博会|服贸会|进博会|广交会|年鉴|白皮书)|度?(?:第[一二三四五六七八九十\d]{1,3}|首)[期批轮号]"
)
_PLAN_TITLE = re.compile("规划|计划|纲要|方案")
_COURSE = re.compile(r"建成|通车|竣工|完工|投入使用|投[用产运]|启用|进展|推进|封顶|交付|(?<!计划)完成")
_DUE = re.compile(r"预计|力争|计划|确保|拟|将|争取|有望")
_SET_OUT = re.compile(r"[底末初]?的?[^，,。；\d]{0,12}\d[^，,。；]{0,12}?[升降增减长转到至成为]")
_BEFORE = re.compile(r"[从由][^，,\d]{0,12}前[^，,\d]{0,6}$")
_CHANGED = re.compile(r"(?:减少|增加|提高|下降|缩短|上升|扩大|提升|降低|压缩|升|降|增)[到至为]")


# 为7年来最高, 1986年12月以来的最低水平
_MOST_SINCE = re.compile(r"(?:以来)?的?[^，。；]{0,6}最[高低大小多少快慢优强早晚]")  # 75年来登陆当地最强的台风
# how news go on with the statistics, or the holiday, of the paragraph before
_GOES_ON = re.compile(
    r"同比|环比|[比较]上[年月季周]|[比较][^，。；]{0,8}同期|其中|具体来?看|[从分][^，。]{1,6}看|^[^，。]{2,6}方面，|^(?:此外|另外)，"
)
_ON_HOLIDAY = re.compile(r"假期|假日|节日|春节|新春|小长假|春运|暑运|出游|游客|客流|人次|票房|营业额|销售|消费")
_RECORD = re.compile(r"(?:以来|(?<=来))的?(?:历史|同期)?(?:最[高低大小好多少快慢优强]|新[高低])")


def compared(text: str, period: Period) -> bool:
    """Whether a time is only what a value is compared with: 比2020年增长, 恢复到2019年同期的84%."""
    before, after = text[max(0, period.start - 4) : period.start], text[period.end : period.end + 5]
    if before.endswith(_COMPARED) or _RECORD.match(text, period.end):
        return True
    if text[max(0, period.start - 1) : period.start] in ("由", "从") and _TURNED.match(text, period.end):
        return True  # 由上年全年下降转为增长
    if text.startswith("全年", period.start) and before.endswith(("占", "完成")):
        return True  # 截至6月底已发行…，占全年额度的93%
    return bool(before.endswith(_COMPARED_IF) and _OF_THEN.match(after)) or after.startswith(
        ("同期的", "的同期", "同期水平", "同期相比")
    )


def left_behind(text: str, period: Period, at: int) -> bool:
    """Whether the value at `at` is no longer of the year a change set out from: 由2021年的19%跃升至43%.

    Nor of the one that it adds to: 在去年新建12座的基础上再建8座.
    """
    if text.endswith("在", 0, period.start) and text.find("的基础上", period.end, at) > 0:
        return True
    if (period.unit != "year" and period.role != "now") or text[max(0, period.start - 1) : period.start] not in (
        "由",
        "从",
    ):
        return False
    return _SET_OUT.match(text, period.end, at) is not None


def of_origin(text: str, period: Period) -> bool:
    """Whether a time says only since when something is there: 成立于2019年的, 2024年修订公布的."""
    before, after = text[max(0, period.start - 4) : period.start], text[period.end : period.end + 12]
    return bool((before.endswith("于") and _ORIGIN.search(before)) or _MADE.match(after))


def up_to(text: str, period: Period) -> bool:
    """Whether a time is the one that counts run up to: 截至5月20日."""
    return text.startswith(("截至", "截止"), period.start - 2)


def goes_on_with(text: str, period: Period, published: date | None) -> bool:
    """Whether a sentence of the news is about the months or the holiday that an earlier paragraph set."""
    if published is not None and period.first > published:
        return False
    of_days = len(period.iso) > len("2024-01/2024-12")
    return _GOES_ON.search(text) is not None or (of_days and _ON_HOLIDAY.search(text) is not None)


def up_to_now(text: str, period: Period) -> bool:
    """Whether a time is 截至目前 or 截至5月20日."""
    return up_to(text, period) or text.startswith(("截至", "截止"), period.start)


def passing(text: str, period: Period) -> bool:
    """Times that the sentences after do not go on with: comparisons, titles, dates by which something is due."""
    if compared(text, period) or in_title(text, period) or of_origin(text, period) or _is_quoted(text, period):
        return True
    return (
        period.role == "within"
        or text.startswith("新年伊始", period.start)
        or (period.unit == "month" and text.endswith(("进入", "步入"), 0, period.start))
        or text.endswith("大以来", period.start, period.end)  # 党的十八大以来
        or text.startswith(("以来的", "至今的"), period.end)
        or text.startswith("起", period.end)
        or (period.unit == "span" and _MOST_SINCE.match(text, period.end) is not None)
        or text[max(0, period.start - 1) : period.start] in ("由", "从", "继")
        or bool(_DUE.search(text[max(0, period.start - 8) : period.start]))
    )


def _is_quoted(text: str, period: Period) -> bool:
    """Whether a time stands in what is quoted, as in a goal that others set: “到2030年实现…”目标."""
    opened = text.rfind("“", 0, period.start)
    return opened > text.rfind("”", 0, period.start) and 0 < text.find("”", period.end) - opened <= _LONGEST_QUOTE


def in_title(text: str, period: Period) -> bool:
    """A year that is part of a name: 《2023年…公报》, 2026年米兰冬奥会."""
    if _EVENT.match(text, period.end):
        return True
    return text.rfind("《", 0, period.start) > text.rfind("》", 0, period.start)


def in_plan_title(text: str, period: Period) -> bool:
    """The years of a plan in its title: 《某片区扶贫规划（2011—2020年）》."""
    opened = text.rfind("《", 0, period.start)
    return opened > text.rfind("》", 0, period.start) and _PLAN_TITLE.search(text, opened, period.start) is not None


def of_any_time(text: str, slot: Slot) -> bool:
    """The counties money goes to, and what something was before it changed (从治理前的118秒减少到)."""
    towards = slot.quantity.dimension == "count" and slot.right and _TOWARDS.search(slot.left)
    if towards and not _ACTED_ON.match(text, slot.quantity.end):
        return True
    if counts_members(text, slot) or _names_grade(text, slot) or _are_states(slot):
        return True
    return "前" in slot.left and bool(_BEFORE.search(slot.left) and _CHANGED.match(slot.right))


def _names_grade(text: str, slot: Slot) -> bool:
    """Whether a value only says of what size something is built: 110千伏变电站, 4000标箱集装箱船."""
    return slot.quantity.unit in _GRADES and _GRADED.match(text, slot.quantity.end) is not None


def _are_states(slot: Slot) -> bool:
    """Whether a number word counts the states that a text speaks of: 两国贸易, 三国学者."""
    return slot.quantity.unit == "国" and not slot.quantity.arabic and slot.quantity.value <= 5


def of_listed_work(text: str, slot: Slot) -> bool:
    """Whether a reported size is that of one of several works: 2.2平方公里文化区、火车站等重点工程."""
    return (
        slot.quantity.dimension in ("area", "length", "power")
        and _ON_LIST.match(text, slot.quantity.end) is not None
        and not _CARRIED_OUT.search(text[slot.clause : slot.quantity.start])
        and not _REBUILT.match(text, slot.quantity.end)
    )


def counts_down(text: str, slot: Slot) -> bool:
    """Whether a value says how long it is until a day: 距开幕还有100天, 倒计时100天."""
    if slot.quantity.dimension != "duration":
        return False
    before = text[slot.clause : slot.quantity.start]
    return before.endswith("倒计时") or _AWAY.search(before) is not None


def had(slot: Slot) -> bool:
    """Whether a value is what there is on the day of the text: 现有的8万平方米, 现有职工320人."""
    if "现有" not in slot.left:
        return False
    return bool(_HAD.search(slot.left) or (slot.quantity.dimension == "count" and _HAD_SOME.search(slot.left)))


def counts_members(text: str, slot: Slot) -> bool:
    """Whether a number only counts the places that a list before it names: 中、日、韩三国, 武汉和黄石两市."""
    return (
        slot.quantity.unit in _PLACES
        and not slot.quantity.arabic
        and bool(_NAMES_AHEAD.search(text, max(0, slot.quantity.start - 12), slot.quantity.start))
    )


def of_former_days(text: str, slot: Slot, period: Period) -> bool:
    """Whether what a change sets out from was before the time told of: …通车，由原来的2小时缩短到; the day of a text
    is never that of its former value."""
    if period.end <= slot.clause and _FORMER.search(slot.left):
        return True
    return period.unit == "day" and not _TILL_NOW.search(text, slot.clause, slot.quantity.start)


def starts_from(slot: Slot) -> bool:
    """Whether a value is what a change sets out from: 由9天压缩到3天."""
    moved = "由" in slot.left or "从" in slot.left
    return moved and bool(FROM.search(slot.left) and _STARTS.match(slot.right))


def counts_years(text: str, span: Period) -> bool:
    """Whether the words count as many years as the span has: 五年新增…"""
    length = span.last.year - span.first.year + 1
    counts = (length, length - 1) if span.role == "since" else (length,)
    return any(re.search(rf"(?:(?<!\d){n}|{'零一二三四五六七八九'[n]})年", text) for n in counts if n < 10)


def describes_work(slot: Slot) -> bool:
    """A size that describes a work to be done (投资3.4亿元的训练中心) is of no year."""
    if not re.match(r"的?[^，,。；、\d的]{2}", slot.right):
        return False
    if slot.quantity.dimension == "money":
        return slot.right.startswith("的") and slot.left.endswith("投资") and not slot.left.endswith("完成投资")
    return slot.quantity.dimension in ("area", "length", "power") and slot.right.startswith("的")


def of_planned_work(text: str, slot: Slot) -> bool:
    """Whether a planned value is the size of one of the works on a list, or of a work itself: of no year."""
    listed = _ON_LIST.match(text, slot.quantity.end)
    return bool(
        (listed and not _BUILDS.search(text[slot.clause : slot.quantity.start]))
        or (slot.quantity.dimension in _SIZES and _OF_WORK.match(text, slot.quantity.end))
    )


def of_finished_work(text: str, slot: Slot) -> bool:
    """What a finished or running work cost (投资3亿元的快速路建成通车) is of no year."""
    if slot.quantity.dimension != "money" or not describes_work(slot):
        return False
    return _COURSE.search(text, slot.quantity.end, slot.stop) is not None


def opening_work(slot: Slot) -> bool:
    """The size of a work that opens or is finished (确保30万平方米的商城完工): under way, so of no year."""
    return slot.quantity.dimension in _SIZES and _OPENS.match(slot.right) is not None


def sizes_project(text: str, slot: Slot) -> bool:
    """The size of a project (大唐700万吨露天煤矿项目) holds at any time."""
    if slot.quantity.dimension not in _SIZES or not slot.right or slot.right[0] in "，,。；、的）)":
        return False
    if _WORKED_ON.match(text, slot.quantity.end):
        return False
    if slot.quantity.dimension == "length" and _BUILDS.match(text, slot.clause):
        return False  # 新建12公里管网等项目 tells what is laid
    return bool(_PROJECT.search(text, slot.quantity.end, min(len(text), slot.quantity.end + 60)))

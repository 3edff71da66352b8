"""Whether a quantity is a level, an increase or a decrease, and against what it is measured."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from gongbao.extract.figures.patterns import alternatives, heads

_TO = re.compile(  # 到的 is 到2023年的 without its time
    r"(?:(?:到|至|(?<!完)成|为)(?:了)?(?:约|接?近|超过?|不超过|不低于|逾|不足|目前的|现在的)?|[到至]的)$"
)
_MAKES_UP = re.compile(r"占(?!比)[^，,。；占\d]{1,16}的(?:约|近|超过?)?$")
FROM = re.compile(
    r"[由从](?:原来|原先|此前|过去|以往|以前|目前|现在|当前)?的?(?:最快|近|约)?$"
)  # what a change sets out from
_OF_PLAN = re.compile("(?:完成|达到|为|占)了?(?:年度?|全年|年初|预期)*(?:计划|目标|任务|预算)数?的$")
_OF_PART = re.compile("(?:增长|新增|增加|超出)部分[^，。；]{0,10}的$")  # 超出部分税收的30%
_BEYOND = re.compile(r"(?:(?:超过|超出)(?=[^，,。；]{0,12}增[速幅]$)|[高低快慢]于|高出)[^，,。；]{0,16}$")
_GAP = re.compile(r"(?:高于|低于|快于|慢于|好于|优于|高出|低出|[比较][^，,。；]{1,14}[高低快慢])[^，,。；]{0,16}$")
_RATE_WORD = re.compile(r"(?:增速|增幅|涨幅|升幅|增长率|增长速度|降幅|跌幅)[^，,。；;]{0,10}$")
_OBJECT_UP = re.compile(
    r"(?:新增|净增|多增|增加|新增加|增收(?!节支)|增产)(?![值至到为])(?:[^，,。；;：:！？\d（(]|（[^）]{1,6}）){0,24}$"
)
# 新增园区1个、强镇7个, but not 新增1700公里、突破7000公里
_LISTED_UP = re.compile(
    r"(?:新增|增加)[^，,。；;：:！？\d]{0,24}"
    r"(?:\d[\d.]*[^，,。；;\d、]{1,3}、[^，,。；;：:！？\d、突破达再至到总累占投建新改转开启推引实完成培打]{2,14})+$"
)
_OBJECT_DOWN = re.compile(r"(?:减少|减轻|压减|调减|降低|缩减|削减|节约|减排|压降|缩短|压缩)[^，,。；;：:！？\d]{0,20}$")
_CUT = re.compile(
    r"(?:减排|节约|节省)[^，,。；;：:！？\d降减缩增]{0,20}$"
)  # an amount not emitted is measured itself, as a tax cut is
_OBJECT_UP_SHARE = re.compile(r"(?:提高|提升|增长|扩大|上调)[^，,。；;：:！？\d]{1,14}$")
_OBJECT_DOWN_SHARE = re.compile(r"下调[^，,。；;：:！？\d]{1,14}$")
_PAYS = re.compile(r"(?:给予|予以|奖励|补[助贴]|资助)[^，,。；\d]{0,8}$")
_PAYS_SHARE = re.compile("的?(?:标准|比例)?(?:给予|予以)?[^，,。；\\d]{0,4}(?:奖励|奖补|补[助贴]|资助|贴息)")
_ON_THINGS = re.compile("(?:加快|提升|改造提升|扩大|延长)$")
_RESULT = re.compile(
    r"(?:达到?|至|到|为|达|占|升至|降至|增至|突破|超过|提升到|有|控制在|稳定在|保持在|不低于|不超过)(?:了|约|近|分别)?$"
)
_LEFT_AT = re.compile(r"(?:达到?|至|到|为|占|有|控制在|稳定在|保持在)(?:了|约|近|分别)?$")
_GROWTH_AFTER = re.compile(
    r"(?:以上|左右)?的(?:同比|年均|平均|高|正|较快|快速|中高速)?(?:(增长(?!点|极)|增速|增幅|涨幅)|(?:降幅|跌幅|下降))"
)
# against its own past; a gap to what is usual (比往年同期高10℃) is a level
_THAN_BEFORE = re.compile(
    r"[比较](?:同期|(?:[上去前]|(?:19|20)\d\d年|[一二三四]季度|\d{1,2}月)[^，。；、]{0,8})(?:(?P<more>[多高])|[少低])(?:了|约|近)*$"
)
_BEYOND_LAST = re.compile("[比较](?:上[届年次]|去年)[^，。；、]{0,6}[超增]$")  # 较上届超30%
# 较往年偏多30%
_THAN_USUAL = re.compile("[比较][常往]年[^，。；、\\d]{0,4}(?:(?P<more>[多高])|[少低])[了约近超出]*$")
_NOT_CHANGE = re.compile(
    r"(?:贡献率|增加值|新增长点|增值税|减税降费|减税|降费|减免|增加到|减（退）税|退减税)[^，,。；;]{0,6}$"
)
_BASIS = (
    ("yoy", re.compile("同比|比同期|[比较与](?:上|去)年(?![末底])")),
    ("qoq", re.compile("[比较](?:上个?|[一二三四])季度")),
    ("mom", re.compile(r"环比|[比较](?:上个?|\d{1,2})月")),
    ("annual_average", re.compile("年均|年平均|平均每年")),
    ("cumulative", re.compile(r"累计(?:增长|增加|下降|减少|提高)")),
    (
        "vs_year",
        re.compile(
            r"(?:比|较|与|是|相比|相较于|恢复到|在)(?:19|20)\d\d年"
            r"|(?:比|较)“?十[一二三四五]五|比.{0,6}年前|比(?:19|20)\d\d年"
        ),
    ),
    ("vs_start", re.compile("[比较](?:年初|[上去]年[末底])")),
)

_COMPARED = frozenset(("growth", "points", "multiple"))
_MONTHS_BACK = {1: "mom", 12: "yoy"}
_MONTH, _QUARTER = 28, range(89, 94)  # days, at least and from-to
_PAST_MONTH = re.compile(r"[比较与](?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月")
_ANY_BASIS = re.compile("[比较与是在]|恢复到|[年平]均|累计")  # without one of these there is none
_OPENED = re.compile("[与和同](?=[^，。；]{0,8}[年月])[^，。；]{2,16}相比，")  # 与2012年相比，能耗下降26%，林地增加3%
_SUMS_UP = re.compile("，?[升降增涨跌]幅为?")  # 上升20亿元，升幅为1.5%


@cache
def _near() -> re.Pattern[str]:
    """A word of change right before the number, only words that change nothing in between."""
    up, down, between = alternatives("change_up"), alternatives("change_down"), alternatives("change_between")
    head = heads("change_up", "change_down")
    return re.compile(f"{head}(?:(?P<up>{up})|(?P<down>{down}))(?P<mid>(?:{between}){{0,5}})$")


def change_of(left: str, dimension: str, right: str = "", clause: str = "") -> str:
    """level, increase or decrease, from the words before the quantity (on a list those of its first), those right
    after it, and all of its clause before it."""
    if dimension == "percent" and (match := _GROWTH_AFTER.match(right)):
        return "increase" if match.group(1) else "decrease"
    tail = left[-30:]
    if dimension == "percent" and (_OF_PLAN.search(tail) or _OF_PART.search(tail)):
        return "level"  # 新增就业完成计划的112%
    if dimension == "percent" and (right.startswith(("来自", "源自")) or _MAKES_UP.search(tail)):
        return "level"  # 新增绿化面积约1/4来自中国, 新增林地占全球的四分之一
    if tail.endswith("等") or (dimension == "count" and right.startswith(("措施", "举措", "政策"))):
        return "level"  # 降低成本等17项措施, 出台降低成本35条措施
    if ("由" in tail or "从" in tail) and FROM.search(tail):
        return "level"
    if dimension == "points" and _BEYOND.search(tail):
        return "level"
    if dimension not in ("percent", "points") and _CUT.search(tail):
        return "level"
    if past := _THAN_BEFORE.search(tail):
        return "increase" if past["more"] else "decrease"
    if dimension == "percent" and _BEYOND_LAST.search(tail):
        return "increase"
    if dimension == "percent" and (usual := _THAN_USUAL.search(tail)):
        return "increase" if usual["more"] else "decrease"
    near = _near().search(tail)
    if near and dimension == "count" and _ON_THINGS.search(tail):
        return "level"  # 加快6个电站建设, 改造提升25个机构: nothing grew by so many
    if near:
        return "level" if _TO.search(near["mid"] or "") and _says_level(near) else _direction(near)
    if _TO.search(tail) and not _OBJECT_UP.search(tail):
        return "level"
    if dimension in ("percent", "points") and _RATE_WORD.search(tail) and not _GAP.search(tail):
        return "decrease" if re.search("[降跌]幅", tail) else "increase"
    if _NOT_CHANGE.search(tail):
        return "level"
    if _PAYS.search(tail) or (dimension == "percent" and _PAYS_SHARE.match(right)):
        return "level"  # 新增部分按每吨补贴50元, 新增贡献80%的奖补
    if _OBJECT_UP.search(tail) or (dimension in ("count", "area") and _LISTED_UP.search(clause[-60:])):
        return "increase"
    if _OBJECT_DOWN.search(tail) and not _LEFT_AT.search(tail):
        return "decrease"
    if dimension not in ("percent", "points") or _RESULT.search(tail) or "贡献率" in tail:
        return "level"
    if _OBJECT_UP_SHARE.search(tail):
        return "increase"
    return "decrease" if _OBJECT_DOWN_SHARE.search(tail) else "level"


def _says_level(near: re.Match[str]) -> bool:
    """提升至, 增加为 state where it ends; 增速为, 增长目标为 state the change."""
    return (
        near.group("up") not in ("增幅", "增速", "涨幅", "升幅", "增长率")
        and "目标" not in near["mid"]
        and near["down"] not in ("降幅", "跌幅")
        and not re.search("速度|幅度|率", near["mid"])
    )


def _direction(near: re.Match[str]) -> str:
    return "increase" if near["up"] else "decrease"


def basis_of(
    text: str, span: tuple[int, int], change: str, kind: str, first: date | None, last: date | None
) -> str | None:
    """The code of what a sentence measures a change, gap or multiple against, None for a value that is none of these.

    `span` is where the value's clause begins and where the value does; `change` and `kind` are those of the value,
    `first` and `last` the days of its period (None without one): 环比 is from one such period to the next, and no
    code fits that of a day or a week.
    """
    if change == "level" and kind not in _COMPARED:
        return None
    clause = _against(text, *span)
    if not _ANY_BASIS.search(clause):
        return None
    if last is not None and (past := _PAST_MONTH.search(clause)):
        return _MONTHS_BACK.get((last.year - int(past["year"])) * 12 + last.month - int(past["month"]), "vs_year")
    code = next((code for code, pattern in _BASIS if pattern.search(clause)), None)
    if code != "mom" or first is None or last is None or "环比" not in clause:
        return code
    days = (last - first).days + 1
    return "qoq" if days in _QUARTER else "mom" if days >= _MONTH else None


def _against(text: str, clause: int, start: int) -> str:
    """The words that may say what the value at `start` of a sentence is measured against: those of its clause, which
    begins at `clause`, or what opened the sentence (与2012年相比，), or the change that it sums up."""
    own = text[clause:start]
    if any(pattern.search(own) for _, pattern in _BASIS):
        return own
    if _SUMS_UP.fullmatch(own):
        return text[text.rfind("，", 0, max(0, clause - 1)) + 1 : start]
    opened = list(_OPENED.finditer(text, 0, clause)) if "相比，" in text else []
    return opened[-1][0] + own if opened else own

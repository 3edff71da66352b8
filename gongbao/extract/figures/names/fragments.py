"""A name cut down to one: without the adverbs it begins with, the predicate it ends with, or the half of a word."""

from __future__ import annotations

import re
from functools import cache

from gongbao import lexicon
from gongbao.extract.figures.patterns import pattern, where
from gongbao.extract.words import tagged

_SHARES = frozenset({"%", "‰", "成", ""})
_PLACED = frozenset("中里上内")
_PRONOUNS = frozenset({"他", "她", "它", "他们", "她们", "它们", "我们", "我", "这里"})
_BELONGS = ("的", "所", "和", "与", "对", "同")
_LEADS_ON = frozenset("到至超")
_TWICE = re.compile(r"(?<=[比率重])(?:的比例)?占比$|(?<=占比)的比例$|(?<=比例)占比$")
_MAKES_UP = re.compile(
    r"(?P<part>.{2,}?)(?:已经?|分别|[都均约却将])*占(?!有率)(?:到了?)?(?P<whole>[^占的比]{2,16})(?<!率)的?$"
)
_MOMENT = ("时", "以来", "之初", "前", "刚")
# from when a value changed: 种群数量由重新发现时, 产值自冲突爆发以来, 展览面积由首届
_SINCE = re.compile(
    rf"(?<=.{{3}})已?[从由自](?![业来然主动行由])[^由从自，]{{1,14}}(?:{'|'.join(_MOMENT)})$"
    "|(?<=.{2})[已可]?(?<![理缘经事自])由(?:[^由从，]{0,6}(?:[初末底届期后年]|目前|现行))?$"
)
_FROM_THEN = re.compile(
    "(?<=.{3})(?<![服听盲跟顺侍])从(?:[初末]|(?![业事来而容前中属])[^从，]{2,8})$"
)  # 票价从试运营的
# 车程较之前走土路的, 参展企业较首届, 规模较十年前
_THAN_BEFORE = re.compile(
    "(?<=.{2})(?:就?[较比](?:之前|此前|以往|过去|原来|原先|以前|传统|常规|普通|同类).*"
    "|就?(?<![同环占对评类])[较比](?![率例重值])(?:[^较比从由，]{0,4}(?:[届周月天年]|(?<!提)前)(?:的[^，]{0,4})?|上一?个))$"
)
# 单日开行列车增至高峰日, 负面清单事项缩减到现行
_TO_NOW = re.compile("(?<=.{2})[跃攀回]?[提升增扩恢上缩减降][^，]{0,3}[到至](?:目前|现在|现行|如今|今年|高峰[期日]?)?$")
# 班列从开通初期的日均开行
_ONCE = re.compile(r"(?<=.{2})[从由][^从由，]{1,6}(?:初期|之初|时|之前|前)的(?=.{2})")
# 北部山区夜间将出现降温
_DEGREES = frozenset({"℃", "摄氏度", "度"})
_WARMS = re.compile("(?:自.向.|[将会还有]|先后|出现|普遍|局地)*(?:降温|升温|回温)$")
_LIKE_ALL = re.compile(
    "(?<=.{2})(?:仅|只)?(?:为|是|相当于)(?:全国|世界|全球|全省|国内)?平均水平$"
)  # 仅为全国平均水平的1/4
_WEATHER = re.compile("范围|地区|天气|大部|局地|多地|各地|山区")
_BASIS_POINTS = frozenset({"BP", "bp", "基点", "个基点", "个百分点"})
_POINTS = frozenset({"百分点", "个百分点"})
# 高技术投资增速比全部投资高, no time: 比常年高
_ABOVE = re.compile(
    "(?P<what>.{4,}?)(?<![占同环对类评])[比较](?![例重率值])(?P<other>[^比较年月期]{2,12}?)[高低快慢]出?"
)
_OVER_LPR = re.compile("(?P<what>.{2,}?)(?:不超过|不高于|按|为|执行)[^，]{0,12}LPR[+＋加减-]?")
# 漏油量是此前公布的5倍
_IS_TIMES = re.compile("(?P<what>.{2,}?)(?<![不还但正就总只于凡])是(?!否).")
_BY_TIMES = re.compile("(?P<what>.{2,}?(?:标准|价格?|费))按.{2,}$")  # 认定标准按低保标准的1.5倍确定
_QUAKE = re.compile("(?:发生了?)?地震(?!局|台|预警|烈度|应急|震级).*$")
_TREMOR = re.compile(r"(?:[凌清早]晨|[上下]午|晚)?(?:发生了?)?(?:里氏)?(?:强烈)?地震$")


def finished(name: str, unit: str) -> str:
    """`name` without what is no part of a name, "" if nothing of it is one; `unit` is what it is measured in."""
    name = name.replace("（）", "") if "（" in name else name
    if _is_none(name):
        return ""
    if unit == "级" and _TREMOR.search(name):
        return _TREMOR.sub("地震震级", name)
    if unit == "级" and "地震" in name:
        return _QUAKE.sub("地震震级", name)
    if "占" in name and unit in _SHARES and (match := _MAKES_UP.fullmatch(name)):
        return f"{match['part']}占{match['whole']}比重"
    name = _TO_NOW.sub("", name)
    name = _THAN_BEFORE.sub("", name) if "较" in name or "比" in name else name
    name = name.removesuffix("的")
    name = _SINCE.sub("", name) if ("由" in name or name.endswith(_MOMENT)) and not name.endswith("用时") else name
    name = _ONCE.sub("", name) if "的" in name else name
    name = _FROM_THEN.sub("", name) if "从" in name else name
    if unit == "倍" and (is_ := _IS_TIMES.match(name) or _BY_TIMES.match(name)):
        name = is_["what"]
    if unit in _BASIS_POINTS and (rate := _OVER_LPR.fullmatch(name)):
        return f"{rate['what']}与LPR的差距"
    if unit in _DEGREES and (felt := _WARMS.search(name)):
        name = name[: felt.start()] + "气温"
    if unit in ("℃", "摄氏度") and not set("温热") & set(name) and _WEATHER.search(name):
        return "气温"
    if unit in _POINTS and (gap := _ABOVE.fullmatch(name)):
        return f"{gap['what']}与{gap['other']}的差距"
    name = _LIKE_ALL.sub("", name) if name.endswith("水平") else name
    name = _TWICE.sub("", name) if "比例" in name or name.endswith("占比") else name
    name = _ended(_begun(name))
    return "" if _is_none(name) else name


def _begun(name: str) -> str:
    """`name` without the adverbs, auxiliaries and pronouns before its verb or noun: 可满足用电户, 他们孵化机构."""
    words = tagged(name[:12]) if name[:1] in "他她它我这" else []
    if len(words) > 2 and words[0][0] in _PRONOUNS and not words[1][0].startswith(_BELONGS):
        name = name[len(words[0][0]) :]
    match = _begins().match(name)
    if match and len(name) - match.end() >= 2 and not _inside_word(name, match.end()):
        return name[match.end() :]
    return name


def _ended(name: str) -> str:
    """`name` without the verbs and adverbs that only lead to its number: 误差缩小到, 机组都, 大会为期."""
    while (match := _ends().search(name, max(2, len(name) - 6))) is not None:
        if _inside_word(name, match.start()):
            break
        name = name[: match.start()]
    if name[-1:] in _PLACED and len(name) > 3 and tagged(name)[-1][0] in _PLACED and "在" not in name:
        return name[:-1]
    return name


def _inside_word(name: str, at: int) -> bool:
    """Whether a word goes on across `at`: 约 of 签约, but 到 of 缩减到 only leads to a number."""
    begun = 0
    for word, tag in tagged(name):
        begun += len(word)
        if begun >= at:
            return begun > at and tag[:1] in ("n" if name[at] in _LEADS_ON else "nvadlit")
    return False


def whole_words(text: str, limit: int) -> str:
    """The words of `text` that end within `limit` characters: no name is cut inside a word."""
    if len(text) <= limit:
        return text
    kept = ""
    for word, _ in tagged(text[: limit + 8]):
        if len(kept) + len(word) > limit:
            break
        kept += word
    return kept or text[:limit]


@cache
def _begins() -> re.Pattern[str]:
    return pattern("name_begins", "(?:", ")+")


@cache
def _ends() -> re.Pattern[str]:
    return where("name_ends", "(?:", ")$")


def _is_none(name: str) -> bool:
    """Whether words name no measure, or say only when: 期间, 运行后."""
    return name in _no_names() or pattern("says_when", "^", "$").match(name) is not None


@cache
def _no_names() -> frozenset[str]:
    return frozenset(lexicon.lines("figures/no_names.txt"))

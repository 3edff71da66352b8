"""What a name leaves out because a neighbour said it: 支出 after 一般公共预算收入, 城镇 after 居民人均可支配收入."""

from __future__ import annotations

import re
from functools import cache

from gongbao import lexicon
from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.indicator_codes import ends_as_indicator
from gongbao.extract.figures.names.indicators import clean_left
from gongbao.extract.figures.names.sharing import measure_of, measure_of_all, says_what
from gongbao.extract.figures.patterns import pattern

_PLACE = r"(?!占|各|全)(?:(?!占)[\u4e00-\u9fff]){2,8}?(?:省|市|县|(?<![发园景片山库矿社小新])区|州|旗|盟|镇|乡|街道)"
_PLACES = re.compile(rf"{_PLACE}(?:[、和]{_PLACE})*")
_PLACE_AHEAD = re.compile(r"[\u4e00-\u9fff]{2,4}(?:省|市|县|区|州|旗|镇|乡)(?=[\u4e00-\u9fff]{2})(?![场属级内外民域])")
_OTHER_SIDE = {
    "支出": "收入",
    "收入": "支出",
    "贷款": "存款",
    "存款": "贷款",
    "开支": "收入",
    "出口": "进口",
    "进口": "出口",
}
_TWO_SIDED = re.compile(r"总?(?:支出|收入)|[贷存]款(?:余额)?|[进出]口总?[额值量]?")
_DONE_OF = re.compile("完成了?[^，]{0,8}(?:预算|任务|计划|目标)的$")
_SHARE = re.compile(r"[\u4e00-\u9fff]{2,3}(?:占比|比重)")
_MAKES_UP = re.compile(r"占(?:约|近|超过?|达到?|比)?$")
_CONVERTED = re.compile(r"(?:按.{0,12})?(?:折算|折合|换算|约合)(?:成|为)?")
_PULLS = re.compile(r"(?:拉动|带动)[^，,。；\d]{2,10}增长$")
_GROWN = re.compile(r"(?:人工)?(?:栽培|种植|养殖|挂果|采摘|播种|种|总)?面积$|(?:总?产[量值]|存栏|出栏)$")
_GROWS = re.compile(r"^(?:种植|养殖|栽培|饲养)(?=.{2})")
_YIELD = re.compile(r"(?:总)?产[量值]|平均单产|单产|亩产")
_KEPT_UP = re.compile(r"连续|较|(?<![占同环对类])比(?![例重])")
_SET_BESIDE = re.compile(r"[与和同].{2,6}相?比较?")
_MOVES = re.compile(r"(?:增加|减少|增长|下降|提高|上涨|回落)[了约近超]?$")
_OVER_YEARS = re.compile(r"(?:[来间内]|时间)?(?:[共已]|累计|总计|合计|完成|实现|达到?|增长|年均|平均[增下]|新增|翻)")
_ZONE = re.compile(r"(?:其中)?[\u4e00-\u9fff]{2,12}(?:开发区|园区|新区|高新区)")
_TELLS = re.compile(r"记者|(?:了解|获悉|介绍|显示|透露|表示|指出|消息)到?$")
_FROM = re.compile(r"[由从]")
_TIME = re.compile(r"[\d年月日至到—-]+")
_SUM_UP = re.compile(r"(?:累计|合计|总计|共计|共|已|现已|目前)")
_LINKS = re.compile(
    r"(?:恢复到|恢复至|相当于|达到|占(?!比)|(?:高于|低于|高出)(?!.{0,6}(?:月|年|季度|周|同期|前值|预期|期)))[^，,]{1,16}的?$"
)
_SIZES = frozenset({"length", "area", "power", "mass", "energy"})
_OF_WHICH = "其中"


def whole_name(own: str, slot: Slot, text: str, here: list[str], named: list[str]) -> str:
    """`own` with what the names before (`here` in the sentence, `named` in the one before) already said of it."""
    known = [*named, *here]
    if not own or not known or _DONE_OF.search(slot.left):
        return own
    if slot.quantity.dimension in ("money", "percent", "points") and (full := _by_kind(own, known)):
        return full
    if slot.quantity.dimension == "money" and _TWO_SIDED.fullmatch(own):
        return _other_side(own, known)
    if slot.quantity.dimension == "percent" and here and measure_of_all(here[-1]):
        if _SHARE.fullmatch(own):
            return here[-1] + own
        if len(own) <= 8 and not own.endswith("占比") and _MAKES_UP.search(slot.left) and _of_which(text, slot):
            return f"{own}占{here[-1]}比重"
    if slot.quantity.dimension in _SIZES and here and len(own) <= 6 and text.startswith("其中", slot.clause):
        measure = measure_of(here[-1])
        return own if says_what(own) or not measure or own in here[-1] else own + measure  # 其中高铁3000公里
    if is_yield(own) and len(here) > 1 and _of_which(text, slot):
        return grown(here[0]) + own
    if len(own) <= 4 and own not in weak_names() and _goes_on(own, slot, text):
        return _said_whole(own, known) or own
    return own


def is_yield(name: str) -> bool:
    """Whether a name is only what land or herds yield: 产量, 总产值, 单产."""
    return _YIELD.fullmatch(name) is not None


def grown(name: str) -> str:
    """What is grown or raised, without how much of it: 蓝莓 of 种植蓝莓, 水稻 of 水稻种植面积, 生猪 of 生猪出栏."""
    return _GROWS.sub("", _GROWN.sub("", name))


def _goes_on(own: str, slot: Slot, text: str) -> bool:
    """Whether a clause opens with `own` and what it is of was said with the value before: 床位增加 after 床位150张."""
    if not slot.first or not _MOVES.search(slot.left) or not slot.left.removeprefix("其中").startswith(own):
        return False
    ahead = (clauses(text[: slot.clause]) or [""])[-1]
    return not ahead or any(map(str.isdigit, ahead)) or _SET_BESIDE.fullmatch(ahead) is not None


def _said_whole(own: str, known: list[str]) -> str:
    """The name that ended with `own` or held it before: 医院床位 of 床位增加, 高新技术产业增加值 of 增加值增长."""
    for name in reversed(known):
        if (at := name.find(own)) > 1 and (name.endswith(own) or measure_of(own)):
            return name[: at + len(own)]
    return ""


@cache
def weak_names() -> frozenset[str]:
    """Names that say too little alone: 总量, 增速, 利润."""
    return frozenset(lexicon.lines("figures/weak_names.txt"))


def pulled(slot: Slot, here: list[str]) -> str:
    """第一产业拉动经济增长, of which a clause says only 拉动经济增长0.6个百分点; "" if it says nothing like it."""
    if slot.quantity.dimension not in ("percent", "points") or not here:
        return ""
    match = _PULLS.search(slot.left)
    return here[-1].removesuffix(measure_of(here[-1])) + match.group() if match else ""


def measured(parts: list[str], text: str, slot: Slot, here: list[str]) -> list[str]:
    """The members of a list after 其中 with what is measured of them: 增加值 of 石化、装备制造、造纸业."""
    measure = measure_of(here[-1]) if here and slot.quantity.dimension == "percent" else ""
    if not measure or not _of_which(text, slot):
        return parts
    return [part if measure_of(part) or len(part) > 8 else part + measure for part in parts]


def converted(own: str) -> bool:
    """Whether a value is the one before in another currency: 按年平均汇率折算."""
    return bool(_CONVERTED.fullmatch(own))


def clauses(text: str) -> list[str]:
    """The clauses of a stretch of text that are not empty."""
    return [part for part in re.split(r"[，,：:]", text) if part]


def clause_ahead(text: str, slot: Slot, ahead: list[str], here: list[str]) -> str:
    """The subject that stands alone before a clause that only goes on: A标准，由1亿元提高至2亿元."""
    if not ahead:
        return ""
    clause = text[slot.clause : slot.quantity.start]
    if not (_FROM.match(clause) or (not here and _SUM_UP.match(clause))):
        return ""
    if _TELLS.search(ahead[-1]):
        return ""
    subject = clean_left(ahead[-1])
    return subject if 3 <= len(subject) <= 30 and not _TIME.fullmatch(subject) else ""


def kept_up(slots: list[Slot], n: int, own: str) -> str:
    """粮食产量 of 粮食产量连续9年稳定在1.3万亿斤, 固定资产投资 of 固定资产投资五年累计完成406亿元."""
    if not n or slots[n].first or slots[n - 1].quantity.dimension != "duration":
        return ""
    left = slots[n - 1].left
    match = _KEPT_UP.search(left)
    if match:
        return clean_left(left[: match.start()])
    sums = not own and _OVER_YEARS.match(slots[n].left)
    return clean_left(left) if sums else ""


def counted_before(slots: list[Slot], n: int) -> bool:
    """Whether the words between two counts are what the first one counts: 25个国家222个城市."""
    if not n or slots[n].first or {slots[n - 1].quantity.dimension, slots[n].quantity.dimension} != {"count"}:
        return False
    left = slots[n].left
    return 0 < len(left) <= 3 and slots[n - 1].right == left


def _by_kind(own: str, known: list[str]) -> str:
    """The measure said of the neighbour, for a place or for a kind like 城镇."""
    last = known[-1]
    if _PLACES.fullmatch(own):
        bare = _PLACE_AHEAD.sub("", last, count=1)
        return bare if ends_as_indicator(bare) or measure_of(bare) else ""
    if _ZONE.fullmatch(own):
        return own + last if ends_as_indicator(last) and not _PLACES.match(last) else ""
    if not (kind := pattern("part_of_whole", "(?:其中)?(", ")").fullmatch(own)):
        return ""
    bare = pattern("part_of_whole", after=r"(?=[\u4e00-\u9fff]{2})").sub("", last, count=1)
    return kind.group(1) + bare if measure_of(bare) and not bare.startswith(kind.group(1)) else ""


def _other_side(own: str, known: list[str]) -> str:
    """一般公共预算支出 where 一般公共预算收入 stands before."""
    total = own.startswith("总")
    side = "总" * total + _OTHER_SIDE[own[total : total + 2]]
    for name in reversed(known):
        if (at := name.find(side)) >= 2 and not name.startswith("进", at - 1):
            return name[:at] + own
    return own


def _of_which(text: str, slot: Slot) -> bool:
    return _OF_WHICH in text[: slot.clause + 4]


def link(text: str, slot: Slot) -> str:
    """What a share relates to: 恢复到2019年同期的比例."""
    if slot.quantity.dimension != "percent" or not slot.first:
        return ""
    match = _LINKS.search(text[slot.clause : slot.quantity.start])
    return re.sub("^分别", "", match.group()).removesuffix("的") + "的比例" if match else ""

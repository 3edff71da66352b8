"""A name that leaves out what the one before it said: 参保率 after 全国基本医保参保人数, 工业类 after 重点项目."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.grant_words import GRANTED
from gongbao.extract.figures.names.ellipses import weak_names
from gongbao.extract.figures.names.indicator_codes import ends_as_indicator
from gongbao.extract.figures.names.indicators import modifiers
from gongbao.extract.figures.names.sharing import head_of, measure_of, says_what

_RESULT = re.compile(r"^[，,\s]*(?:并)?(?P<how>实现|带动|创造|贡献|拉动)")
_HOW_MUCH = re.compile(
    r"(?:发行规模|总?规模|总产量|产量|总产值|产值|(?:销售|(?:主营)?(?:营业|业务))收入|(?:种植|播种|总)?面积|增加值|人数|数量|总数|总量|(?:利润|成交|交易|合同|进出口)?总?额|(?:实现)?利润"
    r"|(?:累计)?(?:成交|交易|订单)量|企业法人单位数?)$"
)
_BY_KIND = re.compile(r"[分按从][^，。；]{2,8}看[，,]")
_BEARERS = re.compile(r"(?:企业|[^就创]业|类|住宅|写字楼)$")
_IS_MONEY = re.compile("[金款费贷债]$|^[进出]口$")  # says by itself what it is
_WHICH_SIDE = re.compile("国[际内外]|境[内外]|省[内外]|城镇|农村")


def unmeasured(name: str) -> str:
    """A name without how much of it there is: 基金 of 基金总规模."""
    return _HOW_MUCH.sub("", name)


def fitted(text: str, slot: Slot, own: str, before: str, here: list[str], named: list[str]) -> str:
    """`own` with what it leaves out.

    `before` is what the clause before named in its own words, `here` and `named` are the names of the sentence and of
    the one before it.
    """
    share = slot.quantity.dimension == "percent"
    if not here:
        kinds = named and share and _BY_KIND.search(text[: slot.clause])
        return own + measure_of(named[-1]) if kinds and _BEARERS.search(own) else own
    if "其中" in text[: slot.clause + 4]:
        if slot.quantity.dimension == "count":
            return own + head_of(here, own)
        return own + measure_of(here[0]) if len(own) <= 6 and not says_what(own) else own
    if share and _BEARERS.search(own):
        return own + measure_of(here[-1])
    return _result(slot, own, here[-1]) or _likened(own, before) or own


def next_part(own: str, named: list[str], before: str, text: str) -> str:
    """蔬菜面积 where a sentence or more tell of the parts of what was sown: 其中，粮食…公顷；蔬菜…公顷."""
    so_far = before.rpartition("。")[2]
    goes_on = text.startswith("其中") or (so_far.endswith("；") and so_far.startswith("其中"))
    whole = says_what(own) or _IS_MONEY.search(own)
    return own + measure_of(named[-1]) if goes_on and named and not whole else own


def _result(slot: Slot, own: str, last: str) -> str:
    """What came of the thing before, "" if it says so itself: 园区产值 of 实现产值, 带动消费."""
    short = (own in weak_names() or len(own) <= 3) and own[-2:] != last[-2:]
    match = _RESULT.match(slot.left) if short and not GRANTED.search(last) else None
    if match is None:
        return ""
    return "带动" + own if match["how"] == "带动" else unmeasured(last) + own


def _likened(own: str, before: str) -> str:
    """国内外旅游收入 of 旅游收入 after 接待国内外旅游人数: what stands before the noun they share holds for both."""
    if not before or len(own) > 8 or _WHICH_SIDE.match(own) or not (says_what(before) or not ends_as_indicator(own)):
        return ""
    at = before.find(own[:2])
    lead = modifiers(before[:at]).removesuffix("人均")
    return lead + own if 0 < at <= 8 and 2 <= len(before) - at <= min(10, len(own) + 4) else ""

"""A number of a sentence with what follows it, before it is known to count anything: unit, range, fraction, product."""

from __future__ import annotations

import re
from decimal import Decimal
from string import ascii_letters
from typing import NamedTuple

from gongbao.extract.figures.numbers.derivation import POWERS
from gongbao.extract.figures.numbers.numerals import Numeral, read_numeral
from gongbao.extract.figures.numbers.units import Unit, read_unit

START = re.compile(
    r"[0-9０-９一二两三四五六七八九十廿卅半百千万亿壹贰叁肆伍陆柒捌玖拾佰仟](?:"
    r"(?<=\d)(?<![\dA-Za-z]\d)|(?<=[二两三四五六七八九十廿卅])(?!是[^否])|(?<=半)(?=[年天小个成折])"
    r"|(?<=一)(?=[折美欧英港澳韩一二两三四五六七八九十百千万亿零点成倍半吨公米厘毫平立亩元斤克升度瓦年天周小分秒日季至到—\-～~]"
    r"|个[半多月百小工季星学])"
    r"|(?<=[和及、与]一)(?=[个名位项家座条支])|(?<=享受一|只能一|仅能一|[仅只]限一|申请一|申报一|限享一|能提一)(?=次)|(?<=[至不]少一|最多一|超过一)(?=[个名位项家座条支次所处种类人])|(?<=一)(?=[晚夜])|(?<=[百千])(?=[万亿余多]|分之)|(?<=百)(?=[年米])|(?<=[近超约逾破][百千万亿])(?=[\u4e00-\u9fff])|(?<=超过[百千万亿])(?=[\u4e00-\u9fff])|(?<=[到达至过破上][千万])(?=亿)|(?<=万)(?=万?分之)"
    r"|(?<=[壹贰叁肆伍陆柒捌玖拾])(?=[壹贰叁肆伍陆柒捌玖拾佰仟萬億万亿元圆点])|(?<=[佰仟])(?=分之)"
    r")"
)
_RANGE = re.compile(r"\s?(?:[（(]不?含[）)]|及?以上(?=至))?\s?(?:[-—–~～－]{1,2}|[至到])\s?")
_ABOVE = re.compile(r"(?:[（(]不?含[）)])?及?以上、?(?=\d)")
_BELOW = re.compile(r"(?:[（(]不?含[）)])?及?以[下内]")
_TIMES = re.compile(r"[×xX*＊]")
_SO_MANY = re.compile(r"个(亿|万亿)(?!级)")
_ROUND = re.compile(r"([1-9]|\d{2,3})\*([百千])")
_PARTS = {Decimal(100): "%", Decimal(1000): "‰"}
# 2/3 of what stands before it: 不超过缴费额的2/3, no date and no score
_OF_WHOLE = re.compile(r"(?P<above>[1-9])/(?P<below>[2-9]|[1-9]\d)(?![\d/.%年月]|[^，。；]{0,4}决赛)")
_CHANGED = re.compile(r"(?:上升|上涨|上行|回升|攀升|下降|下跌|下滑|下行|回落)了?[近约]?$")
_FAR = 8
_RANGED_BY_TO = ("percent", "duration", "money")
# 70人到90人的企业, 70人到90人之间; not 从3家到30家的跨越
_BETWEEN = re.compile(
    "(?:（不?含[^（）]*）)?(?:之间|不等|的(?!跨越|飞跃|增长|转变|发展|突破|变化|蜕变|提升|历程|扩张|壮大))"
)
_WHOLE = re.compile(r"(?:的|占|[近约超过达]|[低高少多]于|达到|按照?)$")
_CHANGES = re.compile(r"(?:[升降]|提高|降低|增[长加]|下降|减少|缩[短小]|压缩|不[到足]|过|有)了?[近约超]?$")
_HALF_OF = re.compile(r"一半(?:以上|左右|多)?的(?!是)")
_SCORE = re.compile(r"\s?[:：∶比/]\s?\d")
_NUMERIC_TAIL = re.compile(
    r"[第每哪某届]$|[第][一二三四五六七八九十百\d]+[、至—\-和及到与]$|[A-Za-z][-—–]?$|[运歼轰直苏图格教强][-—–]$|\d[.\-/:：∶+＋]$|[№#＃]$"
)
_TAIL_ENDS = frozenset("第每哪某届、至及到和与.-—–/:：∶+＋№#＃" + ascii_letters)


class Raw(NamedTuple):
    """A numeral with what follows it, before lists and ranges are settled."""

    number: Numeral
    end: int
    unit: Unit | None
    high: Numeral | None = None


def covering(spans: list[tuple[int, int]], at: int) -> int:
    """The end of the span over `at`, 0 if none."""
    for start, end in spans:
        if start <= at < end:
            return end
    return 0


def read_raw(text: str, start: int, taken: list[tuple[int, int]], idioms: list[tuple[int, int]]) -> Raw | None:
    """The number at `start` with its unit, None if what stands there is a name, a date or no number."""
    if text.startswith("一半", start):
        return _half(text, start)
    number = read_numeral(text, start) or _power_alone(text, start)
    if number is None or _vague(text, start):
        return None
    if text[start - 1 : start] in _TAIL_ENDS and _NUMERIC_TAIL.search(text, max(0, start - 6), start):
        return None
    if (over := covering(idioms, start)) and over >= number.end and not text.startswith("分之", number.end):
        return None
    if fraction := _fraction(text, number):
        return None if over > fraction.end else fraction  # 四分之一决赛
    if times := _product(text, number):
        return times
    if half := _half_more(text, number):
        return half
    unit = read_unit(text, number.end)
    end = unit.end if unit else number.end
    dash = _RANGE.match(text, end)
    if dash and (high := _upper(text, dash, number, unit, taken)):
        return high
    if unit and (bounds := _bounds(text, number, unit)):
        return bounds
    if unit is None and _SCORE.match(text, end):
        return _part(text, number)
    return Raw(number, end, unit)


def _power_alone(text: str, start: int) -> Numeral | None:
    """万 of 万分之三, 万亿 of 达到万亿元."""
    if text[start] not in "万亿":
        return None
    word = "万亿" if text.startswith("万亿", start) else text[start]
    return Numeral(start, start + len(word), Decimal(10) ** POWERS[word], None, 0, False, False, word)


def _half(text: str, start: int) -> Raw | None:
    """一半 of 占全国的近一半, 降低一半 and 一半以上的村; None where no whole is told of: 另一半, 一半是….."""
    if not (_WHOLE.search(text, 0, start) or _CHANGES.search(text, 0, start) or _HALF_OF.match(text, start)):
        return None
    number = Numeral(start, start + 2, Decimal("0.5"), None, 0, False, False, "1/2")
    return Raw(number, number.end, Unit("", number.end, "percent", "1"))


def _vague(text: str, start: int) -> bool:
    """数十, 上百, 几千 hold no exact number."""
    return text[start] in "十百千" and text[start - 1 : start] in ("数", "几", "上", "成")


def _half_more(text: str, number: Numeral) -> Raw | None:
    """一个半小时 is 1.5 hours."""
    if not text.startswith("个", number.end):
        return None
    if (match := _SO_MANY.match(text, number.end)) and (power := match.group(1)):
        scaled = number._replace(
            value=number.value.scaleb(POWERS[power]), steps=f"({number.steps})*{power}", mult=POWERS[power]
        )
        scaled_unit = read_unit(text, match.end())
        return Raw(scaled._replace(end=match.end()), scaled_unit.end if scaled_unit else match.end(), scaled_unit)
    if text.startswith("个多", number.end) and (more := read_unit(text, number.end + 2)):
        name = "个月" if text.startswith("月", number.end + 2) else more.name
        return Raw(number._replace(more=True), more.end, more._replace(name=name, dimension="duration"))
    if text.startswith("个多月", number.end):
        return Raw(number._replace(more=True), number.end + 3, Unit("个月", number.end + 3, "duration", "mo"))
    if not text.startswith("个半", number.end):
        return None
    unit: Unit | None
    if text.startswith("个半月", number.end):
        unit = Unit("个月", number.end + 3, "duration", "mo")
    else:
        unit = read_unit(text, number.end + 2) or read_unit(text, number.end + 1)
    if unit is None or unit.dimension != "duration":
        return None
    return Raw(number._replace(value=number.value + Decimal("0.5"), steps=f"{number.steps}+0.5"), unit.end, unit)


def _upper(text: str, dash: re.Match[str], low: Numeral, unit: Unit | None, taken: list[tuple[int, int]]) -> Raw | None:
    """The range that begins with `low`: 10—50万元, 5%—20%, 三至五年."""
    at = dash.end()
    if covering(taken, at) or not START.match(text, at):
        return None
    high = read_numeral(text, at)
    if high is None:
        return None
    if unit is not None and text[max(0, low.start - 1) : low.start] in ("从", "由"):
        return None
    upper = read_unit(text, high.end)
    if unit is not None and upper is not None and unit.name != upper.name and not unit.name.endswith(upper.name):
        return None
    if unit is not None and upper is None:
        return None
    moved = dash.group().strip().endswith("到") and unit is not None and unit.dimension not in _RANGED_BY_TO
    if moved and not (upper and _BETWEEN.match(text, upper.end)):
        return None
    low = _scaled(low, high) if unit is None else low
    if low.value > high.value and unit is None and upper is not None and upper.dimension == "duration":
        return Raw(high._replace(start=low.start), upper.end, upper, high=low)  # 距今6000到4000年
    if low.value >= high.value:
        return None
    if unit is not None and _is_turn(text, dash, low, high):
        return None
    return Raw(low, upper.end if upper else high.end, upper, high=high)


def _is_turn(text: str, dash: re.Match[str], low: Numeral, high: Numeral) -> bool:
    """Whether a change and the value it ends at stand side by side: 下降0.6%至48.2%, not 下降5%至10%."""
    far = 0 < _FAR * low.value < high.value and not dash.group().strip("至到 ")
    return far and _CHANGED.search(text, 0, low.start) is not None


def _bounds(text: str, low: Numeral, unit: Unit) -> Raw | None:
    """The range between two bounds: 100吨以上500吨以下."""
    above = _ABOVE.match(text, unit.end)
    high = read_numeral(text, above.end()) if above else None
    upper = read_unit(text, high.end) if high else None
    below = _BELOW.match(text, upper.end) if upper and upper.name == unit.name else None
    if high is None or upper is None or below is None or low.value >= high.value:
        return None
    return Raw(low, below.end(), upper._replace(end=below.end()), high=high)


def _scaled(low: Numeral, high: Numeral) -> Numeral:
    """10 of 10—50万 is 10万; 5000 of 5000—1万 stays."""
    if (match := _ROUND.fullmatch(high.steps)) and low.value < int(match[1]) and not low.mult:
        steps = f"{low.steps}*{match[2]}"
        return low._replace(value=low.value * 10 ** POWERS[match[2]], steps=steps)
    if low.mult or not high.mult or low.value * high.scale >= high.value:
        return low
    return times(low, high)


def times(number: Numeral, by: Numeral) -> Numeral:
    """The number times the multiplier that another one prints last: 10 of 10—50万."""
    word = next(name for name, power in (("万", 4), ("亿", 8), ("万亿", 12)) if power == by.mult)
    steps = f"({number.steps})*{word}" if "+" in number.steps else f"{number.steps}*{word}"
    return number._replace(value=number.value * by.scale, steps=steps, mult=by.mult)


def _fraction(text: str, below: Numeral) -> Raw | None:
    """三分之一, 百分之五点二; read with the denominator first."""
    above = read_numeral(text, below.end + 2) if text.startswith("分之", below.end) else None
    if above is None or not below.value:
        return None
    name = _PARTS.get(below.value)
    if name:
        return Raw(
            above._replace(start=below.start), above.end, Unit(name, above.end, "percent", name.replace("‰", "[ppth]"))
        )
    steps = (
        f"{above.steps}/{below.steps}" if "+" not in above.steps + below.steps else f"({above.steps})/({below.steps})"
    )
    number = above._replace(start=below.start, value=above.value / below.value, steps=steps, high=None)
    return Raw(number, above.end, Unit("", above.end, "percent", "1"))


def _part(text: str, above: Numeral) -> Raw | None:
    """2/3, where the words before say that it is a part of something; None for scores and dates."""
    match = _OF_WHOLE.match(text, above.start)
    if match is None or int(match["above"]) >= int(match["below"]) or not _WHOLE.search(text, 0, above.start):
        return None
    value, steps = above.value / Decimal(match["below"]), f"{match['above']}/{match['below']}"
    return Raw(above._replace(value=value, steps=steps), match.end(), Unit("", match.end(), "percent", "1"))


def _product(text: str, first: Numeral) -> Raw | None:
    """2×35万千瓦."""
    match = _TIMES.match(text, first.end) if first.arabic else None
    if match is None:
        return None
    second = read_numeral(text, match.end())
    if second is None or not second.arabic:
        return None
    unit = read_unit(text, second.end)
    if unit is None or unit.dimension in ("length", "order"):
        return None
    number = second._replace(start=first.start, value=first.value * second.value, steps=f"{first.steps}*{second.steps}")
    return Raw(number, unit.end, unit)

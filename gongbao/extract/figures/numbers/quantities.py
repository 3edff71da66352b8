"""Numbers with their units: which spans of a sentence are quantities, what they are worth, which form a list."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from gongbao.extract.figures.numbers.numerals import Numeral, read_numeral
from gongbao.extract.figures.numbers.plausible import no_unit, plausible
from gongbao.extract.figures.numbers.raws import START, Raw, covering, read_raw, times
from gongbao.extract.figures.numbers.units import Unit
from gongbao.extract.words import tagged

_LIST = re.compile(r"[、，,]|以及|[和及与或]")
_PREFIXED = {
    "港币": "HKD",
    "新台币": "TWD",
    "台币": "TWD",
    "澳门币": "MOP",
    "日币": "JPY",
    "美金": "USD",
    "欧元": "EUR",
}
_CURRENCY = re.compile(rf"({'|'.join(_PREFIXED)})$")
_LONGEST_LIST = 40
_HALVED = frozenset({"duration", "multiple", "mass", "length", "volume", "area"})
_SIXTY = {(h, m) for h in ("小时", "个小时", "时") for m in ("分", "分钟")} | {("分", "秒"), ("分钟", "秒")}
_SCORED = re.compile(r"(?:[得评总满计扣加础]分|分[数值]|成绩|考核|打分|评价)[^，,。；\d]{0,6}$|[得加扣减计]$")
_POINTS = re.compile("(?:（不?含）)?及?以[上下]")
_APPRAISED = re.compile("考核|得分|评分|评估|百分制|满分|打分|测评")
_CLOCK_TIME = re.compile(r"(?:[\d一二三四五六七八九十][时点]|小时|用时|历时|时长|成绩)[^，,。；]{0,4}$")
_HALF = re.compile(r"半(?![径导球岛夜决封截])")


class Quantity(NamedTuple):
    """A number at `start:end` of a sentence: what it is worth (`high` for a range), its unit with code and dimension,
    the power of ten printed, whether it says "and some more", and the steps it was read by."""

    start: int
    end: int
    number_end: int
    value: float
    high: float | None
    unit: str
    code: str | None
    dimension: str
    mult: int
    more: bool
    about: bool
    arabic: bool
    steps: str


def find_quantities(text: str, taken: list[tuple[int, int]], idioms: list[tuple[int, int]]) -> list[Quantity]:
    """The quantities of a sentence, in order; `taken` are dates and the like, `idioms` words that count nothing."""
    found: list[Quantity] = []
    at = 0
    while (match := START.search(text, at)) is not None:
        start = match.start()
        chain, at = _chain(text, start, taken, idioms)
        at = max(at, start + 1)
        if found and len(chain) == 1 and (whole := _run_on(found[-1], chain[0])):
            found[-1] = whole
            continue
        found.extend(chain)
    return found


def _run_on(hours: Quantity, minutes: Quantity) -> Quantity | None:
    """7小时16分 is one time, in the smaller of its units."""
    if hours.end != minutes.start or (hours.unit, minutes.unit) not in _SIXTY or hours.high is not None:
        return None
    if minutes.high is not None or not 0 <= minutes.value < 60:
        return None
    return minutes._replace(
        start=hours.start, value=hours.value * 60 + minutes.value, steps=f"({hours.steps})*60+{minutes.steps}"
    )


def _chain(
    text: str, start: int, taken: list[tuple[int, int]], idioms: list[tuple[int, int]]
) -> tuple[list[Quantity], int]:
    """The quantity or list of quantities at `start` and where to go on."""
    if end := covering(taken, start):
        return [], end
    first = read_raw(text, start, taken, idioms)
    if first is None:
        return [], _skip(text, start)
    raws = [first]
    while len(raws) < _LONGEST_LIST and ((unit := raws[-1].unit) is None or unit.name == "个"):
        more = _next_of_list(text, raws[-1], taken, idioms)
        if more is None or (unit is not None and (more.unit is None or more.unit.dimension != "points")):
            break
        raws.append(more)
    last = raws[-1].unit
    if len(raws) > 1 and last is not None and last.dimension != "order":
        return [_negated(text, _share(raw, raws[-1])) for raw in raws], raws[-1].end
    alone = [_negated(text, found) for raw in raws if (found := _alone(text, raw)) is not None]
    return alone, max(raws[-1].end, alone[-1].end if alone else 0)


def _skip(text: str, start: int) -> int:
    number = read_numeral(text, start)
    return number.end if number else start + 1


def _next_of_list(text: str, raw: Raw, taken: list[tuple[int, int]], idioms: list[tuple[int, int]]) -> Raw | None:
    comma = _LIST.match(text, raw.end)
    if comma is None or (comma.group() in "，," and not raw.number.arabic):
        return None
    at = comma.end()
    at += text.startswith(("-", "−"), at) and text[at + 1 : at + 2].isdigit()
    if not START.match(text, at) or covering(taken, at):
        return None
    found = read_raw(text, at, taken, idioms)
    return found if found and found.number.arabic == raw.number.arabic else None


def _share(raw: Raw, last: Raw) -> Quantity:
    """A member of a list takes the unit of the last one, and its multiplier if it is as small as the last."""
    assert last.unit is not None
    number = raw.number
    top = last.high or last.number
    if (
        raw is not last
        and not number.mult
        and top.mult
        and number.value < max(Decimal(1000), 10 * top.value / top.scale)
    ):
        number = times(number, top)
    return _quantity(number, raw.high, last.unit, raw.end)


def _alone(text: str, raw: Raw) -> Quantity | None:
    unit = raw.unit or no_unit(text, raw)
    if unit is None or not plausible(text, raw, unit):
        return None
    if unit.dimension == "money" and (change := _with_change(text, raw, unit)):
        return change
    if unit.dimension in _HALVED and _HALF.match(text, unit.end):
        return _and_a_half(raw, unit)
    number, unit = _tenths(text, raw.number, unit)
    number, unit = _hundredths(text, number, unit)
    if unit.name == "分" and (_SCORED.search(text, max(0, number.start - 12), number.start) or _is_score(text, raw)):
        unit = unit._replace(dimension="other", code=None)
    if unit.name == "块" and _counts_pieces(text, unit.end):
        unit = unit._replace(dimension="count", code="{piece}")
    if unit.name == "度" and (number.value >= 10000 or _CURRENT.search(text, max(0, number.start - 10), number.start)):
        unit = unit._replace(dimension="energy", code="kW.h")
    code = _currency(text, number, unit)
    unit = unit if code == unit.code else unit._replace(code=code)
    return _quantity(number, raw.high, unit, unit.end)


def _is_score(text: str, raw: Raw) -> bool:
    """Whether 分 are points of an appraisal: 评估得分60分以下的…，80分以上…, 70分（含）至80分."""
    bounded = raw.high is not None or raw.number.value % 1 or _POINTS.match(text, raw.end) is not None
    appraised = _APPRAISED.search(text, 0, raw.number.start) is not None
    return raw.number.arabic and (bounded or appraised) and not _CLOCK_TIME.search(text, 0, raw.number.start)


def _counts_pieces(text: str, at: int) -> bool:
    """Whether 块 before `at` counts what follows, and is no word for 元: 3块金牌, 49块“海外千屏”."""
    return text.startswith("“", at) or tagged(text[at : at + 6] or "。")[0][1][:1] == "n"


def _tenths(text: str, number: Numeral, unit: Unit) -> tuple[Numeral, Unit]:
    """三成五 is 3.5成."""
    if unit.name == "成" and text.startswith("半", unit.end):
        return number._replace(value=number.value + Decimal("0.5"), steps=f"{number.steps}+0.5"), unit._replace(
            end=unit.end + 1
        )
    digit = read_numeral(text, unit.end) if unit.name in ("成", "折") else None
    if digit is None or digit.value >= 10 or digit.arabic:
        return number, unit
    value = number.value + digit.value / 10
    return number._replace(value=value, steps=f"{number.steps}+0.{digit.value}"), unit._replace(end=digit.end)


def _hundredths(text: str, number: Numeral, unit: Unit) -> tuple[Numeral, Unit]:
    """46秒80 is 46.8 seconds, as races are timed."""
    digits = _HUNDREDTHS.match(text, unit.end) if unit.name == "秒" and number.value == int(number.value) else None
    if digits is None:
        return number, unit
    value = number.value + Decimal(f"0.{digits.group()}")
    return number._replace(value=value, steps=f"{number.steps}+0.{digits.group()}"), unit._replace(end=digits.end())


def _with_change(text: str, raw: Raw, unit: Unit) -> Quantity | None:
    """五元三毛, 123元1角1分 are one amount."""
    if unit.name not in ("元", "块", "圆") or raw.high or raw.number.mult:
        return None
    value, steps, end = raw.number.value, raw.number.steps, unit.end
    for names, share in (("角毛", "0.1"), ("分", "0.01")):
        part = read_numeral(text, end)
        if part is not None and part.value < 10 and text[part.end : part.end + 1] in tuple(names):
            value, steps, end = value + part.value * Decimal(share), f"{steps}+{part.steps}*{share}", part.end + 1
    if end == unit.end:
        return None
    end += text.startswith("钱", end)
    return _quantity(raw.number._replace(value=value, steps=steps), None, unit, end)


def _and_a_half(raw: Raw, unit: Unit) -> Quantity:
    number = raw.number._replace(value=raw.number.value + Decimal("0.5"), steps=f"{raw.number.steps}+0.5")
    return _quantity(number, raw.high, unit, unit.end + 1)


def _currency(text: str, number: Numeral, unit: Unit) -> str | None:
    """港币50元 is in Hong Kong dollars."""
    if unit.name == "度" and text[max(0, number.start - 4) : number.start].endswith(("华氏", "华氏温度")):
        return "[degF]"
    before = _CURRENCY.search(text, max(0, number.start - 4), number.start) if unit.name in ("元", "块") else None
    return _PREFIXED[before.group(1)] if before else unit.code


_HUNDREDTHS = re.compile(r"\d{1,3}(?![\d.:：年月日时分秒个名米人])")
_CURRENT = re.compile(r"电[^，,。；度温]{0,6}$")  # 用电120度 is energy, 36度 a temperature or an angle
_NEGATIVE = re.compile(r"(?:(?<![减担肩背抱])负|零下|(?<=[为是至到约达率速幅（(，、和：:\s])[-−])$|^-$")
_MINUS = ("负", "零下", "-", "−")


def _negated(text: str, quantity: Quantity) -> Quantity:
    """负3.9%, 零下5摄氏度, 为-0.3%."""
    signed = text[: quantity.start].endswith(_MINUS)
    match = _NEGATIVE.search(text, max(0, quantity.start - 3), quantity.start) if signed else None
    if match is None:
        return quantity
    high = None if quantity.high is None else -quantity.high
    start = match.start() if match.group() != "零下" else quantity.start
    steps = "..".join(f"-({part})" for part in quantity.steps.split(".."))
    return quantity._replace(start=start, value=-quantity.value, high=high, steps=steps)


def _quantity(number: Numeral, high: Numeral | None, unit: Unit, end: int) -> Quantity:
    upper = high.value if high else number.high
    steps = number.steps
    if upper is not None:
        steps += f"..{high.steps if high else format(upper.normalize(), 'f')}"
    mult = high.mult if high else number.mult
    return Quantity(
        start=number.start,
        end=end,
        number_end=min(number.end, end),
        value=float(number.value),
        high=None if upper is None else float(upper),
        unit=unit.name,
        code=unit.code,
        dimension=unit.dimension,
        mult=mult,
        more=number.more or bool(high and high.more),
        about=number.about,
        arabic=number.arabic,
        steps=steps,
    )

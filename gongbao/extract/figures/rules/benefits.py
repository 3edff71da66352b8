"""What an insurance pays: deductible, rate and limit side by side are of one case (镇卫生院起付标准…，报销比例…)."""

from __future__ import annotations

import re
from functools import cache

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.patterns import pattern

_PART = re.compile(r"(?:（[^（）]*）|）)?(?:以[上下内])?的?部分[^，,。；\d]{0,6}")
_OF_PART = re.compile("(?:以[上下])?部分[^，,。；]{0,8}")
_ASIDE = re.compile("（[^（）]*）")
_PAYS_BACK = re.compile("补偿|报销|支付|救助|赔付")


def of_one_case(names: list[str | None]) -> list[str | None]:
    """The names of the values of a sentence, a bare rate or limit with the case of the deductible or rate before it."""
    found = list(names)
    for n in range(1, len(found)):
        case = _of_case().fullmatch(found[n - 1] or "")
        if case and _of_case(bare=True).fullmatch(found[n] or ""):
            found[n] = case["case"] + (found[n] or "")
    return found


def of_parts(text: str, slots: list[Slot], names: list[str | None]) -> list[str | None]:
    """The names of the values of a sentence, shares of parts with the part (医疗费2万元以上部分报销比例 of
    医疗费2万元以上部分按60%报销), and later bounds with what the first one is of."""
    found, measure = list(names), ""
    for n in range(len(slots) - 1):
        bound, share = slots[n], slots[n + 1]
        amount = bound.quantity.dimension == "money"
        name = found[n] or ""
        if amount and not _OF_PART.fullmatch(name):
            measure = name
        if not amount or share.quantity.dimension != "percent" or not measure:
            continue
        said = text[bound.quantity.start : share.end + 8]
        paid = _PAYS_BACK.search(said)
        if paid and _PART.fullmatch(text, bound.end, share.quantity.start):
            found[n] = measure
            reach = (
                _ASIDE.sub("", text[_begin(slots, n) : share.quantity.start]).partition("部分")[0].removesuffix("的")
            )
            found[n + 1] = f"{measure}{reach}部分{paid.group()}比例"
    return found


def _begin(slots: list[Slot], n: int) -> int:
    """Where the bounds of the part that ends with slot `n` begin: 2万元 of 2万元以上8万元以下."""
    while n and not slots[n].first and slots[n - 1].quantity.unit == slots[n].quantity.unit:
        n -= 1
    return slots[n].quantity.start


@cache
def _of_case(bare: bool = False) -> re.Pattern[str]:
    return pattern("benefit", before=r"(?:年度?|最高|累计)*" if bare else r"(?P<case>.{2,}?)(?:年度?|最高|累计)*")

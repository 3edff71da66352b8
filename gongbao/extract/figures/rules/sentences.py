"""Names in the sentence of a rule: a threshold is somebody's, a tier is paid for, a cap caps what is paid."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.grant_words import PAID, PAYS
from gongbao.extract.figures.rules.benefits import of_one_case, of_parts
from gongbao.extract.figures.rules.by_kind import by_kind
from gongbao.extract.figures.rules.limits import term_of_grant
from gongbao.extract.figures.rules.lists import deal_out
from gongbao.extract.figures.rules.owners import past_paper
from gongbao.extract.figures.rules.payments import GIVER, by_base
from gongbao.extract.figures.rules.terms import (
    Told,
    described,
    kind_of_bound,
    past_and,
    same_terms,
)
from gongbao.extract.figures.rules.tiers import give_tier, pay_terms, pay_tiers, tell_apart

_MOVED = re.compile(r"(?<=..)(?:上浮|下浮|上调|(?<![圆期届])满|达到)$")
_BY_GIVER = re.compile(f"由{GIVER}(?=.{{2}})")  # 留成部分由县财政补助
_GIVES_WITHIN = re.compile(
    rf"(?<=每[年月日天人家户])(?:给予|予以|享受|发放)(?=[^，]{{0,8}}(?:{PAYS})$)|(?<=、)、+|、+(?=(?:{PAYS})$)"
)
_PAID_BEHIND = re.compile(rf"(?:（[^）]*）)?(?:及?以[上下内])?的?[^，,。；\d]{{0,10}}?(?P<paid>{PAYS})(?=\d)")
# what stands between two bounds of one thing
_SAME = re.compile("）?[，,]?(?:[至到]|[但且]?(?:不[满足到]|不超过|少于|低于|小于))|（不?含")


def in_rule(text: str, slots: list[Slot], names: list[str | None], told: Told) -> list[str | None]:
    """The names of the values of a sentence, completed from it and from what was `told` before; told of its bounds."""
    names = [past_and(past_paper(name)) for name in of_parts(text, slots, of_one_case(names))]
    found = [by_base(slot, name) for slot, name in zip(slots, names, strict=True)]
    found = [term_of_grant(text, slot, name) for slot, name in zip(slots, found, strict=True)]
    found = [_unpaid(text, slot, name) for slot, name in zip(slots, found, strict=True)]
    found = [described(text, slot, name) for slot, name in zip(slots, found, strict=True)]
    for n in range(1, len(slots)):
        if not slots[n].first and kind_of_bound(slots[n]) == kind_of_bound(slots[n - 1]):
            found[n] = found[n - 1] if _SAME.fullmatch(slots[n].left) else found[n]  # 80亩以上（含80亩）至90亩以下
    same_terms(text, slots, found, told)
    give_tier(text, slots, found)
    pay_tiers(text, slots, found, told)
    pay_terms(text, slots, found)
    deal_out(text, slots, found)
    for n in range(len(slots)):
        found[n] = by_kind(text, slots, n, found, told.names)
    tell_apart(text, slots, found)
    return [_tidied(slot, name) if name else name for slot, name in zip(slots, found, strict=True)]


def _tidied(slot: Slot, name: str) -> str:
    """A name without what only leads to it (博士每月生活补贴 of 对于博士每月给予生活补贴); years asked are 年限."""
    name = _BY_GIVER.sub("", _MOVED.sub("", _GIVES_WITHIN.sub("", name.removeprefix("对于"))))
    return name.removesuffix("时间") + "年限" if slot.quantity.unit == "年" and name.endswith("时间") else name


def _unpaid(text: str, slot: Slot, name: str | None) -> str | None:
    """What a bound is set for, without the verb that pays behind it: 茶园面积 of 80亩以上的茶园|补助2万元."""
    match = _PAID_BEHIND.match(text, slot.quantity.end) if name and PAID.search(name[-2:]) else None
    if not name or not match or slot.sign not in (">=", ">"):
        return name
    name = name.removesuffix(match["paid"]).removesuffix("一次性")
    return name + "面积" if slot.quantity.dimension == "area" and name and not name.endswith("面积") else name or None

"""Names in the sentence of a rule: a threshold is somebody's, a tier is paid for, a cap caps what is paid."""

from __future__ import annotations

import re
from typing import NamedTuple

from gongbao.extract.figures.clauses import ITEM, Slot
from gongbao.extract.figures.grant_words import PAID, PAYS
from gongbao.extract.figures.names.indicators import clean_left
from gongbao.extract.figures.rules.benefits import of_one_case, of_parts
from gongbao.extract.figures.rules.limits import term_of_grant
from gongbao.extract.figures.rules.lists import deal_out
from gongbao.extract.figures.rules.payees import owner, past_paper
from gongbao.extract.figures.rules.payments import asked_of, by_base, past_giver
from gongbao.extract.figures.rules.terms import (
    described,
    is_term,
    kind_of_bound,
    owned,
    past_and,
    same_terms,
    term,
    whose_first,
)
from gongbao.extract.figures.rules.tiers import each_counted, give_tier, pay_terms, pay_tiers, tell_apart

_PLACES = re.compile("(?:地区|城区|[省市县区])(?:每[年月])?$")
_OF_PLACES = re.compile(
    rf"(?P<what>[^，。；：:\d条]{{0,8}}(?:{PAYS})(?:标准|金额|额度)?)(?:为|如下|是)?[：:][^：:；;。]*$"
)
_EACH = re.compile(r"(?:同一|单[个户家条只台场架店一项]?|每[^，,\d每年月次])[^，,\d]{0,20}")
_CAPS = re.compile(
    r"(?:原则上|一般|均)?(?:最高|最多|封顶|上限|总额|金额|额度|限额|标准|可达?|达到?|为|按|不超过|不得超过|不高于)+$"
)
_OWN_NOUN = re.compile(r"(?:额度?|费用?|价|收入|投资|款|期限?|面积|券)$")
_PAYS = re.compile(
    rf"(?P<each>每[^，,。\d每]{{1,5}}?)?(?:一次性|年度|再|另行|给予)*(?P<paid>{PAYS})(?:费|金)?(?:最高|不超过|标准|为|约)*$"
)
_MOVED = re.compile(r"(?<=..)(?:上浮|下浮|上调|(?<![圆期届])满|达到)$")
_GIVEN_BEFORE = re.compile(rf"(?:给予|予以)(?P<what>[^，,。；\d]{{3,14}}?(?:{PAYS}))[，,]$")
_GIVES_WITHIN = re.compile(
    rf"(?<=每[年月日天人家户])(?:给予|予以|享受|发放)(?=[^，]{{0,8}}(?:{PAYS})$)|(?<=、)、+|、+(?=(?:{PAYS})$)"
)
_GIVES_MOST = re.compile("…(?:的标准|标准)?(?:给予|予以)(?:最高|不超过)?$|^(?:给予|予以|按照?)[^…]*…[、，]?$")
_PAID_BEHIND = re.compile(rf"(?:（[^）]*）)?(?:及?以[上下内])?的?[^，,。；\d]{{0,10}}?(?P<paid>{PAYS})(?=\d)")
# what stands between two bounds of one thing
_SAME = re.compile("）?[，,]?(?:[至到]|[但且]?(?:不[满足到]|不超过|少于|低于|小于))|（不?含")
_RATIO = re.compile("(?P<ratio>.*?比例)(?:$|(?:原则上|一般|最高)*(?:为|按|不超过)(?=.{2}))")  # 贴息比例为利息总额的…
_AREA = re.compile(r"(?:补贴|补助)?面积")
_WHAT = re.compile(rf"([\u4e00-\u9fff]{{2,8}}?(?:{PAYS}))[，,]$")
_BY_RATE = re.compile(rf"(?:的标准|标准)?(?:给予|予以|进行|发放)?([\u4e00-\u9fff]{{0,6}}?(?:{PAYS}))")
_BARE_RATE = frozenset({"按", "按照"})
_PART_PAID = re.compile("(?:拨付?|预拨|支付|返还|收回|报销|抵扣|承担|自缴|自付|配套|退还)(?:其余)?$")
_INSTALMENT = re.compile(r"(?:首期|每期)")
_MAY = re.compile("(?:原则上)?(?:[只仅]能|[只仅]可|[只仅]限|可以?(?=再|多|申|享)|至[少多])")
_SERVED = re.compile(r"(?:及?以上)?的?(?P<what>[^，,。；、\d]{0,8}(?:经历|经验|工龄))")
_ASKED = re.compile(r"应当|必须|须|具有|具备|拥有|有$")


class Told(NamedTuple):
    """What the paragraph told before a sentence: the names of the sentence before it and what its bounds are set for,
    by unit or, for times, by dimension."""

    names: list[str]
    bounds: dict[str, str]


def in_rule(text: str, slots: list[Slot], names: list[str | None], told: Told) -> list[str | None]:
    """The names of the values of a sentence, completed from it and from what was `told` before; told of its bounds."""
    earlier = told.names
    found = [
        by_base(slot, name)
        for slot, name in zip(
            slots,
            of_parts(text, slots, of_one_case([past_paper(name) for name in names])),
            strict=True,
        )
    ]
    found = [past_giver(text, slot, past_and(name)) for slot, name in zip(slots, found, strict=True)]
    found = [term_of_grant(text, slot, _served(slot, name)) for slot, name in zip(slots, found, strict=True)]
    for n, slot in enumerate(slots):
        if slot.quantity.dimension != "duration" and is_term(text, slot) and PAID.search(text, slot.stop):
            found[n] = term(text, slot, found[n], earlier)
    found = [_unpaid(text, slot, name) for slot, name in zip(slots, found, strict=True)]
    found = [described(text, slot, name) for slot, name in zip(slots, found, strict=True)]
    for n in range(1, len(slots)):
        if not slots[n].first and kind_of_bound(slots[n]) == kind_of_bound(slots[n - 1]):
            found[n] = found[n - 1] if _SAME.fullmatch(slots[n].left) else found[n]  # 80亩以上（含80亩）至90亩以下
    whose_first(text, slots, found)
    same_terms(text, slots, found, told.bounds)
    give_tier(text, slots, found)
    pay_tiers(text, slots, found, told.bounds)
    pay_terms(text, slots, found)
    deal_out(text, slots, found)
    each_counted(slots, found)
    for n, slot in enumerate(slots):
        if slot.quantity.dimension == "money":
            known = [*earlier, *(name for name in found[:n] if name)]
            found[n] = _instalment(_paid(text, slot, _cap(text, slot, found[n], known)), known)
            found[n] = _alike(slots, n, found)
        else:
            found[n] = _times(slot, _bounded(text, slots, n, found))
            if slot.quantity.dimension == "count" and (name := found[n]):
                found[n] = asked_of(text, slot, name)
    tell_apart(text, slots, found)
    return [_tidied(name) if name else name for name in found]


def _tidied(name: str) -> str:
    """A name without what only leads to it: 博士每月生活补贴 of 对于博士每月给予生活补贴."""
    return _MOVED.sub("", _GIVES_WITHIN.sub("", name.removeprefix("对于")))


def _unpaid(text: str, slot: Slot, name: str | None) -> str | None:
    """What a bound is set for, without the verb that pays behind it: 连片茶园面积 of 连片80亩以上的茶园|补助2万元."""
    match = _PAID_BEHIND.match(text, slot.quantity.end) if name and PAID.search(name[-2:]) else None
    if not name or not match or slot.sign not in (">=", ">"):
        return name
    name = name.removesuffix(match["paid"]).removesuffix("一次性")
    return name + "面积" if slot.quantity.dimension == "area" and name and not name.endswith("面积") else name or None


def _times(slot: Slot, name: str | None) -> str | None:
    """How often something may be done: 同一项目申请次数 of 同一项目只能申请一次."""
    if not name or slot.quantity.unit != "次":
        return name
    name = _MAY.sub("", name)
    return name if not name or name.endswith("次数") else name + "次数"


def _served(slot: Slot, name: str | None) -> str | None:
    """机构负责人工作经历 of 机构负责人应当具有大专以上学历和2年以上工作经历: who is asked, and for years of what."""
    match = _SERVED.match(slot.right) if slot.quantity.dimension == "duration" else None
    if not match:
        return name
    who = clean_left(_ASKED.split(slot.left)[0]) if _ASKED.search(slot.left) else ""
    return ITEM.sub("", who) + match["what"]


def _cap(text: str, slot: Slot, name: str | None, known: list[str]) -> str | None:
    """单个企业每年补助 of 单个企业每年最高不超过100万元; what is paid where only its bound is said."""
    before = _CAPS.sub("", text[slot.clause : slot.quantity.start].strip())
    if slot.sign != "<=":
        return name
    paid = [PAID.findall(other)[-1] for other in known if PAID.search(other)]
    paid = paid or PAID.findall(text[: slot.clause])
    if not before and (given := _GIVEN_BEFORE.search(text, max(0, slot.clause - 40), slot.clause)):
        return given["what"]
    if not before:
        return name if not name or not paid or PAID.search(name) or slot.left == "" else name + paid[-1]
    if _PLACES.search(before) and name and not PAID.search(name) and (what := _OF_PLACES.search(text[: slot.clause])):
        return name + what["what"]
    if not _EACH.fullmatch(before) or _OWN_NOUN.search(before):
        return name
    if said := PAID.search(before):
        return before[: said.end()]
    return before + paid[-1] if paid else name


def _paid(text: str, slot: Slot, name: str | None) -> str | None:
    """省内每店补助, of which a name says only 省内."""
    match = _PAYS.search(text[slot.clause : slot.quantity.start])
    if match and name and PAID.fullmatch(name):
        return owned(text, slot, name) or name
    if not match or not name or PAID.search(name) or len(name) > 16:
        return name
    each = match["each"] or ""
    return name + ("" if each in name else each) + match["paid"]


def _instalment(name: str | None, known: list[str]) -> str | None:
    """首期规模 of the fund named before."""
    if not name or not known or not _INSTALMENT.match(name):
        return name
    return re.sub("^(?:设立|组建|成立)|总?规模$", "", known[-1]) + name


def _bounded(text: str, slots: list[Slot], n: int, found: list[str | None]) -> str | None:
    """What a bound that is not money limits, and what is paid at a rate: 租金补贴面积, 硕士面积, 航线补贴."""
    slot, name = slots[n], found[n] or ""
    before = _CAPS.sub("", text[slot.clause : slot.quantity.start])
    if _AREA.fullmatch(before) and (what := _WHAT.search(text, 0, slot.clause)):
        rent = re.sub("^.*(?:给予|年)", "", what.group(1))
        return rent + "面积" if len(rent) > 4 else name or None
    by_rate = "按" in slot.left or (slot.quantity.dimension == "percent" and slot.left.endswith("的"))
    carried = PAID.search(name) and (slot.quantity.dimension != "rate" or not name.endswith("面积"))
    paid = _BY_RATE.match(slot.right) if by_rate and not carried else None
    if slot.quantity.dimension == "percent" and PAID.fullmatch(name):
        return (owned(text, slot, name) or name) + "比例"
    if slot.quantity.dimension == "percent" and (ratio := _RATIO.match(name)):
        return ratio["ratio"]
    if slot.quantity.dimension == "percent" and _PART_PAID.search(name):
        return name + "比例"
    if slot.quantity.dimension == "percent" and name and not paid and _GIVES_MOST.search(slot.left + "…" + slot.right):
        given = PAID.search(text, slot.end, slots[min(n + 1, len(slots) - 1)].stop)
        return name + given.group() + "比例" if given else name
    if slot.quantity.dimension == "percent":
        return name + paid.group(1) + "比例" if paid and name and "比例" not in name else name or None
    if slot.quantity.dimension == "rate":
        who = owner("", text[: slot.quantity.start]) if paid else ""
        return who + paid.group(1) if paid and (who or slot.left in _BARE_RATE) else name or None
    return _alike(slots, n, found)


def _alike(slots: list[Slot], n: int, found: list[str | None]) -> str | None:
    """硕士面积, 小微企业额度 where the value before says what is bounded: 博士面积不超过90平方米."""
    slot, name, before = slots[n], found[n], slots[n - 1]
    if not n or not name or slot.sign == "=" or (before.quantity.unit, before.sign) != (slot.quantity.unit, slot.sign):
        return name
    noun = _OWN_NOUN.search(found[n - 1] or "")
    return name + noun.group() if noun and 2 <= len(name) <= 5 and not _OWN_NOUN.search(name) else name

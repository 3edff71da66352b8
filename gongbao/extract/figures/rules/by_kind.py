"""What a value of a rule measures, by its kind: a cap caps what is paid, a share is one of it."""

from __future__ import annotations

import re
from collections.abc import Callable

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.grant_words import PAID, PAYS
from gongbao.extract.figures.rules.payments import SAYS_MEASURE
from gongbao.extract.figures.rules.whose import payee
from gongbao.extract.words import tagged

_PLACES = re.compile("(?:地区|城区|[省市县区])(?:每[年月])?$")
_OF_PLACES = re.compile(
    rf"(?P<what>[^，。；：:\d条]{{0,8}}(?:{PAYS})(?:标准|金额|额度)?)(?:为|如下|是)?[：:][^：:；;。]*$"
)
_EACH = re.compile(r"(?:同一|单[个户家条只台场架店一项]?|每[^，,\d每年月次])[^，,\d]{0,20}")
_BOUNDS = re.compile("(?:原则上|一般|均)?(?:最高|最多|封顶|合计|可达?|达到?|为|按|不超过|不得超过|不高于)+$")
_CAPS = re.compile(f"(?:(?:上限|总额|金额|额度|限额|标准)|{_BOUNDS.pattern})+$")
_OWN_NOUN = re.compile(r"(?:额度?|费用?|价|收入|投资|款|期限?|面积|券)$")
_SIZE = re.compile("(?:期限?|面积)$")
_MEASURES = {
    "money": re.compile("(?:[\u4e00-\u9fff]{2}(?:额度|限额|标准)|费用?|收入|投资)$"),
    "percent": re.compile("(?:[\u4e00-\u9fff]{2}(?:比例|费率)|占[^占]{2,12}比重)$"),
}
_LONGEST_LABEL = 6
_PAYS = re.compile(
    rf"(?P<each>每[^，,。\d每]{{1,5}}?)?(?:一次性|年度|再|另行|给予)*(?P<paid>{PAYS})(?:费|金)?(?:最高|不超过|标准|为|约)*$"
)
_GIVEN_BEFORE = re.compile(rf"(?:给予|予以)(?P<what>[^，,。；\d]{{3,14}}?(?:{PAYS}))[，,]$")
_GIVES_MOST = re.compile("…(?:的标准|标准)?(?:给予|予以)(?:最高|不超过)?$|^(?:给予|予以|按照?)[^…]*…[、，]?$")
_RATIO = re.compile("(?P<ratio>.*?比例)(?:$|(?:原则上|一般|最高)*(?:为|按|不超过)(?=.{2}))")  # 贴息比例为利息总额的…
_AREA = re.compile(r"(?:补贴|补助)?面积")
_WHAT = re.compile(rf"([\u4e00-\u9fff]{{2,8}}?(?:{PAYS}))[，,]$")
_BY_RATE = re.compile(rf"(?:的标准|标准)?(?:给予|予以|进行|发放)?([\u4e00-\u9fff]{{0,6}}?(?:{PAYS}))")
_BARE_RATE = frozenset({"按", "按照"})
_PART_PAID = re.compile("(?:拨付?|预拨|支付|返还|收回|报销|抵扣|承担|自缴|自付|配套|退还)(?:其余)?$")
_MAY = re.compile("(?:原则上)?(?:[只仅]能|[只仅]可|[只仅]限|可以?(?=再|多|申|享)|至[少多])")


def by_kind(text: str, slots: list[Slot], n: int, found: list[str | None], earlier: list[str]) -> str | None:
    """The name of the value in slot `n`, of which `found` has what is known; `earlier` are the names before."""
    slot = slots[n]
    if slot.quantity.dimension == "money":
        known = [*earlier, *(name for name in found[:n] if name)]
        name = _paid(text, slot, _cap(text, slot, found[n], known))
    else:
        complete = _COMPLETE.get(slot.quantity.dimension)
        name = _times(slot, complete(text, slots, n, found[n] or "") or None if complete else found[n])
    return _measured(slots, n, [*found[:n], name], earlier)


def _cap(text: str, slot: Slot, name: str | None, known: list[str]) -> str | None:
    """单个企业每年补助 of 单个企业每年最高不超过100万元; what is paid where only its bound is said."""
    whole = _BOUNDS.sub("", text[slot.clause : slot.quantity.start].strip())
    before = _CAPS.sub("", whole)
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
    label = len(before) <= _LONGEST_LABEL and before.isalpha() and not SAYS_MEASURE.search(before)
    if not (label or _EACH.fullmatch(before)) or _OWN_NOUN.search(before):
        return name
    if PAID.search(before):
        return whole
    return before + paid[-1] if paid else name


def _paid(text: str, slot: Slot, name: str | None) -> str | None:
    """省内每店补助, of which a name says only 省内."""
    match = _PAYS.search(text[slot.clause : slot.quantity.start])
    if not match or not name or PAID.search(name) or len(name) > 16:
        return name
    each = match["each"] or ""
    return name + ("" if each in name else each) + match["paid"]


def _measured(slots: list[Slot], n: int, found: list[str | None], earlier: list[str]) -> str | None:
    """硕士面积, 双职工贷款额度: a label alone with what the value before it, if of the same kind, measures."""
    slot, name = slots[n], found[n] or ""
    before = found[n - 1] if n else earlier[-1] if earlier else ""
    if (
        not 2 <= len(name) <= _LONGEST_LABEL
        or SAYS_MEASURE.search(name)
        or (n and slots[n - 1].quantity.unit != slot.quantity.unit)
    ):
        return found[n]
    if tagged(name)[0][1][:1] == "v":
        return name
    noun = _MEASURES.get(slot.quantity.dimension, _SIZE).search(before or "")
    return name + noun.group() if noun else found[n]


def _times(slot: Slot, name: str | None) -> str | None:
    """How often something may be done: 同一项目申请次数 of 同一项目只能申请一次."""
    if not name or slot.quantity.unit != "次":
        return name
    name = _MAY.sub("", name)
    return name if not name or name.endswith("次数") else name + "次数"


def _area(text: str, slots: list[Slot], n: int, name: str) -> str:
    """租金补贴面积 of 给予租金补贴，面积不超过300平方米."""
    before = _CAPS.sub("", text[slots[n].clause : slots[n].quantity.start])
    what = _WHAT.search(text, 0, slots[n].clause) if _AREA.fullmatch(before) else None
    rent = re.sub("^.*(?:给予|年)", "", what.group(1)) if what else ""
    return rent + "面积" if len(rent) > 4 else name


def _share(text: str, slots: list[Slot], n: int, name: str) -> str:
    """实付利息补助比例 of 按实付利息的30%给予补助."""
    slot = slots[n]
    if PAID.fullmatch(name) or _PART_PAID.search(name):
        return name + "比例"
    if ratio := _RATIO.match(name):
        return ratio["ratio"]
    by_rate = "按" in slot.left or slot.left.endswith("的")
    paid = _BY_RATE.match(slot.right) if by_rate and not PAID.search(name) else None
    if name and not paid and _GIVES_MOST.search(slot.left + "…" + slot.right):
        given = PAID.search(text, slot.end, slots[min(n + 1, len(slots) - 1)].stop)
        return name + given.group() + "比例" if given else name
    return name + paid.group(1) + "比例" if paid and name and "比例" not in name else name


def _rate(text: str, slots: list[Slot], n: int, name: str) -> str:
    """航线补贴 of 按每标箱90元给予航线补贴, with who is paid."""
    slot = slots[n]
    carried = PAID.search(name) and not name.endswith("面积")
    paid = _BY_RATE.match(slot.right) if "按" in slot.left and not carried else None
    who = payee("", text[: slot.quantity.start]) if paid else ""
    return who + paid.group(1) if paid and (who or slot.left in _BARE_RATE) else name


_COMPLETE: dict[str, Callable[[str, list[Slot], int, str], str]] = {"area": _area, "percent": _share, "rate": _rate}

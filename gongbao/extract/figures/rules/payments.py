"""What is paid and to whom, in rules: 给予15万元奖励, 按投资额的10%补助."""

from __future__ import annotations

import re
from functools import cache

from gongbao import lexicon
from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.grant_words import GRANTED, PAID, PAYS
from gongbao.extract.figures.rules.descriptions import GENERIC, is_payee
from gongbao.extract.figures.rules.whose import Ahead, of_grant

_GIVES = re.compile(rf"(?:给予|予以|{PAYS}|兑现|发放|[再另加][奖补])[^，,。；]{{0,10}}$")
# for each of what an amount is: 每人每月
EACH = re.compile(
    r"每(?:TEU|标箱)|每[人户床生月年天日小亩次张座棚趟箱吨列台件套栋头平立集场部站桩千瓦升间][每月年天日时方米类瓦]{0,3}"
)
_EACH = re.compile(
    r"每(?:个[^个，,\d的按给奖补资分]{2,3}|[个家人户亩吨头只台次年月店套件辆株平航班]{1,2}|TEU|标箱)(?:方米|（[^）]{1,2}）|人次)?(?=[^，]{0,10}$)"
)
_LONGEST_TO = 24
_HANDED = re.compile(r"^(?:再|另|可)?按.*(?:给予|予以)")  # 按实付利息给予年化(2个百分点的贴息)
# 按新增投资额给予运营主体补助: what a share is of, who is paid, and what
_BY_BASE = re.compile(rf"按照?(?P<base>[^，的]{{2,14}}?)(?:给予|予以)(?P<paid>[^，的]*(?:{PAYS}))")
_AT_RATE = re.compile(
    r"(?P<who>(?![第前后])(?:(?!给予).)*?)(?:可以?|再)?按照?(?:不超过|不高于|不低于)?(?:其(?![他它余中]))?(?P<base>.{2,16})"
)
_THEN_PAID = re.compile(rf"的?(?:标准)?(?:给予|予以|发放|进行)?(?:一次性)?((?:[^，,。；]{{0,6}})(?:{PAYS}))")
_GRANT_BEHIND = re.compile(
    rf"的?(?:一次性)?(?P<what>(?:(?!给予|予以|标准|进行|的)[\u4e00-\u9fff]){{1,8}}?(?:{PAYS}|奖金|补偿|扶持)(?:资金)?)"
    r"(?=[，,。；、（）]|支持|$)"
)
GIVER = "(?:[^的，]{0,4}(?:政府|财政)|[^的，]{1,3}管委会?)"  # 市政府给予…
_BY_GIVER = re.compile(f"由?{GIVER}")
# 往返按每人35元给予奖励
_LABELS = re.compile(
    "(?P<label>(?!对|[且并可再另]|其|由|凡|在)[\u4e00-\u9fff]{2,8}(?<!资金)(?<!标准)(?<![费额]))按照?每[^，,]{1,6}"
)
_PLAIN_GRANT = re.compile(rf"的(?P<what>{PAYS})(?=[，,。；]|$)")
_GRANTED = re.compile(r"的(?:标准|比例|额度|幅度)(?:给予|予以|进行|发放|兑现)?([^，,。；（]{2,16})")
# a name that has one of these says what it measures
SAYS_MEASURE = re.compile(
    r"补[贴助]|奖|津贴|贴息|费|率|比例|额|款|(?<!黄)金|资|价|收入|贷|期限|标准|产值|投入|利润|税|面积|占比|成本|合计|得分"
)
# what a bare verb gives: 每亩补100元
BY_VERB = {"补": "补贴", "奖": "奖励", "收": "收费"}


@cache
def idle_pay() -> frozenset[str]:
    """Words that say how an amount is given and never what is."""
    return frozenset(lexicon.lines("figures/idle_pay.txt"))


def by_base(slot: Slot, name: str | None) -> str | None:
    """新增投资额补助比例 of 按新增投资额给予运营主体15%补助, 运营主体补助 of the amount at which it is capped."""
    match = _BY_BASE.fullmatch(name or "")
    if not match:
        return name
    paid = PAID.findall(match["paid"])[-1]
    return f"{match['base']}{paid}比例" if slot.quantity.dimension == "percent" else match["paid"]


def grant(text: str, slots: list[Slot], n: int, after: str) -> str:
    """给予15万元奖励: to whom, from the clauses before, and for each what."""
    slot = slots[n]
    what = granted_behind(slot.right) or after or (GRANTED.findall(text[: slot.quantity.start]) or ["奖励"])[-1]
    each = _EACH.findall(text[slot.clause : slot.quantity.start])
    what = (each[-1] if each else "") + what.removeprefix("一次性")
    who = of_grant(Ahead("", "", text, slots[:n], slot), what)
    return who + what.removeprefix(who[-2:]) if who else what


def granted_behind(right: str) -> str:
    """What the words after an amount say is given: 落户奖励 of 的落户奖励，; "" if they do not."""
    match = _GRANT_BEHIND.match(right)
    return match["what"] if match else ""


def gives(text: str, slot: Slot) -> bool:
    """Whether the words before an amount say that it is paid."""
    return bool(_GIVES.search(text[slot.clause : slot.quantity.start][-16:]))


def paid(text: str, slots: list[Slot], n: int, own: str, after: str, last: Slot) -> str:
    """What is paid and to whom: 按每亩500元的标准给予补贴, 给予15万元奖励, 按投资额的10%补助."""
    slot = slots[n]
    is_given = gives(text, slot)
    own = "" if _HANDED.match(own) or (_BY_GIVER.fullmatch(own) and is_given) else own
    ratio = "比例" if slot.quantity.dimension == "percent" else ""
    what = granted_behind(last.right) if is_given else ""
    given = what or (after if PAID.fullmatch(after) and is_given else "")
    if given and len(own) <= GENERIC and is_payee(own):
        return (of_grant(Ahead("", "", text, slots[:n], slot)) or own) + given  # 对上市企业，给予企业…
    if granted := _GRANTED.match(last.right):
        return own + granted.group(1) + ratio if own else grant(text, slots, n, granted.group(1) + ratio)
    if own and len(own) <= _LONGEST_TO and what:
        return own + what
    plain = _PLAIN_GRANT.match(last.right) if slot.quantity.dimension == "money" and is_given else None
    if plain and slot.left.startswith("对") and is_payee(own):
        return own + plain["what"]
    if not own and last.right.startswith("的") and is_given:
        return grant(text, slots, n, after + (ratio if GRANTED.search(after) else ""))
    if slot.quantity.dimension == "money" and (handed := _THEN_PAID.match(last.right)) and "按" in slot.left:
        said, whom = grant(text, slots, n, handed.group(1)), _LABELS.fullmatch(slot.left)
        return said.replace("每", f"{whom['label']}每", 1) if whom else said
    if ratio and (match := _AT_RATE.fullmatch(own)):
        share = match["base"] + (PAID.findall(last.right) or [""])[0] + ratio
        return match["who"] + share if 2 <= len(match["who"]) <= _LONGEST_TO else grant(text, slots, n, share)
    return ""

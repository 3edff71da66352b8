"""Amounts that a rule pays or charges without saying for what: A类人才安家费 of 第八条　安家费。A类人才40万元."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from gongbao.extract.figures.clauses import ITEM, Slot
from gongbao.extract.figures.grant_words import GRANTED
from gongbao.extract.figures.names.indicators import clean_left
from gongbao.extract.figures.patterns import alternatives
from gongbao.extract.figures.rules.articles import article_topic
from gongbao.extract.figures.rules.payments import BY_VERB, EACH, SAYS_MEASURE, condition
from gongbao.extract.figures.rules.terms import is_term
from gongbao.extract.words import tagged

_LEADS = re.compile(
    r"(?:可以?|再|另外?|对应|最多|最高|分别|依次|各|均|按|每年|每月|每日|免)*(?:(?<!奖)补|加|付|交|收|奖|计发?|享|减|扣|缴|提)?$"
)
_FROM_BOUND = re.compile(
    r"(?:（不?含）)?(?:及?以[上下内]|之间)?(?:（不?含）)?(?:的[，,]?)?(?:每[^，,\d]{1,5}|按|再|另|加)*(?:补|奖|收|加|付)?(?:励|助|贴|取)?(?:最高)?"
)
_AMOUNT = re.compile("^(?:[万亿]?元|的|一次性|给予|予以|和|按|随|在)+")
_SUM = re.compile(r"[\u4e00-\u9fff]{0,2}(?:额度|限额|标准)$")
_SHARE = re.compile(r"[\u4e00-\u9fff]{0,2}(?:比例|费率)$|占[^占]{2,12}比重$")
_ASIDE = re.compile("（[^）]*）")
_LEADS_TO = re.compile(
    "^.*(?:每[年月日次人户集场部个件套台]|按月|给予|发放|享受|的|下列|列入|纳入|加大|支持|推动|[及和与])(?=.{2})"
)
_SHARE_OF = re.compile("(?:占.*比重|不超过.*)$")  # what a cap after a share is of
# 按药师每人3万元、护士每人2万元的标准，给予引才补贴
_AT_STANDARD = re.compile(
    r"(?:、[^，,。；]{2,16}?\d[\d.]*[万千百]*元)*的标准[，,]?(?:给予|发放|申请|享受)(?:[^，,。；\d]{0,10}(?:企业|机构|单位|公司))?"
    rf"(?P<what>[^，,。；\d]{{0,8}}?(?:{GRANTED.pattern}))"
)
_OWN_SHARE = ("缴纳", "缴费", "自付", "承担", "负担")  # what the one who is paid bears himself
_LABELLED = re.compile(
    rf"(?P<what>[\u4e00-\u9fff]{{2,18}}(?:{GRANTED.pattern}))(?:政策|标准|金额)?[：:](?:每[人户][年月天])?$"
)
_BY = re.compile("^(?:可以?)?按照?")
_ITEM_OF = re.compile(r"(?P<what>[\u4e00-\u9fff]{2,10})[，,]$")
_BESIDES = ("之外", "基础上", "以外")
_OF_PAY = re.compile("(?:兑现|兑付|付清|发放|支付|拨付|返还)期限")
# 擅自占道，拒不改正的处300元罚款
_OFFENCE = re.compile(
    r"(?:[^，,。；：]{0,8}?)(?P<what>(?:擅自|未按?|违反|违规|无证|不按|拒不)[^，,。；：\d]{2,20}?)的?[，,]"
)
_FINES = re.compile(
    "^(?:.*的)?(?:可以?|逾期|并|情节严重的?|由[^处]{2,12})*处以?(?=.*罚款)|(?<=.)(?:可以?|并)+处以?(?=罚款$)"
)
_PAID = frozenset({"money", "percent", "rate", "multiple"})
_LONGEST_LABEL = 14


def charged(
    whole: str, start: int, text: str, slots: list[Slot], names: list[str | None], earlier: list[str]
) -> list[str | None]:
    """The names of the values of the sentence `text` at `start` of the rule `whole`, bare amounts with what is paid.

    `earlier` are the names of the sentence before.
    """
    found = list(names)
    for n, slot in enumerate(slots):
        if (fined := found[n] or "").endswith("罚款"):
            found[n] = _fine(text, slot, fined)
        if _OF_PAY.fullmatch(found[n] or ""):
            found[n] = _paid_for(whole, start, text, slot) + (found[n] or "")
        asked = slot.sign in (">=", ">") and not GRANTED.search(text, slot.clause, slot.quantity.start)
        if slot.quantity.dimension in _PAID and not asked and not is_term(text, slot):
            known = found[:n] if n and slots[n - 1].quantity.unit == slot.quantity.unit else earlier
            found[n] = _completed(whole, start, text, slot, found[n] or "", _bound(text, slots, n, found), known)
    return found


def _completed(
    whole: str, start: int, text: str, slot: Slot, own: str, bound: str, known: Sequence[str | None]
) -> str | None:
    """The name `own` of an amount as a label with what is paid, as it is where it says what it measures.

    `bound` is from when it is paid, `known` are names of other values.
    """
    amount, share = slot.quantity.dimension in ("money", "rate"), slot.quantity.dimension == "percent"
    plain = _SHARE_OF.sub("", own) if amount else own
    label = _BY.sub("", clean_left(slot.left)) if amount else ""
    if label and (given := _AT_STANDARD.match(text, slot.quantity.end)):
        return label + given["what"]
    name = _LEADS.sub("", plain, count=1)
    paid = name != own
    name = ("" if name.endswith(_BESIDES) else name) or _item(text, slot)
    if len(name) > _LONGEST_LABEL or own.endswith(_OWN_SHARE) or (SAYS_MEASURE.search(name) and not (paid and bound)):
        return plain or None
    what = ""
    if amount or paid or not name:
        what = _AMOUNT.sub("", _paid_for(whole, start, text, slot)) or _by_verb(text, slot, own)
    each = EACH.findall(text[slot.clause : slot.quantity.start])
    if not (what := what or _shared(known, share)):
        return plain or (name + each[-1] if name and each else None)
    label = bound or ("" if name and what.endswith(name[-2:]) else name)
    part = "比例" if share and not what.endswith(("比例", "比重", "率")) else ""
    return label + ("".join(each[-1:]) if each and each[-1] not in label + what else "") + what + part


def _paid_for(whole: str, start: int, text: str, slot: Slot) -> str:
    """What the sentence, the title of the paragraph, the text before or the heading says is paid; "" if none does."""
    line = whole.rfind("\n", 0, start) + 1
    item = ITEM.match(text)
    ahead = _ASIDE.sub("", text[item.end() if item else 0 : slot.quantity.start])
    if label := _LABELLED.match(ahead):
        return label["what"]
    if said := _last_named(ahead):
        return said
    if title := _title().match(ITEM.sub("", whole[line : line + 40])):
        return title["what"]
    return _last_named(_ASIDE.sub("", whole[line:start])) or article_topic(whole, start)


def _last_named(text: str) -> str:
    """What `text` last names as paid, from the beginning of a word on: 其他镇补贴, not 他镇补贴."""
    if not (said := list(_named().finditer(text))):
        return ""
    begin = said[-1].start()
    at = max(text.rfind("，", 0, begin) + 1, begin - 20)
    for word, _ in tagged(text[at : said[-1].end()]):
        if at + len(word) > begin:
            break
        at += len(word)
    return _LEADS_TO.sub("", text[at : said[-1].end("what")])


def _item(text: str, slot: Slot) -> str:
    """What an item is about, for an amount that its second clause only gives for each: 护理 of （一）护理，每日80元."""
    match = _ITEM_OF.match(ITEM.sub("", text[: slot.clause], count=1))
    return match["what"] if match and text.startswith("每", slot.clause) else ""


def _by_verb(text: str, slot: Slot, name: str) -> str:
    """What the verb beside an amount gives: 补贴 of 每亩补100元, 按每平方米30元补."""
    return BY_VERB.get(text[slot.quantity.start - 1], "") or BY_VERB.get(name[-1:], "")


def _shared(known: Sequence[str | None], share: bool) -> str:
    """What a value named before is, for a label alone: 贷款额度 of 单职工贷款额度60万元，双职工80万元."""
    measure = _SHARE if share else _SUM
    return next((match.group() for name in reversed(known) if (match := measure.search(name or ""))), "")


def _fine(text: str, slot: Slot, name: str) -> str:
    """A fine with what it is for: 占道经营罚款 of 占道经营的，可处5000元罚款."""
    bare = _FINES.sub("", name)
    if bare != "罚款":
        return bare
    offence = _OFFENCE.match(ITEM.sub("", text, count=1))
    return (condition(text, slot.clause) or (offence["what"] if offence else "")) + bare


def _bound(text: str, slots: list[Slot], n: int, found: list[str | None]) -> str:
    """The bound that an amount is paid from, with what it bounds: 营业面积50平方米以下 of 50平方米以下每月60元."""
    before = slots[n - 1] if n else None
    if before is None or before.quantity.dimension in ("percent", "duration", "points"):
        return ""
    if not _FROM_BOUND.fullmatch(text, before.quantity.end, slots[n].quantity.start):
        return ""
    ahead = found[n - 1] or ""
    return f"{ahead}{text[before.quantity.start : before.end]}的" if len(ahead) <= _LONGEST_LABEL else ""


def _nouns() -> str:
    return f"(?:{alternatives('granted')}|{alternatives('charged')})"


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?P<what>[\u4e00-\u9fff]{{1,8}}?{_nouns()})(?![用率户制期项政资对])")


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"(?P<what>[\u4e00-\u9fff“”]{{2,12}}?{_nouns()})。")

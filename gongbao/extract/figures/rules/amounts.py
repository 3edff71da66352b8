"""Amounts that a rule pays or charges without saying for what: A类人才安家费 of 第八条　安家费。A类人才40万元."""

from __future__ import annotations

import re
from functools import cache

from gongbao.extract.figures.clauses import ITEM, Slot
from gongbao.extract.figures.grant_words import GRANTED
from gongbao.extract.figures.names.indicators import clean_left
from gongbao.extract.figures.patterns import alternatives
from gongbao.extract.figures.rules.articles import article_topic
from gongbao.extract.figures.rules.payments import BY_VERB, EACH, SAYS_MEASURE
from gongbao.extract.figures.rules.terms import is_term
from gongbao.extract.figures.rules.whose import Ahead, condition
from gongbao.extract.words import tagged

_LEADS = re.compile(
    r"(?:可以?|再|另外?|对应|最多|最高|分别|依次|各|均|按|每年|每月|每日|免)*(?:(?<!奖)补|加|付|交|收|奖|计发?|享|减|扣|缴|提)?$"
)
_AMOUNT = re.compile("^(?:[万亿]?元|的|一次性|给予|予以|和|按|随|在)+")
_ASIDE = re.compile("（[^）]*）")
_LEADS_TO = re.compile(
    "^.*(?:每[年月日次人户集场部个件套台]|按月|给予|发放|享受|的|下列|列入|纳入|加大|支持|推动|[及和与])(?=.{2})"
)
_SHARE_OF = re.compile("(?:占.*比重|不超过.*)$")  # what a cap after a share is of
# 按药师每人3万元、护士每人2万元的标准，给予引才补贴
_AT_STANDARD = re.compile(
    r"(?:、[^，,。；、]{2,16}?\d[\d.]*[万千百]*元)*的标准[，,]?(?:给予|发放|申请|享受)(?:[^，,。；\d]{0,10}(?:企业|机构|单位|公司))?"
    rf"(?P<what>[^，,。；\d]{{0,8}}?(?:{GRANTED.pattern}))"
)
_OWN_SHARE = ("缴纳", "缴费", "自付", "承担", "负担")  # what the one who is paid bears himself
_LABELLED = re.compile(
    rf"(?P<what>[\u4e00-\u9fff]{{2,18}}(?:{GRANTED.pattern}))(?:政策|标准|金额)?[：:](?:每[人户][年月天])?$"
)
_BY = re.compile("^(?:可以?)?按照?")
_BESIDES = ("之外", "基础上", "以外")
_OF_PAY = re.compile("(?:兑现|兑付|付清|发放|支付|拨付|返还)期限")
# 擅自占道，拒不改正的处300元罚款
_OFFENCE = re.compile(
    r"(?:[^，,。；：]{0,8}?)(?P<what>(?:擅自|未按?|违反|违规|无证|不按|拒不)[^，,。；：\d]{2,20}?)的?[，,]"
)
_FINES = re.compile(
    "^(?:.*的)?(?:可以?|逾期|并|情节严重的?|由[^处由]{2,12})*处以?(?=.*罚款)|(?<=.)(?:可以?|并)+处以?(?=罚款$)"
)
_PAID = frozenset({"money", "percent", "rate", "multiple"})
_LONGEST_LABEL = 14


def charged(whole: str, start: int, text: str, slots: list[Slot], names: list[str | None]) -> list[str | None]:
    """The names of the values of the sentence `text` at `start` of the rule `whole`, bare amounts with what is paid."""
    found = list(names)
    for n, slot in enumerate(slots):
        if (fined := found[n] or "").endswith("罚款"):
            found[n] = _fine(Ahead("", "", text, slots[:n], slot), fined)
        if _OF_PAY.fullmatch(found[n] or ""):
            found[n] = _paid_for(whole, start, text, slot) + (found[n] or "")
        asked = slot.sign in (">=", ">") and not GRANTED.search(text, slot.clause, slot.quantity.start)
        if slot.quantity.dimension in _PAID and not asked and not is_term(text, slot):
            found[n] = _completed(whole, start, text, slot, found[n] or "", found[n - 1] if n else None)
    return found


def _completed(whole: str, start: int, text: str, slot: Slot, own: str, earlier: str | None) -> str | None:
    """The name `own` of an amount as a label with what is paid, as it is where it says what it measures; `earlier` is
    the name of the value before."""
    amount, share = slot.quantity.dimension in ("money", "rate"), slot.quantity.dimension == "percent"
    plain = _SHARE_OF.sub("", own) if amount else own
    label = _BY.sub("", clean_left(slot.left)) if amount else ""
    if label and (given := _AT_STANDARD.match(text, slot.quantity.end)):
        return label + given["what"]
    name = _LEADS.sub("", plain, count=1)
    paid = name != own
    name = "" if name.endswith(_BESIDES) else name
    if len(name) > _LONGEST_LABEL or own.endswith(_OWN_SHARE) or SAYS_MEASURE.search(name):
        return plain or None
    what = ""
    if amount or paid or not name:
        said = _AMOUNT.sub("", _paid_for(whole, start, text, slot))
        what = (
            (_of_all(said) if name and said and said in (earlier or "") else said)
            or BY_VERB.get(text[slot.quantity.start - 1], "")
            or BY_VERB.get(own[-1:], "")
        )
    if not what:
        return plain or None
    each = EACH.findall(text[slot.clause : slot.quantity.start])
    label = "" if name and what.endswith(name[-2:]) else name
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


def _of_all(said: str) -> str:
    """What is paid without the one it was said of: 护理补贴 of 一级残疾人护理补贴, for 二级每月80元."""
    each = EACH.search(said)
    words = [word for word, _ in tagged(said[each.start() :] if each else said)]
    return "".join(words if each else words[-1:] if len(words[-1]) > 2 else words[-2:])


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


def _fine(ahead: Ahead, name: str) -> str:
    """A fine with what it is for: 占道经营罚款 of 占道经营的，可处5000元罚款."""
    bare = _FINES.sub("", name)
    if bare != "罚款":
        return bare
    offence = _OFFENCE.match(ITEM.sub("", ahead.text, count=1))
    return (condition(ahead) or (offence["what"] if offence else "")) + bare


def _nouns() -> str:
    return f"(?:{alternatives('granted')}|{alternatives('charged')})"


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?P<what>[\u4e00-\u9fff]{{1,8}}?{_nouns()})(?![用率户制期项政资对])")


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"(?P<what>[\u4e00-\u9fff“”]{{2,12}}?{_nouns()})。")

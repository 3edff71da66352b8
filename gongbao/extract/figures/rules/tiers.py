"""Amounts of a rule with the value that they are paid for: a tier, a step, each of so many."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.grant_words import PAID, PAYS
from gongbao.extract.figures.names.indicators import clean_left
from gongbao.extract.figures.rules.payments import BY_VERB
from gongbao.extract.figures.rules.terms import REACHED, Told, by_what, is_bare, is_term, kind_of_bound

_TIER = re.compile(
    rf"(?:（不?含）)?(?:及?以上|以下|以内|之间)?的?(?P<apart>[，,]?)(?P<over>超[过出]部分)?(?:再|一次性|给予)*(?P<paid>(?:每[^，,\d]{{1,3}})?(?:{PAYS}|救助|(?:部分)?(?:支付|报销)|[补奖]))(?:最高)?"
)
_TIER_GIVES = re.compile("(?:（不?含）)?(?:及?以上)?的?[，,](?:再|一次性)*(?:给予|予以)(?:最高)?")
_MORE = re.compile("每(?:再?增加|多)")
_STEP = re.compile(r"每(?![个家人户亩名只头台次年月店套件辆条架场床枚张座])[^，,。；每补奖资\d]{2,6}$")
_STEP_PAID = re.compile(rf"(?:再|另|给予|增加|追加|加)*({PAYS}|加奖)$")
_STEP_PAID_AFTER = re.compile(rf"的?(?:标准)?(?:给予|予以)?([\u4e00-\u9fff]{{0,6}}?(?:{PAYS}))")
_LEADS_ON = re.compile("(?:给予|予以|不超过|最高|按)+$")
_ITS = re.compile("^按?其?")
_WHOSE = re.compile(rf"(?P<term>[^，,]{{2,20}}的)(?P<noun>[^，,的]{{2,3}})[，,](?:给予|一次性|再)*(?P<paid>{PAYS})")
_AGAIN = re.compile(r"[^，,]{2,16}的[，,]?再(?:另行)?给予")
_GRANT_OF = re.compile(rf"(?:{PAYS})(?:比例)?")
_OF_WHOM = re.compile("的(?P<who>[\u4e00-\u9fff]{2,6})[，,]")
_ALSO_SAID = re.compile("的[，,]|[（(]不?含[^）)]*[）)]")


def pay_tiers(text: str, slots: list[Slot], found: list[str | None], told: Told) -> None:
    """库容100吨至500吨的补助10万元，500吨以上的补助25万元: each amount is paid for the value before it."""
    measure = ""
    for n in range(len(slots) - 1):
        term, amount = slots[n], slots[n + 1]
        match = _TIER.fullmatch(text, term.quantity.end, amount.quantity.start)
        if not match or amount.quantity.dimension not in ("money", "percent"):
            continue
        if term.quantity.dimension in ("percent", "points"):
            continue
        own = REACHED.sub("", clean_left(term.left)) if term.first else ""
        if term.first and is_bare(term):
            own = by_what(text, term, told.above) or ("" if measure else told.bounds.get(kind_of_bound(term), ""))
        said = found[n + 1] or ""
        bare = own and said == (found[n] or "") + match["paid"]
        if match["apart"] and (n == 0 or not own) and len(said) > len(match["paid"]) + 2 and not bare:
            continue
        measure = own or measure
        if measure:
            found[n] = measure
            paid = (match["over"] or "") + BY_VERB.get(match["paid"], match["paid"])
            found[n + 1] = f"{measure}{text[term.quantity.start : term.end]}的{paid}"
            if amount.quantity.dimension == "percent":
                found[n + 1] = f"{found[n + 1]}比例"


def give_tier(text: str, slots: list[Slot], found: list[str | None]) -> None:
    """年纳税20万元以上的奖励 of a sentence that begins 年纳税达到20万元以上，给予8万元奖励; whom, was said before."""
    if len(slots) < 2 or not PAID.fullmatch(found[1] or "") or "，" in text[: slots[0].quantity.start]:
        return
    term, amount = slots[:2]
    own = REACHED.sub("", clean_left(term.left))
    bound = term.sign in (">=", ">") and term.quantity.dimension not in ("percent", "points", "duration")
    if own and bound and _TIER_GIVES.fullmatch(text, term.quantity.end, amount.quantity.start):
        found[1] = f"{own}{text[term.quantity.start : term.end]}的{found[1]}"


def pay_terms(text: str, slots: list[Slot], found: list[str | None]) -> None:
    """企业奖励 and 再给予2000元 with what they are paid for, 每增加1万吨，奖励3万元 with the step."""
    for n in range(len(slots) - 1):
        term, amount, name = slots[n], slots[n + 1], found[n + 1] or ""
        if amount.quantity.dimension != "money" or term.quantity.dimension in ("percent", "points"):
            continue
        between = text[term.quantity.start : amount.quantity.start]
        step = _STEP.search(term.left)
        if term.quantity.dimension == "duration" and not step:
            continue
        if step:
            _pay_step(text, slots, found, n, step)
            continue
        own = clean_left(term.left)
        if (match := _WHOSE.fullmatch(between)) and name == match["noun"] + match["paid"] and 2 <= len(own) <= 16:
            found[n + 1] = own + match["term"] + name
        elif _AGAIN.fullmatch(between) and not PAID.search(name) and (paid := PAID.findall(text[: term.clause])):
            condition = text[term.clause : amount.quantity.start].rpartition("的")[0]
            found[n + 1] = clean_left(condition) + "的" + paid[-1] if len(condition) <= 20 else name


def _pay_step(text: str, slots: list[Slot], found: list[str | None], n: int, step: re.Match[str]) -> None:
    """零售额每增长2000万元奖励: what is paid for each `step` that the value in slot `n` is, and what goes up by it."""
    term, amount = slots[n].quantity, slots[n + 1]
    between = text[term.start : amount.quantity.start]
    ahead = _STEP_PAID.search(between)
    if not (given := ahead or _STEP_PAID_AFTER.match(text, amount.end)):
        return
    said = _LEADS_ON.sub("", (between[: ahead.start()] if ahead else between).rstrip("，,的")).rstrip("，,再另")
    grows = _ITS.sub("", clean_left(slots[n].left[: step.start()]))
    found[n + 1] = (grows if len(grows) > 1 and not PAID.search(grows) else "") + step.group() + said + given.group(1)
    if not ahead:
        found[n] = found[n - 1] if n and _MORE.fullmatch(step.group()) else step.group()[1:]
    elif PAID.search(found[n] or ""):
        found[n] = step.group()[1:] + re.sub(r"[，,].*|的$", "", said[term.end - term.start :])


def tell_apart(text: str, slots: list[Slot], found: list[str | None]) -> None:
    """按罚没金额的2%奖励 and the like with the bound that the sentence begins with: 罚没金额12万元以上的奖励比例."""
    size = next((n for n, slot in enumerate(slots) if not is_term(text, slot)), 0)
    bound, names = found[0] if size else None, set(found[:size])
    if not bound or len(names) > 1 or not bound.isalpha():
        return
    reach = _ALSO_SAID.sub("", text[slots[0].quantity.start : slots[size - 1].end])
    who = whose["who"] if (whose := _OF_WHOM.match(text, slots[size - 1].end)) else ""
    for n in range(size, len(slots)):
        paid = _GRANT_OF.fullmatch((found[n] or "").removeprefix(bound).removeprefix("的").removeprefix(who))
        if paid and slots[n].sign == "=":
            found[n] = f"{bound}{reach}的{'' if bound.startswith(who) else who}{paid.group()}"

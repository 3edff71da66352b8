"""Whose a value of a rule is: the places where a text says who is paid, or for what, in the order they are asked.

A place is a function that is told what stands ahead of a value and answers with who or what it names, "" if nobody;
`_OF_GRANT`, `_OF_TERM` and `_OF_BARE` list them in the order they are asked: for grants, for bounds, for grants that
nothing else names. An owner is who or what the text names; a payee is one that can be paid.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from gongbao.extract.figures.clauses import ITEM, Slot
from gongbao.extract.figures.grant_words import GRANTED
from gongbao.extract.figures.names.indicators import clean_left, noun_after
from gongbao.extract.figures.patterns import pattern
from gongbao.extract.figures.rules.descriptions import (
    GENERIC,
    LONGEST,
    actor_of,
    is_payee,
    noun_of,
    past_own_paper,
    without_amounts,
)
from gongbao.extract.words import tagged

_MARKS = re.compile("[，,；;。：:]")
_ASIDE = re.compile("（[^（）]*）")
_MARKED_ASIDE = re.compile("（[^（）]*[，,；;。：:、][^（）]*）")  # its marks end no clause: （20:00至22:00，下同）
_FOR = re.compile(r"^(?:并|可|应)?(?:对于?|凡|向)(?!外|口|象|接|[该此])(?:其(?![他它余中]))?(?=.{2})")
# where the description of who is paid ends: 对养殖企业|给予奖励, 对首次入规企业|按每家…
_GIVEN = re.compile(
    r"(?<=..)(?:另行?|再|可|分别|一次性|最高|额外|依次|按|进行(?=[奖补资扶])|每(?:[年月日天](?=给予|发放|补|奖))?(?![年月日天])|(?:给予|予以|发放|颁发|奖励|补助|补贴)(?!的))"
)
_TO = re.compile(r"(?:给予|予以)(?P<who>[^，,；;：:。\d每]{2,16}?)(?:最高|一次性|不超过|[每各单])*$")
_PREPOSITION = re.compile("^(?:根据|按照?|依据|自|从|由|经|被(?![认评列授命])|将|如|若|因|以(?!.{2,8}形式))")
_ASKS = re.compile(r"\d|[每须应]|不得")
_PLACED = re.compile("[在于为由]|没有|[未无]")
_PAID_THEN = re.compile(rf"(?<=..)(?:进行|给予|予以)(?:{GRANTED.pattern})$")  # 获评基地的企业进行补助
_LABEL = re.compile(r"(?P<label>[^，,。；：:\d]{2,16})[：:]")
_NO_LABEL = re.compile(
    "标准|条件|如下|下列|以下|其中|范围|要求|对象|方式|程序|包括|给予|内容|流程|材料|渠道|依据|单位|部门|时间|[对按为]"
)
_RIGHT_BEFORE = re.compile(r"(?:^(?:《[^》]*》)?|[，,；。：:])([^，,；。：:]{3,40}?(?:的企业|(?=的[，,])))的?[，,]$")
_DONE = re.compile("(?:^(?:《[^》]*》)?|[，,；。：:])(?!经)(?P<what>[^，,；。：:]{6,24})后[，,]$")
_DESCRIBED = re.compile(
    r"^(?:（[^）]{1,8}）)?(?:以上|以下|以内)?(?:[且并][^，,。；\d]{2,18})?的(?!标准|比例|额度)(?P<noun>[^，,。；：\d]{2,20})[，,]?"
)
_IDLE_TERMS = re.compile(
    "[，,](?:经[^，,。；]{0,6}(?:认定|审核|批准|验收)|(?:且|并)?符合[^，,。；]{0,4}(?:条件|要求|规定))(?:后|的)?(?=[，,])"
)
_PASSES = re.compile(r"突破|超过")
_ITEM_FOR = re.compile(ITEM.pattern + "(?:对于?|凡)?")
_REACHED = re.compile(r"(?:分别|首次|累计)*(?:达到?|满|不少于|不低于|不超过|超过|突破|至少|不小于)+$")
_BASIS = re.compile(r"^(?:根据|按照?|依据)")
_BOUND = re.compile(r"达到?\d|满\d|\d[^，]{0,4}以上|不少于|不低于")
# 新建冷库的, 认定为首版次软件的产品, 引来300人以上的大巴车队
_ASKED = re.compile(r"(?P<what>.{3,})的(?P<whose>(?:[^的]{0,4}(?:产品|企业|项目|单位|车队|团队|专列|包机))?)$")
_ALSO = re.compile("^(?:[且并]|同时)?该?")
_SUM = re.compile(r"\d[\d.]*[百千万亿]*[美欧日港]?元(?:及?以[上下])?$")
_DIGIT = re.compile(r"\d")
_BASE = re.compile(r"按照?其?(?P<what>[^，,。；\d]{2,14}?)的?(?=\d[\d.]*[%％])")
_EACH = re.compile("每(?P<unit>[家个名户人所辆台座件项])")


class Ahead(NamedTuple):
    """What a value stands behind: the line `above` its paragraph, what the paragraph says `before` its sentence, the
    sentence `text` with the values before it (`slots`), and its own `slot`."""

    above: str
    before: str
    text: str
    slots: list[Slot]
    slot: Slot


def of_grant(ahead: Ahead, name: str = "") -> str:
    """Who or what the grant `name` is for, "" if nothing tells."""
    return _first(_OF_GRANT, ahead, name)


def of_bare(ahead: Ahead) -> str:
    """Who or what a grant is for that nothing else names: the task of its paragraph, or what its share is of."""
    return _first(_OF_BARE, ahead, "")


def of_term(ahead: Ahead, name: str = "") -> str:
    """Who or what the bound `name` is set for, "" if nothing tells."""
    return _first(_OF_TERM, ahead, name)


def _first(places: tuple[Callable[[Ahead], str], ...], ahead: Ahead, name: str) -> str:
    """What the first place tells that `name` does not say itself; "" once the name says whose it is by the subject."""
    for place in places:
        if who := place(ahead).removesuffix("的"):
            if not _says(name, who):
                return who
            if place is subject:
                return ""
    return ""


def _says(name: str, who: str) -> bool:
    """Whether a name begins as the words do, or as they end: 专利注册费补助 of 申请专利注册."""
    return len(name) > 1 and (who[:2] == name[:2] or any(who.endswith(name[:n]) for n in range(3, len(name))))


def right_before(ahead: Ahead) -> str:
    """What the clause right before asks, without how much: 被认定为名牌产品的企业， before 给予企业3万元奖励."""
    near = _RIGHT_BEFORE.findall(_IDLE_TERMS.sub("", _MARKED_ASIDE.sub("", ahead.text[: ahead.slot.clause])))
    if not near or (_DIGIT.search(near[-1]) and not _PASSES.search(near[-1])):
        return ""
    who = without_amounts(re.sub("^(?:对于?|凡)", "", clean_left(near[-1])))
    return re.sub("^、|、$|(?<=、)、+", "", who)


def counted(ahead: Ahead) -> str:
    """Those counted before, each of whom is paid: 示范店 of 评选30家示范店，每家奖励2万元."""
    each = _EACH.match(ahead.text, ahead.slot.clause)
    before = ahead.slots[-1].quantity if each and ahead.slots else None
    if not each or before is None or before.dimension != "count" or each["unit"] not in (before.unit, "个"):
        return ""
    return noun_after(ahead.slots[-1].right)


def subject(ahead: Ahead) -> str:
    """Whom the sentence, or the one it goes on with, is about, with what must be so of them."""
    goes_on = ahead.before if ahead.before.endswith(("；", ";")) else ""
    who = payee(goes_on, ahead.text[: ahead.slot.quantity.start])
    terms = condition(ahead) if who else ""
    return terms if terms.startswith(who) else who


def described(ahead: Ahead) -> str:
    """The thing that a value before describes: 茶园 of 对100亩以上的茶园，…."""
    for earlier in reversed(ahead.slots):
        match = _DESCRIBED.match(ahead.text[earlier.quantity.end : ahead.slot.clause])
        if match and not GRANTED.search(match["noun"][-2:]):
            return clean_left(match["noun"])
    return ""


def in_heading(ahead: Ahead) -> str:
    """Who the line above is about that only names them: （二）从事冷链的物流企业。"""
    if ahead.before:
        return ""
    said = ITEM.sub("", ahead.above, count=1).rstrip("。：: ")
    return said if 4 <= len(said) <= LONGEST and is_payee(said) and not _MARKS.search(said) else ""


def in_label(ahead: Ahead) -> str:
    """What an item is about that says so before a colon: 3、肉牛冻精：符合标准的，每支…; "" if no noun is."""
    match = _LABEL.match(ITEM.sub("", ahead.before or ahead.text, count=1))
    said = match["label"] if match else ""
    item = "" if not said or _NO_LABEL.search(said) else noun_of(_ASIDE.sub("", said).removesuffix("政策"))
    return "" if GRANTED.search(item) else item


def condition(ahead: Ahead) -> str:
    """What must be so for what the clause of a value gives."""
    return terms_before(ahead.text, ahead.slot.clause)


def done(ahead: Ahead) -> str:
    """What must have been done, in the clause right before: 新产品获得认定 of 新产品获得认定后，每件奖励5000元."""
    match = _DONE.search(ahead.text[: ahead.slot.clause])
    return without_amounts(clean_left(match["what"])) if match else ""


def opening(ahead: Ahead) -> str:
    """What the first clause asks, for a count that another bounds: 组织团队 of 组织团队，人数达到100人以上."""
    counts = ahead.slot.quantity.dimension == "count" and ahead.slot.clause
    return _opening(ahead.text[: ahead.slot.end] + "，") if counts else ""


def task(ahead: Ahead) -> str:
    """What the last sentence that only names a task is about, or the line above: 支持花木外销。 新增摊位的，…."""
    tasks = [*reversed(ahead.before.split("。")), ahead.above]
    return next((about["what"] for said in tasks if (about := _task().fullmatch(_plain(said)))), "")


def base(ahead: Ahead) -> str:
    """What the share before is of: 建设投资 of 按建设投资的20%给予最高900万元支持."""
    shares = list(_BASE.finditer(ahead.text, ahead.slot.clause, ahead.slot.quantity.start))
    return shares[-1]["what"] if shares else ""


_OF_BARE = (task, base)
_OF_TERM = (subject, in_heading, opening)
_OF_GRANT = (right_before, counted, subject, described, in_heading, in_label, condition, done)


def given_to(ahead: Ahead) -> str:
    """To whom its own clause says that an amount is given: 运营单位 of 给予运营单位; "" if it does not."""
    return _recipient(ahead.text[ahead.slot.clause : ahead.slot.quantity.start])


def terms_before(text: str, at: int) -> str:
    """What must be so, amounts left out, for what the clause at `at` gives: 新建冷库的， of the same sentence."""
    said = _IDLE_TERMS.sub("", _MARKED_ASIDE.sub("", text[max(0, at - 160) : at]))
    for clause in reversed(_MARKS.split(said)[:-1]):
        if (asked := _ASKED.match(clause)) and len(clause) <= 60:
            terms = re.split("且|并(?=[^购网])", _ALSO.sub("", asked["what"] + asked["whose"]))[0]
            terms = _ITEM_FOR.sub("", terms)
            plain = _REACHED.sub("", without_amounts(terms)).rpartition("将")[2].strip("、")
            if (
                len(plain) < 3
                or _SUM.search(terms)
                or (plain != terms and all(tag[:1] == "n" for _, tag in tagged(plain)))
            ):
                continue  # 库容200吨以上的, 实缴资本达到1000万元的: how much, not what
            return plain if len(plain) <= 24 else ""
    return _opening(text[:at])


def _opening(text: str) -> str:
    """What the first clause asks where another sets a bound: 组织团队 of 组织团队，人数达到100人以上，奖励…."""
    clauses = _MARKS.split(_MARKED_ASIDE.sub("", text))[:-1]
    clauses = [clause for clause in clauses if not _BASIS.match(clause)]
    if not clauses or not any(_BOUND.search(clause) for clause in clauses):
        return ""
    said = _REACHED.sub("", without_amounts(_ITEM_FOR.sub("", clauses[0])))
    return said if 4 <= len(said) <= 24 and pattern("earns").search(said) else ""


def payee(before: str, ahead: str) -> str:
    """Who or what a sentence of a rule is about, by its words `ahead` of a value and the sentences it goes on with."""
    clauses = _MARKS.split(_ASIDE.sub("", ITEM.sub("", ahead, count=1)))
    paid = _recipient(clauses[-1])
    if len(paid) > GENERIC:
        return paid
    for n in range(len(clauses) - 1, -1, -1):
        clause = "" if clauses[n].startswith("本") else clauses[n]
        if said := _FOR.match(clause):
            who, *given = _GIVEN.split(clause[said.end() :], maxsplit=1)
            if n == len(clauses) - 1 and not given:
                return ""  # the value stands within the description: 对树龄10年以上、连片20亩以上的老果园
            if who.endswith("部分") and n:
                return payee(before, "，".join([*clauses[:n], ""])) + who
            goes_on = _PLACED.match(who) and "的" not in who and not is_payee(who)
            return "" if goes_on else ("" if "的" in who else actor_of(who)) or noun_of(who)
        told = n < len(clauses) - 1 and "的" in clause and not _PREPOSITION.match(clause)
        if told and (n == 0 or is_payee(_PAID_THEN.sub("", clause))) and (who := noun_of(_PAID_THEN.sub("", clause))):
            return who
    alone = len(clauses) == 1 and not _ASKS.search(clauses[0])
    who = paid or (actor_of(clauses[0]) if alone else _acting_first(clauses[0]))
    return who or (payee("", f"{before.rpartition('。')[2]}，") if before else "")


def _recipient(ahead: str) -> str:
    """To whom the words before an amount say it is given: 运营单位 of 给予运营单位; "" if they do not."""
    paid = _TO.search(ahead)
    return noun_of(paid["who"]) if paid and is_payee(paid["who"]) else ""


def _acting_first(clause: str) -> str:
    """Who the first clause of a sentence is about, or what is done: 粮油企业 of 粮油企业通过口岸进口粮食的."""
    clause = past_own_paper(clause)
    if not clause or _PREPOSITION.match(clause):
        return ""
    asks = _ASKS.search(clause)
    said = clause[: asks.start()] if asks else clause
    return actor_of(clause[: len(said) + 1]) or (said if is_payee(said) and 4 <= len(said) <= LONGEST else "")


def _plain(line: str) -> str:
    return ITEM.sub("", line, count=1).rstrip("。：: ")


@cache
def _task() -> re.Pattern[str]:
    """A heading that names a task: 一、推进…建设."""
    what = r"(?P<what>[^，,。；：:\d]{3,14}?)(?:建设|(?:可持续|高质量)?发展|力度|工作)?"
    return pattern("tasks", before="(?:[一二三四五六七八九十]{1,3}、)?(?:", after=f")+{what}")

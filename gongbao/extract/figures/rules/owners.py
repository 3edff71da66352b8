"""Bare names of a rule with whose they are: 制种公司开办奖励 of 制种公司，给予80万元的开办奖励."""

from __future__ import annotations

import re
from functools import cache

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.grant_words import GRANTED
from gongbao.extract.figures.patterns import pattern
from gongbao.extract.figures.rules.descriptions import GENERIC
from gongbao.extract.figures.rules.whose import Ahead, given_to, of_bare, of_grant, of_term, right_before

_PAPER = re.compile("^《[^》]*》(?=[\u4e00-\u9fff]{2})")
_NOT_SAID = re.compile("^(?:享受|获得?|给予|发放|领取|按|后)+(?=.{2})")
_AS = re.compile(
    rf"^(?:根据|依据|参照|视)[^的]{{2,16}}?(?=(?:分别|一次性)*(?:{GRANTED.pattern})$)"
)  # 根据增量及排名(奖励)
_OF_ONE = re.compile("^(?P<each>单[个一家户]|每[个家户])(?P<noun>企业|项目|单位|机构|(?![奖补资贴])[\u4e00-\u9fff]{2})")
_REACHES = re.compile(r"(?:达到?|突破|超过?|满)[\d一二三四五六七八九十]|\d[^\d，]{0,4}(?:以[上下]|[至—~-]\d)")
_GRANT_ALONE = re.compile(rf"(?:每[^每，]{{1,4}})?(?:最[高多])?(?:{GRANTED.pattern})(?:资金|金额|比例|标准|额度)?")
_COSTS = re.compile("[费金款价]$")
_LONGEST_BARE, _LONGEST_TIER = 9, 24


def with_owners(above: str, before: str, text: str, slots: list[Slot], names: list[str | None]) -> list[str | None]:
    """The names of the values of the sentence `text` of a rule, bare ones (奖励, 实缴资本) with whose they are.

    `above` is the line above its paragraph, `before` what the paragraph says before it.
    """
    found, who = list(names), ""
    for n, slot in enumerate(slots):
        who = who if slot.listed else ""
        name = _NOT_SAID.sub("", _AS.sub("", names[n] or ""))
        given = _verb_first().fullmatch(name)
        if given and (len(given["who"]) <= GENERIC or not given["lead"]):
            whom = given["who"] if len(given["who"]) > GENERIC else given["lead"]
            found[n] = name = whom + given["what"]
            if given["lead"]:
                continue
        ahead = Ahead(above, before, text, slots[:n], slot)
        if (to := given_to(ahead)) and name.startswith(to):
            found[n] = right_before(ahead).removesuffix("的") + name
            continue
        bare, alone = _takes_owner(name), _GRANT_ALONE.fullmatch(name)
        if not slot.listed:
            who = (_whose(ahead, name) if bare or alone else "") or (given["who"] if given else "")
        if who and bare:
            found[n] = past_paper(_joined(who, name))
        elif alone and not who:
            found[n] = _joined(of_bare(ahead), name)
    return found


def past_paper(name: str | None) -> str | None:
    """A name without the title that an extract begins with: 企业补助 of 《某办法》企业补助."""
    return _PAPER.sub("", name) if name else name


def _whose(ahead: Ahead, name: str) -> str:
    """Who or what `name` is for, "" if nothing tells or the name says so itself."""
    granted = GRANTED.search(name) or pattern("benefit").match(name)
    return of_grant(ahead, name) if granted else of_term(ahead, name)


def _takes_owner(name: str) -> bool:
    """Whether a name does not say whose it is: 开办奖励, and a tier of one (设备投资达到1亿元的投产奖励)."""
    tier = len(name) <= _LONGEST_TIER and GRANTED.search(name[-4:]) and _REACHES.search(name)
    bare = 2 <= len(name) <= _LONGEST_BARE and not pattern("says_who").match(name)
    return bool(bare or tier) and not _has_payee().search(name)


@cache
def _has_payee() -> re.Pattern[str]:
    """A grant that says to whom: 原企业奖励."""
    return pattern("payees", before="^[^每单]{0,8}", after=f"[^，每]{{0,4}}(?:{GRANTED.pattern})$")


@cache
def _verb_first() -> re.Pattern[str]:
    """奖励市场业主: whom the verb gives, after what it is given for (新建茶园|奖励企业)."""
    gives = rf"(?P<lead>[^，、]*)(?P<what>{GRANTED.pattern})(?P<who>[^，、]{{0,10}}(?:"
    return pattern("payees", before=gives, after="))")


def _joined(who: str, name: str) -> str:
    """A name with its owner, said once: 单个制造业项目补助 of 制造业项目 and 单个项目补助."""
    if who.startswith(name):
        rest = who.removeprefix(name)
        return rest[1:] + name if rest.startswith("的") else name  # 固定资产投资的项目
    if name.startswith("部分") and who.endswith("部分"):
        return who + name.removeprefix("部分")
    one = _OF_ONE.match(name)
    if one and who.endswith(one["noun"]):
        return one["each"] + who + name[one.end() :]
    if shared := next((n for n in range(len(name) - 1, 1, -1) if who.endswith(name[:n])), 0):
        return who + name[shared:]
    if who[-2:] in name:
        return name
    shared = next((n for n in range(len(name) - 2, 2, -1) if name[:n] in who), 0)
    name = name[shared:]  # 船公司新增部分 and 船公司每吨补贴
    if one and who.startswith(one["each"]):
        return who + name[one.end() :]
    if one and _COSTS.search(who):
        return one.group() + who + name[one.end() :]
    return name if one and name.startswith("单") else who + name

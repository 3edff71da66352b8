"""What is paid and to whom, in rules: 给予15万元奖励, 按投资额的10%补助."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.indicators import clean_left

GIVES_WORD = re.compile(r"奖励|补助|补贴|奖补|资助|贴息")
_GIVES = re.compile(r"(?:给予|予以|奖励|补助|补贴|奖补|资助|兑现|发放)[^，,。；]{0,10}$")
_FOR = re.compile(r"^[\s\d.、（）一二三四五六七八九十]*(?:对于?|凡)(?P<who>[^，,。；]{2,40})")
_ATTRIBUTE = re.compile(
    r"^(?:（[^）]{1,8}）)?(?:以上|以下|以内)?(?:[且并][^，,。；\d]{2,18})?的(?P<noun>[^，,。；：\d]{2,20})[，,]?"
)
_NUMBERS = re.compile(r"[\d.,]+[万亿]*(?:多|余)?[%个家名项人元亩吨户次天年]*(?:以上|左右)?")
_CONDITION = re.compile(r"(?:^|[，,；。：:])([^，,；。：:]{3,40}?(?:的企业|(?=的[，,])))的?[，,]$")
_REACHES = re.compile(r"突破|超过")
_EACH = re.compile(r"每[个家人户亩吨头只台次年月店套件辆株平]{1,2}(?:方米|（[^）]{1,2}）|人次|标箱)?(?=[^，]{0,10}$)")
_FIRST = re.compile(r"^[\d.、（）一二三四五六七八九十第条\s]*([^，,。；：\d]{4,40})[，,]")


def topic(text: str, slots: list[Slot], n: int, own: str) -> str:
    """What a share is paid of, with the clause before where it says too little: 茶博会展位费."""
    if len(own) > 6 or (n and slots[n - 1].clause >= slots[n].clause):
        return own
    before = re.split("[，,；。：:]", text[: slots[n].clause].rstrip("，,"))[-1]
    return ("" if _NUMBERS.search(before) else clean_left(before)[-14:]) + own


def grant(text: str, slots: list[Slot], n: int, after: str) -> str:
    """给予15万元奖励: to whom, from the clauses before, and for each what."""
    slot = slots[n]
    what = after or (GIVES_WORD.findall(slot.left) or ["奖励"])[-1]
    each = _EACH.findall(text[slot.clause : slot.quantity.start])
    what = (each[-1] if each else "") + what.removeprefix("一次性")
    who = payee(text, slots, n)
    return who.removesuffix("的") + what if who else what


def payee(text: str, slots: list[Slot], n: int) -> str:
    """Who is paid: the condition right before, the thing an amount before describes, or what the rule is for."""
    near = _CONDITION.findall(text[: slots[n].clause])
    if near and (_REACHES.search(near[-1]) or not _NUMBERS.search(near[-1])):
        who = _NUMBERS.sub("", re.sub("^(?:对于?|凡)", "", clean_left(near[-1])))
        return re.sub("、+", "", who)
    for earlier in reversed(slots[:n]):
        match = _ATTRIBUTE.match(text[earlier.quantity.end : slots[n].clause])
        if match:
            return clean_left(match["noun"])
    if match := _FOR.match(text[: slots[n].quantity.start]):
        return clean_left(_NUMBERS.sub("", match["who"]))
    first = _FIRST.match(text[: slots[n].clause])
    return clean_left(first.group(1))[-14:] if first and near else ""


def gives(text: str, slot: Slot) -> bool:
    """Whether the words before an amount say that it is paid."""
    return bool(_GIVES.search(text[slot.clause : slot.quantity.start][-16:]))

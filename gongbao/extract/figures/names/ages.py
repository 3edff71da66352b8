"""Whose age a number of years is: 儿童年龄 of 10岁以下儿童, 女性年龄 of 女性不超过55周岁."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.indicators import clean_left, noun_after
from gongbao.extract.words import tagged

_AGED = re.compile(
    r"(?:以上|以下|及以上|及以下)?的?(?P<who>[^，,。；：、\d的来看对在被把就]{0,10}?(?:儿童|[婴幼]儿(?!童|园)|老人|老年人|未成年人|青?少年|人员|患者|人群|[男女][子孩]|青年|居民|(?:[学中考]|毕业|研究)生|孩子|[者员民]))(?![之们])"
)
_FULL = re.compile("(?:均|都|已经?)*(?:年满|已满|[不未]满)$")
_FULL_WHO = re.compile(
    r"[^。；;]{0,60}?(?P<who>老年人|老人|公民|未成年人|儿童|青年|居民|人员|职工|学生|毕业生|劳动者|妇女|[男女]性|患者|申请人)"
)
_MEAN_AGE = re.compile(r"平均年龄(?:只有|仅有?|约|为|不到|不足)*$")
_OWN_AGE = re.compile("(?<!平均)年龄(?:应当?|须)?(?:不超过|不满|未满|超过|满|在|为|约|达到?)*$")
_SEX = re.compile("(?P<who>[男女]性?)(?:年龄)?(?:不超过|不满|未满|超过|在|为|约)*$")
_DIED = re.compile(
    r"(?P<who>[\u4e00-\u9fff·]{2,4})(?:同志|先生|女士|院士|教授)?[，,]?(?:不幸|突发|因[病公故]|于(?=\d))"
)


def aged(text: str, slot: Slot, known: list[str]) -> str:
    """Whose age it is: 儿童年龄 of 10岁以下儿童, of whom the words before or after speak: 93岁的杨老, 享年93岁."""
    if slot.quantity.unit not in ("岁", "周岁"):
        return ""
    if known and slot.right.startswith("的占"):
        return f"{known[-1]}年龄"
    if match := _AGED.match(slot.right):
        return f"{match['who']}年龄"
    if sex := _SEX.search(slot.left):
        return clean_left(slot.left[: sex.start()]) + f"{sex['who']}年龄"
    if own := _OWN_AGE.search(slot.left):
        return clean_left(slot.left[: own.start()].rpartition("指")[2]) + "年龄"
    if full := _FULL.search(slot.left):
        if len(subject := clean_left(slot.left[: full.start()]).removeprefix("所有")) >= 2:
            return f"{subject}年龄"
        whose = _FULL_WHO.match(text, slot.end)
        return f"{whose['who'] if whose else ''}年龄"
    if _MEAN_AGE.search(slot.left) and slot.right.startswith("的") and (who := noun_after(slot.right[1:])):
        return f"{who}平均年龄"
    if slot.right.startswith("的") and (who := _person(slot.right[1:9])):
        return f"{who}年龄"
    if slot.left.endswith(("享年", "年仅", "终年")) and (died := _DIED.search(text, 0, slot.clause)):
        return f"{_person(died['who'], last=True) or died['who']}年龄"
    return ""


def _person(text: str, last: bool = False) -> str:
    """The name of a person that a text begins with, or ends with, "" if none."""
    words = tagged(text)
    word, tag = (words[-1] if last else words[0]) if words else ("", "")
    if tag != "nr":
        return ""
    # the dictionary knows only the parts of a foreign or rare name: 辛 瓦尔, 覃 明华
    parts = len(words) > 1 and (words[1][1].startswith("nr") or (len(word) == 1 and len(words[1][0]) <= 2))
    return word + words[1][0] if parts and not last else word

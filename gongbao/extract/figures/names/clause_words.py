"""What of the clause before a number belongs to its name: the words before its noun, the verb that its list shares."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.indicators import clean_left
from gongbao.extract.figures.patterns import pattern

_MEASURES = frozenset({"area", "mass", "power", "length", "volume", "energy", "other"})
_ENUMERATES = re.compile(r"、|(?<![维温缓调柔平祥中总共])和(?![平谐田解])|与(?!会)|等$")
_REACHING = re.compile(
    r"(?:销往|远销|出口到|发往|运往|覆盖|辐射|通达|来自|涉及|惠及|串联|遍布|遍及|涵盖|吸引)(?=[^，]{0,8}$|.*等$)"
)
# what reports and bills are about: 关于修改甲法、乙法的3项议案
_ABOUT = re.compile(r"(?P<what>关于[^，,。；、关]{3,30}?)(?P<more>、[^，,。；]*|(?:情况)?等?)的$")
_HOLE = re.compile(
    "(?:(?<![签公条合契节])约|(?<![附最])近|[超逾达]|超过|达到|至少|突破)+$"
)  # what only leads to a number
_PASSED = re.compile("以?来|间|内")
_SHARED_VERB = re.compile(r".{0,14}?(?:惠及|带动|受益|参与新建|参与改造|累计新建|运送|援助|发放|新增|新建|改建|改造)")
_DOER = re.compile(r"^[^，在由、]{2,12}在[^，在的]{1,6}?(?=[\u4e00-\u9fff]{2}$)")  # 甲在全国 of 甲在全国规划的
_SIGNS = frozenset({"", "约", "近", "超", "超过", "共"})
_JOINT = re.compile(r"(?:、|以及|[和及与])$")
# a list goes on, where no word ends so: not 惠及|3万人
_GOES_ON = re.compile(r"(?:、|以及|(?<![惠涉遍波普顾危])及|[和与])$")


def first_of(slots: list[Slot], n: int) -> int:
    """The first slot of the clause that slot `n` stands in."""
    while n and not slots[n].first:
        n -= 1
    return n


def _deed(own: str) -> str:
    """The verb that words begin with: 开展 of 开展主论坛, "" of 主论坛."""
    deed = pattern("deed").match(own)
    return deed.group() if deed and not own.startswith("设") else ""


def before_noun(slot: Slot, own: str) -> str:
    """What of the left words belongs to the noun after the number: A of A700万吨煤矿, nothing of A和B两个广场."""
    own = _DOER.sub("", own) if slot.left.endswith("的") else own
    if slot.quantity.dimension == "count" and _GOES_ON.search(slot.left.rstrip()):
        return _deed(own)  # 开展主论坛、6场分论坛
    if slot.quantity.dimension == "count" and own.endswith("来自"):
        return own.removesuffix("来自")  # 来自各地的6名选手
    if slot.quantity.dimension == "count" and (reached := _REACHING.search(own)):
        return own[reached.start() :] if not own.endswith("等") and len(own) > 14 else own[: reached.end()][-14:]
    if slot.quantity.dimension == "count" and (about := _ABOUT.search(slot.left)):
        return f"{about['what']}{'等' if '、' in about['more'] else about['more']}的"
    if slot.quantity.dimension == "count" and (
        _ENUMERATES.search(own) or slot.left.endswith(("向", "对", "面向", "将", "把"))
    ):
        return ""
    if slot.quantity.dimension not in _MEASURES:
        return own
    return "" if _JOINT.search(slot.left.rstrip()) else re.split("、", own)[-1]


def beyond(slots: list[Slot], n: int, last: Slot) -> str:
    """What follows a quantity, past others that stand right after it: 1467位80岁以上老人."""
    right = last.right
    while right in _SIGNS and n + 1 < len(slots) and slots[n + 1].quantity.start == slots[n].end + len(right):
        n += 1
        right = slots[n].right
    return right


def shared_verb(text: str, slots: list[Slot], n: int, before: str) -> str:
    """The verb that a list of amounts shares: 惠及 of 惠及人口100万、农田70万亩; `before` is the last one's name."""
    if not n or slots[n].first or not text.startswith("、", slots[n - 1].end):
        return ""
    match = _SHARED_VERB.match(before)
    return match.group() if match and len(before) > match.end() else ""


def whole_clause(text: str, slots: list[Slot], n: int) -> str:
    """The clause up to the quantity, the quantities in it left out: 向脱贫县累计发放贷款."""
    slot, at = slots[n], slots[n].clause
    kept: list[str] = []
    if "（" in text[slots[n - 1].end : slot.quantity.start]:
        return ""  # a bracket takes its own things out of those before it
    joint = False
    for other in slots[first_of(slots, n) : n]:
        if kept and not joint and text.startswith(("、", "和"), at):
            kept = []  # 发放养老补贴3亿元、残疾人两项补贴1亿元
        joint = other.quantity.dimension == "count" and not other.quantity.arabic and other.quantity.value < 20
        # what bounds nothing without its number: 10万元以上, 投资超10亿元的
        bound = text.endswith(("以上", "以下"), other.quantity.end, other.end) or (
            text.startswith(("的", "部分"), other.end) and _HOLE.search(text, at, other.quantity.start)
        )
        kept.append(text[at : other.end] if joint or bound else _HOLE.sub("", text[at : other.quantity.start]))
        at = other.end
        if other.quantity.dimension == "duration" and (passed := _PASSED.match(text, at)):
            kept[-1], at = kept[-1].removesuffix("近"), passed.end()
    whole = clean_left("".join(kept) + text[at : slot.quantity.start])
    return whole if len(whole) <= 24 and (joint or not re.search(r"[、+＋]", whole)) else ""


def verb_of_list(text: str, slots: list[Slot], n: int) -> str:
    """The words that a list of counts shares: 建成2家菜市场和10个储菜库, 三批次308项赋权."""
    slot, before = slots[n], slots[n - 1]
    between = text[before.end : slot.quantity.start]
    if before.clause != slot.clause or before.quantity.dimension != "count" or (between and not before.right):
        return ""
    left = slots[first_of(slots, n)].left
    own = _deed(clean_left(left)) if _GOES_ON.search(left.rstrip()) else clean_left(left)
    own = own.removesuffix("来自")
    return own if len(own) <= 12 and not _ENUMERATES.search(own) else ""

"""Where the clauses of a sentence begin, and what stands before and after each quantity inside its clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from gongbao.extract.figures.numbers.comparators import joined, sign_after, sign_before, sign_of_share
from gongbao.extract.figures.numbers.quantities import Quantity

_BREAK = re.compile(r"[，,；;。！？!?：:…\n]")
# what numbers an article or an item of a list
ITEM = re.compile(
    r"^[\s●■◆◇○•▪]*(?:第[一二三四五六七八九十百\d]+[条款]|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.、．](?!\d)"
    r"|[①-⑳]|[一二三四五六七八九十]{1,2}、(?![一二三四五六七八九十])|(?:答：)?[一二三四五六七八九十]{1,2}是|答：)?\s*"
)
_LISTING = re.compile(r"[、和及与或]|以及|[，,]")
_SEPARATOR = re.compile(r"[、+＋]|以及|[和及与](?!谐|平|解|其|地区|以[上下])")
_NOUN = re.compile("(?!以[上下内]|左右|上下|[和及与])[\u4e00-\u9fff][（\u4e00-\u9fff]")
# what goes with a time that is taken out of a name: 前 of 6月底前要完成
_OF_TIME = re.compile(
    r"[之以](?:前|后|来(?!华))|期间|[前](?=[，,要须将应全完实建力争]|我国|每年)|后(?=[，,要将])|起(?=[，,])|晚(?![会点熟稻])|[上下]午|凌晨|夜间"
)
_BEFORE_TIME = re.compile(r"(?<=[^存现正所旨意])在$")
_BETWEEN = re.compile(r"(?:[（(]不?含[）)])?(?:元)?之间")  # 5000万元—1亿元（不含）之间
# a bracket that takes its own things out of those before it: 中成药1200个（含民族药90个）
_OPENED = re.compile(
    r"[（(](?:(?:其中)?(?:包?含|包括|其中)(?=[^（()）]{2,}$)|(?![比较约占近超达增减同环每按不平人日年])(?=[\u4e00-\u9fff]{2,8}$))"
)
_BRACKET = re.compile(r"[（(][^（()）]{0,60}[）)]")
# a bracket that says of another thing what the words before it said of theirs: （猪肉价格上涨30.1%，影响…）
_OWN_SAYING = re.compile(r"[（(](?!其中|[比较同环])[^（()），,\d]{2,14}?(?:上涨|下降|增长|回落|下跌|增加|减少)\d")


# what one must reach to be given something: 低于申报投资80%的, 超过收入40%，且
_TERM = re.compile("(?:（不?含）)?的?(?:[，,]?[且并]|[，,](?:可|给予|予以)|的[，,])")
_BOUND = re.compile("(?:（不?含）)?及?以[上下内](?:（不?含）)?(?:的|[补奖每按])")


class Slot(NamedTuple):
    """A quantity in its clause, which is `text[clause:stop]`.

    `left` is what stands between the clause's start (or the quantity before) and the number, times cut out;
    `right` what follows up to the next quantity or the clause's end; `sign` the comparator, `end` where its words
    end; `listed` if it goes on the list of the slot before; `first` if no other quantity precedes it in the clause.
    """

    quantity: Quantity
    clause: int
    stop: int
    left: str
    right: str
    sign: str
    end: int
    listed: bool
    first: bool


def breaks_of(text: str) -> list[int]:
    """Offsets where a clause begins, brackets counting as part of theirs; the last is the end of the text."""
    inside = [match.span() for match in _BRACKET.finditer(text)] if "（" in text or "(" in text else []
    own = [start for start, _ in inside if _OWN_SAYING.match(text, start)]
    inside = [span for span in inside if span[0] not in own]
    found = [0]
    for match in _BREAK.finditer(text):
        at = match.start()
        if text[at] in ",:：" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
            continue
        if not inside or not any(start < at < end for start, end in inside):
            found.append(at + 1)
    if found[-1] != len(text):
        found.append(len(text))
    return sorted({*found, *(start + 1 for start in own)}) if own else found


def slots_of(text: str, quantities: list[Quantity], breaks: list[int], spans: list[tuple[int, int]]) -> list[Slot]:
    """The quantities of a sentence with their surroundings; `spans` are the times to be cut out of them."""
    found: list[Slot] = []
    before = 0
    for n, quantity in enumerate(quantities):
        place = bisect_right(breaks, quantity.start) - 1
        clause, stop = breaks[place], breaks[place + 1] if place + 1 < len(breaks) else len(text)
        stop = max(stop, quantity.end)
        at = max(clause, before)
        listed = (
            bool(found)
            and bool(_LISTING.fullmatch(text, before, quantity.start))
            and (
                _same_list(found[-1], quantity, text, before)
                or (text[before] not in "，," and "分别" in text[clause : found[-1].quantity.start])
            )
        )
        behind, end = sign_after(text, quantity.end, lasts=quantity.dimension == "duration")
        if quantity.high is not None and (between := _BETWEEN.match(text, end)):
            end = between.end()
        if quantity.dimension == "duration" and text[quantity.start - 1 : quantity.start] == "近" and behind == "<=":
            behind = ""
        ahead = _sign_ahead(text, at, quantity, found, listed)
        if behind == "~" and text.endswith("控制在", 0, quantity.start):
            ahead = ""  # 控制在5%左右 is no cap
        following = quantities[n + 1].start if n + 1 < len(quantities) else len(text)
        right = text[end : min(stop, following)]
        if following < stop and (separators := list(_SEPARATOR.finditer(right))):
            right = right[: separators[-1].start()]
        left = _without(text, at, quantity.start, spans)
        first = at == clause
        if not first and (separators := list(_SEPARATOR.finditer(left))):
            left = left[separators[-1].end() :]
        if not first and (opened := _OPENED.search(left)):
            left = left[opened.end() :]
        sign = "~" if quantity.about and not ahead and not behind else joined(ahead, behind, quantity.more)
        found.append(Slot(quantity, clause, max(stop, end), left, right, sign, end, listed, first))
        before = end
    return _shared_bounds(found)


def _shared_bounds(slots: list[Slot]) -> list[Slot]:
    """A bound after the last member holds for the list: 95%、85%、80%以上."""
    found = list(slots)
    for n in range(len(found) - 1, 0, -1):
        before, slot = found[n - 1], found[n]
        bounded = slot.end > slot.quantity.end and slot.sign in (">=", "<=", "~")
        if (
            slot.listed
            and before.sign == "="
            and before.quantity.high is None
            and (bounded or (n + 1 < len(found) and found[n + 1].listed and slot.sign in (">=", "<=", "~")))
        ):
            found[n - 1] = before._replace(sign=slot.sign)
    return found


def _same_list(previous: Slot, quantity: Quantity, text: str, at: int) -> bool:
    """5.4%、3.2%, 60万、30万元; not 2.5万张，3家, nor 2万人、2800台机械, nor 学位3万个，12个县; `at` is the mark's."""
    before, mark = previous.quantity, text[at]
    if mark in "，," and quantity.dimension == "duration":
        return False  # 登记满一年，三年内无事故
    if mark in "，," and quantity.dimension == "count" and _NOUN.match(text, quantity.end):
        return False
    if mark in "，," and _BOUND.match(text, quantity.end):
        return False  # 救助4000元，5万元以上的救助8000元
    if before.unit != quantity.unit and "人" in (before.unit, quantity.unit):
        return False
    return before.dimension == quantity.dimension and (mark not in "，," or before.unit == quantity.unit)


def _sign_ahead(text: str, at: int, quantity: Quantity, found: list[Slot], listed: bool) -> str:
    left = text[at : quantity.start]
    ahead = sign_before(left, quantity.unit)
    if not ahead and quantity.dimension in ("percent", "multiple"):
        ahead = sign_of_share(left, asked=_TERM.match(text, quantity.end) is not None)
    if ahead or not found:
        return ahead
    previous = found[-1]
    if previous.end != previous.quantity.end or previous.sign == "=" or previous.quantity.more:
        return ""
    between = text[previous.end : quantity.start]
    if listed and between not in ("，", ","):
        return previous.sign
    if previous.sign == "~" and between[:1] in ("、", "和") and len(between) <= 10 and "约占" in previous.left:
        return "~" if previous.quantity.dimension == quantity.dimension else ""
    # a cap governs its list: 最高3000万元奖励、2000万元补贴
    if previous.sign not in ("<=", ">=") or not between.endswith(("、", "和", "或")) or len(between) > 16:
        return ""
    counts_people = previous.sign == ">=" and quantity.unit in ("人", "名")  # 至少30人死亡、17人受伤
    return "" if counts_people or _BREAK.search(between) else previous.sign


def _without(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> str:
    """`text[start:end]` less the spans."""
    kept, at = [], start
    for left, right in spans:
        if left >= at and right <= end:
            kept.append(_BEFORE_TIME.sub("", text[at:left]))
            at = after.end() if (after := _OF_TIME.match(text, right, end)) else right
    return "".join(kept) + text[at:end]

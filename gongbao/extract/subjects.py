"""Subjects carried through a sentence and a paragraph: 地区生产总值550亿元，增长10% has one, 分别 has several."""

from __future__ import annotations

import re

from gongbao.extract.clauses import Slot
from gongbao.extract.indicators import clean_left, head_of, measure_of, noun_after, predicate_after, shared

_MEASURES = frozenset({"area", "mass", "power", "length", "volume", "energy", "other"})
_DISTRIBUTES = frozenset({"percent", "points", "multiple"})
_RESULT = re.compile(r"^[，,\s]*(?:并)?(?:实现|带动|创造|贡献|拉动)")
_OF_WHICH = re.compile(r"其中")
_GIVES = re.compile(r"(?:给予|予以|奖励|补助|补贴|奖补|资助|兑现|发放)[^，,。；]{0,10}$")
_FOR = re.compile(r"^[\s\d.、（）一二三四五六七八九十]*(?:对于?|凡)(?P<who>[^，,。；]{2,40})")
_ATTRIBUTE = re.compile(
    r"^(?:（[^）]{1,8}）)?(?:以上|以下|以内)?(?:[且并][^，,。；\d]{2,18})?的(?P<noun>[^，,。；：\d]{2,20})[，,]?"
)
_STATE = re.compile(
    r"^(?P<subject>[^，,。；\d]{3,22}?)(?:增长|下降|回升|增势|保持|持续|继续|稳步|快速|较快|平稳|恢复|向好|回暖|运行|发展|扩大"
    r"|明显|显著|大幅|稳定|总体|不断|逐年|进一步|全面|日益|初具|得到|取得|实现|开工|建成|投入|启动|通车|竣工|提高|提升|加强|改善)"
)
_MEASURED = re.compile(r"(?:总产量|产量|总产值|产值|销售收入|(?:种植|播种|总)?面积|人数|数量|总数|总量|总额)$")
_NUMBERS = re.compile(r"[\d.,]+[万亿]*(?:多|余)?[%个家名项人元亩吨户次天年]*(?:以上|左右)?")
_ENUMERATES = re.compile(r"[、和与]|等$")
_ITS = re.compile(r"其(?![中他它余])(.{2,})$")
_AT_RATE = re.compile(r"按照?其?(.{2,16})$")
_LASTS = re.compile(r"(?:连续|历时|持续|为期|长达|已|有)$")
_TERMS = frozenset({"暂定", "试行", "执行", "施行", "暂定为"})
_COMPARES = re.compile(r"(?:增速|增幅)?(?:比|较|高于|低于|快于|慢于|高出).{1,16}$")
_GRANTED = re.compile(r"的(?:标准|比例|额度|幅度)(?:给予|予以|进行|发放|兑现)?([^，,。；]{2,10})")
_BEARERS = re.compile(r"(?:企业|[^就创]业|类|住宅|写字楼)$")
_SINCE = re.compile(r"(?:以?来|间|内|里)?[，,]?")
_LINKS = re.compile(r"(?:恢复到|恢复至|相当于|达到|占|高于|低于|高出)[^，,]{1,16}的?$")


class Subjects:
    """The subjects named so far in a paragraph, newest last."""

    def __init__(self) -> None:
        self.named: list[str] = []
        self.raw = ""

    def new_paragraph(self) -> None:
        """Forget: a paragraph names its own subjects."""
        self.named, self.raw = [], ""

    def read(self, text: str, slots: list[Slot]) -> list[str | None]:
        """The indicator of every slot of a sentence."""
        found: list[str | None] = []
        n = 0
        while n < len(slots):
            size = _group(slots, n)
            found.extend(self._names(text, slots, n, size, [name for name in found if name]))
            n += size
        self.named = [name for name in found if name] or self.named
        return found

    def _names(self, text: str, slots: list[Slot], n: int, size: int, here: list[str]) -> list[str | None]:
        first, last = slots[n], slots[n + size - 1]
        own = clean_left(first.left)
        if size > 1:
            if own and (parts := shared(own, size)):
                return list(parts)
            if not own and len(here) >= size and first.quantity.dimension in _DISTRIBUTES:
                tail = _link(text, first)
                return [name + tail for name in here[-size:]]
        name = self._single(text, slots, n, own, here, last)
        return [name] * size

    def _single(self, text: str, slots: list[Slot], n: int, own: str, here: list[str], last: Slot) -> str | None:
        slot = slots[n]
        if slot.quantity.dimension == "duration":
            return _of_duration(text, slots, n, own) or self._carried(text, slots, n, here)
        after = noun_after(_beyond(slots, n, last))
        if what := _GRANTED.match(last.right):
            ratio = "比例" if slot.quantity.dimension == "percent" else ""
            return own + what.group(1) + ratio if own else self._grant(text, slots, n, what.group(1) + ratio)
        if not own and last.right.startswith("的") and _gives(text, slot):
            return self._grant(text, slots, n, after)
        if slot.quantity.dimension == "percent" and re.match("的.{0,4}(?:增长|增速|增幅)", last.right):
            after = ""
        elif last.right.startswith("的") and after:
            return self._attribute(text, slots, n, own, after, here)
        if "其" in own and here and (match := _ITS.search(own)):
            own = _MEASURED.sub("", here[-1]) + match.group(1)
        if after and own:
            own = _before_noun(slot, own)
        elif after and n and slot.quantity.dimension == "count":
            own = _verb_of_list(text, slots, n)
        if slot.quantity.dimension == "percent" and (match := _AT_RATE.match(own)):
            return self._grant(text, slots, n, match.group(1) + (_GIVES_WORD.findall(last.right) or [""])[0] + "比例")
        if slot.quantity.dimension == "percent" and not own:
            after = predicate_after(last.right)
            own = "" if slot.first else clean_left(slots[_first_of(slots, n)].left) if after else ""
        if not slot.first and own and not after:
            own = _whole(text, slots, n) or own
        if not own and _gives(text, slot):
            return self._grant(text, slots, n, after)
        if own and not after:
            own = self._fitted(slot, own, here, text)
        name = own + after
        if not name or name in _WEAK or _COMPARES.match(name):
            name = "" if _COMPARES.match(name) else name
            if name in _PRODUCTS and not here:
                return name
            carried = self._carried(text, slots, n, here)
            return _MEASURED.sub("", carried) + name if carried and name else carried or name or None
        if name.startswith("占") and slot.quantity.dimension == "percent":
            return (here[-1] if here else self.named[-1] if self.named else "") + name.removesuffix("比重") + "比重"
        return name

    def _attribute(self, text: str, slots: list[Slot], n: int, own: str, after: str, here: list[str]) -> str | None:
        """是首个突破13万亿元的省份 speaks of the subject; 营业额80万元以上的会议 of the 营业额 of 会议."""
        if re.search(r"是|成为|为全国", slots[n].left) and here:
            return here[-1]
        return after + own if own and slots[n].first else predicate_after(slots[n].right) or after

    def _fitted(self, slot: Slot, own: str, here: list[str], text: str) -> str:
        """A name that leaves out what the one before it said: 参保率 after 全国基本医保参保人数."""
        before, self.raw = self.raw, own
        if not here:
            return own
        if _OF_WHICH.search(text[slot.clause - 4 : slot.clause + 4]) or text[: slot.clause].rfind("其中") >= 0:
            if slot.quantity.dimension == "count":
                return own + head_of(here, own, slot.quantity.unit)
            return own + measure_of(here[0]) if len(own) <= 6 and not measure_of(own) else own
        if slot.quantity.dimension == "percent" and _BEARERS.search(own):
            return own + measure_of(here[-1])
        if _RESULT.match(slot.left) and len(own) <= 6:
            return _MEASURED.sub("", here[-1]) + own
        if before and len(own) <= 8 and 0 < (at := before.find(own[:2])) <= 8 and 2 < len(before) - at <= 10:
            return before[:at] + own
        return own

    def _grant(self, text: str, slots: list[Slot], n: int, after: str) -> str:
        """给予15万元奖励: to whom, from the clause before."""
        what = after or (_GIVES_WORD.findall(slots[n].left) or ["奖励"])[-1]
        for earlier in reversed(slots[:n]):
            match = _ATTRIBUTE.match(text[earlier.quantity.end : slots[n].clause])
            if match:
                return clean_left(match["noun"]) + what
        match = _FOR.match(text[: slots[n].quantity.start])
        who = clean_left(_NUMBERS.sub("", match["who"])) if match else ""
        return who.removesuffix("的") + what if who else what

    def _carried(self, text: str, slots: list[Slot], n: int, here: list[str]) -> str | None:
        slot = slots[n]
        after = slots[n - 1].stop if n else 0
        for clause in reversed([part for part in re.split(r"[，,：:]", text[after : slot.clause]) if part]):
            match = _STATE.match(clause)
            subject = clean_left(match["subject"]) if match else ""
            if len(subject) >= 3:
                return subject
        tail = _link(text, slot)
        carried = here[-1] if here else self.named[-1] if self.named else None
        return carried + tail if carried and tail else carried


_GIVES_WORD = re.compile(r"奖励|补助|补贴|奖补|资助|贴息")
_WEAK = frozenset(
    {
        "总量",
        "规模",
        "增速",
        "同比增速",
        "增长率",
        "总额",
        "其",
        "占比",
        "增幅",
        "总数",
        "比例",
        "比重",
        "面积",
        "产量",
        "产值",
        "总产量",
        "人数",
        "金额",
        "投资",
        "完成投资",
        "总产值",
        "销售收入",
        "收入",
        "利润",
        "税收",
    }
)
_PRODUCTS = frozenset({"投资", "完成投资", "产值", "总产值", "销售收入", "收入", "利润", "税收", "人数", "金额"})


def _group(slots: list[Slot], n: int) -> int:
    size = 1
    while n + size < len(slots) and slots[n + size].listed:
        size += 1
    return size


def _first_of(slots: list[Slot], n: int) -> int:
    while n and not slots[n].first:
        n -= 1
    return n


def _link(text: str, slot: Slot) -> str:
    """What a share relates to: 恢复到2019年同期的比例."""
    if slot.quantity.dimension != "percent" or not slot.first:
        return ""
    match = _LINKS.search(text[slot.clause : slot.quantity.start])
    return re.sub("^分别", "", match.group()).removesuffix("的") + "的比例" if match else ""


def _before_noun(slot: Slot, own: str) -> str:
    """What of the left words belongs to the noun after the number: A of A700万吨煤矿, nothing of A和B两个广场."""
    if slot.quantity.dimension == "count" and (_ENUMERATES.search(own) or slot.left.endswith(("向", "对", "面向"))):
        return ""
    return re.split("、", own)[-1] if slot.quantity.dimension in _MEASURES else own


def _beyond(slots: list[Slot], n: int, last: Slot) -> str:
    """What follows a quantity, past others that stand right after it: 1467位80岁以上老人."""
    right = last.right
    while not right and n + 1 < len(slots) and slots[n + 1].quantity.start == slots[n].end:
        n += 1
        right = slots[n].right
    return right


def _whole(text: str, slots: list[Slot], n: int) -> str:
    """The clause up to the quantity, the quantities in it left out: 向脱贫县累计发放贷款."""
    slot, kept, at = slots[n], [], slots[n].clause
    for other in slots[_first_of(slots, n) : n]:
        kept.append(text[at : other.quantity.start])
        at = other.end
    whole = clean_left("".join(kept) + text[at : slot.quantity.start])
    return whole if len(whole) <= 24 and not re.search(r"[、+＋]", whole) else ""


def _gives(text: str, slot: Slot) -> bool:
    return bool(_GIVES.search(text[slot.clause : slot.quantity.start][-16:]))


def _verb_of_list(text: str, slots: list[Slot], n: int) -> str:
    """The words that a list of counts shares: 建成2家菜市场和10个储菜库, 三批次308项赋权."""
    slot, before = slots[n], slots[n - 1]
    between = text[before.end : slot.quantity.start]
    if before.clause != slot.clause or before.quantity.dimension != "count" or (between and not before.right):
        return ""
    own = clean_left(slots[_first_of(slots, n)].left)
    return own if len(own) <= 12 and not _ENUMERATES.search(own) else ""


def _of_duration(text: str, slots: list[Slot], n: int, own: str) -> str:
    """What lasted: the words before, or the subject and predicate after the duration, numbers left out."""
    slot = slots[n]
    since = _SINCE.match(text, slot.end)
    at = since.end() if since else slot.end
    if own in _TERMS:
        return "执行期限"
    if since and since.group().startswith(("来", "以来")):
        return clean_left(_after_since(text, slots, n, at) + "。").rstrip("。")[:24]
    if own and not _LASTS.search(own) and not _LASTS.search(slot.left):
        return own
    after = re.split(r"[，,。；：、（）]", slot.right)[0][:14]
    return own + re.sub(r"^[内后前里间的]|时间$", "", after)


def _after_since(text: str, slots: list[Slot], n: int, at: int) -> str:
    """The clause after 五年来, up to the second number."""
    kept, stop = [], len(text)
    for other in slots[n + 1 : n + 3]:
        if at <= other.quantity.start:
            kept.append(text[at : other.quantity.start])
            at = other.quantity.end
            stop = other.quantity.start
    rest = "".join(kept) if kept else text[at:stop]
    return re.split(r"[，,。；：、]", rest)[0]

"""With whom trade grew, where only whom is said: 对甲国 of 对老客户市场出口回升，其中，对甲国增长3%."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.sharing import members
from gongbao.extract.figures.names.slot_lists import group_size

_TRADED = re.compile(r"[对与][^，。；：\d]{2,14}?(?P<what>进出口|出口|进口|贸易额?|投资)")
_WITH = re.compile(
    r"(?:^|其中，?|[，、])(?P<how>[对与])(?P<whom>[^，。；：\d]{2,24}?)(?:同比)?(?:分别)?(?:增长|下降)了?$"
)
_OWN = re.compile(r"(?P<what>(?:进出口|出口|进口|贸易|投资)(?:总?[额值])?)(?:年均)?$")
_KIND = re.compile("等[^，、]{0,8}$")


def with_whom(text: str, slots: list[Slot], names: list[str | None], before: str) -> list[str | None]:
    """The names of a sentence's values, those of trade with somebody told in full; `before` is the paragraph so far."""
    if "对" not in text and "与" not in text:
        return names
    found = list(names)
    for n, slot in enumerate(slots):
        match = _WITH.search(slot.left) if slot.quantity.dimension == "percent" and slot.first else None
        if match is None:
            continue
        told = list(_TRADED.finditer(before + text[: slot.clause]))
        own = _OWN.search(match["whom"])
        what = own["what"] if own else told[-1]["what"] if told else ""
        whom = _KIND.sub("", match["whom"][: own.start()] if own else match["whom"])
        size = group_size(slots, n)
        parts = members(whom, size) if size > 1 else [whom]
        for at, one in enumerate(parts if what else ()):
            found[n + at] = match["how"] + one + what
    return found

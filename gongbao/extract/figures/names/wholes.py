"""What share of a whole something has or gives: 以占全省2.4%的人口贡献了全省5.8%的产值."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.indicators import noun_after

_WHOLE = re.compile(
    r"(?:占|[贡奉]献出?|创造出?|实现|集聚|汇聚|聚集|吸纳|养活|承载|产出)了?"
    r"(?P<whole>全[国球省市区县]|全世界|世界|该[市县区省])(?:工业)?(?:[近约超]|超过|不到)?$"
)
_NEXT = re.compile(r"的[^，,。；、\d]{2,16}[、和](?:[近约超]|超过|不到)?$")
_SHARES = frozenset({"percent", "multiple"})  # 1/9 counts with the second


def of_wholes(text: str, slots: list[Slot], names: list[str | None]) -> list[str | None]:
    """The names of the values of a sentence, those that a noun behind them is a part of the whole by named so."""
    found, whole, end = list(names), "", 0
    for n, slot in enumerate(slots):
        start = slot.quantity.start
        said = _WHOLE.search(text, slot.clause, start)
        if said is None and not (whole and _NEXT.fullmatch(text, end, start)):
            whole = ""
            continue
        whole, end = said["whole"] if said else whole, slot.end
        noun = noun_after(slot.right) if slot.right.startswith("的") else ""
        if noun and (slot.quantity.dimension in _SHARES or slot.quantity.unit in ("成", "")):
            found[n] = f"{noun}占{whole}比重"
        else:
            whole = ""
    return found

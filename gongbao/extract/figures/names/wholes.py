"""What share of a whole something has or gives: 以占全省2.4%的人口贡献了全省5.8%的产值."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.indicators import noun_after
from gongbao.extract.words import tagged

_WHOLE = re.compile("(?P<whole>全[国球省市区县]|全世界|世界|该[市县区省])(?:工业)?(?:[约近超]|超过|不到|大约|将近)*$")
_HOW = re.compile("了?(?:不到|超过|近|超|约)*$")
_WITH = ("以", "用", "占")
# what is done to a part of all of a kind: 覆盖全国九成的县
_REACHES = ("覆盖", "服务", "连通", "带动", "惠及", "辐射")
_NEXT = re.compile(r"的[^，,。；、\d]{2,16}[、和](?:[近约超]|超过|不到)?$")
_SHARES = frozenset({"percent", "multiple"})  # 1/9 counts with the second


def of_wholes(text: str, slots: list[Slot], names: list[str | None]) -> list[str | None]:
    """The names of the values of a sentence, those that a noun behind them is a part of the whole by named so."""
    found, whole, end, had = list(names), "", 0, False
    for n, slot in enumerate(slots):
        start = slot.quantity.start
        said = _WHOLE.search(text, slot.clause, start)
        if said is None and not (whole and _NEXT.fullmatch(text, end, start)):
            whole = ""
            continue
        does = _HOW.sub("", text[slot.clause : said.start()]) if said else ""
        had = _is_had(does) if said else had
        whole, end = said["whole"] if said else whole, slot.end
        noun = "" if does.endswith(_REACHES) else _part(slot.right, had)
        if noun and (slot.quantity.dimension in _SHARES or slot.quantity.unit in ("成", "")):
            found[n] = f"{noun}占{whole}比重"
        else:
            whole = ""
    return found


def _is_had(does: str) -> bool:
    """Whether the words before a whole get, have or use a part of it: 拥有全国72%的土地."""
    return does.endswith(_WITH) or (does != "" and tagged(does)[-1][1] in ("v", "vn"))


def _part(right: str, had: bool) -> str:
    """The noun after a share, "" if it does something itself and nobody `had` it: 全国70%的医院已与卫生院联网."""
    noun = noun_after(right) if right.startswith("的") else ""
    noun = noun.removesuffix("约")
    return noun if had or right.removeprefix("的").removeprefix(noun)[:1] in ("", "，", "、", "。", "；") else ""

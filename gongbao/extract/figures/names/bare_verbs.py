"""Counts that only a verb names, completed by what it was done to: 交付 of 保交房, 撤离 of so many people."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.indicators import noun_after
from gongbao.extract.words import tagged

_PEOPLE = frozenset({"人", "名", "位", "人次"})
_SAME = frozenset(
    {"处", "条", "起", "项", "件", "个", "家", "套", "户", "座", "所", "艘", "架", "辆", "株", "只", "枚"}
)
_NOUN = frozenset("nbavjlsfm")
_FIRST = re.compile(r"了?(?:首批|第一批|一批|多个|了)?")
_WORK = re.compile(r"(?P<what>[\u4e00-\u9fff]{2,10}?)工作(?:[推进扎全稳有取顺正已基]|$)")
_WHERE = re.compile(r"^(?:全[国省市区县]|我[国省市区县]|各地)")


def with_object(text: str, slots: list[Slot], names: list[str | None], before: str) -> list[str | None]:
    """The names of the values of a sentence, lone verbs with their object; `before` is the paragraph up to it."""
    found = list(names)
    for n, (slot, name) in enumerate(zip(slots, names, strict=True)):
        if name and 2 <= len(name) <= 4 and slot.first and slot.quantity.dimension == "count" and _is_verb(name):
            found[n] = _object(name, before + text[: slot.clause], slots, n, found)
    return found


def _is_verb(name: str) -> bool:
    words = tagged(name)
    return len(words) == 1 and words[0][1] == "v" and not name.endswith(("手", "者", "员"))


def _object(verb: str, ahead: str, slots: list[Slot], n: int, names: list[str | None]) -> str:
    """The verb with what it was said of before, else with those counted."""
    slot = slots[n]
    said = ahead.rfind(verb, max(0, len(ahead) - 120))
    first = _FIRST.match(ahead, said + len(verb)) if said >= 0 else None
    noun = noun_after(ahead[first.end() :]) if first else ""
    words = tagged(noun)
    if 2 <= len(noun) <= 10 and words[-1][1][:1] == "n" and all(tag[:1] in _NOUN for _, tag in words):
        return verb + noun
    if slot.quantity.unit in _PEOPLE:
        return f"{verb}人数"
    works = list(_WORK.finditer(ahead, max(0, len(ahead) - 60)))
    if works:
        return _WHERE.sub("", works[-1]["what"]) + verb
    previous = names[n - 1] if n and slots[n - 1].quantity.unit == slot.quantity.unit in _SAME else None
    return (previous.removesuffix(verb) if previous else "") + verb

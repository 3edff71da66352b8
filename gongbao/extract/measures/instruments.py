"""Which policy instrument a measure is: the first rule of `instruments.csv` that fits, or the verb's own hint."""

from __future__ import annotations

import re
from functools import cache

from gongbao import lexicon
from gongbao.extract.measures.verbs import Verb
from gongbao.extract.seeking import sought

_MONEY = re.compile("元|资金|预算|经费|补|奖|款")


@cache
def _rules() -> tuple[tuple[str, bool, bool, re.Pattern[str]], ...]:
    return tuple(
        (row["instrument"], row["field"] == "object", row["weak"] == "y", sought(row["words"]))
        for row in lexicon.rows("measures/instruments.csv")
    )


def instrument(verb: Verb, action: str, object_text: str) -> str | None:
    """The instrument code of an action on an object; None if no rule speaks."""
    whole, hint = action + object_text, verb.instrument
    if hint == "fund" and not _MONEY.search(object_text):
        hint = None  # 安排立法任务
    for code, object_only, weak, words in _rules():
        if weak and hint:
            return hint
        if words.search(object_text if object_only else whole):
            return code
    return hint

"""The number of an item in a list, as it opens a clause: 一是, 二要, 其三, 7., 一、."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongbao.extract.measures.verbs import Token

_LABELS = frozenset("一二三四五六七八九十其")
_LABEL = re.compile("[一二三四五六七八九十]{1,2}[是要]|其[一二三四五]")
_ORDINAL = re.compile(r"[一二三四五六七八九十]{1,3}|\d{1,2}")


def after_label(clause: Sequence[Token]) -> int:
    """How many tokens of a clause are its number in a list: 一是, 二要, 其三, 7., 一、."""
    if len(clause) > 1 and clause[0].role == "number" and clause[1].text in (".", "．"):
        return 2
    if len(clause) > 2 and clause[1].text == "、" and _ORDINAL.fullmatch(clause[0].text) and _opens_item(clause[2]):
        return 2
    if not clause or clause[0].text[0] not in _LABELS:
        return 0
    text = ""
    for at, token in enumerate(clause[:2]):
        text += token.text
        if _LABEL.fullmatch(text):
            return at + 1
    return 0


def _opens_item(token: Token) -> bool:
    """一、|实施…, but not 一、|二|级."""
    return token.verb is not None or token.role in ("adverb", "preposition")

"""The number of an item in a list or of an article, as it opens a clause: 一是, 二要, 其三, 7., 一、, 第五条."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongbao.extract.measures.verbs import Token

_LABELS = frozenset("一二三四五六七八九十其")
_LABEL = re.compile("[一二三四五六七八九十]{1,2}[是要]|其[一二三四五]")
_ARTICLE = re.compile(r"第[一二三四五六七八九十百零〇\d]{1,7}[条章节款]")
_ARTICLE_PARTS = 4  # words the segmenter may cut the number of an article into
_ORDINAL = re.compile(r"[一二三四五六七八九十]{1,3}|\d{1,2}")


def after_label(clause: Sequence[Token]) -> int:
    """How many tokens of a clause are its number in a list or of an article: 一是, 二要, 其三, 7., 一、, 第五条."""
    if clause and clause[0].text[0] == "第":
        return _after_article(clause)
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


def _after_article(clause: Sequence[Token]) -> int:
    """How many tokens 第五条 takes, which the segmenter may cut; 0 for 第一批 and the like."""
    text = ""
    for at, token in enumerate(clause[:_ARTICLE_PARTS]):
        text += token.text
        if _ARTICLE.fullmatch(text):
            return at + 1
    return 0


def _opens_item(token: Token) -> bool:
    """一、|实施…, but not 一、|二|级."""
    return token.verb is not None or token.role in ("adverb", "preposition")

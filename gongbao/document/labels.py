"""The labels that open sections and list items: 第一章, 一、, （二）, 3., 第五条, 一是, 首先, ——."""

from __future__ import annotations

import re
from typing import NamedTuple

ARTICLE = 48  # the items of an article stand under it: 第三条 … （一）
_NUMBER = "[一二三四五六七八九十百]{1,4}"
# Rank: a smaller one holds a greater one. Unnumbered headings rank between, see outline.py.
_KINDS = (
    ("part", 10, rf"第{_NUMBER}(?:部分|篇|编)"),
    ("chapter", 20, rf"第{_NUMBER}章"),
    ("section", 30, rf"第{_NUMBER}节(?!目|水)"),
    ("han", 40, rf"{_NUMBER}、(?!{_NUMBER}[、产是])|[壹贰叁肆伍陆柒捌玖拾]{{1,2}}、"),
    ("han_bracket", 50, rf"[（(]{_NUMBER}[）)](?:[、.．])?"),
    ("article", ARTICLE, rf"第(?:{_NUMBER}|\d{{1,3}})条(?!例|款|线|路|生产)"),
    ("digit", 60, r"[0-9０-９]{1,2}(?:[.．](?![0-9０-９])|、(?![0-9０-９]))"),
    ("digit_bracket", 70, r"[（(][0-9０-９]{1,2}[）)](?:[、.．])?|[①-⑳]"),
    (
        "run",
        80,
        r"[一二三四五六七八九十]{1,2}(?:是|要(?!闻|素|件|职|求|点|务))|第[一二三四五六七八九十]{1,2}，|(?:首先|其次|再次)[，,]",
    ),
    ("dash", 80, r"(?:——|--+|—|－－)(?![0-9]{4}年|[一二]〇)(?=[\u3400-\u9fff“])"),
)
_LABEL = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, _, pattern in _KINDS))
_ALONE = re.compile("[一二三四五六七八九十]{1,3}|[壹贰叁肆伍陆柒捌玖拾]|0[1-9]")
_RANKS = {kind: rank for kind, rank, _ in _KINDS}


class Label(NamedTuple):
    """`text` as printed, `kind` and `rank` as above, `end` where the heading's own words begin."""

    text: str
    kind: str
    rank: int
    end: int


def find_label(line: str) -> Label | None:
    """The label a line opens with."""
    if len(line) <= 3 and _ALONE.fullmatch(line):
        return Label(line, "han", _RANKS["han"], len(line))
    match = _LABEL.match(line)
    if not match or not match.lastgroup:
        return None
    end = match.end()
    while end < len(line) and line[end] in " \u3000\xa0\t":
        end += 1
    return Label(match.group(0), match.lastgroup, _RANKS[match.lastgroup], end)

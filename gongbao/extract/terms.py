"""Framework shorthand in quotation marks (“6+3”, “三大工程”, “两区”) and what the text says it stands for.

Such a number measures nothing, so it is no figure; it names a list that the reader wants spelled out.
"""

from __future__ import annotations

import re

from gongbao import lexicon
from gongbao.extract.words import adverbs, words
from gongbao.model import Document, Term

_NUMERAL = "一二三四五六七八九十百千万两双"
_QUOTED = re.compile(r"[“\"「]([^“”\"「」《》，。；！？\n]{2,16})[”\"」]")
# 11311, 8337; 6+3, 1+N+X; 三最, 四个突出, 十百千; 一老一小, 一城一轴一带、四区三镇多点.
_SHORTHAND = re.compile(
    rf"\d{{3,6}}|\d+(?:[+＋×]\w{{1,2}})+"
    rf"|[{_NUMERAL}]{{3}}"
    rf"|[{_NUMERAL[1:]}](?:个|大|项|条|张|方面)?[^\W\d{_NUMERAL}]{{1,3}}"
    rf"|(?:[{_NUMERAL}多][^\W\d{_NUMERAL}、]{{1,2}}、?){{2,7}}"
)
# What is called so and stands for no list: a typhoon “万宜”, a hotline “12345”.
_NAMED = re.compile(r"(?:台风|飓风|热线|电话|短信|导弹|航母|潜艇|卫星|客船|货轮|电影|歌曲)$")
_NUMBERED = re.compile(r"[^，。；]{0,4}(?:热线|电话|号)")
_COUNT = {"两": 2, "双": 2, **{char: number for number, char in enumerate("一二三四五六七八九十", start=1)}}
_BRACKET = re.compile(r"[（(](?:即|指|就是|包括|分别为|分别是)?[:：]?([^（()）]{4,120})[)）]")
_MEANS = re.compile(r"[，,]?(?:即|是指|指的是|就是|包括)[:：]?([^。；]{4,120})|[:：]([^。；]{4,120})")
_QUOTE_BEFORE = re.compile(r"[“\"「]([^“”\"「」]{4,120})[”\"」]的?$")
_STOPS = re.compile(r"[，。；：！？\n]")


def find_terms(document: Document) -> tuple[Term, ...]:
    """Every shorthand of the document, in order; spans leave the quotation marks out."""
    stops = frozenset(lexicon.lines("term_stops.txt"))
    found = []
    for match in _QUOTED.finditer(document.text):
        if _SHORTHAND.fullmatch(match[1]) and match[1] not in stops and not _is_name(document.text, match):
            span = _expansion(document.text, match)
            found.append(Term(match.start(1), match.end(1), *(span or (None, None))))
    return tuple(found)


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether what is quoted is the name or number of a thing: 台风“万宜”, “12345”热线."""
    named = _NAMED.search(text, max(0, match.start() - 2), match.start())
    return named is not None or (match[1].isdigit() and _NUMBERED.match(text, match.end()) is not None)


def _expansion(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    """The span that spells the shorthand out: in brackets behind it, after 即, or as the list before it."""
    bracket = _BRACKET.match(text, match.end())
    if bracket and ("、" in bracket[1] or bracket.start(1) - bracket.start() > 1):  # not （2023年版）
        return bracket.span(1)
    if means := _MEANS.match(text, match.end()):
        group = 1 if means[1] else 2
        # After a bare colon only a list of the right length is an expansion.
        if group == 1 or _fits(match[1], means[2]):
            return means.span(group)
    return _before(text, match)


def _before(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    left = text[max(0, match.start() - 130) : match.start()]
    if (quote := _QUOTE_BEFORE.search(left)) and _fits(match[1], quote[1]):
        return match.start() - len(left) + quote.start(1), match.start() - len(left) + quote.end(1)
    begin = max((stop.end() for stop in _STOPS.finditer(left)), default=0)
    begin += _lead(left[begin:].split("、", 1)[0])
    listed = left[begin:]
    if _fits(match[1], listed) and _even(_items(listed)):
        return match.start() - len(left) + begin, match.start()
    return None


def _fits(term: str, listed: str) -> bool:
    """Whether `listed` has as many items as the shorthand says: 三大工程 three. 6+3 and 十百千 say no number."""
    counted = _COUNT.get(term[0])
    return counted is not None and counted > 1 and len(_items(listed)) == counted


def _items(listed: str) -> list[str]:
    return re.split(r"、|和(?=[^、]+$)", listed)


def _even(items: list[str]) -> bool:
    """Whether a list without marks around it is one: three items or more, of about one length, none quoted."""
    lengths = sorted(map(len, items))
    marked = any(mark in item for item in items for mark in "“”《》…")
    return len(items) > 2 and not marked and lengths[0] >= 2 and lengths[-1] <= min(12, 2 * lengths[0] + 2)


def _lead(first: str) -> int:
    """How much of a list's first item is the verb before it: 全面开展|科创资源倍增."""
    at = 0
    for word in words(first):
        leads = word.text in adverbs() or word.tag.startswith(("d", "v", "p", "u", "r", "nr", "ns", "t", "c"))
        if word.end == len(first) or not leads:
            break
        at = word.end
    return at

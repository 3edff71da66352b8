"""Policy documents named in the text: which titles in 《》 are such, short forms, document numbers, issuing bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gongbao import lexicon
from gongbao.extract.measures.actors import stated
from gongbao.extract.measures.verbs import tokens
from gongbao.model import Document, PolicyMention

LONGEST_ENDING = 5
# 《关于印发《江海办法》的通知》: the outer title counts.
_TITLE = re.compile(r"《((?:[^《》\n]{1,60}《[^《》\n]{1,60}》)?[^《》\n]{1,120})》")
_QUOTED = re.compile(
    r"(?:印发|发布|出台|下发|转发|公布|制定|审议通过)了?(“关于[^“”《》，。；\n]{4,60}的(?:实施|指导|若干)?(?:意见|通知|决定|办法|方案|规定|公告)”)"
)
_NOTE = re.compile(r"(?:[（(〔\[][^（）()〔〕\[\]]*[）)〕\]]|\d{4}年?(?:版|修订版|修订)?|\d\.\d版?)+$")
_COUNTED = re.compile(r"(?:[一二三四五六七八九十]|\d)[条项]$")  # 人才新政20条, 关于…的八条
_NUMBER = re.compile(r"[（(]?([\u4e00-\u9fff]{1,12}[〔\[【（(]\s*\d{4}\s*[〕\]】）)]\s*第?\s*\d{1,5}\s*号)")
_ISSUES = re.compile(
    r"(?:联合)?(?:发布|印发|出台|公布|颁布|下发|制定|修订|推出|发出|签署|转发)(?:实施|施行|出台)?了?(?:新版|新的|新修订的|修订后的)?$"
)
# None of these issues papers.
_NO_BODY = frozenset({"我国", "国家", "各国", "两国", "双方", "各方", "各地", "论坛", "大会", "会议"})
_TOGETHER = re.compile(r"(中共中央(?:办公厅)?)\s?(国务院)")
_STOP = re.compile(r"[，。；：！？\n]")
SHORT = 10  # a title of at most so many characters may stand for a longer one


def find_policies(document: Document) -> tuple[PolicyMention, ...]:
    """The policy documents a text names, in order; a short form carries the full title and what is known of it."""
    full: dict[str, PolicyMention] = {}
    found = []
    for start, end, title in _titles(document.text):
        known = _full_form(title, full)
        if known is None and not is_policy(title):
            continue
        mention = _mention(document.text, start, end, known.title if known else title)
        kept = full.setdefault(mention.title, mention)
        number, issuer = mention.doc_number or kept.doc_number, mention.issuer or kept.issuer
        found.append(PolicyMention(start, end, mention.title, number, issuer))
    return tuple(found)


def _titles(text: str) -> list[tuple[int, int, str]]:
    marked = [(match.start(), match.end(), match[1]) for match in _TITLE.finditer(text)]
    quoted = [(match.start(1), match.end(1), match[1][1:-1]) for match in _QUOTED.finditer(text)]
    return sorted((start, end, "".join(title.split())) for start, end, title in marked + quoted)


@cache
def _kinds(name: str, column: str) -> dict[str, str]:
    return {row[column]: row["kind"] for row in lexicon.rows(name)}


def is_policy(title: str) -> bool:
    """Whether a title is that of a policy document, law, plan or notice, and not of a book, film or newspaper."""
    for beginning, kind in _kinds("policy_shapes.csv", "beginning").items():
        if title.startswith(beginning):
            return kind == "policy"
    bare = _NOTE.sub("", title)
    if len(bare) > 4 and _COUNTED.search(bare):
        return True
    for size in range(min(LONGEST_ENDING, len(bare)), 0, -1):
        known = _kinds("policy_titles.csv", "ending").get(bare[-size:])
        if known is not None:
            return known == "policy"
    return False


def _full_form(title: str, full: dict[str, PolicyMention]) -> PolicyMention | None:
    """The last document named before whose title the short one abridges: its characters in order, with the same end."""
    if len(title) > SHORT:
        return None
    for mention in reversed(list(full.values())):
        longer = _NOTE.sub("", mention.title)
        if len(longer) > len(title) and longer.endswith(title[-2:]) and _abridges(title, longer):
            return mention
    return None


def _abridges(short: str, longer: str) -> bool:
    characters: Iterator[str] = iter(longer)
    return all(character in characters for character in short)


def _mention(text: str, start: int, end: int, title: str) -> PolicyMention:
    number = _NUMBER.match(text, end, end + 60)
    return PolicyMention(start, end, title, "".join(number[1].split()) if number else None, _issuer(text, start))


def _issuer(text: str, start: int) -> str | None:
    """Who is said to have issued the document, in the clause that leads up to its title."""
    clause = text[max(0, start - 80) : start]
    clause = _STOP.split(clause)[-1]
    issues = _ISSUES.search(clause)
    if not issues:
        return None
    left = tokens(clause[: issues.start()])
    span = stated(left)
    body = clause[slice(*span)] if span else ""
    return _TOGETHER.sub(r"\1、\2", body) if body and body not in _NO_BODY else None

"""The parts of one newspaper article put together again: the later part goes on where the page turn broke the first."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher

from gongbao.document.blocks import Block, Page, squeeze
from gongbao.document.byline import Byline, is_author_line
from gongbao.document.dates import is_date_line
from gongbao.document.labels import find_label
from gongbao.document.metadata import Front
from gongbao.document.wrapping import finished, join_lines
from gongbao.model import Metadata

_CLAUSE = re.compile("[，。；、：！？]")
_SHORT = 28  # characters: a line without any clause mark up to here is a heading
_LEAST_TITLE = 5
_RUN, _SHARE = 6, 0.6  # of the shorter title, that stands in the longer
_OWN = ("link", "turned_from", "page")  # what a later part says of itself alone


def same_title(one: str, other: str) -> bool:
    """Whether two titles are of one article: equal, one a short form of the other, or mostly one run of words."""
    short, long = sorted((_bare(one), _bare(other)), key=len)
    if len(short) < _LEAST_TITLE:
        return short == long
    if short in long:
        return True
    run = SequenceMatcher(None, short, long, autojunk=False).find_longest_match().size
    return run >= max(_RUN, _SHARE * len(short))


def _bare(title: str) -> str:
    return re.sub(r"[^\w]", "", squeeze(title))


def join_pages(page: Page, front: Front, more: Page, more_front: Front) -> tuple[Page, Front]:
    """The two parts as one page, the head of the later one left out; and its front matter."""
    head = _head(front, more_front)
    blocks, rest = list(page.blocks), more.blocks[head:]
    subheading = more_front.title is not None and not head
    if rest and not subheading and _goes_over(blocks[-1], rest[0]):
        blocks[-1] = blocks[-1]._replace(text=join_lines((blocks[-1].text, rest[0].text)))
        rest = rest[1:]
    says = {key: words for key, words in more.says.items() if key not in _OWN} | page.says
    says.pop("turns_to", None)
    if "turns_to" in more.says:
        says["turns_to"] = more.says["turns_to"]
    warnings = list(dict.fromkeys((*page.warnings, *more.warnings)))
    return Page(blocks + rest, says, warnings), replace(front, byline=_byline(front.byline, more_front.byline))


def join_metadata(meta: Metadata, more: Metadata) -> Metadata:
    """What is known of the whole: of the first part, else of the later one, whose right to forbid counts too."""
    gaps = ("publisher", "published_on", "author", "author_role", "doc_number", "issuer", "area")
    filled = {name: getattr(more, name) for name in gaps if getattr(meta, name) is None}
    return replace(meta, **filled | ({"rights": more.rights} if more.rights == "copyrighted" else {}))


def _head(front: Front, more: Front) -> int:
    """How many blocks of a later part only repeat title and byline; a title of its own is a subheading and stays."""
    return more.size if more.title is None or (front.title and same_title(front.title, more.title)) else 0


def _goes_over(before: Block, after: Block) -> bool:
    """Whether a sentence goes on over the page turn."""
    if before.row or after.row or before.heading or after.heading or finished(before.text):
        return False
    if find_label(after.text) or is_date_line(before.text) or is_author_line(before.text):
        return False
    return len(before.text) > _SHORT or _CLAUSE.search(before.text) is not None


def _byline(first: Byline, more: Byline) -> Byline:
    return Byline(first.author or more.author, first.role or more.role)

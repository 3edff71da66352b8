"""Which kind of article it is: by title, dateline, author and, for an untitled excerpt, its language."""

from __future__ import annotations

import re
from functools import cache

from gongbao import lexicon
from gongbao.document.blocks import squeeze
from gongbao.document.folding import fold
from gongbao.model import Metadata

_LEAST, _EVERY = 3, 250  # how often, and in how many characters once, a pattern must be found in a whole text


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(
        (row["code"], row["where"], re.compile(row["pattern"])) for row in lexicon.rows("document/article_types.csv")
    )


def find_kind(meta: Metadata, body: list[str]) -> str | None:
    """The code of the kind of article, None where nothing tells; `body` is the paragraphs after title and byline."""
    parts = {
        "title": [squeeze(fold(meta.title))] if meta.title else [],
        "head": [fold(text[:120]) for text in body[:3]],
        "tail": [fold(text[-160:]) for text in body[-2:]],
        "author": [meta.author_role or ""] if meta.author or meta.author_role else [],
        "publisher": [name for name in (meta.publisher, meta.issuer) if name],
        "body": [text[:80] for text in body[:12]],
    }
    for code, where, pattern in _patterns():
        if where == "text" and _is_frequent(pattern, body):
            return code or None
        if any(pattern.search(text) for text in parts.get(where, ())):
            return code
    return None


def _is_frequent(pattern: re.Pattern[str], body: list[str]) -> bool:
    found = sum(1 for text in body for _ in pattern.finditer(text))
    return found >= _LEAST and found * _EVERY >= sum(map(len, body))

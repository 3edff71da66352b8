"""Small documents for the tests of measures: one paragraph, one sentence after each full stop."""

from __future__ import annotations

import re
from datetime import date

from gongbao.model import Document, Metadata, Section, Sentence


def document(
    text: str, genre: str | None = None, outlook: str | None = None, issuer: str | None = None, title: str | None = None
) -> Document:
    """A document of kind `genre` whose only section has the outlook given."""
    bounds = [match.span() for match in re.finditer(r"[^。；\n]+[。；]?", text)]
    sentences = tuple(Sentence(n, start, end, 0, 0) for n, (start, end) in enumerate(bounds))
    section = Section(0, None, 1, None, None, -1, len(text), outlook)
    meta = Metadata(title=title, article_type=genre, issuer=issuer, published_on=date(2025, 3, 1))
    return Document(text, meta, (section,), sentences)

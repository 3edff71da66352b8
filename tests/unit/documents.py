"""Small documents for the tests of extractors, cut into sentences as the reader cuts them, and their figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gongbao.document.sentences import cut
from gongbao.extract.figures import find_figures
from gongbao.model import Document, Figure, Metadata, Places, Section, Sentence

UNKNOWN = Metadata()
NOWHERE = Places((), None)


def document(*paragraphs: str, meta: Metadata = UNKNOWN, sections: Sequence[Section] = ()) -> Document:
    """The document of these paragraphs, each of one line or more: every line is a paragraph of its own.

    A paragraph is in the last of the sections that do not begin after it.
    """
    text = "\n".join(paragraphs)
    sentences: list[Sentence] = []
    begin = 0
    for number, line in enumerate(text.split("\n")):
        under = max((at for at, section in enumerate(sections) if section.start <= begin), default=None)
        for start, end in cut(line):
            sentences.append(Sentence(len(sentences), begin + start, begin + end, number, under))
        begin += len(line) + 1
    return Document(text, meta, tuple(sections), tuple(sentences))


def story(day: date, headline: str, *paragraphs: str) -> Document:
    """News of a day: all of it stands under its headline, which is its first paragraph."""
    text = "\n".join((headline, *paragraphs))
    meta = Metadata(published_on=day, article_type="news")
    return document(text, meta=meta, sections=[Section(0, None, 1, None, headline, 0, len(text))])


def passage(
    text: str, genre: str | None = None, outlook: str | None = None, issuer: str | None = None, title: str | None = None
) -> Document:
    """What an article of kind `genre` says under a heading with the outlook given."""
    meta = Metadata(title=title, article_type=genre, issuer=issuer, published_on=date(2025, 3, 1))
    # The section begins before the text, where its heading would be: no sentence here is one.
    return document(text, meta=meta, sections=[Section(0, None, 1, None, None, -1, len(text), outlook)])


def figures_by_quote(source: Document, places: Places = NOWHERE) -> dict[str, Figure]:
    """The figures of a document under the words that state them, in order; of two with the same words the first."""
    found: dict[str, Figure] = {}
    for figure in find_figures(source, places):
        found.setdefault(source.text[figure.start : figure.end], figure)
    return found

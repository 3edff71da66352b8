"""Document and Extraction → the rows of the tables, with identifiers and links.

A sentence's identifier hashes article, text and which occurrence; a row's hashes its sentence, its place inside
the sentence and its kind. So an edit elsewhere in the article never re-keys a row.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any

from gongbao.ids import make_id
from gongbao.model import Document, Extraction, Figure, Measure, Mention, Metadata, Place, PolicyMention, Snapshot, Term

Rows = dict[str, list[dict[str, Any]]]
Span = Figure | Mention | Measure | PolicyMention | Term

_LOSES_TEXT = {"copyrighted"}  # rights under which the full text may not be published again


def tabulate(
    snapshot: Snapshot, document: Document, extraction: Extraction, continued: Sequence[Snapshot] = ()
) -> tuple[str, Rows]:
    """The article's identifier and its rows, table by table, in the order they stand in the text.

    The document is that of `snapshot` and the parts it is `continued` in.
    """
    article_id = make_id("article", document.meta.source_uri or snapshot.address)
    keyed = _Keys(article_id, document, extraction.measures)
    figures = [_figure(keyed, row) for row in extraction.figures]
    mentions = [_mention(keyed, row) for row in extraction.places.mentions]
    named = _completed(extraction.policies)
    policies = [_policy(keyed, row) for row in named]
    measures = [_measure(keyed, row) for row in extraction.measures]
    rows: tuple[Mention | Figure, ...] = (*extraction.places.mentions, *extraction.figures)
    terms = [_term(keyed, row) for row in extraction.terms]
    places = [row.place for row in rows if row.place is not None]
    needed = {row["sentence_id"] for row in (*figures, *mentions, *policies, *measures, *terms)}
    return article_id, {
        "articles": [_article(article_id, snapshot, document, extraction, continued)],
        "sections": keyed.section_rows(),
        "sentences": keyed.sentence_rows(needed),
        "figures": figures,
        "location_mentions": mentions,
        "locations": [_location(place) for place in {location_id(place): place for place in places}.values()],
        "measures": measures,
        "policy_mentions": policies,
        "terms": terms,
        "policies": _distinct([_policy_document(article_id, row) for row in named]),
    }


@lru_cache(maxsize=4096)
def location_id(place: Place) -> str:
    """The identifier of a place: its own code, but not one of former days, which may be another's now."""
    if place.adcode and not place.current:
        return place.adcode
    return make_id("location", place.type, place.name, *place.adcodes)


def _public(document: Document) -> bool:
    return document.meta.rights not in _LOSES_TEXT


class _Keys:
    """Sentence and section identifiers of one article, and which sentence, section or measure holds an offset."""

    def __init__(self, article_id: str, document: Document, measures: tuple[Measure, ...]) -> None:
        self.article_id, self.document = article_id, document
        self._starts = [sentence.start for sentence in document.sentences]
        self.sentence_ids = self._sentence_ids()
        self.section_ids = self._section_ids()
        self._measures = sorted(measures, key=lambda row: (row.start, -row.end))
        self._measure_starts = [row.start for row in self._measures]
        self._measure_ids = [self.row_id("measure", row) for row in self._measures]

    def _sentence_ids(self) -> list[str]:
        seen: Counter[str] = Counter()
        ids = []
        for sentence in self.document.sentences:
            text = self.document.text[sentence.start : sentence.end]
            ids.append(make_id("sentence", self.article_id, text, seen[text]))
            seen[text] += 1
        return ids

    def _section_ids(self) -> list[str]:
        seen: Counter[tuple[str | None, str | None]] = Counter()
        ids = []
        for section in self.document.sections:
            name = (section.label, section.heading)
            ids.append(make_id("section", self.article_id, *name, seen[name]))
            seen[name] += 1
        return ids

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds `offset`."""
        return bisect_right(self._starts, offset) - 1

    def row_id(self, kind: str, span: Span) -> str:
        """The identifier of a row: its sentence, its place inside the sentence, its kind."""
        at = self.sentence_at(span.start)
        begin = self.document.sentences[at].start
        return make_id(kind, self.sentence_ids[at], span.start - begin, span.end - begin)

    def row(self, kind: str, span: Span, key: str | None = None) -> dict[str, Any]:
        """The columns that every row with evidence has; the key column is KIND_id unless it is named."""
        at = self.sentence_at(span.start)
        return {
            key or f"{kind}_id": self.row_id(kind, span),
            "article_id": self.article_id,
            "sentence_id": self.sentence_ids[at],
            "start": span.start,
            "end": span.end,
            "text": self.document.text[span.start : span.end],
        }

    def section_id(self, offset: int) -> str | None:
        """Identifier of the innermost section at `offset`."""
        index = self.document.sentences[self.sentence_at(offset)].section
        return None if index is None else self.section_ids[index]

    def measure_id(self, span: Span) -> str | None:
        """Identifier of the innermost measure whose evidence holds `span`."""
        for at in range(bisect_right(self._measure_starts, span.start) - 1, -1, -1):
            row = self._measures[at]
            if row.end >= span.end:
                return self._measure_ids[at]
            if row.start < span.start - 400:  # evidence stays within a clause
                return None
        return None

    def section_rows(self) -> list[dict[str, Any]]:
        """The table `sections`."""
        return [
            {
                "section_id": own,
                "article_id": self.article_id,
                "parent_id": None if section.parent is None else self.section_ids[section.parent],
                **{name: getattr(section, name) for name in _SECTION_COLUMNS},
            }
            for own, section in zip(self.section_ids, self.document.sections, strict=True)
        ]

    def sentence_rows(self, needed: set[str]) -> list[dict[str, Any]]:
        """The table `sentences`; without the right to republish, only the `needed` ones keep their text."""
        public = _public(self.document)
        return [
            {
                "sentence_id": own,
                "article_id": self.article_id,
                "section_id": None if sentence.section is None else self.section_ids[sentence.section],
                "ordinal": sentence.ordinal,
                "start": sentence.start,
                "end": sentence.end,
                "text": self.document.text[sentence.start : sentence.end] if public or own in needed else None,
            }
            for own, sentence in zip(self.sentence_ids, self.document.sentences, strict=True)
        ]


_SECTION_COLUMNS = ("ordinal", "level", "label", "heading", "outlook", "start", "end")
_META_COLUMNS = tuple(entry.name for entry in fields(Metadata))
_FIGURE_COLUMNS = tuple(entry.name for entry in fields(Figure) if entry.name not in {"start", "end", "place"})
_MEASURE_COLUMNS = tuple(entry.name for entry in fields(Measure) if entry.name not in {"start", "end"})


def _article(
    article_id: str, snapshot: Snapshot, document: Document, extraction: Extraction, continued: Sequence[Snapshot]
) -> dict[str, Any]:
    return {
        "article_id": article_id,
        **{name: getattr(document.meta, name) for name in _META_COLUMNS},
        "source_file": snapshot.source_file,
        "content_sha256": snapshot.sha256,
        "continued_in": [part.source_file for part in continued],
        "text": document.text if _public(document) else None,
        "char_count": len(document.text),
        "warnings": [*document.warnings, *extraction.places.warnings],
    }


def _figure(keys: _Keys, row: Figure) -> dict[str, Any]:
    return {
        **keys.row("figure", row),
        "measure_id": keys.measure_id(row),
        "location_id": None if row.place is None else location_id(row.place),
        **{name: getattr(row, name) for name in _FIGURE_COLUMNS},
    }


def _mention(keys: _Keys, row: Mention) -> dict[str, Any]:
    return {
        **keys.row("mention", row),
        "measure_id": keys.measure_id(row),
        "location_id": None if row.place is None else location_id(row.place),
        "within_name": row.within_name,
        "candidates": list(row.candidates),
        "confidence": row.confidence,
    }


def _measure(keys: _Keys, row: Measure) -> dict[str, Any]:
    return {
        **keys.row("measure", row),
        "section_id": keys.section_id(row.start),
        **{name: getattr(row, name) for name in _MEASURE_COLUMNS},
        "industry": list(row.industry),
    }


def _policy(keys: _Keys, row: PolicyMention) -> dict[str, Any]:
    return {
        **keys.row("policy", row, key="mention_id"),
        "measure_id": keys.measure_id(row),
        "policy_id": _policy_id(row),
    }


def _policy_id(row: PolicyMention) -> str:
    # Many cities have a policy of one title: what tells them apart belongs to the identity where it is known.
    return make_id("policy", row.title, row.doc_number or row.issuer or "")


def _term(keys: _Keys, row: Term) -> dict[str, Any]:
    spelled_out = row.expansion_start is not None
    return {
        **keys.row("term", row),
        "expansion": keys.document.text[row.expansion_start : row.expansion_end] if spelled_out else None,
        "expansion_start": row.expansion_start,
        "expansion_end": row.expansion_end,
    }


def _policy_document(article_id: str, row: PolicyMention) -> dict[str, Any]:
    return {
        "policy_id": _policy_id(row),
        "article_id": article_id,
        "title": row.title,
        "doc_number": row.doc_number,
        "issuer": row.issuer,
    }


def _location(place: Place) -> dict[str, Any]:
    return {
        "location_id": location_id(place),
        "name": place.name,
        "type": place.type,
        "adcode": place.adcode,
        "adcodes": list(place.adcodes),
        "adcodes_current": list(place.current or place.adcodes),
        "code_version": place.code_version,
        "parent_id": place.parent,
        "longitude": place.longitude,
        "latitude": place.latitude,
        "coordinate_precision": place.coordinate_precision,
    }


def _completed(mentions: tuple[PolicyMention, ...]) -> list[PolicyMention]:
    """Mentions of one title in one article are of one document: what one of them says of it holds for all."""
    numbers: dict[str, str] = {}
    issuers: dict[str, str] = {}
    for row in mentions:
        if row.doc_number:
            numbers.setdefault(row.title, row.doc_number)
        if row.issuer:
            issuers.setdefault(row.title, row.issuer)
    return [replace(row, doc_number=numbers.get(row.title), issuer=issuers.get(row.title)) for row in mentions]


def _distinct(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({row["policy_id"]: row for row in rows}.values())

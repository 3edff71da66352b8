"""A headline gives its figures without time and often without place; the story under it says both."""

from __future__ import annotations

from dataclasses import replace

from gongbao.model import Document, Figure, Place, Sentence

_ROUNDED = {">": (1.0, 1.15), "~": (0.9, 1.0), "<": (0.9, 1.0)}  # how far off a round figure may be
_REACH = 6  # figures after the headline in which its own is told again


def told_again(document: Document, found: list[Figure], home: Place | None) -> list[Figure]:
    """The figures, those of headlines with the time and place of the same amount in the story below.

    `home` is the place that stands where the text names none.
    """
    heads = {document.text.rfind("\n", 0, section.start) + 1 for section in document.sections if section.heading}
    heads.add(0)
    figures = list(found)
    for n, figure in enumerate(found):
        if document.text.rfind("\n", 0, figure.start) + 1 in heads and (again := _again(document, found, n)):
            figures[n] = _dated(figure, again, home)
    return figures


def _again(document: Document, found: list[Figure], n: int) -> Figure | None:
    """The same amount in a later line."""
    figure, line = found[n], document.text.find("\n", found[n].end)
    for other in found[n + 1 : n + 1 + _REACH]:
        if line >= 0 and other.start > line and figure.unit in ("", other.unit) and _rounds(figure, other):
            return other
    return None


def _rounds(figure: Figure, other: Figure) -> bool:
    """Whether a headline's amount (超3300亿元, 近7万) is that of the story (3394亿元, 6.8万) or its round figure."""
    if figure.value == other.value:
        return True
    low, high = _ROUNDED.get(figure.comparator, (1.0, 1.0))
    return figure.kind == other.kind and low * figure.value <= other.value < high * figure.value


def _dated(figure: Figure, again: Figure, home: Place | None) -> Figure:
    if figure.period is None and again.period is not None:
        figure = replace(figure, period=again.period, period_start=again.period_start, period_end=again.period_end)
    return replace(figure, place=again.place) if figure.place == home and again.place is not None else figure


def leads(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence stands under no heading, as the lead of those that do."""
    section = document.sections[sentence.section] if sentence.section is not None and document.sections else None
    return section is None or not (section.heading or section.label)

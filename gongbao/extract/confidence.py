"""How often rows like this one are right: what an extractor's own certainty means, by genre.

The shares were counted on annotated articles by `scripts/calibrate.py`; a certainty that was never met takes the share
of the nearest one below it, or the lowest.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import cache

from gongbao import lexicon
from gongbao.model import Extraction

_GENRES = {"news": "news", "rule": "rule", "notice": "rule", "interpretation": "rule", "essay": "essay", None: "essay"}


def genre_of(article_type: str | None) -> str:
    """The genre that shares are counted by.

    news, where most is left unsaid; rule, whose amounts name no owner; essay, also for texts of no known type, whose
    times and moods are anybody's guess; other, for reports and bulletins.
    """
    return _GENRES.get(article_type, "other")


def calibrated(extraction: Extraction, article_type: str | None) -> Extraction:
    """The rows with their confidence as a share of right rows (0 to 1)."""
    genre = genre_of(article_type)
    mentions = tuple(
        replace(row, confidence=share("location_mentions", genre, row.confidence)) for row in extraction.places.mentions
    )
    return replace(
        extraction,
        places=replace(extraction.places, mentions=mentions),
        figures=tuple(replace(row, confidence=share("figures", genre, row.confidence)) for row in extraction.figures),
        measures=tuple(
            replace(row, confidence=share("measures", genre, row.confidence)) for row in extraction.measures
        ),
    )


def share(table: str, genre: str, certainty: float) -> float:
    """The share of right rows among those of a table and genre with this certainty."""
    certainties, shares = _counted()[table, genre]
    return shares[max(bisect_right(certainties, certainty) - 1, 0)]


@cache
def _counted() -> dict[tuple[str, str], tuple[list[float], list[float]]]:
    found: dict[tuple[str, str], tuple[list[float], list[float]]] = {}
    for row in lexicon.rows("confidence.csv"):
        certainties, shares = found.setdefault((row["table"], row["genre"]), ([], []))
        certainties.append(float(row["certainty"]))
        shares.append(float(row["share"]))
    return found

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao import lexicon
from gongbao.extract.confidence import calibrated, genre_of, share
from tests.unit.store_of import extraction

KINDS = [
    (table, genre)
    for table in ("figures", "location_mentions", "measures")
    for genre in ("news", "rule", "essay", "other")
]


def test_every_table_and_genre_was_counted_and_nothing_else() -> None:
    assert {(row["table"], row["genre"]) for row in lexicon.rows("confidence.csv")} == set(KINDS)
    assert all(int(row["support"]) > 0 for row in lexicon.rows("confidence.csv"))


@pytest.mark.parametrize(("table", "genre"), KINDS)
@given(lower=st.floats(0, 1), higher=st.floats(0, 1))
def test_more_certainty_never_means_less(table: str, genre: str, lower: float, higher: float) -> None:
    lower, higher = sorted((lower, higher))
    assert 0 <= share(table, genre, lower) <= share(table, genre, higher) <= 1


@pytest.mark.parametrize(
    ("kind", "genre"),
    [
        ("news", "news"),
        ("rule", "rule"),
        ("notice", "rule"),
        ("work_report", "other"),
        ("essay", "essay"),
        (None, "essay"),
    ],
)
def test_genres(kind: str | None, genre: str) -> None:
    assert genre_of(kind) == genre


def test_only_the_confidence_changes() -> None:
    before, after = extraction(), calibrated(extraction(), "news")
    (figure,), (measure,), (mention,) = before.figures, before.measures, before.places.mentions
    assert after.figures[0] == replace(figure, confidence=share("figures", "news", figure.confidence))
    assert after.measures[0] == replace(measure, confidence=share("measures", "news", measure.confidence))
    assert after.places.mentions[0].confidence == share("location_mentions", "news", mention.confidence)
    assert (after.policies, after.terms) == (before.policies, before.terms)

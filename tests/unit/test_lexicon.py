"""The lexicons keep the code lists: a slip in a data file must fail here, not at a user's gate."""

from __future__ import annotations

import pytest

from gongbao import lexicon, schema


@pytest.mark.parametrize(
    ("file", "column", "codes"),
    [
        ("zones.csv", "type", "location_type"),
        ("features.csv", "type", "location_type"),
        ("rights.csv", "code", "rights"),
        ("instruments.csv", "instrument", "instrument"),
        ("industries.csv", "industry", "industry"),
        ("article_types.csv", "code", "article_type"),
        ("outlook.csv", "outlook", "outlook"),
    ],
)
def test_a_column_holds_codes_of_its_list(file: str, column: str, codes: str) -> None:
    allowed = {entry.code for entry in schema.codes(codes)}
    assert {row[column] for row in lexicon.rows(file)} <= allowed

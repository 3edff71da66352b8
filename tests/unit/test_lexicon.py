"""The lexicons keep the code lists: a slip in a data file must fail here, not at a user's gate."""

from __future__ import annotations

import pytest

from gongbao import lexicon, schema


@pytest.mark.parametrize(
    ("file", "column", "codes"),
    [
        ("places/zones.csv", "type", "location_type"),
        ("places/features.csv", "type", "location_type"),
        ("document/rights.csv", "code", "rights"),
        ("measures/instruments.csv", "instrument", "instrument"),
        ("measures/industries.csv", "industry", "industry"),
        ("document/article_types.csv", "code", "article_type"),
        ("document/outlook.csv", "outlook", "outlook"),
    ],
)
def test_a_column_holds_codes_of_its_list(file: str, column: str, codes: str) -> None:
    allowed = {entry.code for entry in schema.codes(codes)}
    assert {row[column] for row in lexicon.rows(file)} <= allowed

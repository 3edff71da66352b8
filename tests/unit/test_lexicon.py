"""The lexicons keep the code lists: a slip in a data file must fail here, not at a user's gate."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongbao import lexicon, schema


@pytest.mark.parametrize(
    ("file", "column", "codes"),
    [
        ("figures/units.csv", "dimension", "dimension"),
        ("places/zones.csv", "type", "location_type"),
        ("places/features.csv", "type", "location_type"),
        ("document/rights.csv", "code", "rights"),
        ("measures/instruments.csv", "instrument", "instrument"),
        ("measures/verbs.csv", "instrument", "instrument"),
        ("measures/industries.csv", "industry", "industry"),
        ("document/article_types.csv", "code", "article_type"),
        ("document/outlook.csv", "outlook", "outlook"),
    ],
)
def test_a_column_holds_codes_of_its_list(file: str, column: str, codes: str) -> None:
    allowed = {entry.code for entry in schema.codes(codes)}
    assert {row[column] for row in lexicon.rows(file) if row[column]} <= allowed


def test_a_record_of_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("role,pattern\nlead,.{0,8}元\n", encoding="utf-8")
    monkeypatch.setattr(lexicon, "files", lambda package: tmp_path)
    with pytest.raises(ValueError, match=r"odd\.csv"):
        lexicon.rows("odd.csv")

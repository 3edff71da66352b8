"""A sentence as the parsers read it: marks and digits of one width, offsets that still lead to the document."""

from __future__ import annotations

import pytest

from gongbao.extract.reading import read


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("企业(含分公司),补助3000元;", "企业（含分公司），补助3000元；"),
        ("甲、乙(B2B)平台", "甲、乙（B2B）平台"),
        ("占比(1,500)上升", "占比（1,500）上升"),
        ("f(x);g(y),1,000", "f(x);g(y),1,000"),
        ("(一)企业", "（一）企业"),
        ("６０％", "60%"),
    ],
)
def test_marks_beside_chinese_are_full_width(text: str, seen: str) -> None:
    assert read(text, 0, len(text)).text == seen


def test_offsets_lead_back() -> None:
    text = "前文。给予 企业(小微)\u300050 万元。"
    reading = read(text, 3, len(text))
    at = reading.text.index("50万元")
    start, end = reading.span(at, at + 4)
    assert text[start:end] == "50 万元"

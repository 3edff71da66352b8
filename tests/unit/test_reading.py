"""A sentence as the parsers read it: marks and digits of one width, offsets that still lead to the document."""

from __future__ import annotations

import pytest

from gongbao.extract.reading import divided, read


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


def test_a_space_parts_the_clauses_of_a_headline() -> None:
    text = "某矿塌方造成7人失踪 搜救队连夜进山"
    reading = divided(read(text, 0, len(text)))
    assert reading.text == "某矿塌方造成7人失踪，搜救队连夜进山"
    at = reading.text.index("搜救队")
    assert reading.span(at, at + 3) == (text.index("搜救队"), text.index("搜救队") + 3)
    prose = read("增长 5%，其中 工业增长6%。", 0, 17)
    assert divided(prose) is prose

from __future__ import annotations

import pytest

from gongbao.document.kinds import find_kind
from gongbao.model import Metadata


@pytest.mark.parametrize(
    ("title", "first", "kind"),
    [
        ("前三季度全区工业生产情况", "前三季度，全区工业增加值同比增长5.4%。", "communique"),
        ("全市工业稳步回升", "1—8月，全市工业用电量同比增长4.6%。", "communique"),
        ("全市工业稳步回升", "记者从市统计局获悉，1—8月，全市工业增加值增长4.6%。", "news"),
        ("茶乡的早晨", "8月，我市的茶园里一片忙碌。", None),
    ],
)
def test_notes_of_a_month_or_quarter_are_communiques(title: str, first: str, kind: str | None) -> None:
    assert find_kind(Metadata(title=title), [first]) == kind

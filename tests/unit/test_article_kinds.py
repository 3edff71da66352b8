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
        ("桐川市失业保险常见问题（2025年版）", "一、哪些人可以申领？", "interpretation"),
        ("桐川市积分入学申请指引", "一、申请条件", "interpretation"),
        ("桐川市就业扶持政策清单", "一、企业", "rule"),
    ],
)
def test_the_kind_of_an_article(title: str, first: str, kind: str | None) -> None:
    assert find_kind(Metadata(title=title), [first]) == kind

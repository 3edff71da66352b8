from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.extract.terms import find_terms
from tests.unit.documents import document


def terms(text: str) -> list[tuple[str, str | None]]:
    found = find_terms(document(text))
    spans = [(term.expansion_start, term.expansion_end) for term in found]
    expansions = [None if start is None else text[start:end] for start, end in spans]
    return [(text[term.start : term.end], expansion) for term, expansion in zip(found, expansions, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("围绕“4+2”产业体系布局", [("4+2", None)]),
        ("落实“12345”工作法", [("12345", None)]),
        ("实施“百千万”工程", [("百千万", None)]),
        ("形成“一核两带、三组团多节点”格局", [("一核两带、三组团多节点", None)]),
        ("建设文化、生态、人才“三个强市”", [("三个强市", "文化、生态、人才")]),
        ("全面推进管网改造、河道清淤、绿道建设“三大行动”", [("三大行动", "管网改造、河道清淤、绿道建设")]),
        ("抓好“两不愁”（即不愁吃、不愁穿）", [("两不愁", "不愁吃、不愁穿")]),
        ("打造“门槛最低、流程最短、服务最优”的“三最”环境", [("三最", "门槛最低、流程最短、服务最优")]),
        (
            "“四个着力”：着力稳粮、着力强链、着力富民、着力增绿。",
            [("四个着力", "着力稳粮、着力强链、着力富民、着力增绿")],
        ),
        ("共建“一带一路”（2025年版）", [("一带一路", None)]),
        ("“十五五”规划", [("十五五", None)]),
    ],
)
def test_shorthand(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“五一”假期",
        "“我有一个梦想”",
        "“人工智能+”行动",
        "增长了12%",
        "三大行动",
        "“双十一”期间",
        "他说“好”",
        "“专精特新”企业",
        "台风“万青”登陆",
        "全县开通“96123”养老服务热线",
        "从“1”到“100”的难题",
        "以“十年磨一剑”的决心",
    ],
)
def test_no_shorthand(text: str) -> None:
    assert terms(text) == []


@pytest.mark.parametrize("text", ["政治、经济做到“两个维护”", "调研了甲、乙，落实“三个确保”"])
def test_a_list_that_does_not_fit_is_no_expansion(text: str) -> None:
    assert terms(text)[0][1] is None


@given(st.text(alphabet="“”一二三四、的和：（）即，。个大A1+稳粮链民 \n", max_size=80))
def test_spans_lie_in_the_text_and_nothing_is_raised(text: str) -> None:
    for term in find_terms(document(text)):
        assert 0 <= term.start < term.end <= len(text)
        if term.expansion_start is not None:
            assert 0 <= term.expansion_start < term.expansion_end <= len(text)  # type: ignore[operator]

"""Patterns to search with find what the expressions they are made of find."""

from __future__ import annotations

import re

import pytest

from gongbao import lexicon
from gongbao.extract.figures.patterns import alternatives, where
from gongbao.extract.seeking import WHOLE, first_characters, matches, sought

_TEXT = (
    "记者7月5日从市商务局获悉，上半年全市新增企业1.2万家（其中外资320家），同比增长8.5%；预计到2025年底，总投资将达到30亿元。\n"
    "截至目前，“十四五”期间累计发放补贴4800万元，惠及群众近百万人次，力争今年再建成15座充电站。"
)


@pytest.mark.parametrize(
    ("expression", "firsts"),
    [
        ("预计|力争", "预力"),
        ("(?:未来)?将", "未将"),
        ("(?<!不)新?台阶", "新台"),
        ("第?\\d", ["第", "\\d"]),
        ("^[一二]是", "一二"),
        ("(?=[甲乙]).?", "甲乙"),
        ("[^，]{2}将", None),
        ("将?", None),
        (".将", None),
    ],
)
def test_first_characters(expression: str, firsts: str | list[str] | None) -> None:
    assert first_characters(expression) == (None if firsts is None else frozenset(firsts))


@pytest.mark.parametrize("role", sorted({row["role"] for row in lexicon.rows("figures/figure_patterns.csv")}))
@pytest.mark.parametrize("after", ["", "$"])
def test_every_role_is_found_where_it_is(role: str, after: str) -> None:
    plain = re.compile(f"(?:{alternatives(role)}){after}")
    for stop in range(0, len(_TEXT), 7):
        there, found = plain.search(_TEXT, 3, stop), where(role, after=after).search(_TEXT, 3, stop)
        assert (there and there.span()) == (found and found.span(WHOLE))


def test_matches_lie_beside_each_other() -> None:
    expression = r"\d+(?:\.\d+)?(?:[万亿]?元|%)?"
    assert [one[WHOLE] for one in matches(sought(expression), _TEXT)] == re.findall(expression, _TEXT)


def test_an_empty_match_is_passed_over() -> None:
    assert len(list(matches(sought("(?=甲)"), "乙甲"))) == 1


def test_an_expression_that_ignores_case_is_sought_everywhere() -> None:
    assert first_characters("(?i:a)b") is None

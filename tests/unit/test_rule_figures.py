"""Figures of rules: tiers under a lead, amounts that a condition explains, bounds that hold for a list."""

from __future__ import annotations

from datetime import date

import pytest

from gongbao.extract.figures import find_figures
from gongbao.extract.figures.payments import condition
from gongbao.model import Document, Figure, Metadata, Places, Sentence


def figures(lines: list[str]) -> dict[str, Figure]:
    text, sentences = "\n".join(lines), []
    for n, line in enumerate(lines):
        start = sum(len(other) + 1 for other in lines[:n])
        sentences.append(Sentence(n, start, start + len(line), n))
    meta = Metadata(title=lines[0], published_on=date(2026, 3, 1))
    found = find_figures(Document(text, meta, (), tuple(sentences)), Places((), None))
    return {text[figure.start : figure.end]: figure for figure in found}


def test_tiers_take_the_subject_of_their_lead() -> None:
    found = figures(
        [
            "某区工业扶持办法",
            "按年度营业收入分两档：",
            "（一）3000万元至6000万元的，奖励12万元；",
            "（二）6000万元以上的，奖励30万元。",
        ]
    )
    assert found["3000万元至6000万元"].indicator == "年度营业收入"
    assert found["6000万元"].indicator == "年度营业收入"
    assert (found["12万元"].indicator or "").startswith("年度营业收入3000万元至6000万元")


def test_a_bound_before_a_list_holds_for_all_of_it() -> None:
    found = figures(["某区农业扶持办法", "日烘干能力分别达到100吨、60吨、30吨的，给予补助。"])
    assert [figure.comparator for figure in found.values()] == [">=", ">=", ">="]


@pytest.mark.parametrize(
    ("said", "terms"),
    [
        ("新购置冷藏车2辆以上的，每辆补贴", "新购置冷藏车"),
        ("吸纳就业满6个月的，每人补贴", "吸纳就业"),
        ("对列入市级示范且通过验收的，补助", "列入市级示范"),
        ("面积较大，每亩补助", ""),
    ],
)
def test_condition(said: str, terms: str) -> None:
    assert condition(said, said.rfind("，") + 1) == terms

"""What a number measures where its name stands before it: cut whole, completed from the clause before."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from gongbao.extract.figures.names.indicators import clean_left, modifiers
from gongbao.extract.figures.names.relations import plain
from gongbao.extract.figures.names.sizes import described
from gongbao.model import Metadata
from tests.unit.documents import document, figures_by_quote

CASES = Path(__file__).parents[1] / "cases" / "figure_names.csv"


def rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['quote']} of {row['text']}")
def test_name(row: dict[str, str]) -> None:
    found = figures_by_quote(document(row["text"], meta=Metadata(published_on=date(2024, 11, 5))))
    assert found[row["quote"]].indicator == (row["indicator"] or None)


@pytest.mark.parametrize(
    ("left", "name"),
    [
        ("打通云山路、竹林街等断头路", "断头路"),
        ("可从青石、云岭水库向临川、安河等地供水", "向临川、安河等地供水"),
        ("提升中学等级", "提升中学等级"),
        ("与清河市共建茶叶园区", "共建茶叶园区"),
        ("努力把城乡通勤时间", "城乡通勤时间"),
        ("届时云山到竹林的车程必须", "云山到竹林的车程"),
        ("其中“零距离”窗口", "“零距离”窗口"),
        ("客流量稳步", "客流量"),
        ("再就业", "再就业"),
        ("盘活低效用地", "盘活低效用地"),
        ("这", ""),
    ],
)
def test_words_before(left: str, name: str) -> None:
    assert clean_left(left) == name


@pytest.mark.parametrize(
    ("own", "noun", "share", "name"),
    [
        ("设立总规模", "母基金", False, "母基金总规模"),
        ("营业额", "会议", False, "会议营业额"),
        ("从海外带回", "订单", False, "从海外带回订单"),
        ("覆盖全县", "行政村", True, "覆盖全县的行政村占比"),
        ("控股比例", "企业", True, "企业控股比例"),
    ],
)
def test_described(own: str, noun: str, share: bool, name: str) -> None:
    assert described(own, noun, share) == name


def test_what_two_names_share() -> None:
    assert modifiers("接待国内外") == "国内外"
    assert modifiers("规模以上") == "规模以上"
    assert plain("出口额占全省出口额比重") == "出口额"
    assert plain("利润增速与全国的差距") == "利润"
    assert plain("出口额") == "出口额"


def test_parts_go_on_from_sentence_to_sentence() -> None:
    text = "农作物播种面积61万公顷。其中，粮食42万公顷，增长1%；蔬菜8万公顷；油料6万公顷。"
    found = figures_by_quote(document(text, meta=Metadata(article_type="communique")))
    assert [figure.indicator for figure in found.values() if figure.kind == "area"] == [
        "农作物播种面积",
        "粮食面积",
        "蔬菜面积",
        "油料面积",
    ]

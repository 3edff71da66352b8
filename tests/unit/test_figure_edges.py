"""Finished names with whole brackets and quotation marks, and the numbers that belong to a name."""

from __future__ import annotations

import pytest

from gongbao.extract.figures.names.edges import balanced, outside_names
from gongbao.extract.figures.numbers.changes import change_of
from gongbao.extract.figures.numbers.quantities import find_quantities


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("市）布局建设便民中心", "布局建设便民中心"),
        ("市）的再贷款额度", "再贷款额度"),
        ("便民圈”覆盖率", "便民圈覆盖率"),
        ("讲述山水的故事》（第三季）", "讲述山水的故事（第三季）"),
        ("建成“清水绿岸", "建成清水绿岸"),
        ("省法院发布《纲要", "省法院发布"),
        ("总收入（）", "总收入"),
        ("总收入（、）", "总收入"),
        ("景区“一票通”销量（含网络", "景区“一票通”销量"),
        ("（不含软件）总收入", "（不含软件）总收入"),
        ("参保人数，", "参保人数"),
        ("“", ""),
    ],
)
def test_balanced(name: str, whole: str) -> None:
    assert balanced(name) == whole


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("发布《全省法院第六个五年改革纲要》，任务36项", ["36项"]),
        ("编制了《江城20年发展规划》", []),
        ("迎来友谊的“黄金30年”", []),
        ("建成“15分钟生活圈”320个", ["320个"]),
        ("“用30年时间，建成3座新城”", ["30年", "3座"]),
        ("“10亿元产业资金”到位", ["10亿元"]),
    ],
)
def test_numbers_in_names(text: str, kept: list[str]) -> None:
    found = outside_names(text, find_quantities(text, [], []))
    assert [text[one.start : one.end] for one in found] == kept


@pytest.mark.parametrize(
    ("left", "dimension", "change"),
    [
        ("下调存款准备金率", "points", "decrease"),
        ("上调最低缴费比例", "points", "increase"),
        ("将全年增速预期上调至", "percent", "level"),
        ("上调全年增速预期至", "percent", "level"),
        ("下调了涨幅预期的", "money", "level"),
        ("增量为3万亿元，比上年同期多", "money", "increase"),
        ("该国央行宣布降息", "points", "decrease"),
        ("中选药品平均降价", "percent", "decrease"),
        ("利率为3.1%，比上年同期低", "points", "decrease"),
        ("增速比同期轻工业高", "points", "level"),
        ("气温比往年同期高", "other", "level"),
        ("展品39万件，较上届超", "percent", "increase"),
        ("超警河流较常年同期偏多", "percent", "increase"),
        ("雨量比常年少", "percent", "decrease"),
    ],
)
def test_rates_moved_up_and_down(left: str, dimension: str, change: str) -> None:
    assert change_of(left, dimension) == change


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("出台“外贸12条”和“10条”，政策20条", ["20条"]),
        ("2024成都会场和沪深300成分股", []),
        ("确认了约9亿成员", ["9亿"]),
        ("三成五和七成", ["三成五", "七成"]),
        ("3人制篮球场和3级待遇", []),
        ("处理了2死7伤的事故", ["2", "7"]),
        ("照护需求等级3—5级", []),
        ("一至四年内只能享受一次", ["一至四年", "一次"]),
    ],
)
def test_what_counts(text: str, kept: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_quantities(text, [], [])] == kept


@pytest.mark.parametrize(
    ("left", "dimension", "right", "change"),
    [
        ("新增就业完成全年计划的", "percent", "，", "level"),
        ("调减玉米面积", "area", "，", "decrease"),
        ("新增通硬化路自然村（组）", "count", "。", "increase"),
        ("每新增一条航线（年运量超过", "mass", "）", "level"),
    ],
)
def test_change_of_plans_and_areas(left: str, dimension: str, right: str, change: str) -> None:
    assert change_of(left, dimension, right, left) == change

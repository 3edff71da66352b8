from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from gongbao import lexicon, schema
from gongbao.extract.figures.names.indicator_codes import indicator_code
from gongbao.extract.figures.numbers.derivation import replay
from gongbao.extract.figures.numbers.kinds import kind_of
from gongbao.model import Figure, Metadata
from tests.unit.documents import document, figures_by_quote

ROOT = Path(__file__).resolve().parents[2]


def figures(text: str) -> dict[str, Figure]:
    return figures_by_quote(document(text, meta=Metadata(published_on=date(2024, 11, 5), article_type="news")))


def rows() -> list[dict[str, str]]:
    with (ROOT / "tests/cases/figures.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def alike(a: str | None, b: str) -> float:
    shared = sum((Counter(a or "") & Counter(b)).values())
    return 2 * shared / (len(a or "") + len(b))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['quote']} of {row['text']}")
def test_figure(row: dict[str, str]) -> None:
    figure = figures(row["text"])[row["quote"]]
    assert alike(figure.indicator, row["indicator"]) >= 0.75
    assert (figure.change, figure.modality, figure.period or "", figure.kind) == (
        row["change"], row["modality"], row["period"], row["kind"],
    )  # fmt: skip
    assert replay(figure.derivation)[0] == pytest.approx(figure.value)


def test_multiplier_and_codes() -> None:
    figure = figures("2023年地区生产总值1.4万亿元，同比增长5%。")["1.4万亿元"]
    assert (figure.unit_mult, figure.unit_code, figure.indicator_code) == (12, "CNY", "GDP")


def test_basis() -> None:
    found = figures("10月出口同比增长3.1%，环比下降0.4%，年均增长2.2%，较2019年增长8.8%。")
    assert [figure.basis for figure in found.values()] == ["yoy", "mom", "annual_average", "vs_year"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("全区地区生产总值突破3万亿。", "money"),
        ("货物进出口总值超过2万亿。", "money"),
        ("用户达2亿。", "count"),
        ("年度奖励累计最高60万。", "money"),
        ("住院总费用4万以上的，可以报销。", "money"),
    ],
)
def test_sums_without_a_unit_are_money(text: str, kind: str) -> None:
    (found,) = figures(text).values()
    assert found.kind == kind


@pytest.mark.parametrize(
    ("text", "quote", "period"),
    [
        ("1842年至1906年，书院招收学生5000名。", "5000名", "1842/1906"),
        ("20年来，全县植树3万亩。", "20年", "2004/2024"),
        ("石窟距今1650年，有造像300尊。", "1650年", None),
    ],
)
def test_years_long_ago_are_times_and_how_long_it_was_is_a_figure(text: str, quote: str, period: str | None) -> None:
    found = figures_by_quote(document(text, meta=Metadata(published_on=date(2024, 11, 5))))
    assert found[quote].period == period


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("4月末贷款余额比上年末增长5%。", "vs_start"),
        ("二季度投资较一季度环比增长3%。", "qoq"),
        ("今日客流环比增长8%。", None),
        ("今天全市预计发送旅客23万人次，环比增长5.09%。", None),
        ("三季度办结诉求4120件，环比下降3.5%。", "qoq"),
        ("9月末贷款余额210亿元，环比增长0.6%。", "mom"),
        ("旅游收入是2010年的2.5倍。", "vs_year"),
        ("10月末存款余额较2024年9月末增加60亿元。", "mom"),
        ("10月末存款余额较2023年10月末增加90亿元。", "yoy"),
        ("10月末存款余额较2023年3月末增加90亿元。", "vs_year"),
        ("电站年均发电量3亿千瓦时。", None),
        ("与2015年相比，全县公路里程增加，林地增长9%。", "vs_year"),
        ("与去年同期相比，渔港事故下降12%。", "yoy"),
        ("与2015年相比，全县耕地减少；粮价环比上涨2%。", "mom"),
        ("与老品种相比，每亩增产两成。", None),
        ("9月末存款余额较8月末增加30亿元，增幅为0.4%。", "mom"),
        ("一季度产值环比下降0.6%，按年率计算降幅为2.4%。", None),
    ],
)
def test_only_what_changes_or_compares_has_a_basis(text: str, basis: str | None) -> None:
    (*_, found) = figures(text).values()
    assert found.basis == basis


@pytest.mark.parametrize(
    ("indicator", "kind", "code"),
    [
        ("全市规模以上工业增加值", "growth", "GVA_IND_ADS"),
        ("社会消费品零售总额", "money", "RETAIL"),
        ("地区生产总值（GDP）增速", "growth", "GDP"),
        ("山东地区生产总值", "money", "GDP"),
        ("进出口额", "points", "TRADE"),
        ("对东盟国家进出口额", "money", None),
        ("万元地区生产总值用水量", "growth", None),
        ("人身险保费收入", "money", None),
        ("社会消费品零售总额", "share", None),
        ("规模以上工业企业", "duration", None),
        ("全区城镇化率", "share", "URBANIZATION"),
        ("企业退休人员人数", "count", None),
        ("全国铁路预计发送旅客", "count", "PASSENGER_RAIL"),
        ("中国物流业景气指数", "points", "INDEX_LOGISTICS"),
        ("外汇储备规模", "money", "RESERVE_FX"),
        ("冬小麦面积", "area", "WHEAT_W_AREA"),
        ("工业机器人产量", "count", "ROBOT"),
        ("新订单指数", "index", None),
        ("某国商业景气指数", "index", None),
        ("工业园区用电量", "growth", None),
        (None, "other", None),
    ],
)
def test_indicator_code(indicator: str | None, kind: str, code: str | None) -> None:
    assert indicator_code(indicator, kind) == code


def test_a_place_before_an_indicator_is_a_partner_elsewhere() -> None:
    assert indicator_code("美国进出口", "money", "中国") is None
    assert indicator_code("美国国内生产总值", "growth", "美国") == "GDP"


def test_unit_lexicon_is_large_and_sound() -> None:
    units = lexicon.rows("figures/units.csv")
    assert len(units) >= 300
    assert len({row["unit"] for row in units}) == len(units)
    assert all(float(row["factor"]) > 0 for row in units if row["factor"])
    assert all(row["unit_code"].isascii() for row in units)


def test_indicator_lexicon_is_large_and_sound() -> None:
    first = {row["code"]: row["names"].split("|")[0] for row in lexicon.rows("figures/indicators.csv")}
    assert first == {code.code: code.label_zh for code in schema.codes("indicator")}
    assert len(first) >= 250
    names = [name for row in lexicon.rows("figures/indicators.csv") for name in row["names"].split("|")]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", ["kind", "comparator", "change", "basis", "modality"])
def test_code_lists_have_labels_in_both_languages(name: str) -> None:
    with (ROOT / f"schemas/codes/{name}.csv").open(encoding="utf-8", newline="") as handle:
        records = list(csv.DictReader(handle))
    assert records
    assert all(record["code"] and record["label_en"] and record["label_zh"] for record in records)


def test_every_unit_measures_something_of_the_code_list() -> None:
    known = {code.code for code in schema.codes("kind")}
    for row in lexicon.rows("figures/units.csv"):
        for change in ("level", "increase", "decrease"):
            assert kind_of(row["dimension"], row["unit"], change, "") in known, row["unit"]

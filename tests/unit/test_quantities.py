from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from gongbao.extract.figures import taken_spans
from gongbao.extract.figures.clauses import breaks_of, slots_of
from gongbao.extract.figures.numbers.conversion import conversion
from gongbao.extract.figures.numbers.derivation import replay
from gongbao.extract.figures.numbers.idioms import idiom_spans
from gongbao.extract.figures.numbers.quantities import Quantity, find_quantities
from gongbao.extract.figures.numbers.units import read_unit
from gongbao.extract.figures.times.periods import find_periods

CASES = Path(__file__).parents[1] / "cases"


def quantities(text: str) -> list[Quantity]:
    return find_quantities(text, taken_spans(text, find_periods(text, date(2024, 6, 1))), idiom_spans(text))


def rows() -> list[dict[str, str]]:
    with (CASES / "quantities.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"])
def test_quantity(row: dict[str, str]) -> None:
    text = row["text"]
    found = quantities(text)
    assert [text[q.start : q.end] for q in found] == [row["found"]]
    slot = slots_of(text, found, breaks_of(text), [])[0]
    assert found[0].value == pytest.approx(float(row["value"]))
    assert found[0].high == (pytest.approx(float(row["high"])) if row["high"] else None)
    assert (found[0].unit, slot.sign) == (row["unit"], row["sign"])
    assert replay(found[0].steps) == (pytest.approx(found[0].value), found[0].high)


@pytest.mark.parametrize("text", (CASES / "not_figures.txt").read_text(encoding="utf-8").splitlines())
def test_what_counts_nothing(text: str) -> None:
    assert [text[q.start : q.end] for q in quantities(text)] == []


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("分别加快0.9、1.1和0.5个百分点", [0.9, 1.1, 0.5], "百分点"),
        ("奖励60万、30万元", [600000, 300000], "元"),
        ("分别给予5、10、20万元", [50000, 100000, 200000], "元"),
        ("工资为3000、5000元", [3000, 5000], "元"),
    ],
)
def test_members_of_a_list_share_the_unit(text: str, values: list[float], unit: str) -> None:
    found = quantities(text)
    assert [q.value for q in found] == values
    assert {q.unit for q in found} == {unit}


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("元/平方米", "元/平方米", "CNY/m2"),
        ("个百分点", "百分点", "%"),
        ("台（套）", "台（套）", "{set}"),
        ("个月", "个月", "mo"),
        ("kWh的", "kWh", "kW.h"),
        ("元/人·年", "元/人·年", "CNY/({person}.a)"),
        ("元/生•年", "元/生•年", "CNY/({student}.a)"),
    ],
)
def test_units(text: str, name: str, code: str) -> None:
    unit = read_unit(text, 0)
    assert unit is not None
    assert (unit.name, unit.code) == (name, code)


@pytest.mark.parametrize("text", ["市民", "人民", "国家", "mate", "GWhx", ""])
def test_words_that_begin_like_a_unit(text: str) -> None:
    assert read_unit(text, 0) is None


@pytest.mark.parametrize(
    ("unit", "code", "factor", "base"),
    [
        ("亩", "{mu}", 666.666666667, "平方米"),
        ("公里", "km", 1000, "米"),
        ("角", None, 0.1, "元"),
        ("块", "CNY", 1, "元"),
        ("块", "{piece}", 1, "块"),
        ("度", "kW.h", 1, "千瓦时"),
        ("度", "deg", 1, "度"),
        ("分", "min", 0.000694444444444, "天"),
        ("分", None, 1, "分"),  # points of a score
        ("展区", "1", 1, "展区"),
        ("成", "%", 10, "%"),
        ("元/亩", "CNY/{mu}", 0.0015, "元/平方米"),
        ("吨/公顷", "t/har", 0.1, "千克/平方米"),
        ("公里/小时", "km/h", 1000, "米/小时"),
        ("元/100平方米", "CNY/m2", 0.01, "元/平方米"),
        ("元/平方米·月", "CNY/(m2.mo)", 1, "元/平方米·月"),
        ("吨标准煤", "{tce}", 1000, "千克标准煤"),  # no kilograms: coal and what it is worth do not add up
        ("吨级", "t", 1, "吨级"),
        ("户", "{household}", 1, "户"),
        ("年", "a", 1, "年"),
        ("", None, 1, ""),
    ],
)
def test_units_convert_to_their_base(unit: str, code: str | None, factor: float, base: str) -> None:
    found = conversion(unit, code)
    assert (found.factor, found.base) == (factor, base)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("城乡居民收入倍差从2.41缩小到2.06。", ["2.41", "2.06"]),
        ("两地收入之比由3.2缩小至2.9。", ["3.2", "2.9"]),
        ("机房能效（PUE值）最低能达到1.15。", ["1.15"]),
        ("机房PUE降至1.2。", ["1.2"]),
    ],
)
def test_what_a_ratio_moves_from_and_to_has_no_unit(text: str, found: list[str]) -> None:
    assert [text[q.start : q.end] for q in quantities(text)] == found


def test_a_change_and_where_it_ends_are_no_range() -> None:
    text = "指数下降0.6%至48.2%，零售额增长5%至50%不等，失业率下降0.5至5个百分点，价格下降0%至5%"
    found = [text[q.start : q.end] for q in find_quantities(text, [], [])]
    assert found == ["0.6%", "48.2%", "5%至50%", "0.5至5个百分点", "0%至5%"]

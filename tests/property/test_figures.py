"""The figure extractor on any text: no error, spans that are evidence, derivations that replay, linear time."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongbao.extract.figures import find_figures
from gongbao.extract.figures.names.edges import balanced
from gongbao.extract.figures.numbers.derivation import replay
from gongbao.extract.figures.times.periods import find_periods
from gongbao.model import Document, Metadata
from tests.numbers_alone import parse_numeral
from tests.unit.documents import NOWHERE, document

ALPHABET = (
    "0123456789.,，。；、%％—-～至到一二两三四五六七八九十百千万亿零〇半多余几点分之元吨亩个家项人次年月日季度增长下"
    "降同比达到不超过低于最高约近以上内左右地区生产总值（）“”《》第前后上中kGWh×+ \u3000\u200b比由从其中分别和及"
)
TEXT = st.text(alphabet=st.sampled_from(ALPHABET), max_size=120) | st.text(max_size=60)


def dated(text: str) -> Document:
    return document(text.replace("\r", " "), meta=Metadata(published_on=date(2024, 3, 1)))


@settings(max_examples=400, deadline=None)
@given(TEXT)
def test_figures_are_evidence_and_replay(text: str) -> None:
    source = dated(text)
    before = 0
    for figure in find_figures(source, NOWHERE):
        assert 0 <= before <= figure.start < figure.end <= len(source.text)
        before = figure.end
        assert source.text[figure.start : figure.end].strip() != ""
        value, high = replay(figure.derivation)
        assert value == pytest.approx(figure.value, rel=1e-9, abs=1e-12)
        assert (high is None) == (figure.value_max is None)
        assert high is None or high == pytest.approx(figure.value_max, rel=1e-9)
        assert figure.kind and figure.modality in ("reported", "target", "rule")
        assert figure.change in ("level", "increase", "decrease")
        assert figure.comparator in ("=", ">", ">=", "<", "<=", "~")
        assert 0 <= figure.confidence <= 1
        assert (figure.period is None) == (figure.period_start is None) == (figure.period_end is None)
        assert figure.period_start is None or figure.period_end is None or figure.period_start <= figure.period_end


@settings(max_examples=300, deadline=None)
@given(TEXT, st.dates(date(1980, 1, 1), date(2090, 12, 31)) | st.none())
def test_periods_are_spans_in_order(text: str, published: date | None) -> None:
    before = 0
    for period in find_periods(text, published):
        assert before <= period.start < period.end <= len(text)
        assert period.first <= period.last
        before = period.end


DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """The usual Chinese numeral of a number below 10^16."""
    if number == 0:
        return "零"
    parts, unit = [], ["", "万", "亿", "万亿"]
    groups = []
    while number:
        groups.append(number % 10000)
        number //= 10000
    gap = False
    for n in range(len(groups) - 1, -1, -1):
        if not groups[n]:
            gap = bool(parts)
            continue
        if parts and (gap or groups[n] < 1000):
            parts.append("零")
        parts.append(_group(groups[n]) + unit[n])
        gap = False
    return "".join(parts)


def _group(number: int) -> str:
    text, zero = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            text += ("零" if zero and text else "") + DIGITS[digit] + name
            zero = False
        else:
            zero = True
    return text


@given(st.integers(0, 10**12 - 1))
def test_chinese_numerals_come_back(number: int) -> None:
    assert parse_numeral(chinese(number)) == number


@given(st.integers(0, 10**15), st.integers(0, 4), st.sampled_from(["", "万", "亿", "万亿"]))
def test_arabic_numerals_come_back(number: int, places: int, power: str) -> None:
    value = Decimal(number).scaleb(-places)
    wanted = value * {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[power]
    assert parse_numeral(f"{value:f}{power}") == wanted


@pytest.mark.parametrize(
    "run",
    [
        "1",
        "9,999",
        "万亿",
        "千万",
        "一",
        "1.",
        "1—",
        "10%、",
        "（",
        "分之",
        "由1年",
        "“",
        "1+",
        "12×",
        "地区生产总值",
        "2024年",
        "第",
        "、和",
        "市",
        "药师2万元、",
        "每人3万元、护士",
        "由甲",
    ],
)
def test_long_runs_take_linear_time(run: str) -> None:
    text = run * (10_000 // len(run))
    started = time.process_time()
    find_figures(dated(text), NOWHERE)
    find_figures(dated("增长" + text + "亿元"), NOWHERE)
    rule = dated("按" + text + "的标准，给予补贴")
    find_figures(replace(rule, meta=replace(rule.meta, title="某县扶持办法", article_type="rule")), NOWHERE)
    assert time.process_time() - started < 5


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("（）()“”《》‘’收入总额的市、， "), max_size=24))
def test_names_are_balanced(text: str) -> None:
    name = balanced(text)
    opened: list[str] = []
    for char in name:
        if char in "（(“《‘":
            opened.append({"（": "）", "(": ")", "“": "”", "《": "》", "‘": "’"}[char])
        elif char in "）)”》’":
            assert opened.pop() == char
    assert not opened
    assert balanced(name) == name


@settings(max_examples=200, deadline=None)
@given(TEXT)
def test_no_figure_has_a_name_with_a_hole(text: str) -> None:
    for figure in find_figures(dated(text), NOWHERE):
        assert figure.indicator is None or figure.indicator == balanced(figure.indicator)

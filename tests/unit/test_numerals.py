from __future__ import annotations

from decimal import Decimal

import pytest

from gongbao.extract.figures.numbers.derivation import evaluate, replay
from gongbao.extract.figures.numbers.numerals import read_numeral
from tests.numbers_alone import parse_number, parse_numeral

VALUES = [
    ("1,234.5", "1234.5"),
    ("1.4万亿", "1400000000000"),
    ("2亿5千万", "250000000"),
    ("一万五千亿", "1500000000000"),
    ("二十万亿", "20000000000000"),
    ("两百", "200"),
    ("〇", "0"),
    ("廿", "20"),
    ("廿五", "25"),
    ("玖仟陆佰", "9600"),
    ("半", "0.5"),
    ("五点二", "5.2"),
    ("十点五", "10.5"),
    ("二〇三五", "2035"),
    ("一万零十二", "10012"),
    ("一千零五十", "1050"),
    ("三百一", "310"),
    ("两亿三", "230000000"),
    ("3千万亿", "3000000000000000"),
    ("两万万", "200000000"),
    ("百万", "1000000"),
    ("十", "10"),
    ("1亿2345万", "123450000"),
    ("一百二十三万四千五百六十七", "1234567"),
    ("3.5千", "3500"),
    ("两千三点一", "2300.1"),
    ("15k", "15000"),
]
MORE = [
    ("30多万", "300000", 4),
    ("3万多", "30000", 4),
    ("百余", "100", 0),
    ("十几", "10", 0),
    ("1000多亿", "100000000000", 8),
    ("1万多亿", "1000000000000", 8),
]
RANGES = [("两三", 2, 3), ("三四十", 30, 40), ("二十七八", 27, 28), ("五六百", 500, 600), ("七八千", 7000, 8000)]
NONE = ["万", "亿", "多", "余", "点", "a5", "", "个"]
WHOLE = [
    ("负三", "-3"),
    ("3又4分之1", "3.25"),
    ("三分之二十四", "8"),
    ("１２", "12"),
    ("1 3/5", "1.6"),
    ("十打", "120"),
    ("2e3", "2000"),
    (".5", "0.5"),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_a_numeral_has_its_value_and_its_steps_lead_to_it(text: str, value: str) -> None:
    found = read_numeral(text, 0)
    assert found is not None
    assert (found.end, found.value) == (len(text), Decimal(value))
    assert evaluate(found.steps) == found.value


@pytest.mark.parametrize(("text", "value", "mult"), MORE)
def test_inexact_words_inside_a_number_say_more(text: str, value: str, mult: int) -> None:
    found = read_numeral(text, 0)
    assert found is not None
    assert (found.value, found.mult, found.more) == (Decimal(value), mult, True)


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_neighbouring_digits_are_a_range(text: str, low: int, high: int) -> None:
    found = read_numeral(text, 0)
    assert found is not None
    assert (found.value, found.high) == (low, high)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_numeral(text: str) -> None:
    assert parse_numeral(text) is None


@pytest.mark.parametrize(("text", "value"), WHOLE)
def test_whole_texts_are_read_in_every_style(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("derivation", "value"),
    [
        ("2*35*万", (700000.0, None)),
        ("10*万..50*万", (100000.0, 500000.0)),
        ("1/4", (0.25, None)),
        ("-(3.9)", (-3.9, None)),
        ("(1*万+5*千)*亿", (1.5e12, None)),
    ],
)
def test_replay(derivation: str, value: tuple[float, float | None]) -> None:
    assert replay(derivation) == value


@pytest.mark.parametrize("bad", ["", "+", "1+", "(1", "1)", "1..2..3", "import os", "1/0", "**"])
def test_replay_refuses_what_is_no_derivation(bad: str) -> None:
    with pytest.raises(ValueError):
        replay(bad)

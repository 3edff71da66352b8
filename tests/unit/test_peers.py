"""The cases of two other recognisers (numbers, percentages, ranges, amounts, measures), read by our parsers.

A case we read otherwise on purpose stands in tests/cases/peer_disagreements.csv with the reason; it is named by its
place in the peer's file, for their sentences are not ours to copy.
"""

from __future__ import annotations

import csv
import json
import math
import re
from functools import cache
from pathlib import Path

import pytest

from gongbao.extract.figures import taken_spans
from gongbao.extract.figures.numbers.comparators import joined, sign_after, sign_before
from gongbao.extract.figures.numbers.idioms import idiom_spans
from gongbao.extract.figures.numbers.numerals import read_numeral
from gongbao.extract.figures.numbers.quantities import Quantity, find_quantities
from gongbao.extract.figures.numbers.raws import START
from gongbao.extract.reading import read
from tests.numbers_alone import normal, parse_number

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT.parent / "shared" / "peers"
REASONS = ROOT / "tests" / "cases" / "peer_disagreements.csv"
UNITS = {
    "Mu": "亩",
    "Kilogram": "公斤 千克",
    "Centimeter": "公分 厘米 cm CM",
    "Ton": "吨",
    "Meter": "米 m",
    "Jin": "斤",
    "Kilometer": "千米 公里",
    "Gram": "克",
    "Hertz": "赫兹",
    "Megahertz": "兆赫 兆赫兹",
    "Kilowatt": "千瓦",
    "Kilocalorie": "千卡 大卡",
    "Liang": "两",
    "Microgram": "微克",
    "Year": "岁 周岁 年",
    "Month": "个月",
    "Week": "周",
    "Day": "天",
    "Degree": "度",
    "F": "华氏度 ℉",
    "C": "摄氏度 ℃ °C",
    "Megabyte": "兆字节",
    "Kilobit": "比特",
    "Kilobyte": "字节",
    "Bit": "位",
}
CURRENCIES = {
    "元": "CNY",
    "港元": "HKD",
    "美元": "USD",
    "日元": "JPY",
    "新台币": "TWD",
    "泰铢": "THB",
    "卢布": "RUB",
    "欧元": "EUR",
    "澳元": "AUD",
    "韩元": "KRW",
}


@cache
def reasons() -> dict[tuple[str, int], str]:
    with REASONS.open(encoding="utf-8", newline="") as handle:
        return {(row["model"], int(row["case"])): row["reason"] for row in csv.DictReader(handle)}


def cases(name: str) -> list[tuple[int, object]]:
    path = PEERS / f"{name}.json"
    return list(enumerate(json.loads(path.read_text(encoding="utf-8")))) if path.exists() else []


def quantities(text: str) -> list[Quantity]:
    return find_quantities(text, taken_spans(text, []), idiom_spans(text))


def close(a: float | None, b: float | None) -> bool:
    return a is not None and b is not None and math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-12)


def numbers_agree(case: dict) -> bool:
    if not case["results"]:
        return not [q for q in quantities(normal(case["input"])) if q.dimension not in ("money", "percent")]
    return all(
        (value := parse_number(result["text"])) is not None
        and close(float(value), float(result["resolution"]["value"]))
        for result in case["results"]
    )


def percents_agree(case: dict) -> bool:
    def percent(text: str) -> float | None:
        found = [q for q in quantities(normal(text)) if q.dimension in ("percent", "points", "money")]
        factor = {"成": 10, "折": 10, "‰": 0.1}.get(found[0].unit, 1) if found else 1
        if found and found[0].unit == "折" and found[0].value >= 10:
            factor = 1
        if found and found[0].unit == "":
            factor = 100
        return found[0].value * factor if found else None

    if not case["results"]:
        return not [q for q in quantities(normal(case["input"])) if q.dimension == "percent"]
    return all(close(percent(r["text"]), float(r["resolution"]["value"].rstrip("%"))) for r in case["results"])


def measures_agree(case: dict) -> bool:
    found = quantities(normal(case["input"]))
    return all(
        any(close(q.value, _number(r["resolution"])) and _same_unit(q, r["resolution"]) for q in found)
        for r in case["results"]
    )


def _number(resolution: dict) -> float | None:
    thousand = 1000 if resolution["unit"] in ("Kilobit", "Kilobyte") else 1
    return float(resolution["value"]) * thousand if resolution["value"] is not None else None


def _same_unit(quantity: Quantity, resolution: dict) -> bool:
    if resolution["unit"] == "F":
        return quantity.code == "[degF]"
    if "isoCurrency" in resolution:
        return quantity.code == resolution["isoCurrency"]
    return quantity.unit in UNITS.get(resolution["unit"], "").split()


def ranges_agree(case: dict) -> bool:
    return all(_interval(normal(r["text"])) == _ends(r["resolution"]["value"]) for r in case["results"])


def _ends(value: str) -> tuple[float | None, float | None]:
    low, high = value[1:-1].split(",")
    return (float(low) if low else None, float(high) if high else None)


def _interval(text: str) -> tuple[float | None, float | None]:
    """The ends that the bounds around the numbers of a text state; whether an end is included is not compared."""
    low: float | None = None
    high: float | None = None
    plain = []
    for start, end, value, more in _numbers(text):
        behind, _ = sign_after(text, end, text[:start].endswith("比"))
        sign = joined(sign_before(text[:start], ""), behind, more)
        if sign in (">", ">="):
            low = value
        elif sign in ("<", "<="):
            high = value
        else:
            plain.append(value)
    if len(plain) == 2:
        low, high = plain
    elif len(plain) == 1 and "等于" in text and low is None and high is None:
        low = high = plain[0]
    return low, high


def _numbers(text: str) -> list[tuple[int, int, float, bool]]:
    """Start, end, value and "and more" of the numbers and fractions of a text."""
    found = [(q.start, q.end, q.value, q.more) for q in quantities(text) if q.dimension == "percent" and q.high is None]
    found += [(m.start(), m.end(), int(m[1]) / int(m[2]), False) for m in re.finditer(r"(\d+)/(\d+)", text)]
    at = 0
    while (match := START.search(text, at)) is not None:
        number = read_numeral(text, match.start())
        at = max(number.end if number else 0, match.end())
        if number is not None and not any(start <= number.start < end for start, end, _, _ in found):
            negative = text[: number.start] == "-"
            found.append(
                (number.start, number.end, -float(number.value) if negative else float(number.value), number.more)
            )
    return sorted(found)


def amounts_agree(case: list) -> bool:
    text, wanted = case
    found = quantities(normal(text))
    number = wanted["num"]
    values = [float(part) for part in number] if isinstance(number, list) else [float(number)]
    if not found:
        return False
    got = [v for v in (found[0].value, found[0].high) if v is not None]
    same = len(got) == len(values) and all(abs(a - b) <= 0.006 for a, b in zip(got, values, strict=True))
    return same and found[0].code == CURRENCIES.get(wanted["case"])


def amount_spans_agree(case: list) -> bool:
    text, wanted = case
    reading = read(text, 0, len(text))
    spans = [reading.span(q.start, q.end) for q in quantities(reading.text) if q.dimension == "money"]
    found = {text[start:end] for start, end in spans}
    return found == {row["text"] for row in wanted}


MODELS = {
    "recognizers-NumberModel": numbers_agree,
    "recognizers-PercentModel": percents_agree,
    "recognizers-NumberRangeModel": ranges_agree,
    "recognizers-NumberRangeModelExperimentalMode": ranges_agree,
    "recognizers-DimensionModel": measures_agree,
    "recognizers-CurrencyModel": measures_agree,
    "recognizers-AgeModel": measures_agree,
    "recognizers-TemperatureModel": measures_agree,
    "jionlp-money-parser": amounts_agree,
    "jionlp-money-extractor": amount_spans_agree,
}


@pytest.mark.parametrize("model", MODELS)
def test_every_case_agrees_or_has_a_reason(model: str) -> None:
    if not PEERS.exists():
        pytest.skip("the peers' cases are not here (../shared/peers)")
    failed = [n for n, case in cases(model) if not MODELS[model](case) and (model, n) not in reasons()]
    assert failed == []


def test_no_reason_is_out_of_date() -> None:
    if not PEERS.exists():
        pytest.skip("the peers' cases are not here (../shared/peers)")
    agree = [(m, n) for (m, n) in reasons() if MODELS[m](dict(cases(m))[n])]
    assert agree == []


def test_at_least_95_percent_agree_outright() -> None:
    if not PEERS.exists():
        pytest.skip("the peers' cases are not here (../shared/peers)")
    total = sum(len(cases(model)) for model in MODELS)
    assert len(reasons()) <= 0.05 * total

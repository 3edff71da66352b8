from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from gongbao import lexicon, schema
from gongbao.extract.figures.names.indicators import indicator_code
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
    ("indicator", "code"),
    [
        ("全市规模以上工业增加值", "GVA_IND_ADS"),
        ("社会消费品零售总额", "RETAIL"),
        ("进出口额", "TRADE"),
        ("对东盟国家进出口额", None),
        ("出口额", "EXPORT"),
        ("企业退休人员人数", None),
        (None, None),
    ],
)
def test_indicator_code(indicator: str | None, code: str | None) -> None:
    assert indicator_code(indicator) == code


def test_unit_lexicon_is_large_and_sound() -> None:
    units = lexicon.rows("figures/units.csv")
    assert len(units) >= 300
    assert len({row["unit"] for row in units}) == len(units)
    assert all(float(row["factor"]) > 0 for row in units if row["factor"])
    assert all(row["unit_code"].isascii() for row in units)


def test_indicator_lexicon_is_large_and_sound() -> None:
    indicators = lexicon.rows("figures/indicators.csv")
    assert len(indicators) >= 100
    assert len({row["code"] for row in indicators}) == len(indicators)
    assert all(row["label_zh"] and row["label_en"] for row in indicators)


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

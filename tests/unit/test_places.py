from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from gongbao.extract.places import find_places
from gongbao.model import Mention, Metadata
from tests.unit.documents import document

CASES = Path(__file__).parent.parent / "cases" / "places.csv"


def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(line for line in handle if not line.startswith("#")))


def described(text: str, mention: Mention) -> str:
    place = mention.place
    surface = text[mention.start : mention.end]
    return f"{surface}|{place.name}|{' '.join(place.adcodes)}" if place else f"{surface}||"


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["text"][:24])
def test_case(case: dict[str, str]) -> None:
    text = case["text"]
    day = date.fromisoformat(case["day"]) if case["day"] else None
    mentions = find_places(document(text, meta=Metadata(area=case["area"] or None, published_on=day))).mentions
    found = {described(text, mention) for mention in mentions}
    surfaces = {text[mention.start : mention.end] for mention in mentions}
    for wanted in filter(None, case["expected"].split(";")):
        assert wanted in found
    for unwanted in case["absent"].split():
        assert unwanted not in surfaces


def test_there_are_enough_cases() -> None:
    assert len(cases()) >= 150


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("茶农离京返乡。", ["北京市"]),
        ("画家在沪展出水墨长卷。", ["上海市"]),
        ("客商抵渝洽谈。", ["重庆市"]),
        ("在京唐线上施工。", []),
        ("他在鲁迅故居前留影。", []),
    ],
)
def test_where_one_is_or_comes_to_may_be_one_character(text: str, names: list[str]) -> None:
    assert [
        one.place.name for one in find_places(document(text)).mentions if one.place and one.end - one.start == 1
    ] == names


def test_a_misprint_is_told() -> None:
    meta = Metadata(area="北京市通州区")
    wrong = document("通州区加快潮县医药产业园建设，潮县镇启动道路改造。", meta=meta)
    assert any("漷县镇" in warning for warning in find_places(wrong).warnings)
    assert find_places(document("漷县镇启动道路改造。", meta=meta)).warnings == ()


@pytest.mark.parametrize(
    ("headline", "story", "found"),
    [
        ("美冬季降雪创纪录", "美国多个州昨日降雪。", True),
        ("多方要求美下调关税", "多方昨日发表声明，要求美国下调关税。", True),
        ("多方要求美下调关税", "多方昨日发表声明。", False),
    ],
)
def test_a_country_of_a_headline_is_named_by_its_story(headline: str, story: str, found: bool) -> None:
    mentions = find_places(document(headline, story)).mentions
    assert (headline.index("美") in [one.start for one in mentions]) == found


@pytest.mark.parametrize("text", ["参观大观园", "入驻孵化园", "参观文博园"])
def test_a_text_may_end_with_a_form_inside_a_word(text: str) -> None:
    assert find_places(document(text)).mentions == ()

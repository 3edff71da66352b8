"""Which inputs are parts of one article: pages that point at each other, one title, one day, one newspaper."""

from __future__ import annotations

import json
import random
from dataclasses import astuple, replace

import pytest

from gongbao.document.joining import same_title
from gongbao.document.turns import page_name
from gongbao.identity.chains import Clue, find_chains

FIRST = Clue(None, "4", "1", "奋力打造山水名城", True, "某市日报", "2026-01-15")
LATER = Clue("1", None, "4", "奋力打造山水名城", True, "某市日报", "2026-01-15")
JOINED = [("a/1.txt", "a/4.txt")]


def chains(**clues: Clue) -> list[tuple[str, ...]]:
    return find_chains({name: json.dumps(astuple(clue)) for name, clue in clues.items()})


def pair(first: Clue = FIRST, later: Clue = LATER, folders: str = "aa") -> list[tuple[str, ...]]:
    return chains(**{f"{folders[0]}/1.txt": first, f"{folders[1]}/4.txt": later})


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (FIRST, LATER),
        (replace(FIRST, page=None), replace(LATER, page=None)),
        (FIRST, replace(LATER, title="打造山水名城")),  # a short form
        (replace(FIRST, title="市委书记周海明：奋力打造山水名城"), LATER),
        (FIRST, replace(LATER, title=None)),  # no title, but day and newspaper are known
        (FIRST, replace(LATER, title="做强产业，筑牢根基", titled=False)),  # a subheading below the turn
        (replace(FIRST, day=None, publisher=None), replace(LATER, day=None, publisher=None)),  # one folder, one title
        (FIRST, replace(LATER, day=None)),
        (replace(FIRST, after="A4", page="A1"), replace(LATER, before="A1")),
    ],
)
def test_parts_of_one_article(first: Clue, later: Clue) -> None:
    assert pair(first, later) == JOINED


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (FIRST, replace(LATER, before="2")),  # continues what another page began
        (FIRST, replace(LATER, page="3")),
        (replace(FIRST, page="2"), LATER),
        (replace(FIRST, page=None), replace(LATER, page=None, before="4")),  # stands on the page it comes from
        (replace(FIRST, after="A4", page="A1"), replace(LATER, before="B1")),
        (FIRST, replace(LATER, day="2026-01-16")),
        (FIRST, replace(LATER, publisher="某省日报")),
        (FIRST, replace(LATER, title="加快建设教育强市")),
        (FIRST, replace(LATER, title="加快建设教育强市", day=None)),
        (FIRST, replace(LATER, title=None, day=None)),  # nothing tells that it is the same day
        (
            replace(FIRST, title="工作报告", day=None),
            replace(LATER, title="工作报告", day=None),
        ),  # many have this title
        (replace(FIRST, after=None), LATER),
    ],
)
def test_parts_of_different_articles(first: Clue, later: Clue) -> None:
    assert pair(first, later) == []


def test_another_folder_needs_day_and_newspaper() -> None:
    assert pair(folders="ab") == [("a/1.txt", "b/4.txt")]
    assert pair(replace(FIRST, publisher=None), LATER, folders="ab") == []
    assert pair(replace(FIRST, day=None), LATER, folders="ab") == []


def test_two_that_fit_stay_apart() -> None:
    assert chains(**{"a/1": FIRST, "a/4": LATER, "b/4": LATER}) == []
    assert chains(**{"a/1": FIRST, "b/1": FIRST, "a/4": LATER}) == []
    untitled = replace(LATER, title=None)
    assert chains(**{"a/1": FIRST, "a/2": replace(FIRST, title="加快建设教育强市"), "a/4": untitled}) == []


def test_a_title_tells_apart_what_turns_to_one_page() -> None:
    other = replace(FIRST, title="加快建设教育强市")
    assert chains(**{"a/1": FIRST, "a/2": other, "a/4": LATER}) == [("a/1", "a/4")]
    assert chains(**{"a/1": FIRST, "a/2": other, "a/4": LATER, "a/5": replace(LATER, title=None)}) == [
        ("a/1", "a/4"),
        ("a/2", "a/5"),
    ]


def test_an_article_over_three_pages() -> None:
    middle = replace(LATER, after="6")
    last = replace(LATER, before="4", page="6")
    assert chains(c=last, a=FIRST, b=middle) == [("a", "b", "c")]
    unpaged = [replace(clue, page=None) for clue in (FIRST, middle, last)]
    assert chains(**dict(zip("abc", unpaged, strict=True))) == [("a", "b", "c")]


def test_pages_that_turn_in_a_circle_are_no_article() -> None:
    one, two = replace(FIRST, before="4"), replace(LATER, after="1")
    assert chains(a=one, b=two) == []


def test_the_order_does_not_matter() -> None:
    clues = {"a": FIRST, "b": LATER, "c": replace(FIRST, title="加快建设教育强市"), "d": replace(LATER, title=None)}
    clues |= {"e": replace(FIRST, day="2026-01-16"), "f": replace(LATER, day="2026-01-16")}
    expected = chains(**clues)
    assert expected == [("a", "b"), ("c", "d"), ("e", "f")]
    names = list(clues)
    for seed in range(10):
        random.Random(seed).shuffle(names)
        assert chains(**{name: clues[name] for name in names}) == expected


@pytest.mark.parametrize(
    ("printed", "name"),
    [("第四版", "4"), ("4版", "4"), ("04版", "4"), ("０４版", "4"), ("十二版", "12"), ("二十版", "20"), ("头版", "1"),
     ("A04版", "A4"), ("B2", "B2"), ("第10版", "10"), (None, None)],
)  # fmt: skip
def test_names_of_pages(printed: str | None, name: str | None) -> None:
    assert page_name(printed) == name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("奋力打造山水名城", "奋力打造 山水名城", True),
        ("奋力打造“山水名城”", "奋力打造山水名城", True),
        ("以新质生产力推动老工业基地振兴", "新质生产力推动老工业基地全面振兴", True),
        ("奋力打造山水名城", "奋力打造教育强市", False),
        ("要闻", "要闻速览", False),
        ("公报", "公报", True),
    ],
)
def test_same_title(one: str, other: str, same: bool) -> None:
    assert same_title(one, other) is same_title(other, one) is same

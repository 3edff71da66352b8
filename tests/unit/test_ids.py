from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.ids import make_id


def test_the_parts_are_delimited() -> None:
    assert make_id("ab", "c") != make_id("a", "bc")
    assert make_id("a", "") != make_id("a")


def test_it_is_the_same_on_every_machine_and_in_every_run() -> None:
    assert make_id("article", "raw/某文.txt") == "c4qj53dmiiglxyz3"


@given(st.lists(st.one_of(st.text(), st.integers(), st.none())))
def test_it_has_the_form_that_the_schema_demands(parts: list[object]) -> None:
    assert re.fullmatch("[a-z2-7]{16}", make_id(*parts))


@given(st.lists(st.text(), min_size=1, max_size=4), st.lists(st.text(), min_size=1, max_size=4))
def test_different_parts_give_different_ids(one: list[str], other: list[str]) -> None:
    assert (make_id(*one) == make_id(*other)) == (one == other)


@pytest.mark.parametrize("text", ["\ud800", "\x00", "𠮷"])
def test_odd_characters_do_no_harm(text: str) -> None:
    assert make_id(text) != make_id(text + text)

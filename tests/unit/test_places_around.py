from __future__ import annotations

import pytest

from gongbao.extract.places.around import Around
from gongbao.extract.places.drafts import Draft
from gongbao.extract.places.scan import Cuts

TEXT = "北京市通州区梨园镇与宋庄镇"


def around(*spans: tuple[int, int]) -> Around:
    return Around(TEXT, Cuts(TEXT), [Draft(start, end, None, 1.0) for start, end in spans], None)


@pytest.mark.parametrize(("at", "start"), [(3, 0), (6, 3), (9, 6), (0, None), (5, None), (12, None)])
def test_the_place_that_ends_somewhere(at: int, start: int | None) -> None:
    found = around((0, 3), (3, 6), (6, 9), (10, 13)).ending(at)
    assert (found.start if found else None) == start


def test_of_two_that_end_together_the_inner_one_ends_there() -> None:
    found = around((0, 9), (3, 9)).ending(9)
    assert found is not None
    assert found.start == 3


def test_a_form_is_covered_by_what_goes_on_behind_it() -> None:
    places = around((0, 6), (6, 9))
    assert places.covered(7, 8)
    assert not places.covered(7, 9)
    assert not places.covered(9, 10)


def test_places_ahead_of_and_in_a_stretch() -> None:
    places = around((0, 3), (3, 6), (6, 9), (10, 13))
    assert [draft.start for draft in places.ahead(6)] == [0, 3]
    assert [draft.start for draft in places.starting(3, 10)] == [3, 6]
    assert [draft.start for draft in places.latest(10)] == [3, 6, 10]


def test_nothing_is_around_in_a_text_without_places() -> None:
    places = around()
    assert places.ending(3) is None
    assert not places.covered(0, 1)
    assert list(places.ahead(9)) == list(places.starting(0, 9)) == []

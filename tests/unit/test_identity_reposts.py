"""Reposts: one article at many addresses; and what only looks like one."""

from __future__ import annotations

import random

import pytest

from gongbao.identity.likeness import is_one, parse, sketch
from gongbao.identity.reposts import find_reposts
from gongbao.model import Snapshot
from gongbao.pipeline import _read
from tests.site import prose


def text(body: str, title: str = "全市经济工作会议召开", day: str = "2025-03-04") -> Snapshot:
    return Snapshot("raw/a.txt", "raw/a.txt", f"{title}\n{day}\n{body}\n".encode(), "0" * 64)


def sketched(body: str, **how: str) -> str:
    return sketch(_read(text(body, **how)))


def one(a: str, b: str) -> bool:
    return is_one(parse(a), parse(b))


def test_a_repost_with_another_head_and_date_is_one() -> None:
    body = prose(1)
    assert one(sketched(body), sketched(body, title="【转载】全市经济工作会议召开", day="2025-03-06"))


def test_a_corrected_number_is_still_the_same_article() -> None:
    body = prose(2)
    assert one(sketched(body), sketched(body.replace("增长", "下降", 1)))


def test_bulletins_of_two_months_are_two() -> None:
    body = prose(3)
    chance = random.Random(3)
    other = "".join(str(chance.randint(0, 9)) if char.isdigit() else char for char in body)
    assert not one(sketched(body), sketched(other))


def test_another_title_needs_the_very_same_text() -> None:
    body = prose(7)
    other = body.replace(body[:8], "某书俄文版近日出版", 1)
    assert not one(sketched(body, title="某书法文版出版"), sketched(other, title="某书俄文版出版"))
    assert one(sketched(body), sketched(other))


def test_short_formulas_are_said_on_any_day() -> None:
    body = "市气象台发布大风蓝色预警，请注意防范。"
    assert not one(sketched(body), sketched(body, day="2025-03-05"))
    assert one(sketched(body), sketched(body))


def test_different_articles_are_not_one() -> None:
    sketches = [parse(sketched(prose(seed))) for seed in range(20)]
    assert not any(is_one(a, b) for at, a in enumerate(sketches) for b in sketches[:at])


def found(sketches: dict[str, str]) -> dict[str, str]:
    pairs = [(key, address) for address, own in sketches.items() for key in parse(own).match_keys()]
    return find_reposts(sorted(pairs), sketches)


def test_the_earliest_stands_for_all_in_any_order() -> None:
    body, other = prose(4), prose(5)
    sketches = {
        "b": sketched(body, day="2025-03-05"),
        "a": sketched(body, day="2025-03-06"),
        "c": sketched(body, day="2025-03-04"),
        "d": sketched(other),
    }
    assert found(sketches) == {"a": "c", "b": "c"}
    assert found(dict(reversed(sketches.items()))) == {"a": "c", "b": "c"}


@pytest.mark.parametrize("count", [2, 7])
def test_many_at_one_day_are_one_by_address(count: int) -> None:
    own = sketched(prose(6))
    names = [f"https://s{at}.example.cn/a.html" for at in range(count)]
    assert found(dict.fromkeys(names, own)) == dict.fromkeys(names[1:], names[0])

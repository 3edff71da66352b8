"""A figure's name is one run of its text, or a subject and one run: never characters glued over a hole."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.accuracy import reference_folder
from gongbao.document import read_document
from gongbao.extract.figures import find_figures
from gongbao.extract.figures.names.indicators import clean_left
from gongbao.extract.places import find_places
from gongbao.extract.reading import read
from gongbao.model import Snapshot

ROOT = Path(__file__).parents[2]
TEXTS = sorted([*reference_folder("development").glob("*.txt"), *(ROOT / "raw").glob("*.txt")])
# what names are completed with: they say how the value stands to its subject and need not be in the text
STATED = re.compile(
    r"(?:占比|比例|比重|差距|时限|期限|时间|年限|年龄|次数|增速|金额|投资额|户数|门槛|奖励|补助|补贴|贴息|资助|扶持资金|年度|主营业务收入)+"
)
LINKS = re.compile(r"^[的与、]?(?:其|占)?")
MOST = 0.025  # the part of names that a careful reader may still find glued
WORDS = [
    *(
        "我们",
        "县财政",
        "在",
        "与",
        "江北市",
        "合作",
        "共建",
        "园区",
        "把",
        "客流量",
        "（含",
        "仓储）",
        "、",
        "等",
        "地",
        "等级",
    ),
    *("公路", "等县道", "累计", "完成", "的", "投资", "“", "样板”", "项目", "届时", "必须", "2025年", "，", "其"),
]


def runs(name: str, text: str) -> int:
    """How many pieces of `text` a name is put together from."""
    found = 0
    while name:
        size = next((n for n in range(len(name), 0, -1) if name[:n] in text), 0)
        if not size:
            return 9
        name, found = LINKS.sub("", name[size:]), found + 1
    return found


@cache
def glued(path: Path) -> tuple[list[str], int]:
    """The names of a text put together from more than two pieces of their paragraph, and how many names it has."""
    content = path.read_bytes()
    snapshot = Snapshot(path.name, path.name, content, hashlib.sha256(content).hexdigest())
    document = read_document(snapshot)
    found, count = [], 0
    for figure in find_figures(document, find_places(document)):
        start = document.text.rfind("\n", 0, figure.start) + 1
        stop = document.text.find("\n", figure.end)
        line = read(document.text, start, stop if stop >= 0 else len(document.text)).text
        name = figure.indicator or ""
        count += bool(name)
        if name and min(runs(name, line), runs(STATED.sub("", name), line)) > 2:
            found.append(name)
    return found, count


@pytest.mark.skipif(not TEXTS, reason="the sample texts are not here")
def test_names_are_runs_of_the_text() -> None:
    bad = [name for path in TEXTS for name in glued(path)[0]]
    count = sum(glued(path)[1] for path in TEXTS)
    assert count > 1000
    assert len(bad) <= MOST * count, bad


@given(st.lists(st.sampled_from(WORDS), max_size=14).map("".join))
def test_the_words_before_a_number_are_cut_not_glued(left: str) -> None:
    """Only an aside in brackets is taken out of the middle."""
    name = clean_left(left)
    assert name in left or name in re.sub(r"（[^（）]{6,}）", "", left)


@given(st.text(max_size=60))
def test_any_text_is_cut_not_glued(left: str) -> None:
    name = clean_left(left)
    assert name in left or "（" in left

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from gongbao.extract.places import find_places
from gongbao.model import Metadata, Places
from tests.unit.documents import document

PIECES = (
    *("北京市", "通州区", "海拉尔", "朝、海、西三区", "豫皖两省", "中俄蒙", "产业园", "村", "镇", "、", "，", "。"),
    *("《", "》", "京津冀", "马驹桥", "新宁夏", "南部", "合作", "全市", "我国", "中美两国", "副中心", "机场", "建设"),
    *("“通北”示范区", "社区", "·", "驻海企业", "湿地公园", "经济技术开发区", "法国", "巴黎", "各", "的", "10"),
    *("中国（上海）自由贸易试验区", "在京举行", "\n", " ", "\u3000"),
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
AREAS = st.sampled_from((None, "海拉尔区", "通州区", "北京市", "四川省", "中国", "没有这个地方"))


def read(text: str, area: str | None) -> Places:
    return find_places(document(text, meta=Metadata(area=area, published_on=date(2015, 1, 1))))


@settings(max_examples=150, deadline=None)
@given(TEXTS, AREAS)
def test_spans_are_valid_ordered_and_nested_or_apart(text: str, area: str | None) -> None:
    mentions = read(text, area).mentions
    spans = [(mention.start, mention.end) for mention in mentions]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans, key=lambda span: (span[0], -span[1]))
    assert len(set(spans)) == len(spans)
    for (_, first_end), (start, end) in pairwise(spans):
        assert start >= first_end or end <= first_end


@settings(max_examples=60, deadline=None)
@given(TEXTS, AREAS)
def test_places_are_whole_and_reading_is_repeatable(text: str, area: str | None) -> None:
    places = read(text, area)
    assert places == read(text, area)
    for mention in places.mentions:
        assert 0 < mention.confidence <= 1
        if mention.place is not None:
            assert mention.place.name
            assert all(code.isalnum() for code in mention.place.adcodes)

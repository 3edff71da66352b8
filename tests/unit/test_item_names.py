"""What a bare measure or count of a news item is of: the thing that its heading and first sentence name."""

from __future__ import annotations

from datetime import date

import pytest

from gongbao.extract.figures.news.items import topic_of
from gongbao.model import Metadata
from tests.unit.documents import document, figures_by_quote


def names(heading: str, story: str) -> dict[str, str | None]:
    news = document(heading, story, meta=Metadata(published_on=date(2024, 11, 5)))
    return {quote: figure.indicator for quote, figure in figures_by_quote(news).items()}


@pytest.mark.parametrize(
    ("heading", "story", "quote", "name"),
    [
        (
            "“云帆”号海洋调查船在江城交付",
            "“云帆”号海洋调查船昨天在江城交付。“云帆”号船全长80米，设计航速18节，总吨位3600吨。",
            "3600吨",
            "“云帆”号海洋调查船总吨位",
        ),
        (
            "新一期超长期特别国债今天发行",
            "新一期超长期特别国债今天发行，发行金额为320亿元。",
            "320亿元",
            "新一期超长期特别国债发行金额",
        ),
        (
            "第三届云山茶业博览会开幕",
            "第三届云山茶业博览会今天开幕。设置主展区和6个专题馆，来自12个省的300名采购商参会。",
            "6个",
            "第三届云山茶业博览会专题馆",
        ),
        (
            "第三届云山茶业博览会开幕",
            "第三届云山茶业博览会今天开幕。来自12个省的300名采购商参会。",
            "300名",
            "参加第三届云山茶业博览会的采购商",
        ),
        (
            "有关部门开展“净水”专项行动",
            "今年“净水”专项行动将重点开展7项任务。",
            "7项",
            "“净水”专项行动重点开展任务",
        ),
        ("云山县山火蔓延", "云山县山火14日蔓延，过火面积达到35平方公里。", "35平方公里", "山火过火面积"),
        ("云山大桥客流量增长", "云山大桥今年通车。期间，总物流成本降低6%。", "6%", "总物流成本"),
        ("云山大桥今天通车", "云山大桥今天通车。全县财政收入3亿元。", "3亿元", "财政收入"),
    ],
)
def test_bare_name(heading: str, story: str, quote: str, name: str) -> None:
    assert names(heading, story)[quote] == name


@pytest.mark.parametrize(
    ("heading", "first", "topic"),
    [
        ("江海铁路云岭公铁两用大桥合龙", "江海铁路云岭公铁两用大桥今天合龙。", "云岭公铁两用大桥"),
        ("40年期超长期特别国债明天招标", "40年期超长期特别国债明天招标。", "超长期特别国债"),
        ("前10月云山港吞吐量增长5%", "前10月，云山港吞吐量增长5%。", None),
        ("甲方称打击机场", "甲方称，打击了机场。", None),
        ("云山大桥今天通车", "江城今天很热闹。", None),
    ],
)
def test_topic(heading: str, first: str, topic: str | None) -> None:
    found = topic_of(f"{heading}\n{first}", len(heading) + 2)
    assert (found.name if found else None) == topic

from __future__ import annotations

from datetime import date

import pytest

from gongbao.extract.places import find_places
from gongbao.model import Metadata
from tests.unit.documents import document


def home(text: str, **known: object) -> str | None:
    place = find_places(document(text, meta=Metadata(**known))).home  # type: ignore[arg-type]
    return place.name if place else None


@pytest.mark.parametrize(
    ("known", "text", "expected"),
    [
        ({"area": "海拉尔区"}, "全区生产总值增长。", "海拉尔区"),
        ({"area": "中国"}, "经济运行平稳。", "中国"),
        ({"area": "雄安新区"}, "新区迁入企业。", "雄安新区"),
        ({"publisher": "海拉尔区人民政府"}, "全区生产总值增长。", "海拉尔区"),
        ({"publisher": "中央广播电视总台"}, "广东外贸增长，广东企业扩产。", "中国"),
        (
            {"publisher": "央视", "title": "青岛造船"},
            "青岛新船下水。在青岛，船厂扩产。青岛招工。",
            "青岛市",
        ),
        ({"publisher": "中央广播电视总台", "title": "青岛会议闭幕"}, "广东、江苏、四川代表发言。", "中国"),
        (
            {"publisher": "江苏日报", "title": "南通船企扩产"},
            "南通新船下水。在南通，船厂扩产。南通招工。",
            "南通市",
        ),
        ({"publisher": "大西湖网"}, "我国经济回升向好，全国就业稳定。", "中国"),
        ({}, "对参加国家商务部展会的企业，由市商务局补贴展位费。", None),
        ({"publisher": "柳河县融媒体中心"}, "奖励旅行社。", "柳河县"),
        ({"publisher": "青岛高新区管委会"}, "青岛高新区培育企业，园区扩产。", "青岛高新技术产业开发区"),
        (
            {"publisher": "南通经济技术开发区管委会", "area": "南通市"},
            "南通经开区新签项目60个。",
            "南通经济技术开发区",
        ),
        ({"publisher": "国家统计局"}, "前三季度国内生产总值增长。", "中国"),
        ({"issuer": "柳河县人民政府", "publisher": "新华社"}, "奖励旅行社。", "柳河县"),
        ({"author_role": "中共北京市通州区委书记"}, "产业提质升级。", "通州区"),
        ({"title": "成都市促进消费的若干措施"}, "发放消费券。", "成都市"),
        ({}, "产业提质升级。\n作者为中共北京市通州区委书记", "通州区"),
        ({}, "——2020年1月8日在宁波市第十五届人民代表大会上\n各位代表：全市稳步发展。", "宁波市"),
        ({}, "我县出台办法，组织游客到柳河县游览的给予补助。吉林、辽宁的旅行社均可申报。", "柳河县"),
        ({}, "我国经济回升向好，全国就业稳定。", "中国"),
        ({}, "要坚持稳中求进。", None),
        (
            {"title": "各地办好民生实事"},
            "央视网消息（某栏目）：安徽全省新建公园。在安徽，公园开放。安徽招工。",
            "中国",
        ),
        ({"title": "青岛办运动会"}, "央视网消息：运动会在青岛举行。广东、四川、江苏也有比赛。", "中国"),
        ({"area": "通州区"}, "宋庄镇、台湖镇、马驹桥镇开工。", "通州区"),
    ],
)
def test_home(known: dict[str, object], text: str, expected: str | None) -> None:
    assert home(text, **known) == expected


def test_a_zone_named_all_over_is_what_the_text_speaks_for() -> None:
    text = "副中心提质。" * 6 + "\n作者为中共北京市通州区委书记"
    assert home(text) == "北京城市副中心"


def test_the_home_of_an_ambiguous_area_is_the_one_the_text_surrounds() -> None:
    text = "宋庄镇和马驹桥镇开工，北京市的企业迁入通州区。"
    place = find_places(document(text, meta=Metadata(area="通州区"))).home
    assert place is not None
    assert place.adcode == "110112"


def test_the_whole_city_of_a_city_of_county_rank_is_that_city() -> None:
    text = "按照台州市委部署，全市稳步发展。"
    mentions = find_places(document(text, meta=Metadata(area="玉环市"))).mentions
    pointed = next(one for one in mentions if text[one.start : one.end] == "全市")
    assert pointed.place is not None
    assert pointed.place.name == "玉环市"


@pytest.mark.parametrize(("day", "name"), [(date(2015, 1, 1), "海门市"), (date(2021, 1, 1), "海门区")])
def test_a_division_has_the_name_and_code_of_the_day_of_the_document(day: date, name: str) -> None:
    text = "江苏海门发展纺织业。"
    (mention,) = find_places(document(text, meta=Metadata(published_on=day))).mentions
    assert mention.place is not None
    assert (mention.place.name, mention.place.adcodes) == (name, ("320684",) if day.year < 2020 else ("320614",))


def test_what_nothing_decides_stays_unresolved_with_candidates() -> None:
    text = "鼓楼区发布办法。"
    (mention,) = find_places(document(text)).mentions
    assert mention.place is None
    assert any("320106" in candidate for candidate in mention.candidates)


@pytest.mark.parametrize(
    ("text", "inside"),
    [("北京大学的教授", True), ("《上海市绿化条例》", True), ("广东省经济", False), ("中关村通州园的企业", False)],
)
def test_places_inside_names_are_kept_apart(text: str, inside: bool) -> None:
    first = find_places(document(text, meta=Metadata(area="北京市"))).mentions[0]
    assert first.within_name is inside


def test_a_misprint_resolves_with_little_confidence() -> None:
    text = "潮县的产业园开工。"
    first = find_places(document(text, meta=Metadata(area="北京市通州区"))).mentions[0]
    assert first.place is not None
    assert first.place.name == "漷县镇"
    assert first.confidence < 0.7

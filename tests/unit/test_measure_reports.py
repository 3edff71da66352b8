"""Measures as reports, plans and subsidy rules word them."""

from __future__ import annotations

import pytest

from gongbao.extract.measures import find_measures
from tests.unit.documents import passage


def rows(text: str, genre: str | None = "work_report") -> list[tuple[str, str]]:
    return [(measure.action, measure.object) for measure in find_measures(passage(text, genre))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("规范管理中介机构、停车场。", [("规范管理", "中介机构、停车场")]),
        ("扶持发展家庭农场120家。", [("扶持发展", "家庭农场120家")]),
        ("聘请专家编制产业规划。", [("聘请", "专家"), ("编制", "产业规划")]),
        ("梳理谋划重大项目59个。", [("梳理谋划", "重大项目59个")]),
        ("常态化排查清理准入壁垒。", [("排查清理", "准入壁垒")]),
        ("新（改）建灌溉渠道300公里。", [("新（改）建", "灌溉渠道300公里")]),
        ("全年争取到中央预算内资金3.8亿元。", [("争取到", "中央预算内资金3.8亿元")]),
        ("建成投用党群服务中心56个。", [("建成投用", "党群服务中心56个")]),
        ("规范工程招投标行为。", [("规范", "工程招投标行为")]),
        ("建成全省最大规模蓝莓种植基地。", [("建成", "全省最大规模蓝莓种植基地")]),
        ("构建完善的信用评价体系。", [("构建", "完善的信用评价体系")]),
        ("强化矿山、燃气等领域的安全工作。", [("强化", "矿山、燃气等领域的安全工作")]),
        ("重点在沿河地区建设一批果蔬基地。", [("建设", "一批果蔬基地")]),
        ("探索在高新区建设公共算力平台。", [("建设", "公共算力平台")]),
        ("上半年新引进环保项目60个、总投资突破300亿元。", [("引进", "环保项目60个、总投资突破300亿元")]),
        ("新建、续建48个水利项目、计划投资70亿元。", [("新建、续建", "48个水利项目、计划投资70亿元")]),
        ("培育科技企业60家、研发机构30家。", [("培育", "科技企业60家、研发机构30家")]),
        ("大力支持民营企业投身装备制造产业。", [("支持", "民营企业投身装备制造产业")]),
        (
            "推进中小企业数字化转型行动计划，完善技改服务体系。",
            [("推进", "中小企业数字化转型行动计划"), ("完善", "技改服务体系")],
        ),
    ],
)
def test_what_reports_tell(text: str, wanted: list[tuple[str, str]]) -> None:
    assert rows(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "民宿酒店引进实现破题，两家酒店顺利签约。",
        "全力配合施工，确保按期开工建设。",
        "把主要精力放在抓项目、抓落实上。",
        "国家级改革试点先后落地宣城。",
        "压缩空气储能等20个项目落地。",
        "谋划多年、惠及30万人的引水工程启动建设。",
        "开放格局加速形成。",
        "加快追赶超越，经济运行稳中向好。",
        "县级养老机构实现全覆盖。",
        "老街修缮项目拟于10月开放运营。",
        "新增县级合作社9家、示范家庭牧场14家。",
        "园区争取年内投入运营。",
    ],
)
def test_how_things_stand_is_no_measure(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("按照企业购置设备投资额的20%给予补助。", [("给予", "补助")]),
        ("每个园区资金资助额度一般为80万元。", []),
        ("对考核优秀的实验室，给予科研项目支持。", [("给予", "科研项目支持")]),
        ("给予生活补贴，连续发放3年。", [("给予", "生活补贴")]),
        (
            "三、实施促进青年创业行动，对返乡青年集中发放创业补贴。",
            [("实施", "促进青年创业行动"), ("发放", "创业补贴")],
        ),
        ("打通一、二级渠道。", [("打通", "一、二级渠道")]),
        ("服务满3年的给予学费补偿。", [("给予", "学费补偿")]),
        ("首次通过认定的一次性奖励50万元。", [("奖励", "50万元")]),
        ("健全面向农户的种粮补贴。", [("健全", "面向农户的种粮补贴")]),
        ("自本办法施行之日起，原奖励政策同时废止。", []),
    ],
)
def test_what_rules_set(text: str, wanted: list[tuple[str, str]]) -> None:
    assert rows(text, "rule") == wanted


def test_who_is_visited_does_not_act() -> None:
    (measure,) = find_measures(passage("深入企业开展政策宣讲30余次。", outlook="back"))
    assert measure.actor is None


def test_what_was_only_intended_is_planned() -> None:
    text = "今年，全县计划在城区推进85个绿化项目，已经完成40个绿化项目。"
    assert [measure.status for measure in find_measures(passage(text, outlook="back"))] == ["planned", "done"]

"""Who acts in the news and who is served, what money and people are sent for, what only says how things stand."""

from __future__ import annotations

import pytest

from gongbao.extract.measures import find_measures
from tests.unit.documents import passage


def found(text: str, genre: str = "news") -> list[tuple[str, str]]:
    return [(measure.action, measure.object) for measure in find_measures(passage(text, genre))]


@pytest.mark.parametrize(
    "text",
    [
        "这些年，陈晓岚瞄准基层需要，发挥专业特长，不断加强乡村医疗队伍建设。",
        "公众需提前做好防寒措施，减少外出。",
        "广大果农在果园里搭建防霜大棚。",
        "外资企业看好并将持续建设研发中心。",
        "热力企业开启锅炉，对管网实行分区调度。",
        "刘建国和同事们研制新型采摘机器人。",
        "这家滑雪场推出夜间滑雪项目。",
        "利用职权帮助亲友承揽市政工程；",
        "我国有能力建设更多智慧港口。",
        "这批残片为研究早期制陶工艺提供了珍贵资料。",
    ],
)
def test_others_do_no_public_act(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("为困难企业减免房租860万元。", [("减免", "房租860万元")]),
        ("向种植户免费发放抗寒种子12吨。", [("发放", "抗寒种子12吨")]),
        ("中央企业组建15支抢修队伍。", [("组建", "15支抢修队伍")]),
        ("各大航空公司增加返乡航班320班。", [("增加", "返乡航班320班")]),
        ("全国供销合作社中农集团增设农资中转库60个。", [("增设", "农资中转库60个")]),
        ("他要求各地完善山洪预警系统。", [("完善", "山洪预警系统")]),
        ("省水利厅向公众发布山洪风险地图。", [("发布", "山洪风险地图")]),
        ("宣传周期间将举办防灾演练等20场活动。", [("举办", "防灾演练等20场活动")]),
    ],
)
def test_who_is_served_or_owned_by_the_state(text: str, wanted: list[tuple[str, str]]) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("省农业厅派出专家组指导茶农修剪茶树。", [("派出", "专家组"), ("指导", "茶农修剪茶树")]),
        ("市财政安排2.5亿元支持老旧管网改造。", [("安排", "2.5亿元"), ("支持", "老旧管网改造")]),
        ("省财政下达7000万元，用于支持灾后清淤工作。", [("下达", "7000万元"), ("支持", "灾后清淤工作")]),
        (
            "两地将完善联席会议制度、建立信息共享平台、强化应急物资储备。",
            [("完善", "联席会议制度"), ("建立", "信息共享平台"), ("强化", "应急物资储备")],
        ),
        ("吕山县将矿井水纳入全县水资源调配体系。", [("纳入", "矿井水")]),
        ("下一步，将加快落实农机更新政策。", [("落实", "农机更新政策")]),
        ("要加快建设现代物流体系。", [("建设", "现代物流体系")]),
        ("省商务厅发布优化离境退税的措施。", [("发布", "优化离境退税的措施")]),
        ("认真实施水质持续改善行动计划。", [("实施", "水质持续改善行动计划")]),
        ("两部门联合出台文件明确，扩大试点范围。", [("出台", "文件"), ("扩大", "试点范围")]),
        ("将备案权限由省里下放到县。", [("下放到", "备案权限")]),
        ("各地举行活动庆祝丰收节。", [("举行", "活动")]),
    ],
)
def test_each_act_with_its_own_object(text: str, wanted: list[tuple[str, str]]) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "建设农业强国，是推进现代化的必然要求。",
        "完善养老服务体系，关键在人才。",
        "更明确地说，质量比速度重要。",
        "探索海洋永无止境。",
        "在多部门指导下申请到保险理赔。",
        "审查调查中还发现其他问题线索。",
        "户籍迁移办理时限缩短至最快15分钟。",
        "项目开通当天，客流超过预期。",
        "目前已完成全年任务的62%。",
        "森林面积由十年前的1200万亩增加到现在的1500万亩。",
        "如何完善乡村养老服务体系？",
        "相关负责人就支持企业设备更新等问题回答了提问。",
        "随着服务体系完善，新质生产力将加快成长。",
        "本次考察将历时三个月。",
        "两岸往来新措施实施满百日。",
        "商务部门负责人介绍促进消费的多项措施。",
    ],
)
def test_what_is_only_spoken_of(text: str) -> None:
    assert found(text) == []


def test_a_paper_on_the_way_is_not_quoted() -> None:
    text = "本省率先将数据列为生产要素，出台《数字建设规划》，组建省数据局。"
    assert [measure.status for measure in find_measures(passage(text, "news"))][-1] == "done"


def test_what_was_sent_is_done_with_its_purpose() -> None:
    text = "全省累计选派500名医师支援山区医院。"
    assert [measure.status for measure in find_measures(passage(text, "news"))] == ["done", "done"]


@pytest.mark.parametrize(
    ("text", "status", "wanted"),
    [
        ("应外交部要求，使馆召开说明会。", "done", ("召开", "说明会")),
        ("已将370条河渠列入名录，推动各县将28条河渠列入规划。", "done", ("推动", "各县将28条河渠列入规划")),
        ("全省引导银行将贷款利率降至新发放贷款水平。", "done", ("引导", "银行将贷款利率降至新发放贷款水平")),
    ],
)
def test_who_asked_and_what_others_are_led_to_do(text: str, status: str, wanted: tuple[str, str]) -> None:
    measure = find_measures(passage(text, "news"))[-1]
    assert (measure.status, (measure.action, measure.object)) == (status, wanted)


@pytest.mark.parametrize("text", ["发放对象包括三家银行。", "要引导教师将教育家精神转化为行动自觉。"])
def test_a_noun_and_a_matter_of_the_mind_are_no_acts(text: str) -> None:
    assert found(text) == []

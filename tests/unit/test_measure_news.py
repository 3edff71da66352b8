"""Done, ongoing, planned or standing in the news: what the words of a clause and those around it say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gongbao.extract.measures import find_measures
from tests.unit.documents import passage


def statuses(text: str) -> list[str]:
    return [measure.status for measure in find_measures(passage(text, "news"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # striven for, with no end told
        ("山西积极引导民企参与水利项目建设。", ["ongoing"]),
        ("同时，衢江深入实施农村电网改造工程。", ["ongoing"]),
        ("厦门还加快在码头、车站推动外卡受理全覆盖，打造支付示范区。", ["ongoing", "ongoing"]),
        ("河南聚焦产业短板，推动一批算力项目建设。", ["ongoing"]),
        ("江西大力实施老区振兴工程，构建现代物流体系，培育一批农产品品牌。", ["ongoing"] * 3),
        # but not where something is told as reached, or as over
        ("山西积极引导民企参与水利项目建设，解决了融资难题。", ["done", "done"]),
        ("近年来，山西积极引导民企参与水利项目建设。", ["done"]),
        ("近年来，全省产业结构不断优化。着手前瞻布局低空产业园。", ["done"]),
        ("深入推进商会改革，深化国际交流。", ["done"]),
        # habits, and what begins today
        ("当地每年走村入企，鼓励企业改造生产线。", ["ongoing"]),
        ("从今天起，甲、乙等地，依托春招活动，陆续推出专场招聘活动。", ["ongoing"]),
        ("各地公安机关今天集中开展反诈宣传活动。", ["done"]),
    ],
)
def test_what_goes_on(text: str, expected: list[str]) -> None:
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("month", "expected"), [(5, "ongoing"), (9, "done")], ids=["first half", "second half of the year"]
)
def test_what_is_done_this_year_has_begun(month: int, expected: str) -> None:
    text = passage("今年，中央财政安排资金，支持社会组织参与养老服务。", "news")
    dated = replace(text, meta=replace(text.meta, published_on=date(2025, month, 1)))
    assert find_measures(dated)[-1].status == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a vow, a list of tasks, what is urged
        ("水利部表示，加强水库安全管理，完善监测设施。", ["planned", "planned"]),
        ("要强化市场供应。全力做好煤电油气保供工作。", ["planned", "planned"]),
        ("《意见》强调，二要守住底线。落实耕地保护制度。", ["planned"]),
        ("第三，加强人力资源开发利用。推动农村养老机构改革。", ["planned", "planned"]),
        ("贵州则提出建设三大算力基地，加快数据中心建设。", ["planned", "planned"]),
        # what is still to come
        ("财政部将会同工信部实施技改补贴政策。", ["planned"]),
        ("后续，航天员将按计划继续开展货物转运工作。", ["planned"]),
        ("今年，湖北还将开展“一链一策”改造提升。同时，围绕光电等领域，新培育8个左右产业集群。", ["planned"] * 2),
        ("四川将纵深推进双城经济圈建设；同时，实施县域振兴行动。", ["planned", "planned"]),
        ("会议主要议程有：审议通过工作规则，审议通过学习规划。", ["planned", "planned"]),
        # what a meeting asks for, though it names a paper on the way
        ("会议指出，要抓紧出台配套规定，完善港口监管机制。", ["planned", "planned"]),
        # who carries out what was disposed does it
        ("按照省里部署，市场监管部门检查仓库，通报一批案件。", ["done", "done"]),
        # a number foretold says nothing of what others do
        ("今天全国公路预计运送旅客4100万人次，兰州、长沙等地增加运力。", ["done"]),
        # a thing regarded as something is not to come, nor what rests on a demand
        ("今年，山东将稳住外贸基本盘作为首要任务，大力开拓海外市场。", ["ongoing"]),
        ("根据《机构改革方案》要求，为精简审批，国务院决定对2部暂行规定予以修改。", ["done"]),
    ],
)
def test_what_is_to_come(text: str, expected: list[str]) -> None:
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《渔港条例》坚持生态优先，健全管理制度，规范运行机制。", ["standing", "standing"]),
        ("《产业实施方案》在总结经验的基础上，完善产业集群体系。", ["planned"]),
        ("会上发布《数字发展报告（2024年）》，设立5万平方米体验区。", ["done", "done"]),
        ("研究院发布《海洋经济指数2024》，并邀请专家开展主旨演讲。", ["done", "done"]),
        # several papers, of which none is told, and what is done besides
        ("省里相继出台助企政策，帮助企业解决用工困难。", ["done", "done"]),
        ("多地还出台稳岗政策，发放稳岗补贴3亿元。", ["done", "done"]),
        ("有关部门相继发布通知，增加夜班公交班次。", ["done", "standing"]),
    ],
)
def test_what_a_paper_sets_out_and_a_report_does_not(text: str, expected: list[str]) -> None:
    assert statuses(text) == expected


def test_a_headline_whose_story_says_will_is_planned() -> None:
    assert statuses("李四在全省会议上强调 压实责任 全力做好防汛救灾工作") == ["planned"]
    story = "国家医保局加强零售药店监管\n国家医保局今天表示，将多措并举加强对零售药店的监管。"
    assert statuses(story)[0] == "planned"
    assert statuses(story.replace("将多措并举", "已多措并举"))[0] == "done"


def test_what_a_campaign_just_started_does_goes_on() -> None:
    assert statuses("两部门启动2025年家庭教育活动，推进家风建设。") == ["done", "ongoing"]


@pytest.mark.parametrize(
    "text",
    [
        "他表示，做好新疆工作，要把稳定放在首位。",
        "做好2025年农村工作，必须坚持改革。",
        "李四指出，深化金融体制改革，既是重要举措，也是迫切任务。",
    ],
)
def test_what_a_speech_is_about_is_no_measure(text: str) -> None:
    assert statuses(text) == []


def test_a_headline_is_as_to_come_as_its_story_says() -> None:
    text = "民政部启动第二批试点\n据民政部消息，10月将启动第二批助老试点。"
    found = [(m.action, m.status) for m in find_measures(passage(text, "news"))]
    assert found[0] == ("启动", "planned")
    assert statuses("秋粮护航行动日前启动，重点加强种子市场巡查。")[-1] == "ongoing"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a law holds, the points in one paragraph or in several
        ("《湖滩保护条例》共5章30条。一是规范湖滩利用。二是健全监管机制。", ["standing", "standing"]),
        ("《湖滩保护条例》共5章30条，主要规定了以下内容。\n一是规范湖滩利用。\n二是健全监管机制。", ["standing"] * 2),
        # what somebody proposes
        ("丁远提出三点倡议。一是加强海洋数据合作。二是完善港口联络机制。", ["planned", "planned"]),
        # but not a review, nor a paragraph that is no point of the list
        ("去年，全区取得新进展。一是规范湖滩利用。二是健全监管机制。", ["done", "done"]),
        ("《湖滩保护条例》共5章30条。\n某县近日建成湖滩监测站。", ["done"]),
    ],
)
def test_a_numbered_point_is_what_the_list_is_of(text: str, expected: list[str]) -> None:
    assert statuses(text) == expected

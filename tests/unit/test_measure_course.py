"""What the course of a text, the title of a notice and the question of an interpretation make of bare verbs."""

from __future__ import annotations

import pytest

from gongbao.extract.measures import find_measures
from gongbao.extract.outlook.course import asked, course, turned
from tests.unit.documents import passage

REVIEW = "近年来，我县做足山水文章。\n要唱好“田”字歌。我们整治撂荒地8900亩，推广再生稻4.5万亩。\n"
PLAN = "近年来，人才工作取得了成效。\n完善服务保障。建设人才公寓，健全子女入学保障机制。\n"
NEXT = "下一步，我县将聚焦两山转化，建立生态产品交易平台。\n开发碳汇项目5个。"
GUIDE = "县财政安排专项资金4000万元。各镇于5月12日前完成真实性核查，出具推荐意见。"


def statuses(text: str, genre: str, title: str | None = None) -> list[str]:
    return [measure.status for measure in find_measures(passage(text, genre, title=title))]


def test_a_slogan_does_not_turn_a_review() -> None:
    assert set(statuses(REVIEW, "essay")) == {"done"}


def test_a_review_ends_where_nothing_is_counted() -> None:
    assert statuses(PLAN, "essay")[-2:] == ["planned", "planned"]


def test_a_text_that_has_turned_goes_on_with_its_plan() -> None:
    assert statuses(REVIEW + NEXT, "essay")[-2:] == ["planned", "planned"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("关于组织申报2026年度试点项目的通知", {"standing"}),
        ("关于下达农机购置补贴资金的通知", {"planned"}),
        ("关于做好安全生产工作的通知", {"planned"}),
    ],
)
def test_a_notice_that_sets_terms_reads_as_a_rule(title: str, expected: set[str]) -> None:
    assert set(statuses(GUIDE, "notice", title)) == expected


def test_what_is_sent_out_now_is_done() -> None:
    assert statuses("经研究，现下达农机购置补贴资金2.4亿元。", "notice", "关于下达补贴资金的通知") == ["done"]


def test_goals_in_an_interpretation_are_planned() -> None:
    text = "问：《办法》的主要目标是什么？\n答：今后五年，全市新建社区托育点300个，培训托育人员5000名。\n"
    more = "问：如何监管？\n答：建立托育机构备案制度。"
    assert statuses(text + more, "interpretation") == ["planned", "planned", "standing"]


def test_course_and_its_parts() -> None:
    assert course(REVIEW, REVIEW.index("整治"), 2025) == "back"
    assert course("产业如林。", 0, 2025) is None
    assert turned("下一步，该局将开展清河行动；")
    assert not turned("下一步打算已定。目前，")
    assert asked("问：目标？\n答：建成", 8) == "问：目标？"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("关于推进园区提质的试行意见", "planned"),
        ("关于奖励园区企业的若干意见", "standing"),
        ("园区企业服务办法", "standing"),
    ],
)
def test_an_opinion_sets_tasks_unless_it_says_what_is_paid(title: str, expected: str) -> None:
    assert statuses("构建企业全周期服务体系。", "rule", title) == [expected]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("完善养老服务体系，改造老年食堂40个。两所学校入选国家名单，互认项目增至95项。", "done"),
        ("完善养老服务体系，改造老年食堂40个。全区规模以上工业增加值增长15.1%。", "done"),
        ("完善养老服务体系，改造老年食堂40个。力争一个街区获批国家试点。", "planned"),
        ("一要完善养老服务体系。二要新建水厂2座，供水能力达到3万吨，覆盖率达到95%。", "planned"),
    ],
)
def test_a_paragraph_without_a_heading_looks_back_where_it_counts_exactly(text: str, status: str) -> None:
    found = find_measures(passage(text, "work_report"))
    assert found and {measure.status for measure in found} == {status}


def test_what_came_from_one_past_year_to_another_is_over() -> None:
    text = "实施教育提升行动，入园率从2020年的82%提升至2024年的91%，巩固率从2020年的92%提高到2024年的97%。"
    assert [m.status for m in find_measures(passage(text, "work_report", "ahead"))] == ["done"]
    later = text.replace("2024", "2030").replace("2020", "2025")
    assert [m.status for m in find_measures(passage(later, "work_report", "ahead"))] == ["planned"]


AHEAD = "要坚持开放，务必抓好落实。下一步，各镇将办好展会。\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月5日，青岚省政府办公厅印发《数字农业行动方案》，推动农业升级。", "done"),
        ("《数字农业行动方案》还提出，建立种质资源库。", "planned"),
        ("《数字农业行动方案》明确了五条路径。比如，建立种质资源库。", "planned"),
        ("借助新港口，江苏稳步推进临港试验区建设。", "ongoing"),
        ("江苏积极发挥港口优势，不断完善“飞地园区”模式。", "ongoing"),
        ("太湖沿岸各林场持续推进补植工作。", "ongoing"),
        ("江苏要稳步推进临港试验区建设。", "planned"),
        ("稳步推进临港试验区建设。", "planned"),
    ],
)
def test_an_essay_that_looks_ahead_tells_what_is_issued_and_what_goes_on(text: str, expected: str) -> None:
    found = find_measures(passage(AHEAD + text, "essay"))
    assert next(m.status for m in found if m.start > len(AHEAD) and m.action != "明确") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江苏整合涉农资金，设立乡村工匠学校。", ["done", "done"]),
        ("江苏要整合涉农资金，设立乡村工匠学校。", ["planned", "planned"]),
        ("整合涉农资金，设立乡村工匠学校。", ["planned", "planned"]),
        ("江苏预计今年新建标准化果园。", ["planned"]),
        ("太湖沿岸多个林场成立巡护队，设立瞭望台。", ["done", "done"]),
        ("县委县政府高度重视，成立攻坚专班。", ["done"]),
        ("全县上下聚焦茶产业，建设制茶车间。", ["done"]),
        ("截至3月底，共发放创业补贴300笔。", ["done"]),
        ("农业的主攻方向是：江苏建立种苗基地，推广优良品种。", ["planned", "planned"]),
    ],
)
def test_what_somebody_named_does_is_told_as_done_where_nothing_looks_ahead(text: str, expected: list[str]) -> None:
    assert statuses(text, "essay") == expected


def test_a_sentence_that_names_nobody_goes_on_with_what_was_told_before_it() -> None:
    told = "江苏整合涉农资金。同时，设立乡村工匠学校。"
    assert statuses(told, "essay") == ["done", "done"]
    assert statuses(told + "\n完善帮扶机制。", "essay")[-1] == "planned"
    assert statuses(told + "下一步，完善帮扶机制。", "essay")[-1] == "planned"


@pytest.mark.parametrize(
    ("before", "expected"),
    [("江苏力争果园扩大到30万亩。", "done"), ("下一步，江苏将扩大果园。", "planned")],
)
def test_a_goal_turns_its_own_paragraph_and_a_next_step_all_that_follows(before: str, expected: str) -> None:
    assert statuses(f"{before}\n湖南整合涉农资金。", "essay")[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("李青山指出，要整治河道，系统修复湿地。", {"planned"}),  # urged in its own sentence
        ("李青山指出，要整治河道。还要修复湿地。", {"planned"}),  # and in those that name nobody
        ("李青山要求有关部门完善预案。", {"planned"}),
        ("近年来，成效初显。全会提出，健全湿地保护机制。", {"planned"}),
        ("近年来，成效初显。江苏提出建设湿地公园。", {"planned"}),
        ("李青山强调，要整治河道。江苏整合涉农资金。", {"planned", "done"}),  # who is named by then acts
        ("落实李青山要求，江苏整合涉农资金。", {"done"}),  # in line with what somebody asked: nobody speaks
        ("近年来，成效初显。眼下，各地加强河道整治。", {"ongoing"}),
        ("近年来，成效初显。各地加强河道整治，修复了湿地。", {"done"}),
        ("湿地保护事关长远。李青山来到苇塘镇，听取湿地保护汇报。", {"done"}),  # an act is told, where nobody urges
        ("湿地保护事关长远。全会对湿地保护作出部署。", {"done"}),
    ],
)
def test_an_essay_says_what_a_speaker_urges_and_what_goes_on_now(text: str, expected: set[str]) -> None:
    assert set(statuses(text, "essay")) == expected

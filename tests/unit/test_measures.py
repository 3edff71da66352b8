from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gongbao import lexicon
from gongbao.extract.measures import find_measures
from gongbao.extract.measures.objects import head_kind
from gongbao.model import Measure, Section
from tests.unit.documents import passage

CASES = Path(__file__).parent.parent / "cases"


def table(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def only(text: str, genre: str | None = "essay", **more: str) -> Measure:
    found = find_measures(passage(text, genre, **more))
    assert len(found) == 1, [f"{measure.action}|{measure.object}" for measure in found]
    return found[0]


@pytest.mark.parametrize("case", table("measures.csv"), ids=lambda case: case["text"])
def test_action_and_object(case: dict[str, str]) -> None:
    found = find_measures(passage(case["text"], "essay"))
    assert ";".join(f"{measure.action}|{measure.object}" for measure in found) == case["measures"]


@pytest.mark.parametrize("case", table("measure_status.csv"), ids=lambda case: case["genre"] + " " + case["text"])
def test_status(case: dict[str, str]) -> None:
    found = find_measures(passage(case["text"], case["genre"], case["outlook"] or None))
    assert [measure.status for measure in found][-1:] == [case["status"]]


def test_span_is_the_evidence_from_verb_to_end_of_object() -> None:
    text = "近年来，我市积极完善“一件事”集成服务机制，群众更加满意。"
    measure = only(text)
    assert text[measure.start : measure.end] == "完善“一件事”集成服务机制"


def test_span_of_disposal_begins_with_its_marker() -> None:
    text = "精准有效地把惠企服务送到企业家门口。"
    measure = only(text)
    assert text[measure.start : measure.end] == "把惠企服务送到企业家门口"
    assert (measure.action, measure.object) == ("送到", "惠企服务")


def test_a_package_is_one_measure() -> None:
    measure = only("形成“10亿元扶持资金+50亿元引导基金+50万平方米空间”一揽子政策。")
    assert measure.object == "“10亿元扶持资金+50亿元引导基金+50万平方米空间”一揽子政策"


def test_spaces_of_a_broken_layout_do_not_reach_the_object() -> None:
    measure = only("完善企业 服务平 台。")
    assert measure.object == "企业服务平台"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("市发展改革委印发《招标投标管理办法》。", "市发展改革委"),
        ("商务部、财政部等五部门联合印发《汽车以旧换新细则》。", "商务部、财政部等五部门"),
        ("江苏在全国率先实施医保钱包跨省共济。", "江苏"),
        ("各家银行向农户累计发放贷款19亿元。", "各家银行"),
    ],
)
def test_stated_actor(text: str, actor: str) -> None:
    measure = only(text)
    assert (measure.actor, measure.actor_implied) == (actor, False)


def test_actor_of_a_chain_acts_in_the_later_clauses_too() -> None:
    found = find_measures(passage("区政府成立工作专班，建立项目台账。", "essay"))
    assert [measure.actor for measure in found] == ["区政府", "区政府"]


def test_implied_actor_is_the_issuer() -> None:
    measure = only("建立项目台账。", "notice", issuer="某某县人民政府")
    assert (measure.actor, measure.actor_implied) == ("某某县人民政府", True)


def test_news_has_no_implied_actor() -> None:
    measure = only("今天启用新版社会保障卡。", "news", issuer="某某电视台")
    assert (measure.actor, measure.actor_implied) == (None, False)


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("给予30万元奖励。", "fund"),
        ("引进高层次人才200名。", "talent"),
        ("新建农村公路86公里。", "infrastructure"),
        ("累计减税降费48亿元。", "tax"),
        ("发放小额贷款3亿元。", "financial"),
        ("编制城市更新规划。", "goal_planning"),
        ("开展自动驾驶应用试点。", "demonstration"),
        ("取缔非法采砂船12艘。", "regulation"),
        ("扩大政府采购范围。", "public_procurement"),
        ("完善企业服务平台。", "information_service"),
        ("成立企业联合会。", "strategic"),
        ("改造城市北出口。", "infrastructure"),
        ("新建标准化学校6所。", "infrastructure"),
        ("关停石灰生产线3条。", "regulation"),
        ("完善经济技术开发区布局。", "goal_planning"),
    ],
)
def test_instrument(text: str, instrument: str) -> None:
    assert only(text, outlook="ahead").instrument == instrument


@pytest.mark.parametrize(
    "text", ["高龄津贴100元", "社保补贴200元/人·月", "农业保险20元/亩以上", "分时电价0.6元/千瓦时"]
)
def test_head_of_an_object_stands_before_its_amount(text: str) -> None:
    assert head_kind(text) == "concrete"


@pytest.mark.parametrize(
    ("text", "industry"),
    [
        ("引进一批人工智能、生物医药企业。", ("SEI-1", "SEI-4")),
        ("打造草原旅游精品线路。", ("R",)),
        ("开展党员主题教育。", ()),
        ("扩大失业保险覆盖面。", ("S",)),
        ("服务自由贸易港建设。", ()),
        ("建设一批生态农业基地。", ("A",)),
        ("建立项目台账。", ()),
    ],
)
def test_industries(text: str, industry: tuple[str, ...]) -> None:
    assert only(text).industry == industry


def test_deadline_is_the_last_day() -> None:
    assert only("2026年底前，建成市民中心。", outlook="ahead").deadline == date(2026, 12, 31)


def test_done_has_no_deadline() -> None:
    assert only("2024年建成市民中心。", outlook="back").deadline is None


def test_heading_of_a_field_of_work_is_no_measure() -> None:
    text = "（三）规范导游队伍。建立导游信用档案。"
    section = Section(0, None, 1, "（三）", "规范导游队伍", 0, len(text), "ahead")
    found = find_measures(replace(passage(text, "work_report"), sections=(section,)))
    assert [measure.object for measure in found] == ["导游信用档案"]


def test_headline_is_divided_by_spaces() -> None:
    found = find_measures(passage("海关出台20项便利措施 启用智能查验系统", "news"))
    assert [measure.object for measure in found] == ["20项便利措施", "智能查验系统"]


def test_title_of_a_paper_is_no_measure() -> None:
    assert find_measures(passage("支持制造业高质量发展若干政策措施", "rule")) == ()


def test_who_pledges_acts() -> None:
    (measure,) = find_measures(passage("中方愿同日方深化渔业、港口等领域合作。", "news", title="李明会见客人"))
    assert (measure.actor, measure.action, measure.object) == ("中方", "深化", "渔业、港口等领域合作")


def test_diplomacy_is_no_measure() -> None:
    text = "双方将深化合作，中方愿同两国企业建立对接机制。"
    assert find_measures(passage(text, "news")) == ()


def test_verb_lexicon_is_large_and_consistent() -> None:
    rows = lexicon.rows("measures/verbs.csv")
    assert len(rows) >= 400
    assert len({row["verb"] for row in rows}) == len(rows)
    assert {row["kind"] for row in rows} <= {"concrete", "weighed", "listed", "hortatory", "framing", "reporting"}
    assert {row["frame"] for row in rows} <= {"", "pre", "clause", "chain"}


def test_two_prepositions_in_a_row_are_no_closed_class() -> None:
    """A page of the corpus was rejected because 从以 was looked up as one word."""
    from gongbao.document import read_document
    from gongbao.model import Snapshot

    text = "推动工作从以治病为主向以健康为主转变，建设一批社区卫生服务中心。" * 3
    document = read_document(Snapshot("a.txt", "a.txt", text.encode(), "0" * 64))
    assert {measure.action for measure in find_measures(document)} >= {"建设"}

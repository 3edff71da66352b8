"""Whether figures were reached, are planned or hold as a rule: by the kind of text, its headings and its words."""

from __future__ import annotations

from datetime import date

import pytest

from gongbao.extract.document_kind import document_kind
from gongbao.extract.outlook.paragraphs import paragraph_outlook
from gongbao.model import Metadata, Section
from tests.unit.documents import document, figures_by_quote

ESSAY = Metadata(title="桐川之变", article_type="essay", published_on=date(2025, 12, 1))


@pytest.mark.parametrize(
    ("title", "article_type", "kind"),
    [
        ("桐川市支持外贸发展若干措施", "rule", "rule"),
        ("桐川市国民经济和社会发展规划纲要", "rule", "plan"),
        ("关于促进茶产业发展的实施意见", "rule", "plan"),
        ("桐川市企业奖补方案", "rule", "rule"),
        ("《若干措施》政策解读", "interpretation", "rule"),
        ("政府工作报告", None, "report"),
        ("建设美丽桐川", "essay", "essay"),
        ("关于组织申报2025年度桐川市技改项目的通知", "notice", "rule"),
        ("关于2025年度技改奖补名单的公示", "notice", None),
        ("关于召开防汛会议的通知", "notice", None),
        ("关于做好特困人员救助供养工作的通知", "notice", "rule"),
        (None, None, None),
    ],
)
def test_document_kind(title: str | None, article_type: str | None, kind: str | None) -> None:
    assert document_kind(title, article_type) == kind


def test_goals_outweigh_growth() -> None:
    assert paragraph_outlook("全区预期目标是：生产总值达到240亿元，同比增长21%，同比增长9%。") == "ahead"
    assert paragraph_outlook("全年任务圆满完成，居民收入明显提高。") == "back"
    assert paragraph_outlook("五年来，我们持续推进改革，推进开放，推进创新。") == "back"
    assert paragraph_outlook("过去五年，我市加快建设步伐，加快转型。") == "back"


@pytest.mark.parametrize(
    ("heading", "outlook", "modality"),
    [("主要目标", "ahead", "target"), ("发展基础", "back", "reported"), ("支持标准", None, "rule")],
)
def test_chapters_of_a_rule(heading: str, outlook: str | None, modality: str) -> None:
    text = "咖啡种植面积30万亩。"
    meta = Metadata(title="桐川市咖啡扶持办法", article_type="rule", published_on=date(2025, 3, 1))
    section = Section(0, None, 1, "一、", heading, 0, len(text), outlook)
    (figure,) = figures_by_quote(document(text, meta=meta, sections=[section])).values()
    assert (figure.modality, figure.period) == (modality, None)


def test_goals_that_news_list_are_targets_to_the_last() -> None:
    meta = Metadata(title="桐川市人大会议开幕", article_type="news", published_on=date(2026, 2, 9))
    text = "今年发展主要预期目标是：生产总值增长6%；粮食产量130万吨；单位生产总值能耗降低3%。去年用电量15亿千瓦时。"
    moods = [figure.modality for figure in figures_by_quote(document(text, meta=meta)).values()]
    assert moods == ["target", "target", "target", "reported"]


def test_what_is_estimated_of_a_time_that_is_over_is_reported() -> None:
    meta = Metadata(title="桐川林业", article_type="news", published_on=date(2026, 2, 9))
    found = figures_by_quote(document("2025年林业产值预计达9.1亿元。今年产值预计达9.8亿元。", meta=meta))
    assert [figure.modality for figure in found.values()] == ["reported", "target"]


def test_states_that_will_act_are_there() -> None:
    meta = Metadata(title="某国际会议闭幕", article_type="news", published_on=date(2026, 2, 9))
    (figure,) = figures_by_quote(document("甲、乙、丙三国宣布将共建铁路。", meta=meta)).values()
    assert figure.modality == "reported"


def test_an_excerpt_of_a_review_goes_on() -> None:
    meta = Metadata(title="政府工作报告", article_type="work_report", published_on=date(2026, 2, 9))
    excerpt = document("就业稳定向好，新增就业8.1万人，增长3%。", "新增学位87个。", meta=meta)
    found = figures_by_quote(excerpt)
    assert {(figure.period, figure.modality) for figure in found.values()} == {("2025", "reported")}


def test_call_for_applications_sets_rules_for_its_year() -> None:
    meta = Metadata(
        title="关于组织申报2026年度桐川市技改项目的通知", article_type="notice", published_on=date(2026, 3, 2)
    )
    notice = document(
        "拟遴选项目30个左右，其中联合项目不超过5个。",
        "4月20日前提交申报书，建设周期不超过18个月。",
        "市财政安排专项资金6000万元。",
        "2025年度17个项目已全部完工。",
        "骗取资金的，追回已拨付资金，4年内不得申报。",
        meta=meta,
    )
    found = figures_by_quote(notice)
    said = {quote: (one.modality, one.period) for quote, one in found.items()}
    assert said == {
        "30个": ("target", "2026"), "5个": ("rule", "2026"), "18个月": ("rule", None),
        "6000万元": ("rule", "2026"), "17个": ("reported", "2025"),
        "4年": ("rule", None),
    }  # fmt: skip


def test_interpretation_answers_its_questions() -> None:
    meta = Metadata(title="《桐川市若干措施》政策解读", article_type="interpretation", published_on=date(2026, 5, 6))
    answers = document(
        "问：为什么要出台《措施》？",
        "答：2025年，全市新登记企业1.8万户。",
        "问：到2028年的目标是什么？",
        "答：三年内建成厂房70万平方米，投产率达到85%。",
        "问：怎么奖励？",
        "答：对新建厂房按每平方米60元给予奖励。",
        meta=meta,
    )
    found = figures_by_quote(answers)
    said = {quote: (one.modality, one.period) for quote, one in found.items()}
    assert said["1.8万户"] == ("reported", "2025")
    assert said["70万平方米"] == ("target", "2026/2028")
    assert said["85%"] == ("target", "2028")
    assert said["60元"] == ("rule", None)


def test_watchword_of_an_essay_plans_nothing() -> None:
    found = figures_by_quote(document("做好“加法”，添足后劲。引来智能装备企业48家，盘活旧厂房320亩。", meta=ESSAY))
    assert {one.modality for one in found.values()} == {"reported"}


def test_a_paragraph_that_turns_ahead_plans_to_its_end() -> None:
    ahead = "面向“十五五”，我们将办好开放平台；每年引进工程师不少于600名。"
    found = figures_by_quote(document("近年来，我们建成园区3个。", ahead, meta=ESSAY))
    assert [one.modality for one in found.values()] == ["reported", "target"]
    assert found["600名"].period == "2026/2030"


def test_exact_growth_reads_as_a_review() -> None:
    assert (
        paragraph_outlook("推进新型工业化，推进技改，工业投资增长7.3%，产值首次突破3亿元，获批试点2个。", True)
        == "back"
    )
    assert paragraph_outlook("推进新型工业化，推进技改，工业投资增长7%左右，新培育产业集群6个。", True) == "ahead"


@pytest.mark.parametrize(("kind", "modality"), [("essay", "reported"), ("work_report", "target")])
def test_bare_verbs_of_an_essay_imply_no_target(kind: str, modality: str) -> None:
    text = "各镇落实果园改造资金3亿元。"
    meta = Metadata(title="桐川之变", article_type=kind, published_on=date(2025, 12, 1))
    section = Section(0, None, 1, None, None, 0, len(text), "ahead")
    (figure,) = figures_by_quote(document(text, meta=meta, sections=[section])).values()
    assert figure.modality == modality


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("桐川加快果园改造。加工厂日处理鲜果20吨。", "reported"),
        ("桐川力争建成果园，日处理鲜果20吨。", "target"),
        ("加快果园改造，推进冷库建设，抓好分级包装，年处理鲜果20吨。", "target"),
    ],
)
def test_one_word_of_haste_makes_no_plan_of_an_essay(text: str, modality: str) -> None:
    assert figures_by_quote(document(text, meta=ESSAY))["20吨"].modality == modality


@pytest.mark.parametrize(
    ("text", "quote", "modality"),
    [
        ("加快果园改造，推进冷库建设，着力分级包装，年处理鲜果20吨。", "20吨", "reported"),  # no word sets a task
        ("桐川加快布局制茶、民宿等5个重点产业。", "5个", "reported"),
        ("16个村落正加快改造。", "16个", "reported"),
        ("短短两年内，桐川走出了新路。", "两年", "reported"),
        ("桐川一年内就举办推介会28场。", "28场", "reported"),
        ("桐川将在一年内举办推介会28场。", "28场", "target"),
        ("未来三年，桐川茶园占比超过30%。", "三年", "target"),
        ("站在新起点，中部六省干劲十足。", "六省", "reported"),
        ("展馆用投影将《耕织图》做成高5米的长卷。", "5米", "reported"),
        ("有关方面呼吁停火，炮击造成33人死亡。", "33人", "reported"),
        ("茶园开放将满两年之际，桐川接待游客40万人次。", "40万人次", "reported"),
    ],
)
def test_what_an_essay_tells_of_practice_and_of_time_to_come(text: str, quote: str, modality: str) -> None:
    assert figures_by_quote(document(text, meta=ESSAY))[quote].modality == modality

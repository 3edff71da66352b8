from __future__ import annotations

from datetime import date

import pytest

from gongbao.extract.document_kind import document_kind
from gongbao.extract.figures import find_figures
from gongbao.extract.figures.times.lead_ins import lead_in
from gongbao.extract.outlook.paragraphs import paragraph_outlook
from gongbao.extract.places import gazetteer
from gongbao.model import Document, Figure, Mention, Metadata, Places, Section, Sentence


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


def only(text: str, meta: Metadata, section: Section, places: Places | None = None) -> Figure:
    document = Document(text, meta, (section,), (Sentence(0, 0, len(text), 0, 0),))
    return find_figures(document, places or Places((), None))[0]


@pytest.mark.parametrize(
    ("heading", "outlook", "modality"),
    [("主要目标", "ahead", "target"), ("发展基础", "back", "reported"), ("支持标准", None, "rule")],
)
def test_chapters_of_a_rule(heading: str, outlook: str | None, modality: str) -> None:
    text = "咖啡种植面积30万亩。"
    meta = Metadata(title="桐川市咖啡扶持办法", article_type="rule", published_on=date(2025, 3, 1))
    figure = only(text, meta, Section(0, None, 1, "一、", heading, 0, len(text), outlook))
    assert (figure.modality, figure.period) == (modality, None)


def test_an_undated_review_in_autumn_has_no_year() -> None:
    text = "新建民宿120家。"
    section = Section(0, None, 1, None, None, 0, len(text), "back")
    assert only(text, Metadata(published_on=date(2025, 10, 17)), section).period is None


def test_months_carry_through_a_monthly_communique() -> None:
    text = "1—5月份，工业增加值增长8%。采矿业增加值增长4%。"
    meta = Metadata(title="经济运行情况", article_type="communique", published_on=date(2025, 6, 18))
    sentences = (Sentence(0, 0, 16, 0), Sentence(1, 16, len(text), 0))
    found = find_figures(Document(text, meta, (), sentences), Places((), None))
    assert {figure.period for figure in found} == {"2025-01/2025-05"}


def test_a_bulletin_reports_on_the_part_of_the_year_it_has_named() -> None:
    text = "一季度全市完成投资63亿元。\n（五）消费\n限额以上零售额增长5%。"
    meta = Metadata(title="经济运行情况", article_type="communique", published_on=date(2025, 6, 4))
    cut = text.index("（五）")
    sections = (
        Section(0, None, 1, "（四）", None, 0, cut, None),
        Section(1, None, 1, "（五）", "消费", cut, len(text), None),
    )
    last = text.rindex("\n") + 1
    sentences = (Sentence(0, 0, cut, 0, 0), Sentence(1, last, len(text), 2, 1))
    found = find_figures(Document(text, meta, sections, sentences), Places((), None))
    assert {figure.period for figure in found} == {"2025-01/2025-03"}


def test_an_excerpt_of_a_review_goes_on() -> None:
    text = "就业稳定向好，新增就业8.1万人，增长3%。\n新增学位87个。"
    sentences = (Sentence(0, 0, text.index("\n"), 0), Sentence(1, text.index("\n") + 1, len(text), 1))
    meta = Metadata(title="政府工作报告", article_type="work_report", published_on=date(2026, 2, 9))
    found = find_figures(Document(text, meta, (), sentences), Places((), None))
    assert {(figure.period, figure.modality) for figure in found} == {("2025", "reported")}


def test_parts_go_on_from_sentence_to_sentence() -> None:
    text = "农作物播种面积61万公顷。其中，粮食42万公顷，增长1%；蔬菜8万公顷；油料6万公顷。"
    cuts = [0, *(n + 1 for n, mark in enumerate(text) if mark in "。；")]
    sentences = tuple(Sentence(n, cuts[n], cuts[n + 1], 0) for n in range(len(cuts) - 1))
    found = find_figures(Document(text, Metadata(article_type="communique"), (), sentences), Places((), None))
    assert [figure.indicator for figure in found if figure.kind == "area"] == [
        "农作物播种面积",
        "粮食面积",
        "蔬菜面积",
        "油料面积",
    ]


def named(text: str, code: str, word: str) -> Mention:
    return Mention(text.index(word), text.index(word) + len(word), gazetteer.place(code), 0.9)


def test_places_take_turns() -> None:
    text = "玄武区、秦淮区分别增长7%、6%。"
    home = gazetteer.place("320100")
    places = Places((named(text, "320102", "玄武区"), named(text, "320104", "秦淮区")), home)
    document = Document(text, Metadata(), (), (Sentence(0, 0, len(text), 0),))
    assert [figure.place and figure.place.name for figure in find_figures(document, places)] == ["玄武区", "秦淮区"]


def test_a_partner_is_not_the_place() -> None:
    text = "与苏州市共建园区3个，苏州市来客40万人。"
    places = Places((named(text, "320500", "苏州市"),), gazetteer.place("320100"))
    document = Document(text, Metadata(), (), (Sentence(0, 0, len(text), 0),))
    assert {figure.place and figure.place.name for figure in find_figures(document, places)} == {"南京市"}


def all_of(meta: Metadata, *lines: str) -> dict[str, Figure]:
    text, sentences = "\n".join(lines), []
    for number, line in enumerate(lines):
        start = sum(len(one) + 1 for one in lines[:number])
        sentences.append(Sentence(number, start, start + len(line), number))
    document = Document(text, meta, (), tuple(sentences))
    return {text[one.start : one.end]: one for one in find_figures(document, Places((), None))}


def test_call_for_applications_sets_rules_for_its_year() -> None:
    meta = Metadata(
        title="关于组织申报2026年度桐川市技改项目的通知", article_type="notice", published_on=date(2026, 3, 2)
    )
    found = all_of(
        meta,
        "拟遴选项目30个左右，其中联合项目不超过5个。",
        "4月20日前提交申报书，建设周期不超过18个月。",
        "市财政安排专项资金6000万元。",
        "2025年度17个项目已全部完工。",
        "骗取资金的，追回已拨付资金，4年内不得申报。",
    )
    said = {quote: (one.modality, one.period) for quote, one in found.items()}
    assert said == {
        "30个": ("target", "2026"), "5个": ("rule", "2026"), "18个月": ("rule", None),
        "6000万元": ("rule", "2026"), "17个": ("reported", "2025"),
        "4年": ("rule", None),
    }  # fmt: skip


def test_interpretation_answers_its_questions() -> None:
    meta = Metadata(title="《桐川市若干措施》政策解读", article_type="interpretation", published_on=date(2026, 5, 6))
    found = all_of(
        meta,
        "问：为什么要出台《措施》？",
        "答：2025年，全市新登记企业1.8万户。",
        "问：到2028年的目标是什么？",
        "答：三年内建成厂房70万平方米，投产率达到85%。",
        "问：怎么奖励？",
        "答：对新建厂房按每平方米60元给予奖励。",
    )
    said = {quote: (one.modality, one.period) for quote, one in found.items()}
    assert said["1.8万户"] == ("reported", "2025")
    assert said["70万平方米"] == ("target", "2026/2028")
    assert said["85%"] == ("target", "2028")
    assert said["60元"] == ("rule", None)


def test_watchword_of_an_essay_plans_nothing() -> None:
    meta = Metadata(title="桐川之变", article_type="essay", published_on=date(2025, 12, 1))
    found = all_of(meta, "做好“加法”，添足后劲。引来智能装备企业48家，盘活旧厂房320亩。")
    assert {one.modality for one in found.values()} == {"reported"}


def test_change_leaves_its_first_year_behind() -> None:
    meta = Metadata(title="桐川之变", article_type="essay", published_on=date(2025, 12, 1))
    found = all_of(meta, "技术合同额由2021年的3.6亿元增至14.2亿元，增长2.9倍。")
    assert [one.period for one in found.values()] == ["2021", None, None]


def test_a_paragraph_that_turns_ahead_plans_to_its_end() -> None:
    meta = Metadata(title="桐川之变", article_type="essay", published_on=date(2025, 12, 1))
    found = all_of(meta, "近年来，我们建成园区3个。", "面向“十五五”，我们将办好开放平台；每年引进工程师不少于600名。")
    assert [one.modality for one in found.values()] == ["reported", "target"]
    assert found["600名"].period == "2026/2030"


def test_a_headline_of_the_news_takes_the_day_of_its_story() -> None:
    meta = Metadata(title="央行增发货币", article_type="news", published_on=date(2025, 12, 1))
    found = all_of(meta, "央行开展300亿元操作", "央行今天开展300亿元操作。")
    assert found["300亿元"].period == "2025-12-01"


def test_what_five_years_led_to_is_of_their_end() -> None:
    meta = Metadata(title="政府工作报告", article_type="work_report", published_on=date(2026, 2, 1))
    found = all_of(meta, "五年来，通道新增6条、达到14条，医保参保率98%。")
    assert {text: one.period for text, one in found.items()} == {
        "五年": "2021/2025",
        "6条": "2021/2025",
        "14条": "2025",
        "98%": "2025",
    }


def test_a_change_over_years_sets_out_from_the_first() -> None:
    meta = Metadata(title="政府工作报告", article_type="work_report", published_on=date(2026, 2, 1))
    found = all_of(meta, "2020年到2025年，工业投资占比从18%提升到36%。")
    assert {text: one.period for text, one in found.items()} == {"18%": "2020", "36%": "2025"}


def test_exact_growth_reads_as_a_review() -> None:
    assert (
        paragraph_outlook("推进新型工业化，推进技改，工业投资增长7.3%，产值首次突破3亿元，获批试点2个。", True)
        == "back"
    )
    assert paragraph_outlook("推进新型工业化，推进技改，工业投资增长7%左右，新培育产业集群6个。", True) == "ahead"


def test_the_years_of_a_heading_of_goals_hold_under_it() -> None:
    text = "二、“十五五”时期目标\n——转型成效显著。地区生产总值年均增长5%左右、迈上3000亿元台阶。"
    cut = text.index("——")
    meta = Metadata(title="政府工作报告", article_type="work_report", published_on=date(2026, 2, 1))
    sections = (
        Section(0, None, 1, "二、", "“十五五”时期目标", 0, len(text), "ahead"),
        Section(1, 0, 2, "——", "转型成效显著", cut, len(text), "ahead"),
    )
    sentences = (Sentence(0, 0, cut - 1, 0, 0), Sentence(1, cut, len(text), 1, 1))
    found = find_figures(Document(text, meta, sections, sentences), Places((), None))
    assert [one.period for one in found] == ["2026/2030", "2030"]


def test_the_year_over_a_list_of_goals_holds_for_its_items() -> None:
    text = "到2027年具体目标：\n——发展经济。产值达到90亿元。\n　　——建设名城。城镇化率达到70%。\n其他。"
    when = date(2022, 6, 1)
    periods = [lead_in(text, text.index(said), when) for said in ("到2027", "产值", "——建设", "城镇化率", "其他")]
    assert [one and one.iso for one in periods] == [None, "2027", "2027", "2027", None]
    assert lead_in("——发展经济。产值达到90亿元。", 8, when) is None
    assert lead_in("全年目标：\n——产值达到90亿元。", 8, when) is None


def test_what_a_line_carried_in_five_years_is_of_all_of_them() -> None:
    meta = Metadata(title="政府工作报告", article_type="work_report", published_on=date(2026, 2, 1))
    found = all_of(meta, "五年来，累计送电量超2万亿千瓦时，供水能力超过900亿立方米。")
    assert [one.period for one in found.values()] == ["2021/2025", "2021/2025", "2025"]

"""When: the times that words name, and those of the figures of reports and essays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gongbao import lexicon
from gongbao.extract.figures.times.lead_ins import lead_in
from gongbao.extract.figures.times.periods import find_periods
from gongbao.model import Metadata, Section
from tests.unit.documents import document, figures_by_quote

DOC = date(2024, 10, 18)
REPORT = Metadata(title="政府工作报告", article_type="work_report", published_on=date(2026, 2, 1))
ESSAY = Metadata(title="桐川之变", article_type="essay", published_on=date(2025, 12, 1))
CASES = [
    ("2023年完成投资", "2023", "span"),
    ("前三季度增长", "2024-01/2024-09", "span"),
    ("上半年", "2024-01/2024-06", "span"),
    ("5月底", "2024-05", "end"),
    ("“十四五”期间", "2021/2025", "span"),
    ("“十四五”末", "2025", "end"),
    ("“十五”期末", "2005", "end"),
    ("“九五”时期", "1996/2000", "span"),
    ("到2035年", "2035", "end"),
    ("截至2022年底", "2022", "end"),
    ("1—6月", "2024-01/2024-06", "span"),
    ("2023年11月", "2023-11", "span"),
    ("目前", "2024-10-18", "now"),
    ("二〇三五年", "2035", "span"),
    ("2020—2025年", "2020/2025", "span"),
    ("7月1日至8日", "2024-07-01/2024-07-08", "span"),
    ("一季度", "2024-01/2024-03", "span"),
    ("去年全年", "2023", "span"),
    ("年内", "2024", "within"),
    ("三年来", "2021/2024", "since"),
    ("近三年", "2022/2024", "since"),
    ("面向“十五五”", "2026/2030", "span"),
    ("全年", "2023", "span"),
    ("预计全年", "2024", "span"),
    ("未来三年", "2025/2027", "span"),
    ("前11个月", "2024-01/2024-11", "span"),
    ("自2021年以来", "2021/2024", "since"),
    ("2024年1月至5月", "2024-01/2024-05", "span"),
    ("2020-12-31", "2020-12-31", "span"),
    ("昨天", "2024-10-17", "span"),
    ("截至三季度末", "2024-09", "end"),
    ("“五一”小长假", "2024-05-01/2024-05-05", "span"),
    ("2023年中秋国庆假期", "2023-09-29/2023-10-06", "span"),
    ("去年春节期间", "2023-01-21/2023-01-27", "span"),
    ("国庆假期前两天", "2024-10-01/2024-10-02", "span"),
    ("元旦假期", "2023-12-30/2024-01-01", "span"),
    ("2023年一季度末", "2023-03", "end"),
    ("9月以来", "2024-09/2024-10", "since"),
    ("从2022年启动普查以来", "2022/2024", "since"),
    ("10月4日、5日", "2024-10-04/2024-10-05", "span"),
    ("10月4日、8日", "2024-10-04", "span"),
    ("十年来", "2014/2024", "since"),
    ("自11日以来", "2024-10-11/2024-10-18", "since"),
    ("从今天8时开始，到10月21日", "2024-10-18/2024-10-21", "span"),
    ("16日起开展为期四天的巡展", "2024-10-16/2024-10-19", "span"),
    ("今明两天", "2024-10-18/2024-10-19", "span"),
]


@pytest.mark.parametrize(("text", "iso", "role"), CASES)
def test_a_time_is_resolved_by_the_documents_date(text: str, iso: str, role: str) -> None:
    assert [(period.iso, period.role) for period in find_periods(text, DOC)] == [(iso, role)]


@pytest.mark.parametrize("text", ["“十四五”规划", "连续35年", "第5年", "项目前期工作", "5G", "历时近10年", "100年历史"])
def test_what_is_no_time(text: str) -> None:
    assert find_periods(text, DOC) == []


def test_without_a_date_only_stated_years_are_times() -> None:
    assert [period.iso for period in find_periods("2023年前三季度和今年一季度", None)] == ["2023-01/2023-09"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2021年桐川通了高铁，目前全县有茶园64处。", None),
        ("2021年桐川通了高铁。\n去年，全县有茶园64处。", None),
        ("2021年，桐川有茶厂9家。近三年来，新建茶园64处。", None),
        ("2021年，桐川有茶厂9家，全年新建茶园64处。", "2021"),
        ("去年桐川通了高铁。2021年，全县有茶园64处。", "2021"),
    ],
)
def test_what_only_the_day_of_an_undated_text_could_tell_is_no_year_named_before(text: str, period: str | None) -> None:
    assert figures_by_quote(document(text, meta=Metadata(article_type="essay")))["64处"].period == period


def test_a_month_far_ahead_is_last_years() -> None:
    assert [period.iso for period in find_periods("12月", date(2024, 1, 9))] == ["2023-12"]


def test_first_and_last_day() -> None:
    (period,) = find_periods("2024年2月", DOC)
    assert (period.first, period.last) == (date(2024, 2, 1), date(2024, 2, 29))


@pytest.mark.parametrize(
    "text",
    ["春节的习俗", "“五一”劳动奖章", "国庆假期前，", "“五一”假期的最后一天", "1998年春节假期", "端午假期安排"],
)
def test_no_holiday(text: str) -> None:
    assert not [period for period in find_periods(text, DOC) if period.unit == "month"]


def test_the_days_of_a_holiday_are_in_order_and_in_its_year() -> None:
    for row in lexicon.rows("figures/holidays.csv"):
        first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
        assert first <= last < first + timedelta(days=62 if row["holiday"] in ("春运", "暑运") else 10)


def test_days_since_which_a_report_counts_end_on_its_day() -> None:
    assert [one.iso for one in find_periods("据媒体17日报道，该国自15日以来", DOC)] == [
        "2024-10-17",
        "2024-10-15/2024-10-17",
    ]


def test_since_last_year_runs_to_the_month_of_the_text() -> None:
    assert [one.iso for one in find_periods("去年以来", date(2024, 2, 9))] == ["2023-01/2024-02"]


def test_decades_back_are_counted_from_the_year_of_the_text() -> None:
    assert [one.iso for one in find_periods("十年来", date(2024, 2, 9))] == ["2014/2024"]
    assert [one.iso for one in find_periods("三年来", date(2024, 2, 9))] == ["2021/2023"]


def test_the_new_year_has_come_in_its_first_months() -> None:
    assert [one.iso for one in find_periods("新年伊始", date(2024, 1, 9))] == ["2024-01"]
    assert find_periods("新年伊始", date(2024, 6, 9)) == []


def test_years_since_something_began_are_counted_to_the_month() -> None:
    assert [one.iso for one in find_periods("专线开通一年来", DOC)] == ["2023-10/2024-10"]
    assert [one.iso for one in find_periods("专线开通三年多来", DOC)] == ["2021/2024"]


def test_the_month_itself_is_no_month_of_the_text() -> None:
    assert [one.iso for one in find_periods("9月当月", DOC)] == ["2024-09"]


def test_an_undated_review_in_autumn_has_no_year() -> None:
    text = "新建民宿120家。"
    section = Section(0, None, 1, None, None, 0, len(text), "back")
    review = document(text, meta=Metadata(published_on=date(2025, 10, 17)), sections=[section])
    assert [one.period for one in figures_by_quote(review).values()] == [None]


def test_months_carry_through_a_monthly_communique() -> None:
    text = "1—5月份，工业增加值增长8%。采矿业增加值增长4%。"
    meta = Metadata(title="经济运行情况", article_type="communique", published_on=date(2025, 6, 18))
    found = figures_by_quote(document(text, meta=meta))
    assert {figure.period for figure in found.values()} == {"2025-01/2025-05"}


def test_a_bulletin_reports_on_the_part_of_the_year_it_has_named() -> None:
    text = "一季度全市完成投资63亿元。\n（五）消费\n限额以上零售额增长5%。"
    meta = Metadata(title="经济运行情况", article_type="communique", published_on=date(2025, 6, 4))
    cut = text.index("（五）")
    sections = (
        Section(0, None, 1, "（四）", None, 0, cut, None),
        Section(1, None, 1, "（五）", "消费", cut, len(text), None),
    )
    found = figures_by_quote(document(text, meta=meta, sections=sections))
    assert {figure.period for figure in found.values()} == {"2025-01/2025-03"}


def test_change_leaves_its_first_year_behind() -> None:
    found = figures_by_quote(document("技术合同额由2021年的3.6亿元增至14.2亿元，增长2.9倍。", meta=ESSAY))
    assert [one.period for one in found.values()] == ["2021", None, None]


def test_what_five_years_led_to_is_of_their_end() -> None:
    found = figures_by_quote(document("五年来，通道新增6条、达到14条，医保参保率98%。", meta=REPORT))
    assert {text: one.period for text, one in found.items()} == {
        "五年": "2021/2025",
        "6条": "2021/2025",
        "14条": "2025",
        "98%": "2025",
    }


def test_what_a_line_carried_in_five_years_is_of_all_of_them() -> None:
    found = figures_by_quote(document("五年来，累计送电量超2万亿千瓦时，供水能力超过900亿立方米。", meta=REPORT))
    assert [one.period for one in found.values()] == ["2021/2025", "2021/2025", "2025"]


def test_a_change_over_years_sets_out_from_the_first() -> None:
    found = figures_by_quote(document("2020年到2025年，工业投资占比从18%提升到36%。", meta=REPORT))
    assert {text: one.period for text, one in found.items()} == {"18%": "2020", "36%": "2025"}


def test_the_years_of_a_heading_of_goals_hold_under_it() -> None:
    text = "二、“十五五”时期目标\n——转型成效显著。地区生产总值年均增长5%左右、迈上3000亿元台阶。"
    cut = text.index("——")
    sections = (
        Section(0, None, 1, "二、", "“十五五”时期目标", 0, len(text), "ahead"),
        Section(1, 0, 2, "——", "转型成效显著", cut, len(text), "ahead"),
    )
    found = figures_by_quote(document(text, meta=REPORT, sections=sections))
    assert [one.period for one in found.values()] == ["2026/2030", "2030"]


def test_the_year_over_a_list_of_goals_holds_for_its_items() -> None:
    text = "到2027年具体目标：\n——发展经济。产值达到90亿元。\n　　——建设名城。城镇化率达到70%。\n其他。"
    when = date(2022, 6, 1)
    periods = [lead_in(text, text.index(said), when) for said in ("到2027", "产值", "——建设", "城镇化率", "其他")]
    assert [one and one.iso for one in periods] == [None, "2027", "2027", "2027", None]
    assert lead_in("——发展经济。产值达到90亿元。", 8, when) is None
    assert lead_in("全年目标：\n——产值达到90亿元。", 8, when) is None

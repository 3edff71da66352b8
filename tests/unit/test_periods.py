from __future__ import annotations

from datetime import date, timedelta

import pytest

from gongbao import lexicon
from gongbao.extract.figures.times.periods import find_periods

DOC = date(2024, 10, 18)
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

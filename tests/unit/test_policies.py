from __future__ import annotations

import pytest

from gongbao.extract.policies import find_policies, is_policy
from tests.unit.documents import passage


@pytest.mark.parametrize(
    "title",
    [
        "临海市人才新政20条",
        "关于便利外来务工者落户的八条",
        "企业办事指南2.0版",
        "关于印发《临海市渔港管理办法》的通知",
        "中华人民共和国黄河保护法",
        "关于促进首发经济发展的若干措施",
        "市级储备粮管理办法（试行）",
        "城市公共交通条例（草案）",
        "数字商务三年行动计划（2024—2026年）",
        "物联网标准体系建设指南（2024版）",
        "2024年水资源公报",
        "政府工作报告",
        "外商投资准入特别管理措施（负面清单）2024年版",
        "决定",
    ],
)
def test_policy(title: str) -> None:
    assert is_policy(title)


@pytest.mark.parametrize(
    "title",
    [
        "人民日报",
        "新闻联播",
        "求是",
        "习近平谈治国理政",
        "红楼梦",
        "我和我的祖国",
        "全球创新指数报告",
        "五牛图",
        "湄公河行动",
        "九章算术",
    ],
)
def test_book_film_or_paper(title: str) -> None:
    assert not is_policy(title)


def test_span_holds_the_brackets() -> None:
    text = "县里出台《茶产业奖补办法》，观众爱看《茶山谣》。"
    (mention,) = find_policies(passage(text))
    assert text[mention.start : mention.end] == "《茶产业奖补办法》"


def test_short_form_gets_the_full_title_number_and_issuer() -> None:
    text = "市政府印发《关于支持外贸企业的若干措施》（某政发〔2024〕12号）。《若干措施》提出，扩大信保覆盖面。"
    full, short = find_policies(passage(text))
    assert (full.title, full.doc_number, full.issuer) == ("关于支持外贸企业的若干措施", "某政发〔2024〕12号", "市政府")
    assert (short.title, short.doc_number, short.issuer) == (full.title, full.doc_number, full.issuer)
    assert text[short.start : short.end] == "《若干措施》"


def test_short_form_abridges_by_characters() -> None:
    text = "省政府出台《空气质量持续改善行动计划》。《空气行动计划》共九条。"
    assert {mention.title for mention in find_policies(passage(text))} == {"空气质量持续改善行动计划"}


def test_short_form_of_another_kind_is_itself() -> None:
    text = "《噪声污染防治条例》施行。《实施方案》另行制定。"
    assert [mention.title for mention in find_policies(passage(text))] == ["噪声污染防治条例", "实施方案"]


def test_a_law_inside_a_title_is_part_of_it() -> None:
    text = "国务院公布《关于实施〈中华人民共和国公司法〉登记制度的规定》。"
    (mention,) = find_policies(passage(text))
    assert mention.title == "关于实施〈中华人民共和国公司法〉登记制度的规定"


def test_joint_issuers() -> None:
    text = "最近，交通运输部和农业农村部联合印发《商渔共治行动方案》。"
    assert find_policies(passage(text))[0].issuer == "交通运输部和农业农村部"


def test_quoted_title_without_brackets() -> None:
    text = "县政府印发“关于加快旅游业发展的意见”，明确奖励标准。"
    (mention,) = find_policies(passage(text))
    assert text[mention.start : mention.end] == "“关于加快旅游业发展的意见”"
    assert mention.title == "关于加快旅游业发展的意见"


def test_two_bodies_that_stand_side_by_side_are_two() -> None:
    (found,) = find_policies(passage("日前，中共中央国务院印发《关于推进湖区生态保护的意见》。"))
    assert found.issuer == "中共中央、国务院"


def test_a_state_or_a_forum_issues_no_paper() -> None:
    assert find_policies(passage("我国出台《湖泊保护行动方案》。"))[0].issuer is None


def test_no_issuer_where_none_is_said() -> None:
    assert find_policies(passage("落实《城市更新条例》。"))[0].issuer is None

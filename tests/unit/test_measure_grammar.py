from __future__ import annotations

import pytest

from gongbao.extract.measures.actors import is_agent
from gongbao.extract.measures.clause_parts import clauses
from gongbao.extract.measures.deadlines import deadline
from gongbao.extract.measures.objects import core, head_kind, is_amount
from gongbao.extract.measures.verbs import tokens


def split(text: str) -> list[str]:
    return ["".join(token.text for token in clause) for clause in clauses(tokens(text))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("完善机制，优化流程；", ["完善机制", "优化流程"]),
        ("一是完善机制", ["完善机制"]),
        ("推行“边审、边建”模式，提速", ["推行“边审、边建”模式", "提速"]),
        ("安置（含回迁，共3处）居民，复工", ["安置（含回迁，共3处）居民", "复工"]),
        ("他说：“完善机制，优化流程。”", ["他说", "完善机制", "优化流程", ""]),
        ("运城—渭南旅游直通车", ["运城—渭南旅游直通车"]),
    ],
)
def test_clauses(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_names_in_quotes_are_one_token() -> None:
    assert "《城市供热条例》" in [token.text for token in tokens("修订《城市供热条例》")]


def test_tokens_tile_the_sentence() -> None:
    text = "发放贷款3亿元，持续完善“一网通办”（试点）机制。"
    found = tokens(text)
    assert "".join(token.text for token in found) == text
    assert all(text[token.start : token.end] == token.text for token in found)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("老旧小区14个", "老旧小区"),
        ("行政审批事项86项", "行政审批事项"),
        ("种草改良等", "种草改良"),
        ("贷款19.7万亿元", "贷款"),
    ],
)
def test_core(text: str, head: str) -> None:
    assert core(text) == head


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("企业服务平台", "concrete"),
        ("公共服务水平", "abstract"),
        ("物流园投入运营", "completion"),
        ("工业增加值", "statistic"),
        ("青翠", None),
    ],
)
def test_head_kind(text: str, kind: str | None) -> None:
    assert head_kind(text) == kind


@pytest.mark.parametrize("text", ["235亿元", "30万元/年", "3000元、5000元", "约12%", "5.2个百分点"])
def test_amount(text: str) -> None:
    assert is_amount(text)


@pytest.mark.parametrize("text", ["20项便利措施", "15万元奖励", "14个老旧小区"])
def test_no_amount(text: str) -> None:
    assert not is_amount(text)


@pytest.mark.parametrize(("text", "agent"), [("市政府", True), ("人民银行", True), ("城镇", False), ("开发区", False)])
def test_agents(text: str, agent: bool) -> None:
    assert is_agent(text) is agent


def test_deadline_without_a_date() -> None:
    assert deadline("建成市民中心", None) is None

"""What a document does by its title and type: it sets rules or tasks, reviews, tells news."""

from __future__ import annotations

import re

_RULE_TITLE = re.compile(r"(?:办法|细则|规定|措施|意见|政策|条例|标准|通知|指南)(?:（[^）]*）)?$")
_PLAN_TITLE = re.compile(r"(?:规划|纲要|计划|方案|意见|要点)(?:（[^）]*）)?$")
_GRANTING = re.compile(r"奖|补|扶持|优惠|若干|支持")
# a notice of this title sets out who is given what, and how: 关于特困人员救助供养的通知, 关于申报…的通知
_CALL = re.compile(
    r"(?:保障|救助|供养|缴费|参保|待遇|认证|保险)[^，。]{0,12}的"
    r"|申报|申请|申领|遴选|征集|评选|评审|认定|奖|补贴|补助|资助|扶持|招生|招聘|招募|招标|指南|印发"
)
_INFORMS = re.compile(r"(?:公示|通报|批复|决定)(?:（[^）]*）)?$|下达|拨付")  # nor does what is handed out now


# kinds of texts in which somebody reports and urges by turns (None: nothing tells the kind), and that tell what goes on
ESSAYS = frozenset({"essay", None})
STORIES = ESSAYS | {"news"}


def document_kind(title: str | None, article_type: str | None) -> str | None:
    """rule for a document that sets rules, plan for one that sets tasks, report for one that reviews and plans, news,
    essay, or None."""
    name = title or ""
    if article_type == "rule" or (article_type is None and _RULE_TITLE.search(name)):
        return "plan" if _PLAN_TITLE.search(name) and not _GRANTING.search(name) else "rule"
    if article_type == "interpretation":
        return "rule"
    if article_type == "notice":
        return "rule" if title_sets_terms(name) else None
    if article_type in ("news", "essay"):
        return article_type
    return "report" if article_type in ("work_report", "communique") or "工作报告" in name or "公报" in name else None


def title_sets_terms(title: str) -> bool:
    """Whether a notice of this title sets terms like a rule."""
    return _CALL.search(title) is not None and _INFORMS.search(title) is None

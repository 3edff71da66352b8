"""Whether a value is reported, a target or a rule: from its clause, the section's outlook and the kind of document."""

from __future__ import annotations

import re

from gongbao.extract.patterns import pattern

_WEAK_TARGET = frozenset({"继续", "进一步", "加快", "要", "未来", "今后", "着力", "努力", "确保"})
_NOT_PLAN = re.compile(r"去年|同比|已(?:经|累计|完成|建成|达|超|有)|截至(?!20[3-9])|目前")
_PREPARED = re.compile(r"前期工作|前期手续|拟建|筹建|待建")
_PAST = re.compile(r"去年|上年(?!度预)|已(?!知|有规划)|截至|截止|累计(?:完成|实现|建成|发放|达)|了(?!解)|比上年")
_GRANTED = re.compile(
    r"(?:发放|兑现|落实|拨付|争取|下达|获得?|收到|累计|投入)[^，。]{0,12}(?:奖励|奖补|补助|补贴|资助|贴息)"
)
_CAP = frozenset({"<=", ">=", "<"})
_RULE_TITLE = re.compile(r"(?:办法|细则|规定|措施|意见|政策|条例|标准|通知|指南)(?:（[^）]*）)?$")


def document_kind(title: str | None, article_type: str | None) -> str | None:
    """rule for a document that sets rules, report for one that reviews and plans, news, or None."""
    if article_type in ("rule", "news"):
        return article_type
    if article_type in ("work_report", "communique") or "工作报告" in (title or "") or "公报" in (title or ""):
        return "report"
    return "rule" if article_type is None and _RULE_TITLE.search(title or "") else None


def paragraph_outlook(text: str) -> str | None:
    """ahead or back where the words of a paragraph say so beyond doubt, figures counting for neither."""
    ahead = len(pattern("paragraph_plans").findall(text))
    back = len(pattern("paragraph_reviews").findall(text))
    if ahead > 2 * back:
        return "ahead"
    return "back" if back > 2 * ahead else None


def modality_of(
    clause: str, before: str, sign: str, outlook: tuple[str | None, bool], kind: str | None, when: int
) -> str:
    """reported, target or rule.

    `clause` holds the value and `before` the sentence up to it; `outlook` is the section's and whether a heading
    states it; `when` is -1, 0 or 1 as the stated period lies before, around or after the document's date.
    """
    if _is_rule(clause, before, sign, kind):
        return "rule"
    if when > 0 or _PREPARED.search(clause):
        return "target"
    looks, stated = outlook
    if when < 0 or (looks == "back" and (stated or not _strong(before + clause))):
        return "reported"
    if looks == "ahead":
        return "reported" if _PAST.search(before[-30:] + clause) and not _strong(before + clause) else "target"
    return "target" if _strong(before + clause) else "reported"


def _strong(words: str) -> bool:
    """Whether the last word that says plan or fact says plan."""
    for match in pattern("target").finditer(words):
        after = words[match.end() :]
        if match.group() in _WEAK_TARGET and pattern("done").search(after):
            continue
        if not _NOT_PLAN.search(after):
            return True
    return False


def _is_rule(clause: str, before: str, sign: str, kind: str | None) -> bool:
    if kind == "rule":
        return not re.search(r"同比|已(?:累计|建成|完成|达)|截至|去年", clause)
    if _GRANTED.search(clause) or re.search(r"同比|去年|比上年|截至", clause):
        return False
    if sign in _CAP and pattern("grant").search(clause):
        return True
    return (
        kind != "report"
        and bool(re.search(r"给予|予以|按[^，。]{0,14}(?:奖励|补助|补贴)|罚款|应当|不得|有效期", before[-40:] + clause))
        and not re.search(r"了|已|累计|共", clause)
    )

"""Whether a sentence looks back or ahead: from the document's kind, its headings and the words of its paragraph."""

from __future__ import annotations

import re

from gongbao.extract.figures.patterns import pattern
from gongbao.model import Document, Section, Sentence

_RULE_TITLE = re.compile(r"(?:办法|细则|规定|措施|意见|政策|条例|标准|通知|指南)(?:（[^）]*）)?$")
_PLAN_TITLE = re.compile(r"(?:规划|纲要|计划|方案|意见|要点)(?:（[^）]*）)?$")
_GRANTING = re.compile(r"奖|补|扶持|优惠|若干")
_BY_PLAN = re.compile(r"(?:根据|按照|依据)《[^》]{0,40}(?:方案|规划|计划|纲要)[^》]{0,20}》")
_GOALS = re.compile(r"(?:预期|主要|总体|发展|奋斗)目标[^，。]{0,8}[是为：:]")
_HEADING_AHEAD = re.compile("目标")
_HEADING_BACK = re.compile("背景|基础|成效")


def document_kind(title: str | None, article_type: str | None) -> str | None:
    """rule for a document that sets rules, plan for one that sets tasks, report for one that reviews and plans, news,
    essay, or None."""
    name = title or ""
    if article_type == "rule" or (article_type is None and _RULE_TITLE.search(name)):
        return "plan" if _PLAN_TITLE.search(name) and not _GRANTING.search(name) else "rule"
    if article_type == "interpretation":
        return "rule"
    if article_type in ("news", "essay"):
        return article_type
    return "report" if article_type in ("work_report", "communique") or "工作报告" in name or "公报" in name else None


class Outlooks:
    """The outlooks of a document while it is read: back or ahead, and whether a heading says so."""

    def __init__(self, document: Document, kind: str | None) -> None:
        self.document, self.kind = document, kind
        self.paragraphs: dict[int, str | None] = {}
        self.sections: dict[int, tuple[str | None, bool]] = {}

    def of(self, sentence: Sentence) -> tuple[str | None, bool]:
        """back, ahead or None for a sentence; True if its headings state it."""
        number = sentence.section
        if self.kind == "news":
            return ("ahead" if _BY_PLAN.search(self._paragraph(sentence)) else None), False
        if number is not None and self.document.sections:
            if number not in self.sections:
                self.sections[number] = self._section(number)
            if self.sections[number][1] or self.kind == "rule":
                return self.sections[number]
        if self.kind == "plan":
            return "ahead", False
        return self._unstated(sentence, self.sections[number][0] if number in self.sections else None), False

    def _unstated(self, sentence: Sentence, implied: str | None) -> str | None:
        if self.kind == "rule":
            return None
        if sentence.paragraph not in self.paragraphs:
            self.paragraphs[sentence.paragraph] = paragraph_outlook(self._paragraph(sentence))
        return self.paragraphs[sentence.paragraph] or implied

    def _paragraph(self, sentence: Sentence) -> str:
        text = self.document.text
        start, end = text.rfind("\n", 0, sentence.start) + 1, text.find("\n", sentence.start)
        return text[start : end if end >= 0 else len(text)]

    def _section(self, number: int) -> tuple[str | None, bool]:
        """What the headings over a section say (True), else what the section before it in a series implies."""
        sections = self.document.sections
        section = sections[number]
        if self.kind == "rule":
            return self._of_rule(section), True
        if section.outlook:
            return section.outlook, bool(section.heading or section.label)
        for earlier in reversed(sections[:number]) if section.label and self.kind == "essay" else ():
            if earlier.parent == section.parent and earlier.outlook:
                return earlier.outlook, True
        return None, False

    def _of_rule(self, section: Section) -> str | None:
        """A chapter of goals or of the state of things holds no rules."""
        chain = [section]
        while chain[-1].parent is not None:
            chain.append(self.document.sections[chain[-1].parent])
        for one in chain:
            if one.outlook and one.heading:
                return one.outlook
            if _HEADING_AHEAD.search(one.heading or ""):
                return "ahead"
            if _HEADING_BACK.search(one.heading or ""):
                return "back"
        return None


def paragraph_outlook(text: str) -> str | None:
    """ahead or back where the words of a paragraph say so beyond doubt, figures counting for neither."""
    if _GOALS.search(text):
        return "ahead"
    ahead = len(pattern("paragraph_plans").findall(text))
    back = len(pattern("paragraph_reviews").findall(text))
    if ahead > 2 * back:
        return "ahead"
    return "back" if back > 2 * ahead else None

"""Whether a sentence looks back or ahead: from the document's kind, its headings and the words of its paragraph."""

from __future__ import annotations

import re

from gongbao.document.outlook import of_heading
from gongbao.extract.document_kind import ESSAYS
from gongbao.extract.figures.patterns import where
from gongbao.extract.outlook.course import asked, is_article, plans, turned
from gongbao.extract.outlook.paragraphs import paragraph_outlook
from gongbao.model import Document, Section, Sentence

_BY_PLAN = re.compile(r"(?:根据|按照|依据)《[^》]{0,40}(?:方案|规划|计划|纲要)[^》]{0,20}》")
_HEADING_AHEAD = re.compile("目标")
_HEADING_BACK = re.compile("背景|基础(?![上设])|成效")
_MANY = 3  # words that make a paragraph of an essay a plan
_TASK = re.compile("力争|确保|年内|[抓做]好|[，。；]要(?!求)")  # 加快, 推进, 着力 tell of practice as well
_LONGEST_HEADING = 24  # a longer one is the first sentence of an item
# The watchword that opens a paragraph of an essay (做好“减法”，腾出空间。) plans nothing.
_SLOGAN = re.compile(r"^\s*(?=[^。“\n]{0,20}“)[^。\d\n]{2,24}。")


class Outlooks:
    """The outlooks of a document while it is read: back or ahead, and whether a heading says so."""

    def __init__(self, document: Document, kind: str | None) -> None:
        self.document, self.kind = document, kind
        self.asked = document.meta.article_type == "interpretation"
        self.paragraphs: dict[int, str | None] = {}
        self.sections: dict[int, tuple[str | None, bool]] = {}

    def of(self, sentence: Sentence) -> tuple[str | None, bool]:
        """back, ahead or None for a sentence; True if its headings state it."""
        number = sentence.section
        if self.asked and (answers := self._answers(sentence)) is not None:
            return answers, True
        if self.kind != "rule" and turned(self._so_far(sentence)):
            return "ahead", True
        if self.kind == "news":
            if sentence.paragraph not in self.paragraphs:
                self.paragraphs[sentence.paragraph] = _BY_PLAN.search(self._paragraph(sentence)) and "ahead"
            return self.paragraphs[sentence.paragraph], False
        if number is not None and self.document.sections:
            if number not in self.sections:
                self.sections[number] = self._section(number)
            if self.sections[number][1] or self.kind == "rule":
                return self.sections[number]
        if self.kind == "plan":
            return "ahead", False
        return self._unstated(sentence, self._implied(number)), False

    def holding(self, sentence: Sentence) -> list[int]:
        """The numbers of the sections that hold the one of a sentence, innermost first, where those plan.

        A review may turn from the years its heading names to the last of them.
        """
        sections, at = self.document.sections, sentence.section
        if self.kind == "essay" or at is None or not sections or sections[at].outlook != "ahead":
            return []
        found = []
        while (parent := sections[at].parent) is not None:
            found.append(parent)
            at = parent
        return found

    def _implied(self, number: int | None) -> str | None:
        """What the section of a sentence implies; in an essay bare verbs imply nothing: they tell of practice too."""
        return self.sections[number][0] if number in self.sections and self.kind not in ESSAYS else None

    def _answers(self, sentence: Sentence) -> str | None:
        """In an interpretation the last question says what is answered: what was before the rules, or their goals."""
        question = asked(self.document.text, sentence.start)
        if where("asks_back").search(question):
            return "back"
        return "ahead" if where("asks_ahead").search(question) else None

    def _unstated(self, sentence: Sentence, implied: str | None) -> str | None:
        if self.kind == "rule":
            return None
        if sentence.paragraph not in self.paragraphs:
            text = self._paragraph(sentence)
            text = _SLOGAN.sub("", text) if self.kind == "essay" else text
            said = paragraph_outlook(text, self.kind == "report")
            if said is None and self.kind == "report" and not self.document.sections:
                said = next(reversed(self.paragraphs.values()), None)  # of an excerpt: as it went on so far
            self.paragraphs[sentence.paragraph] = said
        said = self.paragraphs[sentence.paragraph] or implied
        if said == "ahead" and self.kind in ESSAYS and not self._plans(sentence):
            return None
        return said

    def _plans(self, sentence: Sentence) -> bool:
        """Whether an essay plans: by what it said before, or by many words of its paragraph, one of a task."""
        published = self.document.meta.published_on
        if plans(self.document.text, sentence.start, published.year if published else None):
            return True
        paragraph = self._paragraph(sentence)
        return _TASK.search(paragraph) is not None and paragraph_outlook(paragraph, least=_MANY) == "ahead"

    def _paragraph(self, sentence: Sentence) -> str:
        text = self.document.text
        start, end = text.rfind("\n", 0, sentence.start) + 1, text.find("\n", sentence.start)
        return text[start : end if end >= 0 else len(text)]

    def _so_far(self, sentence: Sentence) -> str:
        """The paragraph up to the end of the sentence."""
        text = self.document.text
        return text[text.rfind("\n", 0, sentence.start) + 1 : sentence.end]

    def _section(self, number: int) -> tuple[str | None, bool]:
        """What the headings over a section say (True), else what the section before it in a series implies."""
        sections = self.document.sections
        section = sections[number]
        if self.kind == "rule":
            return self._of_rule(section), True
        if section.outlook:
            return section.outlook, self._is_stated(section)
        for earlier in reversed(sections[:number]) if section.label and self.kind == "essay" else ():
            if earlier.parent == section.parent and earlier.outlook:
                return earlier.outlook, True
        return None, False

    def _is_stated(self, section: Section) -> bool:
        """Whether headings say where a section looks, in a text of no known kind only by their own words."""
        if self.kind is not None:
            return bool(section.heading or section.label)
        chain = [section]
        while chain[-1].parent is not None:
            chain.append(self.document.sections[chain[-1].parent])
        return any(one.heading and of_heading(one.heading) for one in chain)

    def _of_rule(self, section: Section) -> str | None:
        """A chapter of goals or of the state of things holds no rules."""
        chain = [section]
        while chain[-1].parent is not None:
            chain.append(self.document.sections[chain[-1].parent])
        for one in chain:
            if not one.heading or len(one.heading) > _LONGEST_HEADING or is_article(one):
                continue
            if one.outlook:
                return one.outlook
            if _HEADING_AHEAD.search(one.heading):
                return "ahead"
            if _HEADING_BACK.search(one.heading):
                return "back"
        return None

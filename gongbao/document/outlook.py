"""Whether a section looks back (a review) or ahead (plans): stated by its heading, else by its language."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from gongbao import lexicon
from gongbao.model import Section

_CLAUSE = "(?:^|(?<=[。；，：,;:\n]))"
_HARD_AHEAD = re.compile(f"{_CLAUSE}(?:要|将|力争|确保|争取|进一步|继续|计划)|年内|(?:到|至)20[2-9]\\d年")
_AHEAD = re.compile(
    f"{_CLAUSE}(?:加快|加强|全面|着力|大力|深入|积极|坚持|推动|推进|抓好|健全|完善|强化|提升|"
    "优化|打造|实施|支持|启动|扎实|持续|统筹|严格|切实|不断|努力|全力)"
)
_BACK = re.compile(
    "(?:完成|实现|达到|增长|下降|突破|提高|新增|荣获|获评|引进|建成|开工|投产|竣工|投入使用|通车|落户|签约|减少)(?:了|[^，。；]{0,8}\\d)"
    "|了[，。；]|(?:成功|顺利|圆满|相继|全部|已|已经)[\u3400-\u9fff]|同比|取得|展现出|呈现出|累计|率先|入选|先后|首批|[全国省市]首"
    "|(?:更加|日益|明显|显著|大幅)[\u3400-\u9fff]{2,4}(?=[，。；,;])|(?:完成|实现)[\u3400-\u9fff]{2,4}(?=[，。；,;])"
)
_STATED_AHEAD = re.compile(
    "(?:预期|发展|主要|总体|奋斗)目标[^，。；]{0,4}(?:是|为|：)|总体要求是|(?:今年|明年|下一步|今后)[^，。；]{0,8}(?:要|将)|(?:我们|必须|一定)要"
)
_STATED_BACK = re.compile(
    "(?:过去的?一年|一年来|[五三四两]年来|去年|截至目前)[，,]?[^。；]{0,30}(?:完成|实现|达到|增长|突破|累计)"
)
_LEAST, _MARGIN = 4, 1.6
_HARD, _MARKED = 2, 1.5  # a bare verb may stand in a review too: these weigh more
_SERIES = 2  # items
_BRIEF = 300  # an opening this short goes with the sections after it


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str | None], ...]:
    telling = ((row["pattern"], row["outlook"]) for row in lexicon.rows("document/outlook.csv"))
    open_ = ((pattern, None) for pattern in lexicon.lines("document/outlook_open.txt"))
    return tuple((re.compile(pattern), outlook) for pattern, outlook in (*telling, *open_))


def of_heading(words: str) -> str | None:
    """back or ahead, as the words of a heading say; the last that says so wins (回顾 … 目标 looks ahead).

    What stands within more words counts as these: 确保…取得新进步 is no review for its last words.
    """
    found = [(*match.span(), outlook) for pattern, outlook in _patterns() for match in pattern.finditer(words)]
    whole = [(start, outlook) for start, end, outlook in found if outlook and not _is_within(start, end, found)]
    return max(whole)[1] if whole else None


def _is_within(start: int, end: int, found: list[tuple[int, int, str | None]]) -> bool:
    return any(first <= start and end <= last and last - first > end - start for first, last, _ in found)


def of_language(text: str) -> str | None:
    """back or ahead, as the words say, else the verbs without or with a mark of completion; None where they differ."""
    plans, reviews = len(_STATED_AHEAD.findall(text)), len(_STATED_BACK.findall(text))
    if plans and not reviews:
        return "ahead"
    ahead = len(_AHEAD.findall(text)) + _HARD * len(_HARD_AHEAD.findall(text))
    back = _MARKED * len(_BACK.findall(text)) + _LEAST * reviews
    if ahead >= _LEAST and ahead > _MARGIN * back:
        return "ahead"
    if back >= _LEAST and back > _MARGIN * ahead:
        return "back"
    return None


@dataclass(frozen=True, slots=True)
class Outlooks:
    """Marks the sections of one document, by what its kind of article allows.

    Reports and plans look back or ahead throughout; a rule only where a heading says so; news and statistics never.
    """

    text: str
    headings: bool = True
    language: bool = True
    title: str | None = None  # of an excerpt: the heading of the section it was taken from

    def whole(self, start: int, end: int) -> list[Section]:
        """A text without headings: one section, if its language says whether it reports or plans."""
        outlook = self._of(start, end) if self.language else None
        return [Section(0, None, 1, None, None, start, end, outlook)] if outlook and start < end else []

    def mark(self, sections: list[Section]) -> list[Section]:
        """The sections with their outlook: their own heading's, else their parent's, else their language's."""
        if not self.headings:
            return sections
        marked: list[Section] = []
        last: str | None = None
        for section in sections:
            own = of_heading(section.heading) if section.heading else None
            inherited = marked[section.parent].outlook if section.parent is not None else None
            if self.language and section.level == 1 and last == "ahead":
                inherited = last  # after the plans nothing is reviewed that does not say so
            marked.append(replace(section, outlook=self._settle(section, own, inherited)))
            last = marked[-1].outlook if section.level == 1 else last
        return _with_series(_with_opening(marked)) if self.language else marked

    def _settle(self, section: Section, own: str | None, inherited: str | None) -> str | None:
        if inherited and section.level > 1:
            # A heading deep in a review that sounds like a plan (推进… 目标) is still review, and the other way round.
            return inherited
        return own or inherited or (self._of(section.start, section.end) if self.language else None)

    def _of(self, start: int, end: int) -> str | None:
        return (of_heading(self.title) if self.title else None) or of_language(self.text[start:end])


def _with_opening(sections: list[Section]) -> list[Section]:
    """A brief opening that says nothing of itself looks where all sections after it look."""
    first, rest = sections[0], {section.outlook for section in sections[1:] if section.level == 1}
    if first.heading or first.label or first.outlook or first.end - first.start > _BRIEF or len(rest) != 1:
        return sections
    return [replace(first, outlook=rest.pop()), *sections[1:]]


def _with_series(sections: list[Section]) -> list[Section]:
    """Items of one series (一是, 二是 … without a heading over them) all look where those do that say so."""
    series = [section for section in sections if _is_item(section)]
    known = {section.outlook for section in series if section.outlook}
    if len(known) != 1 or len(series) < _SERIES:
        return sections
    (shared,) = known
    return [replace(section, outlook=shared) if _is_item(section) else section for section in sections]


def _is_item(section: Section) -> bool:
    return section.level == 1 and section.label is not None and section.label.endswith("是")

"""Which way a text looks where no heading says so: it reviews until it turns to what is to come."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from gongbao.model import Document, Section, Sentence

_SENTENCE = re.compile("[^。！？!?；\n]+")
_NEXT = "下一步|下一阶段|下阶段|接下来|下半年|今后|明年|未来[一二两三四五六七八九十几，]|展望"
_NEXT += '|面向(?:未来|[“"]?十[四五六七]五)|新征程上'
_TURN = re.compile(
    f"(?:^|[，：])(?:{_NEXT})|(?:我们|我[省市县区旗州镇乡]|[省市县区局委厅办州盟院]|今年|年内)，?(?:还|也)?(?:将|计划|要|拟)(?!近|求|素|闻)"
    "|(?:^|[，：])(?:还|也)?将(?:会|继续|进一步|加快|深入|全力|大力|着力|围绕|以|聚焦|持续|重点|坚持|紧扣|锚定)"
    "|力争|务必|一定要|必须"
)
_TO_YEAR = re.compile("到(20\\d\\d)年")
_REVIEW = re.compile(
    "近年来|[一二两三四五六七八九十几]年多?来|近[一二两三四五六几]年|这[些几]年|以来，|去年|过去|截至|累计"
    "|已(?:经|有|建|完|成|累|实|先|全|投|连)|[一-龥]了[，。；]|了[^，。；]{1,24}$|跃升|同比|增长(?:了|\\d)|荣获|获评|先后|相继|增至|提升至"
    "|取得了?(?:明显|显著|积极|阶段性|历史性|丰硕|可喜|初步|良好)"
)
_YEAR = re.compile("(20\\d\\d)年")
_MUST = re.compile("(?:^|[。！？；，：\n])(?:更)?要(?![求想素点闻])")
_AGO = re.compile("以来|年多?来|近年|这[些几]年|截至|累计|去年")
_QUESTION = re.compile("^(?:问[：:].*|[（(]?[一二三四五六七八九十]{1,2}[）)、].{2,20}|[^\n]{2,60}[？?])$", re.MULTILINE)
_HEADING = 14  # characters the heading of an article has at most
_AROUND = 2_000  # characters that are read to either side
_COUNT = re.compile("\\d")
_REPORTS = re.compile("(?:我们|我[省市县区旗州镇乡])(?![将要必应须还也]|计划|坚信|相信)")
_AHEAD = re.compile(_NEXT)
_NEXT_STEP = re.compile(f"(?:^|[。；\n])[^，。；]{{0,6}}(?:{_NEXT})")
# 今年发展主要预期目标是：…；…
_GOALS = re.compile("(?:预期|发展|工作|主要|总体|奋斗)目标(?:任务)?(?:分别)?(?:是|为)?[：:]")
_NOW = re.compile("(?:^|[。；\n])[^，。；]{0,6}(?:目前|截至|去年|近年来|今年以来|据悉|据了解|据介绍)")


def outlook(document: Document, sentence: Sentence) -> str | None:
    """The outlook of the section of a sentence, or of what holds it; without a heading a text may yet turn ahead."""
    at = sentence.section
    while at is not None:
        part = document.sections[at]
        if says(part):
            whole = part.outlook == "back" and not part.heading and len(document.sections) == 1
            published = document.meta.published_on
            turns = whole and course(document.text, sentence.start, published.year if published else None) == "ahead"
            return None if turns else part.outlook
        at = part.parent
    return None


def is_article(part: Section) -> bool:
    """Whether a section is an article of a rule (第五条)."""
    return part.label is not None and part.label.endswith("条")


def says(part: Section) -> str | None:
    """What the heading of a section says of its outlook: nothing where an article is its own heading."""
    whole = is_article(part) and part.heading is not None and ("，" in part.heading or len(part.heading) > _HEADING)
    return None if whole else part.outlook


def as_before(document: Document, sentence: Sentence) -> str | None:
    """The outlook last stated before a section that says nothing of its own."""
    if sentence.section is None:
        return None
    earlier = (says(part) for part in reversed(document.sections[: sentence.section]))
    return next((found for found in earlier if found), None)


def asked(text: str, at: int) -> str:
    """The question or heading that a sentence at `at` answers: the last line before it that is one."""
    near = text[max(0, at - _AROUND) : at]
    found = _QUESTION.findall(near)
    return found[-1] if found else ""


def course(text: str, at: int, year: int | None) -> str | None:
    """back or ahead: what the text last turned to at offset `at`, None where it has said nothing that tells.

    A review goes on into a paragraph that has no such words only where this counts something or says 我们.
    """
    offsets, states = _turns(text, year)
    n = bisect_right(offsets, at) - 1
    if n < 0:
        return None
    state = states[n]
    line = text.rfind("\n", max(offsets[n], at - _AROUND), at)
    if state == "back" and line >= 0:
        last = text.find("\n", at, at + _AROUND)
        paragraph = text[line + 1 : last if last >= 0 else at + _AROUND]
        if not (_COUNT.search(paragraph) or _REPORTS.search(paragraph)):
            return None
    return state


def plans(text: str, at: int, year: int | None) -> bool:
    """Whether a text looks ahead at offset `at` by the words of this paragraph, or by a next step that it turned to."""
    offsets, states = _turns(text, year)
    n = bisect_right(offsets, at) - 1
    if n < 0 or states[n] != "ahead":
        return False
    return "\n" not in text[offsets[n] : at] or _AHEAD.search(text, offsets[n], at) is not None


@lru_cache(maxsize=8)
def _turns(text: str, year: int | None) -> tuple[list[int], list[str]]:
    """Where the text turns, and to what."""
    offsets: list[int] = []
    states: list[str] = []
    for start, end in _paragraphs(text):
        paragraph = text[start:end]
        found = [(match.start(), _said(match[0], year)) for match in _SENTENCE.finditer(paragraph)]
        if len(_MUST.findall(paragraph)) > 1 and not any(state == "back" for _, state in found):
            found = [(0, "ahead"), *found]
        for offset, state in found:
            if state and (not states or states[-1] != state):
                offsets.append(start + offset)
                states.append(state)
    return offsets, states


def _paragraphs(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer("[^\n]+", text)]


def _said(sentence: str, year: int | None) -> str | None:
    """What the words of one sentence say."""
    if _TURN.search(sentence) or any(year is None or int(found) >= year for found in _TO_YEAR.findall(sentence)):
        return "ahead" if not _AGO.search(sentence) else "back"
    if _REVIEW.search(sentence) or any(year is not None and int(found) < year for found in _YEAR.findall(sentence)):
        return "back"
    return None


def turned(before: str) -> bool:
    """Whether what precedes in the paragraph has turned to the next step and not back to what is, or lists goals."""
    if "目标" in before and _GOALS.search(before, before.rfind("。", 0, -1) + 1):
        return True
    if not _AHEAD.search(before):
        return False
    steps = [match.start() for match in _NEXT_STEP.finditer(before)]
    return bool(steps) and not any(match.start() > steps[-1] for match in _NOW.finditer(before))

"""How a text and a paragraph look at what they tell: what holds for all the measures of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gongbao.extract.document_kind import ESSAYS, title_sets_terms
from gongbao.extract.measures.papers import PLAN
from gongbao.extract.outlook.course import as_before, asked, course, outlook, plans, says
from gongbao.extract.outlook.paragraphs import paragraph_outlook
from gongbao.model import Document, Sentence

_AHEAD = re.compile(
    r"力争|年内|确保|(?:^|[，。；：,;])(?:要|继续|将|今年将|我们将|拟)|预计|下一步|今年要|[一二三四五六七八九]要(?!求)"
)
_BACK = re.compile(
    r"同比|了[，。]|成功|累计|达到\d|完成了?[^，。]{0,9}\d|荣获|被评为|(?:已|全部)[建完实]"
    r"|(?<![争取望])(?:获批|入选|获评)|[增降升]至\d|(?:增长|减少|下降)\d+\.\d+[%％](?!左右|以)|明显好转"
)
_PAST = re.compile(r"了[，。]|荣获|被评为|(?:已|全部)[建完实]|比上年|相继|先后")
_REACHED = re.compile(r"(?:提升|提高|增加|增长|扩大|上升|下降|降低|缩小)(?:至|到)(20\d\d)年的")
_YEARS = re.compile("[一二两三四五十]年多?来|过去的?[一二两三四五十]年|一年来")
_SPEECH = re.compile(r"强调|指出|要求|表示|会议认为")
_MUST = re.compile(r"(?:^|[，。；])要(?!求)")
_UNDER_WAY = re.compile(r"正在|正加紧|正加快|正抓紧|正抢抓|正按|眼下|加紧|连日来")
# an opinion sets tasks unless it is about what is paid
_OPINION = re.compile("(?!.*(?:奖|补|扶持|优惠|资助|若干)).*意见(?:（[^）]*）)?$")
_WILL = re.compile(
    "\\s*(?:[^\n。]{2,12}：)?[^。\n了]{0,120}?(?:(?:表示|获悉|了解到|介绍|公布|宣布)，(?:[^。\n了]{0,120}，)?[^。，\n了]{0,12}|[局委部院会联国省市关行])将(?![军领近士把])"
)
_GOAL = re.compile("目标|愿景|任务书")
_TERMS = re.compile("(?:扶持|奖励|奖补|补助|补贴|优惠)(?:政策|标准|办法|措施|内容|方式)")
_STOPS = frozenset("。！？；：”")
_BY_KIND = frozenset({"communique", "notice", "rule", "interpretation"})  # what the kind of text says of its verbs


@dataclass(frozen=True, slots=True)
class View:
    """What holds for a sentence: kind of document, stated outlook, how its paragraph reads, a plan or not, date.

    `headline`: whether its paragraph is one that ends without a stop; `foretold`: whether its story then says 将;
    `guessed`: whether it looks ahead only because its verbs are bare, which verbs that tell of practice are as well;
    `last`: the status of the last measure in its paragraph so far.
    """

    genre: str | None
    outlook: str | None
    lean: str
    plan: bool
    published_on: date | None
    headline: bool = False
    foretold: bool = False
    guessed: bool = False
    last: str | None = None


def view(document: Document, sentence: Sentence, paragraph: str, last: str | None = None) -> View:
    """The view of a sentence; words that clearly differ from the outlook of its section weigh more than that."""
    ahead, back, past, musts = _leanings(paragraph)
    past += _reached(paragraph, _year(document))
    genre, stated = _genre(document), outlook(document, sentence)
    if not (stated or ahead or back):
        stated = as_before(document, sentence)
    if ahead >= 3 and not back:
        stated = stated and "ahead"
    elif past >= 2 and not ahead:
        stated = stated and "back"
    if genre == "news":
        lean = "ahead" if musts > 1 else "ongoing" if _UNDER_WAY.search(paragraph) else "back"
    else:
        lean = "back" if genre == "communique" or (back > ahead and genre != "notice") else "ahead"
        if genre == "work_report" and not stated:
            lean = paragraph_outlook(paragraph, exact=True) or lean
        elif genre not in _BY_KIND and not stated:
            lean = course(document.text, sentence.start, _year(document)) or lean
    if genre == "interpretation" and _GOAL.search(asked(document.text, sentence.start)):
        stated = "ahead"
    plan = _is_plan(document) and not _sets_terms(document, sentence)
    guessed = genre in ESSAYS and (stated or lean) == "ahead" and _is_guessed(document, sentence)
    headline = paragraph.rstrip()[-1:] not in _STOPS
    foretold = headline and genre == "news" and _WILL.match(document.text, sentence.end) is not None
    return View(genre, stated, lean, plan, document.meta.published_on, headline, foretold, guessed, last)


def _is_guessed(document: Document, sentence: Sentence) -> bool:
    """Whether neither a title, nor a heading, nor what was said before says that a text looks ahead."""
    if _is_named_plan(document) or any(part.heading and says(part) for part in document.sections):
        return False
    return not plans(document.text, sentence.start, _year(document))


def _is_plan(document: Document) -> bool:
    return _is_named_plan(document) or any(says(part) == "ahead" for part in document.sections)


def _is_named_plan(document: Document) -> bool:
    title = document.meta.title or ""
    return PLAN.search(title) is not None or _OPINION.match(title) is not None


def _sets_terms(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence stands in a part of a plan that sets out who is given what: 二、扶持政策."""
    at = sentence.section
    while at is not None:
        part = document.sections[at]
        if part.heading and _TERMS.search(part.heading):
            return True
        at = part.parent
    return False


def _genre(document: Document) -> str | None:
    """The kind of a text; a notice that sets out who is given what, and how, reads as a rule."""
    genre = document.meta.article_type
    return "rule" if genre == "notice" and title_sets_terms(document.meta.title or "") else genre


def _year(document: Document) -> int | None:
    return document.meta.published_on.year if document.meta.published_on else None


def _reached(paragraph: str, year: int | None) -> int:
    """How often a paragraph tells what something had come to in a year before `year`."""
    return sum(year is not None and int(found) < year for found in _REACHED.findall(paragraph))


@lru_cache(maxsize=16)
def _leanings(paragraph: str) -> tuple[int, int, int, int]:
    """How often a paragraph sounds like a plan, like a review, is surely past, and says what must be done."""
    musts = len(_MUST.findall(paragraph)) if _SPEECH.search(paragraph) else 0
    years = 2 * len(_YEARS.findall(paragraph))
    back, past = (len(words.findall(paragraph)) + years for words in (_BACK, _PAST))
    return len(_AHEAD.findall(paragraph)), back, past, musts

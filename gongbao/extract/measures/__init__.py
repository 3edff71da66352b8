"""Measures: who does what. One row for every concrete action, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gongbao.extract.document_kind import STORIES
from gongbao.extract.measures.abroad import (
    is_foreign,
    is_long_ago,
    is_public_act,
    is_state_act,
    is_unheard,
    may_tell_act,
    setting,
)
from gongbao.extract.measures.actors import implied, stated
from gongbao.extract.measures.bystanders import goes_along, is_ability, is_accusation, is_effect, is_private
from gongbao.extract.measures.closed import closed, endings
from gongbao.extract.measures.deadlines import deadline
from gongbao.extract.measures.headlines import told_again
from gongbao.extract.measures.industries import industries
from gongbao.extract.measures.instruments import instrument
from gongbao.extract.measures.numbered import opens_point
from gongbao.extract.measures.objects import concrete, confidence
from gongbao.extract.measures.plain import is_applicants, is_label, is_looked_into, is_offered, is_plain, is_topic
from gongbao.extract.measures.predicate import Predicate
from gongbao.extract.measures.predicates import predicates
from gongbao.extract.measures.status import status
from gongbao.extract.measures.term_lists import is_listed_term
from gongbao.extract.measures.verbs import Token, acting, tokens
from gongbao.extract.measures.views import View, view
from gongbao.extract.outlook.course import is_article
from gongbao.extract.reading import Reading, pieces, read
from gongbao.model import Document, Measure, Sentence

SHORTEST = 4  # characters a clause with verb and object has at least
_TITLE = re.compile(
    r"(?:方案|办法|措施|意见|通知|规定|细则|计划|规划|纲要|公报|报告|条例|清单|须知|指南|问答|政策)(?:（[^）]*）)?$|措施[：:]$"
)  # the name of a paper
AROUND = 2_000  # characters of its paragraph that are read with a sentence, to either side
LONGEST_HEADING = 18
LONGEST_LIMIT = 12  # characters of a clause that only says by when
# 为…，结合…，制定如下措施: why a paper was written
_PREAMBLE = re.compile(
    r"^(?:为|根据|按照|依据|结合|围绕)(?=[^。；]*(?:制定|提出|出台|通知|公告)(?:了?本|以下|如下|下列)).*"
)
_LABEL = re.compile(
    r"^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．是要]?\s*|^第[一二三四五六七八九十百\d]{1,4}[条章节]\s*"
)
_PROJECT = re.compile(r"[\d《“，]|项目|工程|园区|基地|广场|机场|大桥|铁路|公路|中心|行动|计划")
_BETWEEN_STATES = ("talks", "abroad")  # where acts of state are taken
_OF_TERMS = ("rule", "notice", "interpretation")  # kinds of texts that set conditions
_SHORT_FOR = re.compile("[（(](?:以下)?(?:简称|统称|下称)[^）)]*[）)]$")
_UNSPACED = re.compile(r"[^ \u3000]+")
_STOPS = frozenset("。！？；：，!?;:,")


@dataclass(frozen=True, slots=True)
class _Scene:
    """A stretch of a sentence with all that its measures share."""

    document: Document
    reading: Reading
    tokens: list[Token]
    view: View
    issuer: str | None

    def before(self, at: int) -> str:
        """What the paragraph says before the offset `at`; a point of a list (二是…) goes on with the one before it."""
        text, first = self.document.text, max(0, at - AROUND)
        begin = text.rfind("\n", first, at) + 1
        while begin > first and opens_point(text, begin):
            begin = text.rfind("\n", first, begin - 1) + 1
        return text[max(first, begin) : at]


def find_measures(document: Document) -> tuple[Measure, ...]:
    """The measures of a document, in order, none overlapping another of its sentence."""
    issuer = implied(document)
    if document.meta.article_type == "news" and is_unheard(document.meta.title or ""):
        return ()
    found: list[Measure] = []
    for sentence in document.sentences:
        for piece in pieces(document.text, sentence):
            found.extend(_of_sentence(document, piece, issuer, _told_last(document.text, found, piece)))
    return tuple(told_again(document, found) if document.meta.article_type == "news" else found)


def _told_last(text: str, found: Sequence[Measure], sentence: Sentence) -> str | None:
    """The status of the last measure before a sentence in its paragraph."""
    last = found[-1] if found else None
    return last.status if last and "\n" not in text[last.end : sentence.start] else None


def _of_sentence(document: Document, sentence: Sentence, issuer: str | None, last: str | None) -> Iterator[Measure]:
    paragraph, news = _paragraph(document.text, sentence), document.meta.article_type == "news"
    where = setting(document.meta.title or "", paragraph) if news else None
    if where == "unheard" or (news and is_long_ago(document.text[sentence.start : sentence.end])):
        return
    if document.meta.article_type in _OF_TERMS and is_listed_term(document, sentence):
        return
    for start, end in _pieces(document.text, sentence):
        reading = read(document.text, start, end)
        if len(reading.text) < SHORTEST or (not news and _only_frames(reading.text)):
            continue
        part = acting(reading.text) if may_tell_act(reading.text, where) else ""
        if not part:
            continue
        parts = tokens(part)
        found = list(_actions(reading.text, parts, document.meta.article_type, _heads(document, sentence), where))
        if found and not (news and is_accusation(reading.text)):
            scene = _Scene(document, reading, parts, view(document, sentence, paragraph, last), issuer)
            yield from _measures(scene, found)


def _measures(scene: _Scene, found: Sequence[tuple[Predicate, str | None]]) -> Iterator[Measure]:
    prior: str | None = None
    for predicate, actor in found:
        measure = _measure(scene, predicate, actor, prior)
        prior = measure.status
        scene = replace(scene, view=replace(scene.view, last=prior))
        yield measure


def _only_frames(text: str) -> bool:
    """Whether a sentence is the name of a paper or says only what it was written for."""
    return _TITLE.search(text) is not None or _PREAMBLE.match(text) is not None


def _pieces(text: str, sentence: Sentence) -> list[tuple[int, int]]:
    """A headline has no stops: there a space divides clauses, elsewhere it is layout."""
    start, end = sentence.start, sentence.end
    if not start < end or text[end - 1] in _STOPS:
        return [(start, end)]
    return [(start + match.start(), start + match.end()) for match in _UNSPACED.finditer(text[start:end])]


def _paragraph(text: str, sentence: Sentence) -> str:
    """The paragraph around a sentence; of one that has no end only what is near."""
    first, last = max(0, sentence.start - AROUND), min(len(text), sentence.end + AROUND)
    start, end = text.rfind("\n", first, max(first, sentence.start)), text.find("\n", sentence.end, last)
    return text[start + 1 if start >= 0 else first : end if end >= 0 else last]


def _heads(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence opens a section of a text that plans, rules or reports (a headline of the news is news).

    What an article says in a whole sentence is no heading, however short (第五条 建立…制度。).
    """
    if sentence.section is None or document.meta.article_type == "news":
        return False
    section = document.sections[sentence.section]
    whole = is_article(section) and document.text.endswith("。", sentence.start, sentence.end)
    return sentence.start == section.start and not whole


def _actions(
    text: str, parts: Sequence[Token], kind: str | None, heading: bool, where: str | None
) -> Iterator[tuple[Predicate, str | None]]:
    """The concrete actions among the predicates, with who acts: an actor named for one acts in those after it too."""
    actor: str | None = None
    private, news, told = False, kind == "news", kind in STORIES
    found = [(predicate, _counts(predicate, text, news, where)) for predicate in predicates(parts)]
    while found and not found[-1][1]:
        found.pop()
    for predicate, counts in found:
        if where in _BETWEEN_STATES and is_state_act(predicate.action, text[slice(*predicate.object_span)]):
            span = stated(predicate.left)
            yield predicate, text[slice(*span)] if span else None
            continue
        if (
            where == "talks"
            or _by_reporter(predicate)
            or _is_willing(predicate)
            or (news and not _is_public(predicate, where))
        ):
            continue
        private = told and is_private(predicate, private, parts)
        if private or (told and is_ability(predicate, text)):
            continue
        span = stated(predicate.left)
        actor = text[slice(*span)] if span else _goes_on(actor)
        if not news and is_label(predicate, text):
            continue
        if not counts or is_applicants(predicate.action, actor) or is_offered(predicate):
            continue
        if told and (goes_along(predicate) or (actor is None and is_effect(predicate, parts, text))):
            continue
        if (heading and _says_little(text, predicate)) or is_topic(predicate, text) or is_looked_into(predicate, text):
            continue
        yield predicate, None if _is_given(predicate, actor) else actor


def _counts(predicate: Predicate, text: str, news: bool, where: str | None) -> bool:
    """Whether verb and object make a measure, if who acts and how it is told do not speak against it."""
    wanted = text[slice(*predicate.object_span)]
    if where in _BETWEEN_STATES and is_state_act(predicate.action, wanted):
        return True
    whole = "，" not in text
    return where != "talks" and concrete(predicate, wanted) and not is_plain(predicate.action, wanted, news, whole)


def _goes_on(actor: str | None) -> str | None:
    """Who acts in the next clause that names nobody: who acted before, but what a meeting says others do."""
    return None if actor is not None and actor.endswith(endings("gathering")) else actor


def _is_public(predicate: Predicate, where: str | None) -> bool:
    """Whether an action in the news is a public body's, if it is told from abroad or of another country."""
    before = [token.text for token in predicate.left]
    where = where or ("abroad" if before and is_foreign(before[0]) else None)
    return where is None or is_public_act(predicate.action, before, where)


def _by_reporter(predicate: Predicate) -> bool:
    """Whether who tells of it does it: 记者|走访了市场."""
    words = [token.text for token in predicate.left if token.role in ("word", "name")]
    return words[-1:] == ["记者"]


def _is_willing(predicate: Predicate) -> bool:
    """Whether somebody only says what he is willing to do: a pledge counts between states."""
    return not closed("willing").isdisjoint([token.text for token in predicate.left])


def _is_given(predicate: Predicate, actor: str | None) -> bool:
    """Whether who stands before a verb that awards is the receiver: 单个企业|补助|…."""
    given = predicate.action in closed("award")
    return given and actor is not None and actor.endswith(endings("receiver"))


def _says_little(text: str, predicate: Predicate) -> bool:
    """A heading that names a field of work (规范导游队伍) and no project of its own nor anyone to be helped."""
    if predicate.verb.frame == "clause" and stated(predicate.inside) is not None:
        return False
    words = _LABEL.sub("", text)
    if len(words) > LONGEST_HEADING or any(token.role in ("word", "name") for token in predicate.left):
        return False
    return not _PROJECT.search(words)


def _measure(scene: _Scene, predicate: Predicate, actor: str | None, prior: str | None) -> Measure:
    text, published_on = scene.document.text, scene.document.meta.published_on
    start, end = scene.reading.span(predicate.start, predicate.end)
    first, last = scene.reading.span(*predicate.object_span)
    if short := _SHORT_FOR.search(text, first, end):
        end, last = min(end, short.start()), min(last, short.start())
    object_text = "".join(text[first:last].split())
    state = status(predicate, scene.tokens, scene.before(start), scene.view, prior)
    return Measure(
        start=start,
        end=end,
        action=predicate.action,
        object=object_text,
        actor=actor or scene.issuer,
        actor_implied=actor is None and scene.issuer is not None,
        status=state,
        instrument=instrument(predicate.verb, predicate.action, object_text),
        industry=industries(object_text),
        deadline=deadline(_clause(scene.reading.text, predicate), published_on) if state == "planned" else None,
        confidence=confidence(predicate, object_text),
    )


def _clause(text: str, predicate: Predicate) -> str:
    """The clause up to the end of the object, with the one before it if that is a mere time (到2025年底，建成…)."""
    begin = predicate.left[0].start if predicate.left else predicate.start
    before = text.rfind("，", 0, max(0, begin - 1)) + 1
    return text[begin if begin - before > LONGEST_LIMIT else before : predicate.end]

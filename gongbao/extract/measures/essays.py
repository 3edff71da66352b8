"""Done, ongoing or planned in essays and reports: which way they look, a paper they quote, what a place strives for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongbao.extract.measures.actors import stated
from gongbao.extract.measures.before import said_before
from gongbao.extract.measures.clause_parts import clauses
from gongbao.extract.measures.closed import closed
from gongbao.extract.measures.papers import DATED, PUBLISHED, SENTENCE_END
from gongbao.extract.measures.predicate import Predicate
from gongbao.extract.measures.present import is_striven, lasts
from gongbao.extract.measures.speeches import urges
from gongbao.extract.measures.verbs import Token
from gongbao.extract.measures.views import View
from gongbao.extract.outlook.course import turned

_ESSAY = ("essay", None)  # kinds of texts in which somebody reports and urges by turns
_PAPER_SAYS = re.compile("》[^，。；》]{0,6}(?:提出|明确|规定|要求|指出|强调|确定)")
_BY = re.compile("[到至]20\\d\\d年|力争|将|计划")


def in_essay(predicate: Predicate, tokens: Sequence[Token], before: str, near: set[str], seen: View) -> str:
    """The status of a measure in a text that is neither news nor a rule; `before` precedes it in its paragraph."""
    turns = turned(before)
    if not near & closed("status_intended"):
        now = not (turns or seen.plan or seen.outlook == "ahead")
        found = _as_told(predicate, tokens, before, now, seen.headline) if seen.genre in _ESSAY else None
        if found:
            return found
        if (seen.outlook or seen.lean) != "ahead" and not turns:
            return "planned" if said_before(tokens, predicate.start) & closed("status_coming") else "done"
    return "planned"


def _as_told(predicate: Predicate, tokens: Sequence[Token], before: str, now: bool, headline: bool) -> str | None:
    """What an essay says of a clause by itself; `now`: unless its section looks ahead. None where it says nothing."""
    said = before[before.rfind("。") + 1 :]
    if predicate.named and _is_published(predicate) and not _BY.search(said):
        return "done"
    if not PUBLISHED.match(predicate.action) and _is_of_paper(predicate, before, said):
        return "planned"
    if not now or not lasts(predicate.action) or not _has_doer(predicate, tokens) or urges(said):
        return None
    return "ongoing" if headline or is_striven(predicate, tokens) else None


def _is_published(predicate: Predicate) -> bool:
    """该省|印发|《方案》."""
    return PUBLISHED.match(predicate.action) is not None and predicate.inside[0].text[0] == "《"


def _is_of_paper(predicate: Predicate, before: str, said: str) -> bool:
    """Whether a paper says it, as the subject of its sentence or of one before: 《方案》提出，…。建立…."""
    if _PAPER_SAYS.search(said):
        return True
    if predicate.named:
        return False
    for sentence in reversed(SENTENCE_END.split(before)):
        if _PAPER_SAYS.search(sentence):
            return True
        if DATED.match(sentence) or "了" in sentence:
            return False
    return False


def _has_doer(predicate: Predicate, tokens: Sequence[Token]) -> bool:
    """Whether a sentence names a place or body before a verb: 该州积极开放，稳步|推进|试验区建设."""
    return any(stated(clause) is not None for clause in clauses([t for t in tokens if t.end <= predicate.start]))

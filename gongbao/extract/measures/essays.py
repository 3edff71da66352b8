"""Done, ongoing or planned in essays and reports: which way they look, a paper they quote, what a place strives for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongbao.extract.document_kind import ESSAYS
from gongbao.extract.measures.actors import stated
from gongbao.extract.measures.before import is_made, said_before, will_before
from gongbao.extract.measures.clause_parts import clauses
from gongbao.extract.measures.closed import closed
from gongbao.extract.measures.papers import DATED, PUBLISHED, SENTENCE_END, is_proposed
from gongbao.extract.measures.predicate import Predicate
from gongbao.extract.measures.present import goes_on_now, is_striven, lasts
from gongbao.extract.measures.speeches import exhorts, speech, urges
from gongbao.extract.measures.verbs import Token
from gongbao.extract.measures.views import View
from gongbao.extract.outlook.course import turned

_PAPER_SAYS = re.compile("》[^，。；》]{0,6}(?:提出|明确|规定|要求|指出|强调|确定)")
_SETS_OUT = re.compile("(?:方向|对策|建议|任务|思路|路径|目标|战略)[^，。；]{0,4}(?:是|为|如下|包括|有)")
_FIRST = re.compile("(?:首次|率先|创造性地?)提出")  # what was new when it was proposed is told as done
_COUNTS = re.compile("截至|累计|以来，")
_TOLD = ("done", "ongoing")
_AIMS = re.compile("[到至]20\\d\\d年|力争|计划")
_BY = re.compile(f"{_AIMS.pattern}|将")


def in_essay(predicate: Predicate, tokens: Sequence[Token], before: str, near: set[str], seen: View) -> str:
    """The status of a measure in a text that is neither news nor a rule; `before` precedes it in its paragraph."""
    turns = turned(before)
    if not near & closed("status_intended"):
        now = not turns and (seen.guessed or not (seen.plan or seen.outlook == "ahead"))
        found = _as_told(predicate, tokens, before, near, now, seen.headline) if seen.genre in ESSAYS else None
        if found:
            return found
        if ((seen.outlook or seen.lean) != "ahead" and not turns) or (
            now and seen.guessed and _tells(predicate, tokens, before, seen)
        ):
            return "planned" if said_before(tokens, predicate.start) & closed("status_coming") else "done"
    return "planned"


def _as_told(
    predicate: Predicate, tokens: Sequence[Token], before: str, near: set[str], now: bool, headline: bool
) -> str | None:
    """What an essay says of a clause by itself; `now`: unless its section looks ahead. None where it says nothing."""
    said = before[before.rfind("。") + 1 :]
    if predicate.named and _is_published(predicate) and not _BY.search(said):
        return "done"
    if not PUBLISHED.match(predicate.action) and _is_of_paper(predicate, before, said):
        return "planned"
    if "要" in near or _is_urged(predicate, tokens, before, said, headline):
        return "planned"
    if not now or urges(said):
        return None
    if is_made(predicate, tokens) or (predicate.action in closed("acts") and not predicate.disposal):
        return "done"
    if not lasts(predicate.action):
        return None
    if goes_on_now(predicate, tokens):
        return "ongoing"
    striven = _has_subject(predicate, tokens, headline) and (headline or is_striven(predicate, tokens))
    return "ongoing" if striven else None


def _is_urged(predicate: Predicate, tokens: Sequence[Token], before: str, said: str, headline: bool) -> bool:
    """Whether a speaker says what must be done, in this sentence or in one before with which a clause goes on that
    names nobody."""
    if predicate.action in closed("acts"):
        return False
    if speech(said) == "ahead" or exhorts(said):
        return True
    if is_proposed(tokens, predicate.start) and not _FIRST.search(said):
        return True
    return speech(before) == "ahead" and not _has_subject(predicate, tokens, headline)


def _tells(predicate: Predicate, tokens: Sequence[Token], before: str, seen: View) -> bool:
    """Whether a sentence says who did it (该县|整合|资金), or goes on with what was told as done or going on, and
    nothing of what must or shall be."""
    said = before[before.rfind("。") + 1 :]
    if _AIMS.search(said) or urges(will_before(tokens, predicate.start)) or _SETS_OUT.search(before):
        return False
    if said_before(tokens, predicate.start) & closed("status_coming"):
        return False
    named = _has_subject(predicate, tokens, seen.headline)
    return named or seen.last in _TOLD or _COUNTS.search(said) is not None


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


def _has_subject(predicate: Predicate, tokens: Sequence[Token], headline: bool) -> bool:
    """Whether someone is named who acts, in a whole sentence any subject (这片林场|整合…)."""
    return _has_doer(predicate, tokens) or (predicate.named and not headline)


def _has_doer(predicate: Predicate, tokens: Sequence[Token]) -> bool:
    """Whether a sentence names a place or body before a verb: 该州积极开放，稳步|推进|试验区建设."""
    before = [token for token in tokens if token.end <= predicate.start]
    return any(_opens_with_doer(clause) for clause in clauses(before))


def _opens_with_doer(clause: Sequence[Token]) -> bool:
    """Whether all that stands in a clause, or what stands before a verb in it, names who acts (县委县政府|高度重视)."""
    if stated(clause) is not None or any(token.text in closed("everywhere") for token in clause[:1]):
        return True
    verbs = (at for at, token in enumerate(clause) if at and (token.verb is not None or token.tag[:1] in ("v", "l")))
    return any(stated(clause[:at]) is not None for at in verbs)

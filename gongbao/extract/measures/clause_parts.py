"""The clauses of a sentence, and what in them is circumstance and not action."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongbao.extract.measures.closed import closed, closers, endings
from gongbao.extract.measures.joined_acts import joined
from gongbao.extract.measures.labels import after_label
from gongbao.extract.measures.means import listed
from gongbao.extract.measures.predicate import Predicate
from gongbao.extract.measures.purposes import purpose_at
from gongbao.extract.measures.verb_groups import governs
from gongbao.extract.measures.verbs import Token

_FRONT = 6  # how many tokens of a clause are looked at for a phrase that opens it


def clauses(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The runs of tokens between commas and stronger stops, marks at their rims left out."""
    begin, stops = 0, closed("stop")
    for at in [at for at, token in enumerate(tokens) if token.role == "mark" and token.text in stops]:
        if (tokens[at].text != "—" or not _is_dash(tokens, at)) and not _is_ratio(tokens, at):
            yield _stripped(tokens[begin:at])
            begin = at + 1
    if begin < len(tokens):
        yield _stripped(tokens[begin:])


def _is_dash(tokens: Sequence[Token], at: int) -> bool:
    """A single dash joins the places of a route (运城—三门峡); only a double one divides."""
    beside = (tokens[at - 1].text if at else "", tokens[at + 1].text if at + 1 < len(tokens) else "")
    return "—" not in beside


def _is_ratio(tokens: Sequence[Token], at: int) -> bool:
    """1:1|配套."""
    if tokens[at].text not in ":：" or not 0 < at < len(tokens) - 1:
        return False
    return tokens[at - 1].role == tokens[at + 1].role == "number"


def _stripped(clause: Sequence[Token]) -> Sequence[Token]:
    begin, end = after_label(clause), len(clause)
    while begin < end and clause[begin].role == "mark":
        begin += 1
    while end > begin and clause[end - 1].role == "mark":
        end -= 1
    return clause[begin:end]


def is_circumstance(clause: Sequence[Token]) -> bool:
    """…基础上, …过程中, 除…外: when or how something is done."""
    first = clause[0].text
    if first in closed("supposes") and len(clause) > 1 and clause[1].role in ("verb", "adverb"):
        return True  # 如|需要更换器具
    if first in ("除", "除了") and clause[-1].text == "外":
        return True
    opening = next((token.text for token in clause if token.verb or token.text in closed("aims_at")), "")
    if opening in closed("aims_at"):
        return True  # 活动旨在深化交流
    if clause[-1].text in closed("circumstance_word") or (first in closed("purpose") and _is_purpose(clause)):
        return True
    if first in closed("theme") and _is_theme(clause):
        return True
    last = clause[-1].text if len(clause) < 2 else clause[-2].text + clause[-1].text
    return last.endswith(endings("circumstance"))


def _is_theme(clause: Sequence[Token]) -> bool:
    """紧紧围绕|以…推进…|这个|中心任务: what it is all about."""
    return any(token.text in ("这个", "这一") for token in clause[-4:-1])


def _is_purpose(clause: Sequence[Token]) -> bool:
    """为|稳妥|解决…问题: what for; but 为|居民|提供…, 为|解决…|提供…."""
    at = next((n for n, token in enumerate(clause) if n and token.role != "adverb" and token.tag[:1] != "a"), 0)
    verbs = [n for n, token in enumerate(clause) if token.verb is not None and not token.verb.noun]
    return verbs == [at]


def parts(clause: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The clause cut where a further verb with its object follows without a stop."""
    at = purpose_at(clause)
    if at:
        yield from joined(clause[:at])
        clause = clause[at:]
    for part in listed(clause):
        yield from joined(part)


def before_verb(tokens: Sequence[Token], predicate: Predicate) -> Sequence[Token]:
    """What stands before a verb, with what it shares with the verb whose purpose it is: 已|派出专家|到一线|指导…."""
    left = predicate.left
    if not left:
        return _shared(tokens, predicate.start)
    at = next((n for n, token in enumerate(tokens) if token.start >= left[0].start), 0)
    purpose = at > 0 and tokens[at - 1].role in ("word", "number", "name")
    return (*_shared(tokens, left[0].start), *left) if purpose else left


def _shared(tokens: Sequence[Token], start: int) -> Sequence[Token]:
    """What stands before the first of several verbs, each with its object: 已|拆除违建3处、恢复绿地2处."""
    at = next((n for n, token in enumerate(tokens) if token.start >= start), len(tokens))
    if not at or tokens[at - 1].text in closed("stop"):
        return ()
    begin = at
    while begin and tokens[begin - 1].text not in closed("stop"):
        begin -= 1
    verb = begin
    while verb < at and not _is_main(tokens[verb]):
        verb += 1
    return tokens[begin:verb]


def _is_main(token: Token) -> bool:
    """A verb, but none that only says how or when the next is done (抓紧, 加快, 计划)."""
    return token.verb is not None and token.verb.frame != "pre"


def phrase_end(clause: Sequence[Token]) -> int:
    """Where a phrase like 在…方面 or 以…为… ends that opens the clause: its verbs are not the predicate."""
    for at, token in enumerate(clause[:_FRONT]):
        ends = closers(token.text)
        if not ends and token.verb is not None:
            return 0
        found = next((to + 1 for to in range(at + 1, len(clause)) if clause[to].text in ends), 0)
        if found or (ends and token.text != "就"):
            return found
    return 0


def is_progressive(clause: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` is 在 that says what is being done (也在加紧改造) and names no place."""
    if clause[at].text != "在" or not at or at + 1 >= len(clause):
        return False
    following = clause[at + 1]
    return following.text in closed("progressive") or (clause[at - 1].role == "adverb" and governs(clause, at + 1))

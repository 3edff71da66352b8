"""Clauses that say by what else is done: 通过|发放补贴、增设网点|等方式, and what they leave as actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongbao.extract.measures.closed import closed
from gongbao.extract.measures.verb_groups import governs
from gongbao.extract.measures.verbs import Token


def opens(clause: Sequence[Token]) -> int:
    """Where what is done begins behind 通过, if the clause has no verb before it and says nothing else; else 0."""
    at = next((n for n, token in enumerate(clause) if token.verb is not None or token.role == "preposition"), 0)
    if not clause or clause[at].text != "通过":
        return 0
    goes_on = any(token.text in closed("means") for token in clause[at + 1 : -1])
    return 0 if goes_on else at + 1


def listed(clause: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The actions of such a clause one by one, without 等措施 behind the last; any other clause as it is."""
    begin = opens(clause)
    if not begin:
        yield clause
        return
    for part in _one_by_one(clause, begin):
        yield _bare(part)


def enumerated(sentence: Sequence[Sequence[Token]], at: int) -> list[Sequence[Token]]:
    """The actions that the clause at `at` lists as what a paper or its measures, named before, set out; or none."""
    clause = sentence[at]
    if not at or len(clause) < 3 or clause[0].text not in closed("lists") or clause[1].verb is None:
        return []
    before = sentence[at - 1]
    if not before or before[-1].text not in closed("listed_in"):
        return []
    end = len(clause)
    if clause[-1].text in closed("listed_in"):  # …等17项措施
        end = next((n for n, token in enumerate(clause) if token.text == "等"), end)
    return list(_one_by_one(clause[1:end], 0))


def _one_by_one(clause: Sequence[Token], begin: int) -> Iterator[Sequence[Token]]:
    """The clause cut at each 、 that brings another verb with its object."""
    first = 0
    for at in range(begin + 2, len(clause) - 2):
        if clause[at].text == "、" and _acts(clause[at + 1 :]):
            yield clause[first:at]
            first = at + 1
    yield clause[first:]


def _acts(rest: Sequence[Token]) -> bool:
    at = next((n for n, token in enumerate(rest) if token.role != "adverb"), 0)
    verb = rest[at].verb
    return verb is not None and not verb.noun and governs(rest, at) and rest[at + 1].verb is None


def _bare(part: Sequence[Token]) -> Sequence[Token]:
    """增设网点|等|措施 without what sums it up; 采取…等措施 and 开展…等行动 name it as their object."""
    if len(part) < 4 or part[-2].text != "等" or part[-1].text not in closed("means"):
        return part
    verb = next((token for token in part if token.verb is not None and token.text != "通过"), None)
    if verb is None or verb.text in closed("issues"):
        return part
    return part[:-2]

"""Where a clause goes on, without a stop, with what a paper, what is sent or what is spent is for,
or with what is done in a way."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from gongbao.extract.measures.closed import closed, endings
from gongbao.extract.measures.verb_groups import after_adverbs, governs
from gongbao.extract.measures.verbs import Token


@cache
def _openers() -> frozenset[str]:
    """The words without one of which no clause says what for."""
    return closed("issued").union(*map(closed, ("sends_out", "spends_on", "sends", "meets", "takes_way")))


def purpose_at(clause: Sequence[Token]) -> int:
    """Where the part of a clause begins that says what for; or 0."""
    if _openers().isdisjoint([token.text for token in clause]):
        return 0
    return _by_way(clause) or _aim(clause) or _sent(clause) or _met(clause)


def _by_way(clause: Sequence[Token]) -> int:
    """Where a clause goes on with what is done in a way: 采取|一事一议|方式|确定|金额; or 0."""
    for at in range(2, len(clause) - 1):
        if clause[at - 1].text in closed("way") and governs(clause, at):
            taken = any(token.text in closed("takes_way") for token in clause[: at - 1])
            verb = clause[at].verb
            return at if taken and verb is not None and verb.kind == "concrete" else 0
    return 0


def _met(clause: Sequence[Token]) -> int:
    """Where a clause goes on with what a meeting was held to do: 召开|会议|研究部署…; or 0."""
    first = next((n for n, token in enumerate(clause) if token.text in closed("meets")), len(clause))
    for at in range(first + 2, len(clause) - 1):
        if clause[at].text in closed("meets_to") and clause[at - 1].text in closed("meeting"):
            return at if governs(clause, at) else 0
    return 0


def _aim(clause: Sequence[Token]) -> int:
    """Where a clause goes on with what a paper or campaign is for: 出台举措|加快建设…, 开展三项行动|整治…; or 0."""
    if closed("issued").isdisjoint([token.text for token in clause]):
        return 0
    first = next((n for n, token in enumerate(clause) if token.verb is not None), len(clause))
    if first + 2 >= len(clause) or clause[first].text not in closed("issues"):
        return 0
    for at in range(first + 2, len(clause) - 1):
        if clause[at].text in closed("aims") and clause[at - 1].text in closed("issued") and governs(clause, at):
            return 0 if clause[-1].text in closed("compound") or clause[-1].text in closed("issued") else at
    return 0


def _sent(clause: Sequence[Token]) -> int:
    """Where a clause goes on with what is done by what is sent or spent: 调集机械|加紧开展…, 派出专家|指导…; or 0."""
    for first, token in enumerate(clause[:-3]):
        people = token.text in closed("sends_out")
        if people or (token.text in closed("spends_on") and clause[first + 1].role == "number"):
            return _put_to_use(clause, first, people)
    first = next((n for n, token in enumerate(clause) if token.text in closed("sends")), len(clause))
    for at in range(first + 2, len(clause) - 2):
        token = clause[at]
        if token.text in closed("urgent") and clause[at - 1].role in ("word", "number"):
            return at if verb_follows(clause, at + 1) else 0
        if token.verb is not None and not token.verb.noun:
            return 0
    return 0


def _put_to_use(clause: Sequence[Token], first: int, people: bool) -> int:
    """Where it is said what the people or the money behind the verb at `first` are for; or 0."""
    for at in range(first + 2, len(clause) - 1):
        before = clause[at - 1]
        if clause[at].text == "的":
            return 0
        if clause[at].text in closed("sent_to") and (
            before.role in ("word", "number") if people else _is_money(before)
        ):
            return at
    return 0


def _is_money(token: Token) -> bool:
    return token.role == "number" or token.text.endswith(endings("money"))


def verb_follows(clause: Sequence[Token], at: int) -> bool:
    """Whether at `at`, behind adverbs or what 向 and the like bring, a verb follows that has an object."""
    at = after_adverbs(clause, at)
    if at < len(clause) and clause[at].role == "preposition":  # 并|向社会公布…
        return any(token.verb is not None and not token.verb.noun for token in clause[at + 1 : -1])
    return governs(clause, at)

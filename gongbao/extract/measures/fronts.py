"""Where what opens a clause ends: what it is for, about or shared by has verbs that are not the predicate."""

from __future__ import annotations

from collections.abc import Sequence

from gongbao.extract.measures.clause_parts import phrase_end
from gongbao.extract.measures.closed import closed
from gongbao.extract.measures.verb_groups import governs
from gongbao.extract.measures.verbs import Token

NEAR_START = 8  # tokens of a clause that may be its opening: 就 brings what it is about, 严格 is its verb


def front_end(clause: Sequence[Token]) -> int:
    """How many tokens at the beginning of a clause cannot hold its predicate."""
    texts, front = {token.text for token in clause}, max(phrase_end(clause), _provides(clause))
    if "就" in texts:
        front = max(front, _upon(clause))
    if not closed("respect").isdisjoint(texts):
        front = max(front, _in_respects(clause))
    if not closed("basis").isdisjoint(texts):
        front = max(front, _by_share(clause), _to_such(clause))
    return front if closed("award").isdisjoint(texts) else max(front, _of_those(clause))


def _provides(clause: Sequence[Token]) -> int:
    """Where 提供 stands in 为|企业加大投入|提供|支持: what is provided for is no action; else 0."""
    opening = next((token.text for token in clause if token.role != "adverb"), "")
    if opening not in closed("purpose"):
        return 0
    provides, furnishes = closed("provides"), closed("furnishes")
    return next(
        (at for at, token in enumerate(clause) if at > 1 and (token.text in provides or token.text in furnishes)), 0
    )


def _upon(clause: Sequence[Token]) -> int:
    """Where 达成 or the like stands in 双方|就|加强合作|达成|共识: what it is about is no action; else 0."""
    opening = [token.text for token in clause[:NEAR_START]]
    if "就" not in opening:
        return 0
    at = opening.index("就")
    found = (n for n in range(at + 2, len(clause) - 1) if clause[n].text in closed("upon") and governs(clause, n))
    return next(found, 0)


def _in_respects(clause: Sequence[Token]) -> int:
    """Where 提出 stands in 就|加快流通、加强监管|等|方面|提出|举措: what the respects are is no action; else 0."""
    if closed("opens_respects").isdisjoint([token.text for token in clause[:NEAR_START]]):
        return 0
    found = (n + 1 for n in range(3, len(clause) - 2) if clause[n].text in closed("respect") and governs(clause, n + 1))
    return next(found, 0)


def _by_share(clause: Sequence[Token]) -> int:
    """Where 20% ends in 按照|企业购置设备款|的|20%|给予…: of what a share is given is no action; else 0."""
    basis = closed("basis")
    at = next((n for n, token in enumerate(clause) if token.text in basis), len(clause))
    shares = (n + 1 for n in range(at + 2, len(clause) - 1) if clause[n].text.endswith("%"))
    return next(shares, 0)


def _of_those(clause: Sequence[Token]) -> int:
    """Where the award stands in 服务满3年|的|给予|补偿, 达到规模|的|一次性|奖励|30万元; else 0."""
    award, bounds = closed("award"), closed("up_to")
    for at in [n for n in range(2, len(clause) - 1) if clause[n].text in award]:
        before = at
        while before > 1 and (clause[before - 1].role == "adverb" or clause[before - 1].text in bounds):
            before -= 1
        amount = clause[at + 1].role == "number" or clause[at + 1].text in bounds
        if clause[before - 1].text == "的" and (amount or clause[-1].text in closed("given")):
            return at
    return 0


def _to_such(clause: Sequence[Token]) -> int:
    """Where 根据 stands in 提供服务|的|机构|根据|等级|增加|30万元: what the receiver does is no action; else 0.

    And 按 in 不足|约定|学时|的|按|比例|扣减|资金.
    """
    texts, basis, receivers = [token.text for token in clause], closed("basis"), closed("receiver")
    for at in [n for n in range(3, len(clause) - 2) if texts[n] in basis]:
        if texts[at - 1] == "的" and texts[at] in ("按", "按照"):
            return at
        counted = any(token.role == "number" for token in clause[at + 1 :])
        if counted and texts[at - 1] in receivers and "的" in texts[: at - 1]:
            return at
    return 0

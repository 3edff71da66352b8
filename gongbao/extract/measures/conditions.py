"""Clauses that say what one must do to be given something."""

from __future__ import annotations

from collections.abc import Sequence

from gongbao.extract.measures.closed import closed
from gongbao.extract.measures.verbs import Token


def is_condition(sentence: Sequence[Sequence[Token]], at: int) -> bool:
    """Whether a clause is part of what one must do to be given something: 新建厂房, 投资达到100万元的, 给予….

    Who supports or encourages is not the one who is given: 支持|各区|建设园区, 企业达30家的, 给予….
    """
    for n in range(at, len(sentence) - 1):
        if any(_is_no_condition(token) for token in sentence[n]) or (n > at and _opens_condition(sentence[n])):
            return False
        if n > at and _closes_condition(sentence[n]):
            return any(token.text in closed("award") for token in sentence[n + 1])
    return False


def _is_no_condition(token: Token) -> bool:
    acts = token.verb is not None and token.verb.frame == "clause"
    return acts or token.text in closed("award") or token.text.startswith("《")


def _opens_condition(clause: Sequence[Token]) -> bool:
    return bool(clause) and clause[0].text in ("对", "对于", "凡", "凡是")


def _closes_condition(clause: Sequence[Token]) -> bool:
    if not clause:
        return False
    described = clause[-1].text in closed("receiver") and any(token.text == "的" for token in clause)
    return described or clause[-1].text in ("的", "者")

"""Whose words a clause is: a paper's own (《条例》规定…), or a proposal's (报告提出…)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gongbao.extract.measures.closed import closed
from gongbao.extract.measures.grammar import Predicate
from gongbao.extract.measures.verbs import Token


def is_of_paper(predicate: Predicate) -> bool:
    """《条例》|规定…, 决议|鼓励…, but not 在《公约》缔约方大会期间|设立…."""
    for token in predicate.left:
        if token.role == "preposition":
            return False
        if token.text.startswith("《"):
            return True
    return bool(predicate.left) and predicate.left[-1].text in closed("paper")


def is_proposed(tokens: Sequence[Token], start: int) -> bool:
    """报告提出，推动…; 合作明确在…建立…: what is proposed and not yet begun (提出了一系列要求 is told as done)."""
    texts = {token.text for token in tokens if token.end <= start}
    if "明确" in texts and not closed("agreement").isdisjoint(texts):
        return True
    turns = not {"宣布", "后"}.isdisjoint(texts)
    return "提出" in texts and any(
        token.text == "提出"
        and token.end <= start
        and (after.role == "mark" or after.start >= start or (_is_act(tokens, n + 1) and not turns))
        for n, (token, after) in enumerate(pairwise(tokens))
    )


def _is_act(tokens: Sequence[Token], at: int) -> bool:
    """Whether what is proposed is an act: 提出|推动…, 提出|建设|三大高地, but not 提出|建设目标."""
    verb = tokens[at].verb
    if verb is None or not verb.noun:
        return verb is not None
    end = next((n for n in range(at, len(tokens)) if tokens[n].text in closed("stop")), len(tokens))
    return end > at + 2 and tokens[end - 1].text not in closed("proposed")

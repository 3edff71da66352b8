"""Clauses that say what one must do to be given something."""

from __future__ import annotations

from collections.abc import Sequence

from gongbao.extract.measures.closed import closed, endings
from gongbao.extract.measures.verbs import Token


def is_condition(sentence: Sequence[Sequence[Token]], at: int) -> bool:
    """Whether a clause is part of what one must do to be given something: 新建厂房, 投资达到100万元的, 给予….

    Who supports or encourages is not the one who is given: 支持|各区|建设园区, 企业达30家的, 给予….
    """
    if (
        _is_offered_for(sentence, at)
        or _is_step(sentence, at)
        or _is_bounded(sentence, at)
        or _is_receiver(sentence, at)
        or _is_looked_at(sentence, at)
    ):
        return True
    for n in range(at, len(sentence) - 1):
        if any(_is_no_condition(token) for token in sentence[n]) or (n > at and _opens_condition(sentence[n])):
            return False
        if n > at and _closes_condition(sentence[n]):
            return any(token.text in closed("award") for token in sentence[n + 1])
    return False


def _is_receiver(sentence: Sequence[Sequence[Token]], at: int) -> bool:
    """获得专利质押贷款的企业，按…给予贴息: who is given something, by what he did."""
    clause, following = sentence[at], sentence[at + 1] if at + 1 < len(sentence) else ()
    if not _closes_condition(clause) or any(_is_no_condition(token) for token in clause):
        return False
    return any(token.text in closed("award") for token in following)


def _is_offered_for(sentence: Sequence[Sequence[Token]], at: int) -> bool:
    """毕业生创办企业，招用3人，可|申请|2万元奖励: what one must do to ask for something."""
    if any(_is_no_condition(token) for token in sentence[at]):
        return False
    asks = (clause for clause in sentence[at + 1 :] if len(clause) > 2 and clause[0].text in closed("may"))
    return any(clause[1].text in closed("asks_for") and clause[-1].text in closed("award") for clause in asks)


def _is_step(sentence: Sequence[Sequence[Token]], at: int) -> bool:
    """每新引进一家企业，给予…."""
    clause = sentence[at]
    if not clause or not clause[0].text.startswith("每") or any(token.text in closed("award") for token in clause):
        return False
    return any(map(_awards, sentence[at + 1 : at + 3]))


def _is_bounded(sentence: Sequence[Sequence[Token]], at: int) -> bool:
    """组织旅游团队，人数达到100人以上，奖励20元: the first clause says what for, if a bound stands before the award."""
    awarded = next((n for n in range(at + 1, len(sentence)) if _awards(sentence[n])), 0)
    if awarded < at + 2 or _awards(sentence[at]) or any(_is_no_condition(token) for token in sentence[at]):
        return False
    between = sentence[at + 1 : awarded]
    return any(_bounds(clause) for clause in between) and not any(_opens_condition(clause) for clause in between)


def _is_looked_at(sentence: Sequence[Sequence[Token]], at: int) -> bool:
    """合作社|购置农机，经|验收合格，给予补助: what must be found good before something is given for it.

    What the authority itself does first is no condition: 市科技局|组织评审，经|公示后，给予补助.
    """
    clause, following = sentence[at], sentence[at + 1] if at + 1 < len(sentence) else ()
    if not _is_verdict(following) or any(_is_no_condition(token) for token in clause):
        return False
    authority = endings("issuing_body") + endings("acting_body")
    verb = next((n for n, token in enumerate(clause) if token.verb is not None), 0)
    acts = verb > 0 and clause[verb - 1].text.endswith(authority)
    return not acts and any(token.text in closed("award") for later in sentence[at + 2 :] for token in later)


def _is_verdict(clause: Sequence[Token]) -> bool:
    """经|评审|后, 经|认定|的|合作社."""
    text = "".join(token.text for token in clause)
    passes = text.startswith("经") and not text.startswith(endings("no_verdict"))  # 经济开发区审批提速
    return passes and any(word in text for word in closed("verdict"))


def _awards(clause: Sequence[Token]) -> bool:
    """一次性|奖励|20元: an award with its amount and nobody named who gives it."""
    at = next((n for n, token in enumerate(clause) if token.text in closed("award")), -1)
    if at < 0 or any(token.role in ("word", "name") for token in clause[:at]):
        return False
    return any(token.role == "number" for token in clause[at + 1 :])


def _bounds(clause: Sequence[Token]) -> bool:
    """人数|达到|100|人|以上."""
    texts = [token.text for token in clause]
    return any(token.role == "number" for token in clause) and not {"达到", "达", "满", "以上"}.isdisjoint(texts)


def _is_no_condition(token: Token) -> bool:
    acts = token.verb is not None and token.verb.frame == "clause" and token.text not in closed("reaches")
    return acts or token.text in closed("award") or token.text.startswith("《")


def _opens_condition(clause: Sequence[Token]) -> bool:
    return bool(clause) and clause[0].text in ("对", "对于", "凡", "凡是")


def _closes_condition(clause: Sequence[Token]) -> bool:
    if not clause:
        return False
    described = clause[-1].text.endswith(endings("receiver")) and any(token.text == "的" for token in clause)
    return described or clause[-1].text in ("的", "者")

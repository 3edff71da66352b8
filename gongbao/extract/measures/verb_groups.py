"""Verbs that make one action: 修订出台, 培育、引进, 加快|建设, 抓好."""

from __future__ import annotations

from collections.abc import Sequence

from gongbao.extract.measures.closed import closed, endings
from gongbao.extract.measures.verbs import Token, Verb

_RECEIVER = 7  # tokens from 向 to the verb
_RANK = {"concrete": 0, "weighed": 1, "hortatory": 2}


def group(clause: Sequence[Token], at: int) -> tuple[int, int, str]:
    """The verb with those before and beside it: first verb, last verb, action as written."""
    first = last = at
    while True:
        step = _next_verb(clause, first, last)
        if step is None:
            break
        if step[1]:
            first = step[0]
        last = step[0]
    action = _action(clause[first : last + 1])
    if last + 2 < len(clause) and clause[last + 1].text in ("好", "成功") and clause[last + 2].text != "的":
        action += clause[last + 1].text
    return first, last, action


def _next_verb(clause: Sequence[Token], first: int, last: int) -> tuple[int, bool] | None:
    """The next verb of the group and whether it takes the place of those before it (加快+建设, 用于+支持)."""
    verb = clause[last].verb
    after = last + 1
    if verb is None or after >= len(clause):
        return None
    if _is_moved(clause, last, after):
        return after, False
    if verb.frame == "clause":  # it governs a clause; only another such verb may stand beside it
        return _beside(clause, last)
    if verb.frame == "pre" or clause[last].text in closed("serves"):
        skip = _past_receiver(clause, _after_when(clause, after))
        if _is_put_first(clause, skip):
            return skip, True
    skip = after_adverbs(clause, after)
    if governs(clause, skip):
        if _only_how(clause, last, skip):
            return skip, True
        if skip == after and last == first and verb.frame == "chain" and _seconds(clause, skip):
            return None if _says_which(clause, skip) else (skip, False)
    if _runs_to_count(clause, last):
        return after, False
    if clause[after].text in closed("joint") and not _brings_partner(clause, last):
        for step in range(after + 1, min(after + 3, len(clause))):  # 培育、引进; 挖掘、有序释放
            near = step == after + 1 or len(clause[after + 1].text) == 2
            if near and (governs(clause, step) or _goes_on(clause, step)):
                return step, False
    return None


def _is_moved(clause: Sequence[Token], last: int, after: int) -> bool:
    """Whether it is an act itself that is moved on, and nobody's: 推动|建立|…机制, but not 推动|建设|项目|落地."""
    return clause[last].text in closed("moves") and clause[after].text in closed("moved") and governs(clause, after)


def _goes_on(clause: Sequence[Token], at: int) -> bool:
    """Whether the verb at `at` is neither the first nor the last of those that share an object: 引进、繁育和推广."""
    if at + 3 >= len(clause) or clause[at].verb is None or clause[at + 1].text not in closed("joint"):
        return False
    return clause[at + 2].verb is not None and governs(clause, at + 2)


def _runs_to_count(clause: Sequence[Token], at: int) -> bool:
    """Whether verbs from `at` on share an object that is counted: 更换|维护|改造|240|处|器材."""
    end = at
    while end < len(clause) and _shares(clause[end]):
        end += 1
    if end == at + 1 or end + 1 >= len(clause) or clause[end].role != "number":
        return False
    return clause[end - 1].text not in closed("done_by_area")  # 绿化|造林|45|万亩


def _shares(token: Token) -> bool:
    verb = token.verb
    if verb is None or verb.frame in ("clause", "pre") or token.text in closed("takes_activity") | closed("takes_act"):
        return False
    return verb.kind in ("concrete", "weighed", "listed")


def _brings_partner(clause: Sequence[Token], at: int) -> bool:
    """加强|与|审计机关|协调配合: what follows 与 is with whom."""
    return clause[at + 1].text == "与" and clause[at].text in closed("with_partner")


def after_adverbs(clause: Sequence[Token], at: int) -> int:
    """Where the first word at or behind `at` stands that is no adverb; the end of the clause if none is."""
    while at < len(clause) and clause[at].role == "adverb":
        at += 1
    return at


def _after_when(clause: Sequence[Token], at: int) -> int:
    """Behind what may stand between 计划 or 加快 and the verb: 计划|将|组织…, 计划|今年年底|前|建成…."""
    while at < len(clause) and (clause[at].role in ("adverb", "time") or clause[at].text in closed("put_off")):
        at += 1
    return at


def _past_receiver(clause: Sequence[Token], at: int) -> int:
    """Behind to whom it is done: 计划|向|河北|调水|2.2亿立方米."""
    if at >= len(clause) or clause[at].text != "向":
        return at
    to = next((n for n in range(at + 2, min(at + _RECEIVER, len(clause))) if clause[n].verb is not None), at)
    return to if all(token.role in ("name", "word") or token.text == "、" for token in clause[at + 1 : to]) else at


def _is_put_first(clause: Sequence[Token], at: int) -> bool:
    """Whether the verb at `at` is what 加快, 计划 and the like say how: 加快|推进|项目建设, but not 加快|推进|速度."""
    if governs(clause, at):
        return not _is_noun(clause, at)
    verb = clause[at].verb if at + 1 < len(clause) else None
    if verb is None or verb.noun:
        return False
    return clause[at + 1].text in closed("nominal") and clause[at + 1].text not in closed("manner")


def _beside(clause: Sequence[Token], last: int) -> tuple[int, bool] | None:
    """The second of two verbs that govern one clause: 鼓励和支持, 鼓励支持."""
    after = last + 1
    if clause[after].text in closed("beside_clause") and clause[last].text in closed("beside_clause"):
        return (after, False) if governs(clause, after) else None
    beside = clause[after + 1].verb if after + 2 < len(clause) and clause[after].text in closed("joint") else None
    if beside is None or not (beside.frame == "clause" or beside.text in closed("beside_verb")):
        return None
    return (after + 1, False) if beside.frame == "clause" or governs(clause, after + 1) else None


def _only_how(clause: Sequence[Token], last: int, skip: int) -> bool:
    """Whether the first verb only says how the second is done: 统筹|推进, 规范|流转."""
    return clause[last].text + clause[skip].text in closed("second_acts") and clause[-1].text != "力度"


def _is_noun(clause: Sequence[Token], at: int) -> bool:
    """Whether the verb at `at` only describes what follows: 创新|救助服务供给形式."""
    verb = clause[at].verb
    if verb is None or not verb.noun or verb.frame == "clause" or clause[at].text in closed("second"):
        return False  # 加快|建设|现代产业体系, 用于|支持|救灾工作
    return clause[-1].text in closed("nominal")


def _seconds(clause: Sequence[Token], at: int) -> bool:
    """Whether the verb at `at` makes one action with the verb before it (修订+出台) and does not open a noun phrase."""
    verb = clause[at].verb
    if verb is None or clause[at].text in closed("first_only") or clause[at + 1].text == "、":
        return False
    if clause[at + 1].text in closed("governed") or (clause[at - 1].text == "深化" and clause[-1].text == "改革"):
        return False  # 优化|治理|手段, 深化|派驻机构改革
    if clause[at - 1].text in closed("tries"):
        return verb.kind in ("concrete", "weighed")
    if clause[at - 1].text + clause[at].text in closed("pair"):
        return clause[-1].text not in closed("of_growth")  # 规范|发展|民办教育, but not 规范|发展|秩序
    return verb.kind in ("concrete", "weighed") and (not verb.noun or clause[at].text in closed("second"))


def _says_which(clause: Sequence[Token], at: int) -> bool:
    """Whether the second verb only says which paper or mechanism the first is about: 出台|扩大贸易规模的20条措施."""
    if clause[at - 1].text not in closed("frames"):
        return False
    if clause[at].text in closed("carries_out") and not _improves(clause, at):
        return False
    return clause[-1].text.endswith(endings("framed"))


def _improves(clause: Sequence[Token], at: int) -> bool:
    """发布|优化|营商环境的意见: what is issued is about what is to be bettered."""
    return clause[at - 1].text in closed("hands_out") and clause[at].text in closed("improves")


def governs(clause: Sequence[Token], at: int) -> bool:
    """Whether there is a verb at `at` with an object of its own behind it (else it is itself an object)."""
    if at + 1 >= len(clause) or clause[at].verb is None:
        return False
    after = clause[at + 1]
    if after.text == "与" and (_is_of_partner(clause, at) or _is_with_partner(clause, at)):
        return True
    if after.text in ("和", "及", "与") or after.text in closed("nominal") or after.text in closed("after_noun"):
        return False
    return not (after.text == "、" and at + 2 < len(clause) and clause[at + 2].verb is None)


def _is_of_partner(clause: Sequence[Token], at: int) -> bool:
    """深化|与…的关系."""
    return any(token.text == "的" for token in clause[at + 2 :])


def _is_with_partner(clause: Sequence[Token], at: int) -> bool:
    """支持|与|高校|开展|研究: who is supported is left out."""
    verb, partner = clause[at].verb, clause[at + 2] if at + 2 < len(clause) else None
    if verb is None or verb.frame != "clause" or partner is None or partner.verb is not None:
        return False
    return any(governs(clause, later) for later in range(at + 3, len(clause)))


def _action(run: Sequence[Token]) -> str:
    """The verbs of a group; adverbs between them are dropped."""
    if len(run) == 1 or all(token.verb is not None or token.text in closed("joint") for token in run):
        return "".join(token.text for token in run)
    return "、".join(token.text for token in run if token.verb is not None)


def strongest(run: Sequence[Token]) -> Verb:
    """Of coordinated verbs the most concrete one decides."""
    verbs = [token.verb for token in run if token.verb is not None]
    return verbs[0] if len(verbs) == 1 else min(verbs, key=lambda verb: _RANK.get(verb.kind, 3))

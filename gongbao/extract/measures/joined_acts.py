"""A clause with several acts: where 并 or 、 brings a further verb with an object of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gongbao.extract.measures.closed import closed
from gongbao.extract.measures.purposes import verb_follows
from gongbao.extract.measures.verb_groups import after_adverbs, governs
from gongbao.extract.measures.verbs import Token


def joined(clause: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The clause cut where 并 or 、 brings a further verb; a verb that governs a clause keeps it whole."""
    joints = [at for at, token in enumerate(clause[2:-2], 2) if token.text in closed("act_joint")]
    if not joints or _keeps_whole(clause):
        yield clause
        return
    begin, listed = 0, _is_list_of_acts(clause)
    for at in joints:
        if begin == at:
            begin = at + 1  # one joint behind another: 、并
            continue
        if listed and clause[at].text == "、":
            yield clause[begin:at]
            begin = at + 1
            continue
        follows = _acts_again(clause, begin, at) if clause[at].text == "、" else verb_follows(clause, at + 1)
        if follows and not _is_described(clause, begin, at) and not _is_one_action(clause, begin, at):
            yield clause[begin:at]
            begin = at + 1
    yield clause[begin:]


def _keeps_whole(clause: Sequence[Token]) -> bool:
    """Whether a verb governs a clause that 、 does not end: 支持|企业扩大生产、拓宽渠道, not 支持|消费、扩大进口.

    放宽|户籍|限制、|优化…: the last word before 、 governs nothing.
    """
    first = next((n for n, token in enumerate(clause) if token.text == "、"), 0)
    governing = [n for n, token in enumerate(clause) if token.verb is not None and token.verb.frame == "clause"]
    last = clause[first - 1].verb if first else None
    if last is not None and last.noun:
        governing = [n for n in governing if n != first - 1]
    if not governing:
        return False
    if governing != governing[:1] or first < governing[0] + 2 or clause[governing[0]].text not in closed("also_noun"):
        return True
    following = clause[first + 1].verb if first + 1 < len(clause) else None
    if following is None or following.frame == "pre":  # 支持|企业提档升级、加快发展
        return True
    return any(token.verb is not None and not token.verb.noun for token in clause[governing[0] + 1 : first])


def _is_list_of_acts(clause: Sequence[Token]) -> bool:
    """Whether 、 joins three or more verbs, each with its object: 将|完善结构、规范行为、强化监督; 等 may end them."""
    parts: list[list[Token]] = [[]]
    if clause[-1].text == "等":
        clause = clause[:-1]
    for token in clause:
        if token.text == "、":
            parts.append([])
        else:
            parts[-1].append(token)
    if len(parts) < 3 or clause[-1].text in closed("list_end") or any(token.text == "的" for token in clause):
        return False
    opening = next((n for n, token in enumerate(parts[0]) if token.verb is not None), 0)
    before = parts[0][:opening]
    sets = any(token.text == "了" and after.verb is not None for token, after in pairwise(parts[0]))
    if sets or not closed("set_out_topic").isdisjoint([token.text for token in parts[0]]):
        return False  # 规定了健全…、完善…, 就加强…、优化…等提出要求
    if any(token.role not in ("adverb", "word", "name", "time") and token.text != "将" for token in before):
        return False
    return all(_is_act(part) for part in (parts[0][opening:], *parts[1:]))


def _is_act(part: Sequence[Token]) -> bool:
    """Whether words between 、 are a verb with its object (not 建设|、, not 企业|培育)."""
    part = part[after_adverbs(part, 0) :]
    if len(part) < 2 or part[0].verb is None or (part[0].verb.noun and not governs(part, 0)):
        return False
    return part[1].verb is None or (len(part) > 2 and part[-1].role == "word" and part[-1].verb is None)


def _is_one_action(clause: Sequence[Token], begin: int, at: int) -> bool:
    """Whether 并 joins two verbs that share what follows: 到2027年|发布|并|实施|标准."""
    before, after = clause[at - 1].verb, clause[at + 1].verb
    if clause[at].text == "、" or before is None or after is None or before.noun:
        return False
    return before.kind in ("concrete", "weighed") and not any(
        token.verb is not None and token.verb.frame != "pre" for token in clause[begin : at - 1]
    )


def _is_described(clause: Sequence[Token], begin: int, at: int) -> bool:
    """Whether 并 joins what is said of somebody for whom something is done: 为已办手续并领取补助的农户|提供…."""
    if clause[at].text == "、":  # 对东出口、北桥等区域|进行…
        gives = closed("light") | closed("award") | {"给予"}
        to = any(token.text == "对" for token in clause[begin : begin + 2])
        return to and any(token.text in gives for token in clause[at + 1 :])
    opened = next((token for token in clause[begin:at] if token.role == "preposition" or token.verb is not None), None)
    if opened is None or opened.text not in ("为", "对", "向", "给"):
        return False
    if opened.text == "对" and clause[-1].text in closed("receiver"):  # 对租用并改造厂房的企业
        return True
    return any(
        token.text == "的" and any(later.verb is not None for later in clause[n + 1 :])
        for n, token in enumerate(clause[at:], at)
    )


def _acts_again(clause: Sequence[Token], begin: int, at: int) -> bool:
    """Whether behind 、 a second verb has an object of its own: 完成硬化3公里、新建泵站2座, but not 新建、改建泵站."""
    behind = at + 1
    while behind < len(clause) - 2 and _says_how(clause, behind):  # 加强对接、协同|做好救援, 加快|落实制度
        behind += 1
    before, rest = clause[begin:at], clause[behind:]
    if len(rest) > 3 and rest[-1].text == "等":  # 加强协作、实施保护|等
        rest = rest[:-1]
    counted = len(before) > 1 and "number" in (before[-1].role, before[-2].role)
    own = _is_own(rest, counted) or _is_own_noun(before, rest)
    return own and _has_object(before, counted) and not _is_one_list((*before, *rest))


def _says_how(clause: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` only says how or when the verb behind it is done."""
    verb, following = clause[at].verb, clause[at + 1].verb
    if verb is not None and verb.frame == "pre":
        return following is not None and not following.noun and following.frame != "pre"
    return clause[at].role == "adverb"


def _is_own_noun(before: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether behind 、 a verb has an object of its own that ends like one of both: 健全机制、完善制度.

    It is one object of an activity (开展修复城墙、清理河道|行动), and where 、 joins verbs (完善制定、修订|制度).
    """
    verb = rest[0].verb
    if verb is None or verb.kind not in ("concrete", "weighed"):
        return False
    if (verb.noun or verb.frame or rest[1].tag == "v") and rest[0].text not in closed("also_acts"):
        return False
    first = next((n for n, token in enumerate(before) if token.verb is not None), len(before))
    if first + 1 >= len(before):
        return False
    whole = before[first].text in closed("hands_out") or before[-1].text in closed("compound") | closed("issued")
    if not whole and before[first].text in closed("takes_activity") | closed("issues"):
        return False
    if any(token.verb is not None and token.verb.noun for token in before[first : first + 1]):
        return False  # 惩治|震慑、提高觉悟|一体发力
    inner = before[first + 1].verb
    return before[-1].verb is None and before[-1].role == "word" and (inner is None or inner.noun)


def _is_own(rest: Sequence[Token], counted: bool) -> bool:
    """Whether what follows 、 is a verb with its object; 开展修复城墙、清理河道|行动 is one noun."""
    verb = rest[0].verb
    if verb is None or not governs(rest, 0):
        return False
    if counted:  # 培育企业10家、|研发机构|5家: one list
        return verb.kind in ("concrete", "weighed") and not (verb.noun and rest[1].text in closed("noun_head"))
    if verb.frame == "pre":  # 加快|事业发展
        return rest[0].text in closed("urgent") and rest[-1].text in closed("course")
    return verb.kind == "concrete" and not verb.noun and not _is_nominal(rest[-1])


def _is_nominal(token: Token) -> bool:
    return token.text in closed("nominal") or token.text in closed("compound")


def _has_object(before: Sequence[Token], counted: bool) -> bool:
    """Whether what precedes 、 is a verb with its object."""
    first = next((n for n, token in enumerate(before) if token.verb is not None), len(before))
    if first + 1 >= len(before):
        return False
    verb = before[first].verb
    if verb is None or verb.kind == "framing":
        return False
    return counted or before[first + 1].verb is None or before[first].text not in closed("takes_activity")


def _is_one_list(tokens: Sequence[Token]) -> bool:
    """Whether words sum up what 、 joins; 等 ahead of the verb only ends who acts (甲、乙|等|多部门|增设岗亭)."""
    first = next((n for n, token in enumerate(tokens) if token.verb is not None), 0)
    return any(
        (token.text in closed("list_end") and n > first)
        or (token.role == "preposition" and token.text not in closed("joint"))
        for n, token in enumerate(tokens)
    )

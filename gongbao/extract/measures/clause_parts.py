"""The clauses of a sentence, and what in them is circumstance and not action."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gongbao.extract.measures.closed import closed, endings
from gongbao.extract.measures.grammar import Predicate
from gongbao.extract.measures.labels import after_label
from gongbao.extract.measures.means import listed
from gongbao.extract.measures.purposes import purpose_at, verb_follows
from gongbao.extract.measures.verb_groups import governs
from gongbao.extract.measures.verbs import Token

_OPENERS = frozenset(("在", "从", "以", "围绕", "就"))
_JOINTS = frozenset(("并", "并且", "、"))
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
        yield from _joined(clause[:at])
        clause = clause[at:]
    for part in listed(clause):
        yield from _joined(part)


def _joined(clause: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The clause cut where 并 or 、 brings a further verb; a verb that governs a clause keeps it whole."""
    joints = [at for at, token in enumerate(clause[2:-2], 2) if token.text in _JOINTS]
    if not joints or _keeps_whole(clause):
        yield clause
        return
    begin, listed = 0, _is_list_of_acts(clause)
    for at in joints:
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
    """Whether a verb governs a clause that 、 does not end: 支持|企业扩大生产、拓宽渠道, not 支持|消费、扩大进口."""
    governing = [n for n, token in enumerate(clause) if token.verb is not None and token.verb.frame == "clause"]
    if not governing:
        return False
    first = next((n for n, token in enumerate(clause) if token.text == "、"), 0)
    if governing != governing[:1] or first < governing[0] + 2 or clause[governing[0]].text not in closed("also_noun"):
        return True
    following = clause[first + 1].verb if first + 1 < len(clause) else None
    if following is None or following.frame == "pre":  # 支持|企业提档升级、加快发展
        return True
    return any(token.verb is not None and not token.verb.noun for token in clause[governing[0] + 1 : first])


_TOPICS = frozenset(("围绕", "就", "针对", "聚焦"))


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
    if sets or not _TOPICS.isdisjoint([token.text for token in parts[0]]):
        return False  # 规定了健全…、完善…, 就加强…、优化…等提出要求
    if any(token.role not in ("adverb", "word", "name", "time") and token.text != "将" for token in before):
        return False
    return all(_is_act(part) for part in (parts[0][opening:], *parts[1:]))


def _is_act(part: Sequence[Token]) -> bool:
    """Whether words between 、 are a verb with its object (not 建设|、, not 企业|培育)."""
    begin = next((n for n, token in enumerate(part) if token.role != "adverb"), len(part))
    part = part[begin:]
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
    return any(
        token.text in closed("list_end") or (token.role == "preposition" and token.text not in closed("joint"))
        for token in tokens
    )


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
        closers = closed("closer_" + token.text) if token.text in _OPENERS else None
        if closers is None and token.verb is not None:
            return 0
        found = next((to + 1 for to in range(at + 1, len(clause)) if clause[to].text in closers), 0) if closers else 0
        if found or (closers and token.text != "就"):
            return found
    return 0


def is_progressive(clause: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` is 在 that says what is being done (也在加紧改造) and names no place."""
    if clause[at].text != "在" or not at or at + 1 >= len(clause):
        return False
    following = clause[at + 1]
    return following.text in closed("progressive") or (clause[at - 1].role == "adverb" and governs(clause, at + 1))

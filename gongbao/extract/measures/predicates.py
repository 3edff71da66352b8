"""The predicate of each clause of a sentence: its verb or verbs, its object, and what stands before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongbao.extract.measures.actors import stated
from gongbao.extract.measures.clause_parts import clauses, is_circumstance, is_progressive, parts, phrase_end
from gongbao.extract.measures.closed import closed
from gongbao.extract.measures.conditions import is_condition
from gongbao.extract.measures.disposal import disposal
from gongbao.extract.measures.grammar import Predicate
from gongbao.extract.measures.means import opens
from gongbao.extract.measures.run_on import is_no_object, own, without_run_on
from gongbao.extract.measures.states import is_state
from gongbao.extract.measures.verb_groups import governs, group, strongest
from gongbao.extract.measures.verbs import Token, Verb

_BODY = ("办公室", "小组", "委员会", "联席会议")
_DISPOSING = frozenset("把将对")
LONGEST = 120  # tokens; what is longer is no clause but a table or noise


def predicates(tokens: Sequence[Token]) -> Iterator[Predicate]:
    """The predicates of a sentence in order: one of every clause, more where 并 joins another verb with its object."""
    found, awards = list(clauses(tokens)), closed("award")
    terms = not awards.isdisjoint([token.text for token in tokens])
    disclaimed = closed("disclaim")
    for n, clause in enumerate(found):
        if len(clause) > LONGEST or not [t for t in clause if t.verb is not None or t.text in _DISPOSING]:
            continue
        if (terms and is_condition(found, n)) or _is_scene(found, n):
            continue
        # a condition (…的，), someone described (…者) or a statement of what something is, not an action
        if not clause or clause[-1].text in ("的", "者") or is_circumstance(clause):
            continue
        for part in parts(clause):
            predicate = disposal(part) or _plain(part)
            if predicate and disclaimed.isdisjoint([token.text for token in predicate.left]) and not predicate.denied:
                yield predicate


def _is_scene(sentence: Sequence[Sequence[Token]], at: int) -> bool:
    """在…指挥部，记者看到: where somebody tells of."""
    clause, following = sentence[at], sentence[at + 1] if at + 1 < len(sentence) else ()
    return bool(clause and following) and clause[0].text == "在" and following[0].text == "记者"


def _plain(clause: Sequence[Token]) -> Predicate | None:
    if clause and clause[0].text in ("对", "对于"):  # the topic of what the next clause says
        return _award(clause)
    front, companions, spends = max(phrase_end(clause), _provides(clause)), closed("companion"), closed("spends")
    for at in range(front, len(clause)):
        text, verb = clause[at].text, clause[at].verb
        if text in ("是", "系") and clause[at + 1 : at + 2] and clause[at + 1].text != "要":
            return None
        if text == "关于" and not {"就", "对"} & {token.text for token in clause[:at]}:
            break  # 作关于|提请审议…的说明
        if text in companions and _acts_later(clause, at):
            continue
        if text == "坚持" and clause[at + 1 : at + 2] and clause[at + 1].verb is not None:
            return None  # 坚持开放合作
        if verb is not None and _can_act(clause, at, verb) and _admissible(clause, at, verb, front):
            if text in spends and _is_spent(clause[at + 1 :]):
                continue
            if text in closed("assigns") and _has_doer(clause, at):
                return _whole(clause, at, verb)
            beside = (bool(verb.noun or verb.frame) and _names_actor(clause, at)) or _only_states(clause, at)
            found = None if beside else _built(clause, at)
            if found:
                return found
    return _on_the_base_of(clause)


def _can_act(clause: Sequence[Token], at: int, verb: Verb) -> bool:
    """Whether a verb may be the action: 通过|决议, 提出|165项|任务, but not 通过|多种渠道, 提出|加快建设…."""
    if verb.kind not in ("framing", "reporting"):
        return True
    if at + 1 >= len(clause) or not clause[-1].text.endswith(verb.objects or ("\0",)):
        return False
    after = clause[at + 1].role
    return after == "number" or (verb.kind == "framing" and after not in ("verb", "adverb"))


def _provides(clause: Sequence[Token]) -> int:
    """Where 提供 stands in 为|企业加大投入|提供|支持: what is provided for is no action; else 0."""
    opening = next((token.text for token in clause if token.role != "adverb"), "")
    if opening not in closed("purpose"):
        return 0
    verbs = closed("provides") | closed("furnishes")
    return next((at for at, token in enumerate(clause) if at > 1 and token.text in verbs), 0)


def _is_spent(rest: Sequence[Token]) -> bool:
    """投资|3亿元|实施…: with what is spent goes a verb that says on what."""
    at = next((n for n, token in enumerate(rest) if token.role != "number" and token.text not in closed("money")), 0)
    return at > 0 and governs(rest, at) and rest[at].text not in closed("spends") and rest[at].text != "用于"


def _acts_later(clause: Sequence[Token], at: int) -> bool:
    """联合荣昌、大足|推出…: with whom something is done."""
    return any(clause[later - 1].tag in ("ns", "nt") and governs(clause, later) for later in range(at + 2, len(clause)))


def _award(clause: Sequence[Token]) -> Predicate | None:
    """对…的企业|奖励30万元."""
    for at in range(2, len(clause) - 1):
        if clause[at].text in closed("award") and clause[at + 1].role in ("number", "adverb"):
            return _built(clause, at)
    return None


def _names_actor(clause: Sequence[Token], at: int) -> bool:
    """Whether the verb at `at` is part of the name of someone who then acts: 中央|巡视|工作领导小组|召开…."""
    verb = clause[at].verb
    if verb is None or (at and clause[at - 1].role == "adverb"):
        return False
    if verb.frame == "clause":  # 促进|…|办公室|印发…, but 支持|各市|建设…
        return at > 0 and any(
            governs(clause, later) and clause[later - 1].text.endswith(_BODY) for later in range(at + 2, len(clause))
        )
    for later in range(at + 2, len(clause) - 1):
        verb = clause[later].verb
        if verb is not None and not verb.noun and verb.kind == "concrete":
            span = stated(clause[:later])
            return span is not None and span[1] > clause[at].end
    return False


def _only_states(clause: Sequence[Token], at: int) -> bool:
    """明确两省共同设立…: what is stated is the action."""
    if clause[at].text not in closed("states"):
        return False
    return _has_doer(clause, at)


def _has_doer(clause: Sequence[Token], at: int) -> bool:
    """Whether behind the verb at `at` someone is named who does something: 支持|黑龙江省|建设…."""
    return any(
        governs(clause, later) and stated(clause[at + 1 : later]) is not None for later in range(at + 2, len(clause))
    )


def _whole(clause: Sequence[Token], at: int, verb: Verb) -> Predicate:
    """部署|各地开展…: what somebody is told to do is the object."""
    inside = clause[at + 1 :]
    return Predicate(clause[at].start, inside[-1].end, clause[at].text, verb, tuple(clause[:at]), tuple(inside))


def _on_the_base_of(clause: Sequence[Token]) -> Predicate | None:
    """依托高校|建设中试基地: behind such a phrase even a verb that is mostly a noun is the predicate."""
    if not clause or clause[0].text not in closed("base"):
        return None
    for at in range(2, len(clause) - 1):
        if clause[at].text in closed("second") and clause[at - 1].role in ("word", "name") and governs(clause, at):
            return _built(clause, at)
    return None


def _admissible(clause: Sequence[Token], at: int, verb: Verb, front: int) -> bool:
    """Whether the verb at `at` can be the predicate of its clause: what stands beside it does not make it a noun."""
    rest = clause[at + 1 :]
    if not rest or rest[0].text in closed("after_noun") or _upto(rest) or _describes(rest) or _is_manner(rest[0]):
        return False
    if _awards(clause, at) or (
        at and clause[at - 1].text in closed("money") and clause[at].text != "用于" and governs(clause, at)
    ):
        return True
    if verb.noun and rest[0].role == "adverb" and len(rest) > 1 and rest[1].verb is not None:
        return verb.text in closed("meeting_act") and _names_own(verb, rest)
    if verb.noun and rest[0].verb is not None and rest[0].verb.kind == "framing":
        return False  # 检修|通过…
    before = at
    while before and (clause[before - 1].role in ("adverb", "time", "note") or clause[before - 1].text == "将"):
        before -= 1
    if before and clause[before - 1].text == "于" and clause[before].tag in ("t", "d") and before < at:
        before -= 1  # 将|于|近日|实施…
        before -= bool(before) and clause[before - 1].text == "将"
    if (
        before == at and (verb.noun or verb.text in closed("award")) and rest[0].text in closed("compound_head")
    ):  # 补贴期限3年
        return False
    previous = clause[before - 1] if before > front else None
    if previous is not None and previous.text in closed("presents"):  # 介绍|促进消费的政策措施
        return not any(token.text == "的" for token in rest)
    if previous is None or (previous.verb is not None and previous.verb.kind == "reporting"):
        return True
    if (
        (previous.role == "preposition" and not is_progressive(clause, before - 1))
        or _counts(previous, "个家种位处项座条" if before == at else "个家种位")
        or previous.text in ("的", "之", "所", "了", "过", "着", "作出", "做出")
        or previous.text in closed("joint")
    ):
        return False
    if previous.verb is not None and previous.verb.kind == "framing":
        return opens(clause) == before and not verb.noun and governs(clause, at)  # 通过|实施…工程
    if rest[0].text == "了" or _stated_just_before(clause, before):
        return True
    if rest[0].text[0] == "《" and verb.text in closed("meeting_act"):
        return True
    if before == at and _heads_compound(rest) and not _has_phrase(clause[:at]):
        return False  # 产业承接基地
    if clause[at].text in closed("facility_verb") and rest[0].text in closed("facility"):
        return False  # 创业|指导|中心
    if not verb.noun or (verb.frame == "clause" and _has_doer(clause, at)):
        return True
    return _placed(clause, before) or any(token.text not in closed("attributive") for token in clause[before:at])


def _names_own(verb: Verb, rest: Sequence[Token]) -> bool:
    """讨论|进一步推动…工作: what follows ends like the objects the lexicon gives the verb."""
    return rest[-1].text.endswith(verb.objects or ("\0",))


def _is_manner(token: Token) -> bool:
    """明确|地, 明确|地说: how something is done."""
    return token.text in ("地", "地说")


def _heads_compound(rest: Sequence[Token]) -> bool:
    """Whether what follows a verb makes a noun of it: 承接|基地, and in a list 攻坚|行动、拓展|行动|等."""
    if rest[0].text not in closed("compound"):
        return False
    return len(rest) == 1 or (rest[0].text == "行动" and rest[1].text in ("等", "、", "和"))


def _describes(rest: Sequence[Token]) -> bool:
    """建设|中|的…: a time and no action; 制作|使用|的…: what something is like; 改革|不|停顿: a slogan."""
    if rest[0].text == "中":
        return len(rest) == 1 or rest[1].text == "的" or rest[1].role in ("adverb", "verb")
    if rest[0].text == "下":  # 在多部门指导|下|申请…
        return len(rest) > 1 and rest[1].role in ("adverb", "verb")
    if rest[0].verb is not None and len(rest) > 2 and rest[1].text == "中":  # 审查|调查|中|还发现…
        return rest[2].role in ("adverb", "verb")
    if rest[0].text == "不":
        return len(rest) == 2
    if rest[0].text in ("和", "与", "及") and len(rest) > 1 and rest[1].verb is None:
        return rest[1].tag[:1] == "a"  # 谋划|和|勇毅
    if len(rest) > 3 and rest[1].text == "到" and rest[2].text == "的":
        return True  # 采集|整理|到|的|文字
    return len(rest) > 2 and rest[0].text in closed("described") and rest[1].text == "的"


def _counts(token: Token, kinds: str) -> bool:
    """12个|共建国家: a verb behind a count describes what is counted."""
    return token.text[-1] in kinds and (token.role == "number" or len(token.text) == 1)


def _stated_just_before(clause: Sequence[Token], before: int) -> bool:
    span = stated(clause[:before])
    return span is not None and span[1] == clause[before - 1].end


def _has_phrase(left: Sequence[Token]) -> bool:
    return any(token.role == "preposition" for token in left)


def _placed(clause: Sequence[Token], before: int) -> bool:
    """在潞江镇|建设…: behind a place a verb is no noun."""
    if clause[0].text not in ("在", "于") or before < 2:
        return False
    last = clause[before - 1]
    return (last.tag == "ns" or last.text[-1] in "省市区县州镇乡村旗盟") and all(
        t.verb is None for t in clause[:before]
    )


def _upto(rest: Sequence[Token]) -> bool:
    """提升至90% says how things stand; 开通至东南亚的航线 does not."""
    if rest[0].text in ("到", "至") and len(rest) > 1 and (rest[1].role in ("number", "time") or rest[1].tag == "t"):
        return True
    return rest[0].text in ("到", "至", "为", "成") and not any(token.text == "的" for token in rest)


def _awards(clause: Sequence[Token], at: int) -> bool:
    """Whether the verb gives an amount for each of something: 每建成一个车间|补助30万元."""
    if clause[at].text not in closed("award") or at + 1 >= len(clause) or clause[at + 1].role != "number":
        return False
    if any(token.text in closed("grants") for token in clause[:at]):
        return False
    return any(token.text.startswith("每") for token in clause[:at])


def _built(clause: Sequence[Token], at: int) -> Predicate | None:
    first, last, action = group(clause, at)
    verb = strongest(clause[first : last + 1])
    begin = last + 1
    while begin < len(clause) and clause[begin].text in closed("aspect"):
        begin += 1
    inside = clause[begin:]
    given = next((n for n, token in enumerate(inside) if n and token.text == "予以"), len(inside))
    inside = inside[:given]  # 安排资金|予以奖励
    if (
        not inside
        or inside[-1].text in ("从", "向", "由", "把", "被", "时", "上", "后", "初期", "、", "和", "及", "与")
        or inside[0].text in ("的", "者", "、", "并", "或")
    ):
        return None
    awards = closed("award")
    if any(clause[at].text in awards and _awards(clause, at) for at in range(begin + 1, len(clause))):
        return None
    if verb.frame != "clause" and is_state(inside) and not _is_allowed(clause[last], inside):
        return None
    if len(inside) == 1 and (inside[0].text in closed("ending") or inside[0].role in ("adverb", "time")):
        return None
    if len(inside) == 2 and all(token.role == "verb" for token in inside) and clause[last].text in closed("allows"):
        return None  # 批复|同意|设立
    if len(inside) == 1 and (inside[0].text in closed("second_only") or (verb.frame == "pre" and inside[0].tag == "v")):
        return None  # 交流|互鉴, 加快|成长
    only = inside[0].verb if len(inside) == 1 else None
    if only is not None and (
        not only.noun or clause[last].text not in closed("takes_activity")
    ):  # 考察调研, 建成投用: two verbs and no object
        return None
    inside = without_run_on(verb, own(clause[last], inside))
    if is_no_object(verb, clause[first - 1] if first else None, inside):
        return None
    return Predicate(clause[first].start, inside[-1].end, action, verb, tuple(clause[:first]), tuple(inside))


def _is_allowed(verb: Token, inside: Sequence[Token]) -> bool:
    """批复|在四个城市|增设…: what is allowed, and where."""
    if verb.text not in closed("allows") or inside[0].text != "在":
        return False
    return any(token.verb is not None and token.verb.kind == "concrete" for token in inside[2:-1])

"""The predicate of each clause of a sentence: its verb or verbs, its object, and what stands before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from gongbao.extract.measures.actors import stated
from gongbao.extract.measures.admissible import admissible, awards, has_doer
from gongbao.extract.measures.clause_parts import clauses, is_circumstance, parts
from gongbao.extract.measures.closed import closed, endings
from gongbao.extract.measures.conditions import is_condition
from gongbao.extract.measures.disposal import disposal
from gongbao.extract.measures.fronts import NEAR_START, front_end
from gongbao.extract.measures.further import with_more
from gongbao.extract.measures.means import enumerated, itemized
from gongbao.extract.measures.paid import granted, paid
from gongbao.extract.measures.performed import performed
from gongbao.extract.measures.predicate import Predicate
from gongbao.extract.measures.run_on import before_goal, is_no_object, own, without_run_on
from gongbao.extract.measures.states import is_by_rule, is_state, without_bound
from gongbao.extract.measures.verb_groups import governs, group, strongest
from gongbao.extract.measures.verbs import Token, Verb

NEAR_END = 6  # tokens from 作出 to the end of what is made: 作出|全面|、|系统|的|规定
LONGEST = 120  # tokens; what is longer is no clause but a table or noise


def predicates(tokens: Sequence[Token]) -> Iterator[Predicate]:
    """The predicates of a sentence in order: one of every clause, more where 并 joins another verb with its object."""
    found, awards = list(clauses(tokens)), closed("award")
    terms = not awards.isdisjoint([token.text for token in tokens])
    disclaimed = closed("disclaim")
    told = 0
    for n, clause in enumerate(found):
        if clause and clause[0].start < told:
            continue  # what an object before it has gone on with
        if len(clause) > LONGEST or not [t for t in clause if t.verb is not None or t.text in _may_act()]:
            continue
        if (terms and is_condition(found, n)) or _is_scene(found, n):
            continue
        # a condition (…的，), someone described (…者) or a statement of what something is, not an action
        if not clause or clause[-1].text in ("的", "者") or is_circumstance(clause):
            continue
        for part in _laid_out(clause) or enumerated(found, n) or itemized(clause) or parts(clause):
            bare = part[:-1] if len(part) > 1 and part[-1].role == "note" else part  # 补助8000元（续展减半）
            predicate = paid(bare) or granted(bare) or disposal(part) or performed(part) or _plain(part)
            if predicate and disclaimed.isdisjoint([token.text for token in predicate.left]) and not predicate.denied:
                predicate = with_more(predicate, found, n)
                told = predicate.end
                yield predicate


def _is_scene(sentence: Sequence[Sequence[Token]], at: int) -> bool:
    """在…指挥部，记者看到: where somebody tells of."""
    clause, following = sentence[at], sentence[at + 1] if at + 1 < len(sentence) else ()
    return bool(clause and following) and clause[0].text == "在" and following[0].text == "记者"


def _laid_out(clause: Sequence[Token]) -> list[Sequence[Token]]:
    """The clause whole where a plenum or a meeting disposes: 对|推进改革、健全制度|作出|系统|部署; else none."""
    if clause[-1].text not in closed("disposes"):
        return []
    made = any(token.text in closed("light") for token in clause[-NEAR_END:-1])
    return [clause] if made and any(token.text == "对" for token in clause[:-2]) else []


@cache
def _may_act() -> frozenset[str]:
    """Words that are no verb of the lexicon and yet may make a predicate."""
    pays_more = (more + verb for verb in closed("pays") for more in closed("pays_more"))
    return frozenset("把将对").union(closed("pays"), pays_more)


@cache
def _turns() -> frozenset[str]:
    """Words that are no verb and yet decide where a clause has its verb."""
    return closed("companion").union(("是", "系", "关于", "坚持"))


def _plain(clause: Sequence[Token]) -> Predicate | None:
    if clause and clause[0].text in ("对", "对于"):  # the topic of what the next clause says
        return _award(clause)
    if clause and clause[0].text in closed("this_is") and closed("first_time").isdisjoint([t.text for t in clause]):
        return None  # 这是|该村|完成改建后的第一个春节
    front, companions, spends = front_end(clause), closed("companion"), closed("spends")
    for at in [n for n in range(front, len(clause)) if clause[n].verb is not None or clause[n].text in _turns()]:
        text, verb = clause[at].text, clause[at].verb
        if text in ("是", "系") and clause[at + 1 : at + 2] and clause[at + 1].text != "要":
            return None
        if text == "关于" and not {"就", "对"} & {token.text for token in clause[:at]}:
            break  # 作关于|提请审议…的说明
        if text in companions and _acts_later(clause, at):
            continue
        if text in closed("conditional") and _is_asked(clause, at):
            continue
        if text == "坚持" and clause[at + 1 : at + 2] and clause[at + 1].verb is not None:
            return None  # 坚持开放合作
        if verb is not None and _can_act(clause, at, verb) and admissible(clause, at, verb, front):
            if text in spends and _is_spent(clause[at + 1 :]):
                continue
            if text in closed("earns") and (given := _given_for(clause, at)):
                return _built(clause, given)
            if text in closed("assigns") and (has_doer(clause, at) or clause[at + 1].text in closed("everybody")):
                return _whole(clause, at, verb)
            beside = (bool(verb.noun or verb.frame) and _names_actor(clause, at)) or _only_states(clause, at)
            found = None if beside else _built(clause, at)
            if found:
                return found
    return _on_the_base_of(clause) or _strictly(clause)


def _is_asked(clause: Sequence[Token], at: int) -> bool:
    """超过|10%|的|取消|补贴: whether the verb at `at` only says in which case another acts."""
    for n in range(at + 1, len(clause) - 2):
        verb = clause[n + 1].verb
        if clause[n].text == "的" and verb is not None and not verb.noun and governs(clause, n + 1):
            return True
    return False


def _strictly(clause: Sequence[Token]) -> Predicate | None:
    """严格|驾驶员考试|管理: an adverb that is the verb where nothing else is."""
    at = next((n for n, token in enumerate(clause[:NEAR_START]) if token.text == "严格"), len(clause))
    inside = clause[at + 1 :]
    if len(inside) < 2 or inside[0].role not in ("word", "adverb") or inside[-1].text not in closed("strict_on"):
        return None
    verb = Verb("严格", "concrete", "", False, (), (), None)
    return Predicate(clause[at].start, inside[-1].end, "严格", verb, tuple(clause[:at]), tuple(inside))


def _can_act(clause: Sequence[Token], at: int, verb: Verb) -> bool:
    """Whether a verb may be the action: 通过|决议, 提出|165项|任务, but not 通过|多种渠道, 提出|加快建设…."""
    if verb.kind not in ("framing", "reporting"):
        return True
    if verb.text == "介绍":  # 介绍了|去年执法情况
        return at + 2 < len(clause) and clause[-1].text.endswith(verb.objects)
    if at + 1 >= len(clause) or not clause[-1].text.endswith(verb.objects or ("\0",)):
        return False
    after = clause[at + 1].role
    return after == "number" or (verb.kind == "framing" and after not in ("verb", "adverb"))


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
        paid = clause[at].verb is not None and clause[at].text in closed("award")
        if paid and clause[at + 1].role in ("number", "adverb"):
            return _built(clause, at)
    return None


def _given_for(clause: Sequence[Token], at: int) -> int:
    """Where it stands what is given for what the verb at `at` says: 新认定的企业|给予|5万元奖补; else 0."""
    gives = (
        n for n in range(at + 2, len(clause) - 1) if clause[n].text == "给予" and clause[n - 1].role in ("word", "note")
    )
    amount = ("number", "adverb")
    return next((n for n in gives if clause[n + 1].role in amount or clause[n + 1].text in closed("up_to")), 0)


def _names_actor(clause: Sequence[Token], at: int) -> bool:
    """Whether the verb at `at` is part of the name of someone who then acts: 中央|巡视|工作领导小组|召开…."""
    verb = clause[at].verb
    if verb is None or (at and clause[at - 1].role == "adverb"):
        return False
    if verb.frame == "clause":  # 促进|…|办公室|印发…, but 支持|各市|建设…
        acts = (later for later in range(at + 2, len(clause)) if governs(clause, later))
        return at > 0 and any(clause[later - 1].text.endswith(endings("acting_body")) for later in acts)
    for later in range(at + 2, len(clause) - 1):
        verb = clause[later].verb
        if verb is not None and not verb.noun and verb.kind == "concrete" and governs(clause, later):
            span = stated(clause[:later])
            return span is not None and span[1] > clause[at].end
    return False


def _only_states(clause: Sequence[Token], at: int) -> bool:
    """明确两省共同设立…: what is stated is the action."""
    if clause[at].text not in closed("states"):
        return False
    return has_doer(clause, at)


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


def _built(clause: Sequence[Token], at: int) -> Predicate | None:
    first, last, action = group(clause, at)
    verb = strongest(clause[first : last + 1])
    begin = last + 1
    while begin < len(clause) and clause[begin].text in closed("aspect"):
        begin += 1
    inside = clause[begin:]
    given = next((n for n, token in enumerate(inside) if n and token.text == "予以"), len(inside))
    inside = before_goal(clause[last], inside[:given])  # 安排资金|予以奖励
    if (
        not inside
        or inside[-1].text in ("从", "向", "由", "把", "被", "时", "上", "后", "初期", "、", "和", "及", "与")
        or inside[0].text in ("的", "者", "、", "并", "或")
    ):
        return None
    award = closed("award")
    if any(awards(clause, at) for at in [n for n in range(begin + 1, len(clause)) if clause[n].text in award]):
        return None
    if verb.frame == "clause" and inside[0].text in ("行动", "意见") and len(inside) > 1:
        return None  # 促进|行动|正式启动, 指导|意见|提出…
    excused = _is_allowed(clause[last], inside) or _is_meeting(clause[last], inside) or _is_advice(clause[last], inside)
    ruled = verb.text not in closed("states") and is_by_rule(inside)
    if verb.frame != "clause" and not excused and (ruled or is_state(inside if verb.noun else without_bound(inside))):
        return None
    if len(inside) == 1 and (inside[0].text in closed("ending") or inside[0].role in ("adverb", "time")):
        return None
    if len(inside) == 2 and all(token.role == "verb" for token in inside) and clause[last].text in closed("allows"):
        return None  # 批复|同意|设立
    if len(inside) == 1 and (inside[0].text in closed("second_only") or (verb.frame == "pre" and inside[0].tag == "v")):
        return None  # 交流|互鉴, 加快|成长
    if verb.frame == "pre" and inside[0].tag == "v" and inside[0].verb is None and inside[1].text == "、":
        return None  # 加快|演变、冲击等
    only = inside[0].verb if len(inside) == 1 else None
    if only is not None and (
        not only.noun or clause[last].text not in closed("takes_activity")
    ):  # 考察调研, 建成投用: two verbs and no object
        return None
    if (verb.frame != "clause" and _is_when(inside)) or _is_hastened(verb, inside):
        return None
    inside = without_run_on(verb, own(clause[last], inside))
    if is_no_object(verb, clause[first - 1] if first else None, inside):
        return None
    return Predicate(clause[first].start, inside[-1].end, action, verb, tuple(clause[:first]), tuple(inside))


def _is_hastened(verb: Verb, inside: Sequence[Token]) -> bool:
    """改造升级|加快|实施, 创新|平台|体系|加快|完善: what becomes of that of which the verb is part."""
    if len(inside) < 2 or inside[-1].verb is None or inside[-2].text not in closed("hastens"):
        return False
    return len(inside) == 2 or (verb.noun and inside[-3].role == "word" and verb.text not in closed("sends"))


def _is_when(inside: Sequence[Token]) -> bool:
    """考察|江苏|时|提出…: when it was (千瓦|时 is a unit)."""
    return any(
        after.text == "时" and after.role == "word" and not before.text.endswith("瓦")
        for before, after in pairwise(inside[:-1])
    )


def _is_meeting(verb: Token, inside: Sequence[Token]) -> bool:
    """召开|稳|增长|推进|会: what the name of a meeting says is no state."""
    return verb.text in closed("meets") and inside[-1].text in closed("meeting")


def _is_advice(verb: Token, inside: Sequence[Token]) -> bool:
    """办理|议案|和|建议: what was proposed is no verb."""
    return inside[-1].text == "建议" and verb.text in closed("heeds")


def _is_allowed(verb: Token, inside: Sequence[Token]) -> bool:
    """批复|在四个城市|增设…: what is allowed, and where."""
    if verb.text not in closed("allows") or inside[0].text != "在":
        return False
    return any(token.verb is not None and token.verb.kind == "concrete" for token in inside[2:-1])

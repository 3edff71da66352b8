"""Clauses whose object stands before the verb: 把…送到…, 将…纳入…, 对…进行….."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from gongbao.extract.measures.closed import closed
from gongbao.extract.measures.predicate import Predicate
from gongbao.extract.measures.verb_groups import governs, strongest
from gongbao.extract.measures.verbs import Token, Verb

NEAR = 5  # tokens from 由 to the verb: 将备案权|由|省|下放至…
_MAY_PRECEDE = frozenset(("adverb", "time", "word", "name", "note", "number"))


def disposal(clause: Sequence[Token]) -> Predicate | None:
    """The predicate of a clause with 把, 将 or 对 before its object; None for any other clause."""
    for at, token in enumerate(clause[:-2]):
        if token.role != "preposition" or token.text not in ("把", "将", "对") or clause[at + 1].role == "mark":
            continue  # 应|对|、搞好衔接
        told = at > 0 and clause[at - 1].text == "将" and token.text == "对"  # 巡视组|将|对|34家单位|开展|巡视
        if at and not told and clause[at - 1].role not in _MAY_PRECEDE and not _leads(clause[at - 1], token):
            continue
        if at and clause[at - 1].text == "了" and token.text != "对":
            continue  # 签署|了|将…列入…的法律
        if at and _is_led(clause, at):
            return None
        found = _towards(clause, at) if token.text == "对" else _placed(clause, at) or _treated(clause, at)
        if found:
            return found
    return None


def _leads(token: Token, preposition: Token) -> bool:
    """Whether a clause begins anew after the word: 提出|将…, 争取|将…, or its subject ends there: 改造|将…."""
    verb = token.verb
    return verb is not None and (
        verb.kind == "reporting" or verb.frame == "pre" or (verb.noun and preposition.text != "对")
    )


def _is_led(clause: Sequence[Token], at: int) -> bool:
    """推动|16个|省份|将…列入名录: what somebody is led to do is the object of the verb before."""
    if clause[at - 1].role not in ("word", "name"):
        return False
    for n, token in enumerate(clause[: at - 1]):
        if token.verb is not None and token.verb.frame == "clause" and token.verb.kind not in ("reporting", "framing"):
            return governs(clause, n)
    return False


def _placed(clause: Sequence[Token], at: int) -> Predicate | None:
    """把/将 + object + verb that puts it somewhere; 将 before a verb is the future."""
    following = clause[at + 1]
    towards = _is_towards(clause, at + 1)
    if (
        (following.role == "preposition" and not towards)
        or following.text in closed("never_placed")
        or (following.role == "adverb" and not (_describes(clause, at + 1) or _is_more(clause, at + 1)))
        or (following.verb is not None and not towards and (not following.verb.noun or _says_how(clause, at)))
    ):
        return None
    for to in range(len(clause) - 1, at + 1, -1):
        before = clause[to - 1]
        if (
            _places(clause, to)
            and before.text not in ("的", "、")
            and before.role != "mark"
            and not _only_names(clause, at, to)
        ):
            source = min(_before_source(clause, at, to), _before_way(clause, at, to))
            # 由5%提高到20% and 提升至三级 are concrete whatever changes
            verb = clause[to].verb if source == to and not _to_a_grade(clause, to) else None
            return _predicate(clause, at, clause[to].text, verb, clause[at + 1 : _without_adverbs(clause, at, source)])
    return None


def _places(clause: Sequence[Token], at: int) -> bool:
    """Whether the verb at `at` puts something somewhere or makes it something: 纳入, 划分|为, 迁移|到."""
    text, verb = clause[at].text, clause[at].verb
    if text in closed("placing") or text.rstrip("到为成至") in closed("placing"):
        return True
    becomes = at + 2 < len(clause) and clause[at + 1].text in closed("becomes")
    return becomes and verb is not None and verb.kind in ("concrete", "weighed")


def _to_a_grade(clause: Sequence[Token], to: int) -> bool:
    """提升|至|三级."""
    rest = [token for token in clause[to + 1 :] if token.text not in ("到", "至")]
    graded = (
        bool(rest) and (rest[0].role == "number" or rest[0].text[0] in "一二三四ⅠⅡⅢⅣ") and clause[-1].text[-1] == "级"
    )
    return graded and len(rest) < len(clause) - to - 1 + (clause[to].text[-1] in "到至")


def _is_towards(clause: Sequence[Token], at: int) -> bool:
    """将|对|两国公民的|免签政策|延长|至年底: 对 at `at` belongs to the object."""
    if clause[at].text not in ("对", "针对") or all(token.text != "的" for token in clause[at + 1 :]):
        return False
    return any(token.text in closed("placing") and _reaches(clause, at + n) for n, token in enumerate(clause[at:]))


def _only_names(clause: Sequence[Token], at: int, to: int) -> bool:
    """将|再生水|纳入|水资源调配|体系: the verb at `to` is part of a name, and another before it places.

    As well where it describes what the other makes of it: 将|村卫生室|转为|卫生院|延伸|举办的|服务点.
    """
    rest = clause[to + 1 :]
    if not _reaches(clause, to) and _placed_before(clause, at, to):
        return True
    if not rest:
        return False
    which = rest[0].verb is not None and any(token.text == "的" for token in rest[1:-1])
    if which or rest[0].text in closed("nominal") or rest[0].text in closed("of_moving"):
        return any(token.text in closed("placing") for token in clause[at + 2 : to])
    return False


def _reaches(clause: Sequence[Token], at: int) -> bool:
    """Whether the verb at `at` says with 到, 为 or the like where or what."""
    following = clause[at + 1].text if at + 1 < len(clause) else ""
    return clause[at].text[-1] in "到至为成入" or following in ("到", "至", "为", "成")


def _placed_before(clause: Sequence[Token], at: int, to: int) -> bool:
    """将支持范围|扩大|到|设备更新和改造: where it is placed was said before the verb at `to`."""
    for n in range(at + 2, to - 1):
        if clause[n].text.rstrip("到为成至") in closed("placing") and _reaches(clause, n):
            return "的" not in [token.text for token in clause[n:to]]
    return False


def _says_how(clause: Sequence[Token], at: int) -> bool:
    """将|加快|落实…: what follows 将 only says how the next is done, and 将 at `at` that it is to come."""
    how, done = clause[at + 1].verb, clause[at + 2].verb
    return clause[at].text == "将" and how is not None and how.frame == "pre" and done is not None


def _before_source(clause: Sequence[Token], at: int, to: int) -> int:
    """Where the object ends if it is said from what it is changed: 将比例|由3%提高至5%."""
    reaches = clause[to].text[-1] in "到至为" or (to + 1 < len(clause) and clause[to + 1].text in ("到", "至", "为"))
    for n in range(at + 2, to - 1):
        counted = any(token.role == "number" for token in clause[n + 1 : n + 4])
        if clause[n].text in ("由", "从") and (counted or (reaches and to - n < NEAR)):
            return n
    return to


def _before_way(clause: Sequence[Token], at: int, to: int) -> int:
    """Where the object ends if it is said in what way something is done with it: 将结果|以书面方式|通知申请人."""
    if clause[to - 1].text not in closed("way"):
        return to
    return next((n for n in range(at + 2, to - 1) if clause[n].text in ("以", "采取", "采用", "通过")), to)


def _describes(clause: Sequence[Token], at: int) -> bool:
    """Whether the adverb at `at` describes a noun: 将|重点|任务纳入…."""
    following = clause[at + 1]
    names = clause[at].tag not in ("d", "ad") or clause[at].text in closed("attributive")  # 将|高速|激光星座|发射升空
    return names and following.role == "word"


def _is_more(clause: Sequence[Token], at: int) -> bool:
    """将|更多|项目纳入…, 把|更|多|的|资金用于…."""
    if clause[at].text == "更" and at + 1 < len(clause) and clause[at + 1].text == "多":
        at += 1
    return clause[at].text in ("更多", "多") and at + 1 < len(clause) and clause[at + 1].text != "地"


def _towards(clause: Sequence[Token], at: int) -> Predicate | None:
    """对 + object + 进行 + action, or 对 + receiver + 给予 + what is given."""
    for to in range(at + 2, len(clause) - 1):
        if clause[to].text in closed("light") and clause[to - 1].text != "的":
            return _light(clause, at, to)
    for to in range(at + 2, len(clause) - 1):
        token = clause[to]
        if token.verb is not None and token.text in closed("giving") and not _is_whose(clause, to):
            inside = tuple(clause[to + 1 + (clause[to + 1].text in closed("aspect")) :])
            if not inside or inside[0].text == "的" or inside[-1].text == "称":
                return None  # 对法律|实施|的意见; 对多地|发布|警告称，…
            return Predicate(clause[at].start, inside[-1].end, token.text, token.verb, tuple(clause[:at]), inside)
    last = len(clause) - 1
    if not closed("comes_from").isdisjoint([token.text for token in clause[:at]]):
        return None  # 源自|该县|对|旧厂房的改造
    if last > at + 1 and clause[last].text in closed("towards_end") and clause[last - 1].text not in ("的", "、", "和"):
        topic = clause[at + 1 : _without_adverbs(clause, at, last)]
        return _predicate(clause, at, clause[last].text, clause[last].verb, topic)
    return None


def _treated(clause: Sequence[Token], at: int) -> Predicate | None:
    """将|订单需求|与|种植|进行|对接: what is done with the object stands behind 进行."""
    end = len(clause) - 2
    treats = clause[end].text == "进行" and clause[end + 1].verb is not None and end > at + 1
    treats = treats and all(token.text != "对" for token in clause[at:end])
    return _light(clause, at, end) if treats and clause[at + 1].role in ("word", "name") else None


def _is_whose(clause: Sequence[Token], to: int) -> bool:
    """对在试点地区|开展|业务的企业: the verb only says of whom the next clause tells."""
    described = any(token.text == "的" for token in clause[to + 1 : -1])
    return described and clause[-1].text in closed("receiver")


def _light(clause: Sequence[Token], at: int, to: int) -> Predicate | None:
    real = list(takewhile(lambda token: token.text != "并", clause[to + 1 :]))
    verbal = next((n for n, token in enumerate(real) if token.verb is not None), None)
    if verbal is None or any(token.text.startswith("后") for token in real):  # 对…作出|处理|决定|后
        return None
    if real[verbal].text == "明确" and verbal + 1 < len(real) and real[verbal + 1].verb is not None:
        verbal += 1  # 作出|明确|规定
    named = real[0].tag == "n" and real[0].text not in closed("attributive")
    whole = verbal > 0 and real[0].role == "word" and (named or real[0].text == "综合")
    action = "".join(token.text for token in (real if whole else _verbs(real[verbal:][:3])))
    clause = clause[: to + 1 + len(real)]
    verb = strongest(_verbs(real[verbal:][:3])) if not whole else real[verbal].verb
    return _predicate(clause, at, action, verb, clause[at + 1 : _without_adverbs(clause, at, to)])


def _verbs(run: Sequence[Token]) -> Sequence[Token]:
    """Without a joint that brings no verb: 清理|和|初步…."""
    return run if len(run) < 3 or run[1].text not in closed("joint") or run[2].verb is not None else run[:1]


def _without_adverbs(clause: Sequence[Token], at: int, to: int) -> int:
    while to - 1 > at + 1 and (_is_when(clause[to - 1]) or clause[to - 1].text in closed("wholly")):
        to -= 1
    return to


def _is_when(token: Token) -> bool:
    """An adverb or time; but 试验卫星|十三号|发射: which one."""
    return token.role in ("adverb", "time") and not token.text.endswith("号")


def _predicate(
    clause: Sequence[Token], at: int, action: str, verb: Verb | None, inside: Sequence[Token]
) -> Predicate | None:
    if not inside or inside[-1].text in closed("joint") or any(token.text == "把" for token in inside):
        return None
    verb = verb or Verb(action, "concrete", "", False, (), (), None)
    return Predicate(clause[at].start, clause[-1].end, action, verb, tuple(clause[:at]), tuple(inside), True)

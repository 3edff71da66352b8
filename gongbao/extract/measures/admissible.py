"""Whether a verb can be the predicate of its clause: what stands beside it does not make it a noun."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongbao.extract.measures.actors import stated
from gongbao.extract.measures.clause_parts import is_progressive
from gongbao.extract.measures.closed import closed
from gongbao.extract.measures.means import opens
from gongbao.extract.measures.verb_groups import governs
from gongbao.extract.measures.verbs import Token, Verb

_HOW = re.compile("“(?:一.一.|.对.|[下出亮].{2}|一站式)”")  # “一村一策”|支持…


def admissible(clause: Sequence[Token], at: int, verb: Verb, front: int) -> bool:
    """Whether the verb at `at` can be the predicate of its clause: what stands beside it does not make it a noun."""
    rest = clause[at + 1 :]
    if (
        not rest
        or (rest[0].text in closed("after_noun") and not (verb.text in closed("stops") and len(rest) > 1))
        or rest[0].text in closed("ought")
        or _upto(rest)
        or _describes(rest)
        or _is_manner(rest[0])
    ):
        return False
    if awards(clause, at) or (_is_money_for(clause, at) and not (verb.text in closed("award") and _is_fund(rest))):
        return True
    if verb.noun and rest[0].role == "adverb" and len(rest) > 1 and rest[1].verb is not None:
        return verb.text in closed("meeting_act") and _names_own(verb, rest)
    if verb.noun and rest[0].text in closed("goes_by"):
        return False  # 检修|通过…
    before = _before_when(clause, at)
    if (
        before == at and (verb.noun or verb.text in closed("award")) and rest[0].text in closed("compound_head")
    ):  # 补贴期限3年
        return False
    if (verb.text in closed("award") and _is_fund(rest)) or _is_set(rest):
        return False
    previous = clause[before - 1] if before > front else None
    if previous is not None and previous.text in closed("presents"):  # 介绍|促进消费的政策措施
        return not any(token.text == "的" for token in rest)
    if previous is not None and previous.text == "“":
        return not verb.noun or (at < len(clause) - 2 and rest[0].verb is None)  # 要“整合|资源，…”
    if previous is None or (previous.verb is not None and previous.verb.kind == "reporting"):
        return True
    if before == front + 1 and _HOW.fullmatch(previous.text) and governs(clause, at):
        return True
    if (
        (previous.role == "preposition" and not is_progressive(clause, before - 1))
        or _counts(previous, "个家种位处项座条" if before == at else "个家种位")
        or (previous.text == "的" and not (_is_adverbial(clause[: before - 1]) or _asks(clause[: before - 1], verb)))
        or previous.text in ("之", "所", "了", "过", "着", "作出", "做出")
        or previous.text in closed("joint")
    ):
        return False
    if previous.verb is not None and previous.verb.kind == "framing":
        return opens(clause) == before and not verb.noun  # 通过|实施…工程
    return _is_verb_here(clause, at, verb, before)


def _is_money_for(clause: Sequence[Token], at: int) -> bool:
    """中央资金|支持|…, but not 资金|用于…."""
    return bool(at) and clause[at - 1].text in closed("money") and clause[at].text != "用于" and governs(clause, at)


def _is_fund(rest: Sequence[Token]) -> bool:
    """奖励|资金|暂定为100万元, but 奖励|资金|100万元."""
    return len(rest) > 1 and rest[0].text in closed("compound_head") and rest[1].role != "number"


def _is_set(rest: Sequence[Token]) -> bool:
    """发放|标准|为每月1800元, 申请|条件|的个人…: of what a rule then says how much or whose it is."""
    if len(rest) < 2 or rest[0].text not in closed("compound_head"):
        return False
    return rest[1].text in closed("set_to") or (rest[0].text == "条件" and rest[1].text == "的")


def _is_verb_here(clause: Sequence[Token], at: int, verb: Verb, before: int) -> bool:
    """Whether a verb behind other words is one and no part of a noun with them or with what follows."""
    rest = clause[at + 1 :]
    if rest[0].text == "了" or _stated_just_before(clause, before):
        return True
    if rest[0].text[0] == "《" and verb.text in closed("meeting_act"):
        return True
    if before == at and _heads_compound(rest) and not _has_phrase(clause[:at]):
        return False  # 产业承接基地
    if clause[at].text in closed("facility_verb") and rest[0].text in closed("facility"):
        return False  # 创业|指导|中心
    if not verb.noun or (verb.frame == "clause" and has_doer(clause, at)):
        return True
    if _for_someone(clause, before, at):
        return True
    return _placed(clause, before) or any(token.text not in closed("attributive") for token in clause[before:at])


def _before_when(clause: Sequence[Token], at: int) -> int:
    """Where adverbs and times begin that stand before the verb at `at`, 将 among them: 将|于|近日|实施…."""
    before = at
    while before and (
        clause[before - 1].role in ("adverb", "time", "note")
        or clause[before - 1].text == "将"
        or _is_newly(clause, before - 1)
    ):
        before -= 1
    if before and clause[before - 1].text == "于" and clause[before].tag in ("t", "d") and before < at:
        before -= 1
        before -= bool(before) and clause[before - 1].text == "将"
    return before


def _is_newly(clause: Sequence[Token], at: int) -> bool:
    """我国|新|培育|数据中心|50家, 新|培育|10家企业: newly, where what is done is counted."""
    return clause[at].text == "新" and any(token.role == "number" for token in (*clause[-2:], *clause[at + 2 : at + 3]))


def has_doer(clause: Sequence[Token], at: int) -> bool:
    """Whether behind the verb at `at` someone is named who does something: 支持|黑龙江省|建设…."""
    return any(
        governs(clause, later) and stated(clause[at + 1 : later]) is not None for later in range(at + 2, len(clause))
    )


def awards(clause: Sequence[Token], at: int) -> bool:
    """Whether the verb gives an amount for each of something: 每建成一个车间|补助30万元."""
    if (
        not (clause[at].text in closed("award") or clause[at].text in closed("pays"))
        or at + 1 >= len(clause)
        or clause[at + 1].role != "number"
    ):
        return False
    if any(token.text in closed("grants") for token in clause[:at]):
        return False
    return any(token.text.startswith("每") for token in clause[:at])


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
    """在潞江镇|建设…, 重点|在沿海地区|建设…, 探索|在新区|建设…: behind a place a verb is no noun."""
    at = next((n for n, token in enumerate(clause[:before]) if token.text in ("在", "于")), before)
    if before - at < 2 or any(t.role != "adverb" and t.text not in closed("before_place") for t in clause[:at]):
        return False
    last = clause[before - 1]
    placed = last.tag == "ns" or last.text[-1] in "省市区县州镇乡村旗盟" or last.text == "地区"
    return placed and all(token.verb is None for token in clause[at:before])


def _is_adverbial(left: Sequence[Token]) -> bool:
    """科学|合理|的|做好…规划: 的 is written for 地."""
    return bool(left) and all(token.role == "adverb" for token in left)


def _asks(left: Sequence[Token], verb: Verb) -> bool:
    """超过10%的|取消补贴, 未购房的|提供公寓: a condition stands before 的, not what describes a noun."""
    return not verb.noun and any(token.text in closed("conditional") for token in left)


def _for_someone(clause: Sequence[Token], before: int, at: int) -> bool:
    """为|30所|学校|建设|供水|设施, 向|客商|推介|项目|80|个: a verb behind those for whom it is done, its object
    equipment or counted."""
    opening = next((n for n, token in enumerate(clause[:before]) if token.role != "adverb"), before)
    if opening + 1 >= before or clause[opening].text not in closed("for_whom"):
        return False
    if any(token.verb is not None or token.text in ("的", "、") for token in clause[before - 1 : before]):
        return False
    rest = clause[at + 1 :]
    if any(governs(clause, n) for n in range(at + 2, len(clause))):
        return False
    counted = len(rest) > 1 and "number" in (rest[0].role, rest[-1].role, rest[-2].role)
    return counted or rest[-1].text in closed("equipment")


def _upto(rest: Sequence[Token]) -> bool:
    """提升至90% says how things stand; 开通至东南亚的航线 does not."""
    if rest[0].text in ("到", "至") and len(rest) > 1 and (rest[1].role in ("number", "time") or rest[1].tag == "t"):
        return True
    return rest[0].text in ("到", "至", "为", "成") and not any(token.text == "的" for token in rest)

"""What follows a verb and is no object: the verb is part of a noun, or the words go on with another clause."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from gongbao.extract.measures.closed import closed, endings
from gongbao.extract.measures.verb_groups import governs
from gongbao.extract.measures.verbs import Token, Verb

_INSIDE = frozenset("中里内间")


def is_no_object(verb: Verb, before: Token | None, inside: Sequence[Token]) -> bool:
    """Whether the words behind a verb are no object of it; `before` is the word in front of the verb."""
    first, last, texts = inside[0], inside[-1], [token.text for token in inside]
    if before is not None and before.text in closed("degree_adverb") and verb.noun:
        return True  # 更加|开放|包容
    if first.text == "与" and verb.noun and verb.frame != "clause":
        return True  # 保护|与发展的样本
    if first.text in ("和", "及", "以及") and verb.frame != "clause" and closed("between").isdisjoint(texts):
        return True  # 新建|和改造项目也…
    if verb.text in closed("of_reform") and "".join(texts).startswith(endings("reform_body")):
        return True  # 发展|改革|委
    if _is_step_of(verb, inside, texts):
        return True
    if last.text == "除外":
        return True  # 供养|人员的除外
    if last.text in _INSIDE or (first.text == "力度" and len(inside) > 1):
        return True  # 落实|实施中; 加大|力度|支持…
    if "时" in texts and ("时", "的") in pairwise(texts):
        return True  # 办理|案件|时|的缜密
    if last.text == "成功" or (verb.text in closed("sends") and first.verb is not None and not first.verb.noun):
        return True  # 新建|跑道|试飞|成功; 出动|开展抢险
    if len(inside) == 1 and verb.text in closed("arrives") and first.tag == "ns":
        return True  # 试点|落地|宣城
    if len(inside) > 1 and "一带一路" in first.text and inside[1].text in ("国家", "沿线"):
        return True  # 共建|“一带一路”|国家
    nominal = verb.noun and verb.frame != "clause"
    if first.text in closed("suffix") or (nominal and first.text in closed("behind_noun")):
        return True  # 开行|量, 疏散|令, 帮扶|县
    if nominal and len(inside) > 1 and first.text == "完成" and inside[1].role != "number":
        return True  # 考察|完成任务回国
    if first.text in closed("says_of") and len(inside) > 1:
        return True  # 落实|情况|分赴各地调研; 发展|需要|新的理论
    if nominal and len(inside) > 1 and last.text in closed("opens") and inside[-2].tag[:1] == "n":
        return True  # 减排|交易市场|启动
    if len(inside) > 2 and first.verb is not None and inside[1].text == "后" and inside[2].text != "的":
        return True  # 提交|申请|后不到一个月
    if nominal and len(inside) == 1 and (first.tag == "a" or first.text in closed("people")):
        return True  # 组织|严密, 宣讲|团队
    heads = first.text in closed("noun_head") and verb.text not in closed("sends")
    heads = heads and not (first.text == "工程" and verb.text in closed("works_for"))  # 规范|工程|招投标
    if len(inside) > 1 and heads and (verb.noun or first.text == "工程"):
        return True  # 研发|团队|…
    if len(inside) > 2 and inside[1].text == "的" and _describes(verb, first):
        return True  # 组织|编写|的读本
    if verb.noun and not verb.frame and verb.text not in closed("sends") and _acts_itself(inside):
        return True  # 救援|训练基地|举行|活动
    if verb.noun and not verb.frame and _is_event(inside):
        return True  # 招聘|毕业生春季专场|推出|…
    return _names_nothing(inside) or (verb.frame != "clause" and _goes_on(inside))


def _is_step_of(verb: Verb, inside: Sequence[Token], texts: Sequence[str]) -> bool:
    """Whether verb and words only tell where in its course something is, or after what something else is due."""
    if not closed("then_must").isdisjoint(texts[1:]):
        return True  # 完成|审定|后要|将结果公开
    if texts[0] in closed("comes_into") and verb.text in closed("completing"):
        return len(inside) == 1 or texts[1] == "、"  # 建成|试运行|、…
    if verb.frame == "clause":
        return False
    through = texts[0] == "从" and "的" not in texts and any(text[-1] in "到向" for text in texts)
    return through or _is_after(inside)  # 申请|从提交到发证


def _is_after(inside: Sequence[Token]) -> bool:
    """公示|无异议|后|拨付|资金: after what another verb says is done."""
    for n, token in enumerate(inside[1:-2], 1):
        if token.text == "后" and governs(inside, n + 1) and all(later.text != "的" for later in inside[n:]):
            verb = inside[n + 1].verb
            return verb is not None and verb.kind == "concrete" and not verb.noun
    return False


def _describes(verb: Verb, token: Token) -> bool:
    """Whether two verbs before 的 say what is done to the noun that follows."""
    return verb.text in closed("describing") and token.verb is not None and token.verb.kind != "reporting"


def _acts_itself(inside: Sequence[Token]) -> bool:
    """Whether what follows a verb that may be a noun is a subject with a verb and object of its own."""
    for n, token in enumerate(inside[:-1]):
        if token.text in closed("completing") and token.verb is not None:
            return n > 0 and inside[n - 1].tag[:1] == "n" and governs(inside, n)
        if token.role != "word":
            return False
    return False


def _is_event(inside: Sequence[Token]) -> bool:
    """Whether what follows a verb that may be a noun is the name of an event of which a verb then tells."""
    return any(
        after.text in closed("event_acts") and inside[n].text in closed("event") and governs(inside, n + 1)
        for n, after in enumerate(inside[1:])
    )


def _names_nothing(inside: Sequence[Token]) -> bool:
    """争取|明年二季度|投用: times, adverbs and verbs, and nothing that is acted on."""
    if inside[-1].text in closed("award"):
        return False  # 停发|次年|补贴
    return _is_time(inside[0]) and all(_is_time(token) or token.role in ("adverb", "verb") for token in inside)


def _is_time(token: Token) -> bool:
    return token.role in ("time", "adverb", "number") and token.text[-1] in "年月日底度旬内"


def _goes_on(inside: Sequence[Token]) -> bool:
    """普查|机构|要|随报随审; but 正在 within a description (的 follows) belongs to the object."""
    says_more = closed("says_more")
    for n, token in enumerate(inside[1:-1], 1):
        if token.text in says_more and inside[n - 1].tag[:1] == "n":
            if token.role == "adverb" and inside[-1].text.endswith(endings("framed")):
                return False  # 空气质量|持续|改善|行动计划
            return not any(later.text == "的" for later in inside[n + 1 :])
    begin = max((n for n, token in enumerate(inside) if token.text == "的"), default=-1)
    return any(len(token.text) > 1 and token.text[0] == "已" and token.verb is None for token in inside[begin + 2 :])


def without_run_on(verb: Verb, inside: Sequence[Token]) -> Sequence[Token]:
    """The object without where it is then sent or what it is then for: 调集|设备120台|前往现场."""
    if verb.frame == "clause":
        return inside
    inside = _without_reach(inside)
    if inside[-1].text in closed("goes_on_to_say") and len(inside) > 1 and inside[-2].text in closed("issued"):
        return inside[:-1]  # 出台|文件|明确，…
    if len(inside) > 2 and inside[-2].text == "并" and inside[-1].text in closed("speaks"):
        return inside[:-2]  # 主持召开|会议|并讲话
    goes_on = _goes_on_with()
    for n in [n for n in range(1, len(inside) - 1) if inside[n].text in goes_on]:
        token = inside[n]
        if token.text in closed("goes_on_to_say") and inside[n - 1].text in closed("issued"):
            return inside[:n]  # 下发|通知|要求做好…
        if token.text in closed("celebrates") and inside[n - 1].text == "活动":
            return inside[:n]  # 举行|活动|庆祝…
        if token.text == "解读" and inside[n + 1].text[0] == "《":
            return inside[:n]  # 举行|吹风会|解读《…》
        if token.text == "加快" and inside[n + 1].verb is not None and inside[n - 1].text in closed("nominal"):
            return inside[:n]  # 完善|服务体系|加快建设…
        if token.text in closed("until") and all(later.text != "的" for later in inside[n:]):
            return inside[:n]  # 发放|保险金|直至|退休
        if token.text in closed("run_on") and _may_end(inside[:n]):
            return inside if any(later.text == "的" for later in inside[-2:]) else inside[:n]
    return inside


def before_goal(verb: Token, inside: Sequence[Token]) -> Sequence[Token]:
    """压缩|开办|时间|至|0.5|个|工作日: the object without what it is brought to."""
    if verb.text not in closed("changes_to"):
        return inside
    for n in range(1, len(inside) - 1):
        following = inside[n + 1]
        if inside[n].text in ("至", "到") and (following.role in ("number", "time") or following.text[0] == "每"):
            return inside[:n] if inside[n - 1].role in ("word", "name") and inside[n - 1].tag[:1] != "t" else inside
    return inside


def _without_reach(inside: Sequence[Token]) -> Sequence[Token]:
    """改造|小区|52|个|、惠及9000余户: how far it reaches is no part of what is acted on."""
    reaches = closed("reaching")
    for n in range(1, len(inside) - 2):
        if inside[n].text == "、" and inside[n + 1].text in reaches and inside[n + 2].role == "number":
            return inside[:n]
    return inside


def _may_end(inside: Sequence[Token]) -> bool:
    """Whether an object may be all of these words: not 2025年|助力…, which is the name of an action of that year."""
    return inside[-1].text not in ("的", "、", "和") and any(token.role not in ("number", "time") for token in inside)


@cache
def _goes_on_with() -> frozenset[str]:
    """The words before which an object may end."""
    return closed("goes_on_to_say").union(closed("celebrates"), closed("run_on"), closed("until"), ("解读", "加快"))


def is_exhortation(verb: Verb, inside: Sequence[Token]) -> bool:
    """Whether a clause that a verb governs only tells what to believe or keep to: 引导|群众|坚信…."""
    if verb.frame != "clause":
        return False
    acts = (token for token in inside if token.text in closed("inner_slogan") or _is_act(token))
    first = next(acts, None)
    return first is not None and first.text in closed("inner_slogan")


def _is_act(token: Token) -> bool:
    return token.verb is not None and not token.verb.noun and token.verb.kind in ("concrete", "weighed")


def own(verb: Token, inside: Sequence[Token]) -> Sequence[Token]:
    """The object without what it is then said to do: 引进大企业|投资兴业."""
    if verb.text not in closed("brings"):
        return inside
    for n, token in enumerate(inside[1:], 1):
        comes = token.text[0] in "来赴" and token.verb is None and token.text not in ("来自", "来源")
        if (token.verb is not None or comes) and inside[n - 1].text.endswith(endings("brought")):
            return inside if any(later.text == "的" for later in inside[n:]) else inside[:n]
    return inside

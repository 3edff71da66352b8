"""Clauses that only say how things stand, although a verb opens them: 改造步伐加快, 建设项目32个已完工."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from gongbao.extract.measures.closed import closed, endings
from gongbao.extract.measures.verbs import Token

LONGEST_BOUND = 4  # tokens from 超过 to the end: 超过|400|万|个


def is_state(inside: Sequence[Token]) -> bool:
    """Whether the would-be object goes on to say how things stand: the verb then only belongs to a subject."""
    if inside[0].text in ("已", "已经") and _done(inside):
        inside = inside[2:]
    if len(inside) > 2 and inside[0].text == "超过" and inside[1].role == "number" and inside[-1].role == "word":
        inside = inside[1:]  # 建成|超过|30万个|站点
    inside = _without_sum(inside)
    if inside[0].text in closed("state_first") or _is_to_come(inside) or _is_sentence(inside):
        return True
    texts = [token.text for token in inside]
    if "是" in texts or (inside[-1].verb and inside[-1].verb.kind == "reporting"):
        return True
    begin = len(texts) - texts[::-1].index("的") if "的" in texts else 0
    tail = inside[begin:]
    if len(tail) > 1 and (_ends_as_state(tail[-2], tail[-1]) or ("了" in texts and _has_done(tail))):
        return True
    if len(inside) < 3 and len(inside[-1].text) > 2 and inside[-1].text.endswith(endings("ending")):
        return inside[-1].verb is None or len(inside) == 1
    finite = closed("finite_anywhere")
    if not finite.isdisjoint(texts) and any(
        text in finite and before != "之" for before, text in pairwise((texts[0], *texts))
    ):
        return True  # but 草原之都
    if _is_where(inside) or texts[-2:] == ["向", "好"] or _is_told_of(inside):
        return True
    if any(_is_predicated(inside, n) for n in range(begin + 1, len(inside))):
        return True
    return not _stative().isdisjoint(texts[begin:]) and any(_says_state(tail, n) for n in range(len(tail)))


def without_bound(inside: Sequence[Token]) -> Sequence[Token]:
    """布设|库点|超过|400|个: an object with more than so many of it, which says no more than 库点400个."""
    at = next((n for n in range(1, len(inside) - 1) if inside[n].text in closed("over")), 0)
    if not at or inside[at + 1].role != "number" or inside[at - 1].role != "word" or len(inside) > at + LONGEST_BOUND:
        return inside
    if inside[at - 1].text.endswith(endings("figure")) or any(token.text == "的" for token in inside[:at]):
        return inside  # 修复|面积|达|1亿亩 and 开展|服务|的|主体|超过|9万个 tell a figure
    return (*inside[:at], *inside[at + 1 :])


def _without_sum(inside: Sequence[Token]) -> Sequence[Token]:
    """引进|项目|60|个|、总投资突破300亿元: what the counted things come to says nothing of the verb."""
    sums = closed("sum")
    at = next((n for n in range(2, len(inside) - 2) if inside[n].text == "、" and inside[n + 1].text in sums), 0)
    counted = any(token.role == "number" for token in inside[max(0, at - 3) : at])
    return inside[:at] if counted and inside[at - 1].role in ("number", "word") else inside


def _is_predicated(inside: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` opens what is said of the words before it; but 在|建, 国|能|煤炭."""
    text, following = inside[at].text, inside[at + 1] if at + 1 < len(inside) else None
    if text not in closed("predicated"):
        return False
    if following is None:
        return text != "令"  # 疏散|令
    if text == "能":
        return following.tag[:1] in "vdapr"
    return text != "在" or not (following.text in closed("in_noun") or inside[-1].text in closed("entitles"))


def is_by_rule(inside: Sequence[Token]) -> bool:
    """缴费|标准|按照|当年…, 数量|不低于|…, 主体|应|在期满前…提出申请: a rule for the noun the verb is in."""
    heads, basis = closed("compound_head"), closed("basis")
    if len(inside) > 2 and inside[0].text in closed("measured") and inside[1].text in closed("bounded"):
        return True
    if any(after.text in basis and before.text in heads for before, after in pairwise(inside[:-1])):
        return True
    at = next((n for n, token in enumerate(inside) if n and token.text in closed("ought")), 0)
    if not at or inside[at - 1].role != ("verb" if inside[at].text in closed("after_noun") else "word"):
        return False
    last = max((n for n, token in enumerate(inside) if token.text == "的"), default=0)
    return any(token.verb is not None and not token.verb.noun for token in inside[max(at, last) + 1 :])


@cache
def _stative() -> frozenset[str]:
    """The words without one of which nothing says how things stand."""
    return closed("state").union(closed("degree"), closed("finite"), "了在到至为")


def _is_where(inside: Sequence[Token]) -> bool:
    """在|北京|举行; but 开展|在|轨|试验, 推进|在|建|项目, 征集|在救灾中立功的青年."""
    if inside[0].text not in ("在", "于") or (len(inside) > 2 and inside[1].text in closed("in_noun")):
        return False
    last = max((n for n, token in enumerate(inside) if token.text == "的"), default=0)
    founded = any(token.text == "基础" for token in inside)  # 建立|在互信基础上的关系
    if last > 2 and not founded and inside[-1].tag[:1] in "nt":
        return any(token.role not in ("word", "name", "time") for token in inside[last + 1 :])
    return True


def _is_to_come(inside: Sequence[Token]) -> bool:
    """考察|将|历时7个月, 启用|将|为…提供…; but 确定|将|水体纳入…."""
    if inside[0].text != "将" or len(inside) < 2:
        return False
    return inside[1].role in ("adverb", "preposition") or inside[1].text == "历时"


def _has_done(tail: Sequence[Token]) -> bool:
    """措施落实|留足|了|时间: a verb that says what the subject has done."""
    return any(after.text == "了" and before.tag[:1] in "va" for before, after in pairwise(tail))


def _is_told_of(inside: Sequence[Token]) -> bool:
    """今天|恢复通关: when it was; …|举措|相继|出台, …|设备|即将|下线: what becomes of it."""
    if len(inside) == 3 and inside[0].tag == "t" and inside[1].verb is not None and not inside[1].verb.noun:
        return inside[2].text not in closed("nominal") | closed("compound")
    if len(inside) > 1 and inside[-1].text in closed("held") and inside[-2].tag[:1] == "n":
        return True  # 支援|西藏工作|会议|召开
    if _is_started(inside):
        return True
    if len(inside) == 2 and inside[0].role == "adverb" and inside[1].text in closed("becomes"):
        return True  # 清单修订|有序|推进
    if len(inside) > 2 and inside[-1].text in closed("becomes") and inside[-2].role in ("adverb", "time"):
        return inside[-3].tag[:1] == "n"
    told_of, shows = closed("told_of"), closed("shows")
    texts = [token.text for token in inside]
    if told_of.isdisjoint(texts) and shows.isdisjoint(texts):
        return False
    return any(
        (after.text in told_of and before.tag[:1] in "nv" and before.role != "preposition")
        or (after.text in ("了", "着") and before.text in shows)
        for before, after in pairwise(inside)
    )


def _is_started(inside: Sequence[Token]) -> bool:
    """联合执法专项|行动|启动|实施: the action of which the verb is part is told as begun."""
    texts = [token.text for token in inside]
    at = next((n for n, text in enumerate(texts) if n and text == "启动" and texts[n - 1] in ("行动", "活动")), 0)
    return at > 0 and texts[at + 1 :] in ([], ["实施"], ["开展"])


def _is_sentence(inside: Sequence[Token]) -> bool:
    """工程|陆续|展开, 指数|今天|公布: behind a noun a verb that an adverb or time opens says what becomes of it."""
    if len(inside) < 3 or inside[0].role not in ("word", "name"):
        return False
    before = next((token for token in reversed(inside[:-1]) if token.role != "note"), inside[0])
    return inside[-1].text in closed("becomes") and before.role in ("adverb", "time")


def _done(inside: Sequence[Token]) -> bool:
    """已|拨付|资金: what has been done to the object, not to what the verb before it says."""
    return len(inside) > 2 and inside[1].verb is not None and inside[2].role == "word"


def _ends_as_state(before: Token, last: Token) -> bool:
    """…成效显著, …步伐加快; …全面展开."""
    if before.text in closed("degree") or (before.text in closed("gradual") and last.tag[:1] in "va"):
        return True
    if before.text in closed("finite"):
        return last.tag[:1] in "va" and not (last.verb is not None and last.verb.noun)
    return last.text.endswith(endings("ending")) and before.role in ("word", "name")


def _says_state(tail: Sequence[Token], n: int) -> bool:
    text, following = tail[n].text, tail[n + 1] if n + 1 < len(tail) else None
    if n and text == "占比" and following is None:  # 提升|产业|占比
        return False
    if n and (tail[n - 1].text in ("不", "不得") or (text == "增长" and tail[n - 1].text in closed("urges"))):
        return False  # 稳|增长
    if text in closed("described") and following is not None and following.text in closed("compound"):
        return False  # 委员会|组成|单位
    if n and following is not None and following.text == "了" and tail[n].verb is not None:
        return True
    if text in closed("state") and not (following is not None and following.text in closed("nominal")):
        # 占, 有 and the like tell a state only with a number
        return text not in closed("quantitative") or (following is not None and following.role == "number")
    if n and text == "完成" and following is not None and following.role == "number":
        return tail[n - 1].text in closed("nominal")  # 筹集|建设任务|完成|72%
    if n and tail[n - 1].role == "number":  # 3至5家
        return False
    if following is not None and text in ("在", "到", "至", "为") and following.role in ("number", "time"):
        return True
    if n and following is not None and following.text in ("到", "至") and text in closed("reaches"):
        return True  # 办理|时限|缩短|至…
    if n and tail[n].role == "adverb" and text in closed("degree"):
        return text != "最" or n + 2 >= len(tail) or tail[-1].tag[:1] != "n"  # 全省|最|大规模|种植基地
    if following is None or text not in closed("finite"):
        return False
    if not n:
        return following.text in closed("ending")
    return following.verb is not None and not following.verb.noun

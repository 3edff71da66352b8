"""What is going on: 正在, 加紧, from today on, what a body just founded is for; and what is over by now."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongbao.extract.measures.before import FROM_NOW
from gongbao.extract.measures.bystanders import is_surname
from gongbao.extract.measures.clause_parts import before_verb, is_progressive
from gongbao.extract.measures.closed import closed
from gongbao.extract.measures.predicate import Predicate
from gongbao.extract.measures.verbs import Token

_OVER = re.compile("已(?:经|陆续|全部|全面|基本|逐步)*(?:恢复|完成|解除|排除|结束|得到控制)")
_FOUNDED = re.compile("(?:成立|揭牌|挂牌|组建)[^。]*。\\s*$")
_MISSION = re.compile("^[^，。；]{2,12}(?:以|围绕|聚焦|面向|致力于|立足|旨在)")


def is_under_way(left: Sequence[Token]) -> bool:
    """正在建设…, 也在加紧建设…."""
    return any(
        (token.text in closed("status_ongoing") and not (at and is_surname(left[at - 1].text)))
        or is_progressive(left, at)
        for at, token in enumerate(left)
    )  # but 王|正在|北京会见…


def goes_on(predicate: Predicate, tokens: Sequence[Token]) -> bool:
    """加快建设…, 正在疏浚沟底、清理边坡, 修建渠道: told as going on, and of nothing counted or finished."""
    words = [token.text for token in tokens if token.start < predicate.end]
    near = words[-len(predicate.inside) - 3 :]
    once = predicate.action in closed("completing") or predicate.action in closed("changes_once")
    if once or any(word in ("了", "出", "已", "已经", "首次") for word in near):
        return False
    if "正在" in words:
        return True
    if counted(predicate) or is_over(tokens, predicate.end):
        return False
    left = before_verb(tokens, predicate)
    if predicate.action in closed("pressing") or _is_pressing(left):
        return True
    said = "".join(token.text for token in tokens if token.end <= predicate.start)
    return "起" in said and FROM_NOW.search(said) is not None


def _is_pressing(left: Sequence[Token]) -> bool:
    """加快|建设…, 加快|在口岸、商圈|推动…."""
    at = next((n for n, token in enumerate(left) if token.text in closed("pressing")), len(left))
    return at < len(left) and (at >= len(left) - 3 or left[at + 1].role == "preposition")


def carries_on(predicate: Predicate, tokens: Sequence[Token]) -> bool:
    """Whether a clause that names nobody goes on with what is going on: 沿海省份正加强治理，|保护资源."""
    if predicate.named or counted(predicate) or is_over(tokens, predicate.end):
        return False
    clause = {token.text for token in (*predicate.left, *predicate.inside[:1])}
    told = "".join(token.text for token in tokens if predicate.start <= token.start < predicate.inside[0].start)
    return closed("status_done").isdisjoint(clause) and not told.endswith(("了", "出")) and "首次" not in clause


def is_over(tokens: Sequence[Token], end: int) -> bool:
    """抓紧清理积雪, …道路已恢复通行: what comes after says that it is over."""
    return bool(_OVER.search("".join(token.text for token in tokens if token.start >= end)))


def counted(predicate: Predicate) -> bool:
    """Whether the object of a predicate is counted (一批 and 万名 are not, and 等6个 only sums up a list)."""
    numbers = [
        n for n, token in enumerate(predicate.inside) if token.role == "number" and token.text[0] not in "一万千"
    ]
    return any(not (n and predicate.inside[n - 1].text == "等") for n in numbers)


def is_mission(said: str, earlier: str) -> bool:
    """Whether a clause says what a body is for that the sentence before tells of as founded."""
    return bool(_FOUNDED.search(earlier) and _MISSION.match(said))

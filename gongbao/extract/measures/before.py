"""What the words before an action say of when: 将 and its like, 从本月起, 建成后."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from gongbao.extract.measures.closed import closed, endings
from gongbao.extract.measures.predicate import Predicate
from gongbao.extract.measures.verbs import Token

ONCE = re.compile("(?:建成|投产|投用|投运|完工|竣工|通车|落成|全部完成)(?:以|之)?后，[^，。]{0,8}(?:，[^，。]{0,12})?$")
FROM_NOW = re.compile(
    r"(?:从|自)?(?:本月|即日|今天|今日|(?:今年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)(?:（[^）]*）)?起，?[^，。]*$"
)

FROM_TODAY = re.compile(
    r"(?:从|自)?(?:即日|今天|今日)(?:（[^）]*）)?起(?:，?[^，。]*(?:，(?!要求)[^，。]{0,10}){0,2}|[^，。]{2,}[港岸省市区县站地域内上中]，[^，。]{0,8})$"
)  # as well behind a place: 今天起在两个口岸，试点…


def words_near(tokens: Sequence[Token], left: Sequence[Token]) -> set[str]:
    """The words just before an action, without a 将 that says nothing of the future."""
    found = {
        token.text
        for n, token in enumerate(left)
        if n >= len(left) - 5 and not _describes_receiver(left, n) and not _is_by_plan(left, n)
    }
    if "将" in found and all(
        _is_disposing(tokens, n) for n, token in enumerate(tokens) if token.text == "将" and token in left[-5:]
    ):
        found.discard("将")
    return found


def _is_by_plan(words: Sequence[Token], at: int) -> bool:
    """按照|计划|依次展开…: according to what was planned."""
    return words[at].text == "计划" and at > 0 and words[at - 1].text in closed("basis")


def _describes_receiver(left: Sequence[Token], at: int) -> bool:
    """Whether 已 at `at` tells of those for whom something is done: 为|已|确诊|患者|建立…."""
    if left[at].text not in ("已", "已经") or closed("receiving").isdisjoint([token.text for token in left[:at]]):
        return False
    return any(token.role in ("word", "name") for token in left[at + 1 :])


def _is_disposing(tokens: Sequence[Token], at: int) -> bool:
    """Whether 将 at `at` brings an object before its verb (将数据确立为…) and says nothing of the future (将深入…)."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[at].text != "将" or following is None or following.text in closed("companion"):
        return False  # 财政部|将|会同…
    if following.role == "verb":  # 将|巩固优势|作为|重要举措
        end = next((n for n in range(at, len(tokens)) if tokens[n].text in closed("stop")), len(tokens))
        regarded = any(token.text == "作为" for token in tokens[at + 2 : end])
        return regarded and tokens[end - 1].text.endswith(endings("regarded"))
    if following.role not in ("word", "name", "number"):
        return False
    if following.role == "number":  # 将25个村落列入…
        return _is_placed(tokens, at + 1)
    if following.text in closed("adverbial_noun"):
        return False  # 将|基本|实现全覆盖
    return following.tag not in ("v", "i", "l", "a", "d") or _is_placed(tokens, at + 1)


def _is_placed(tokens: Sequence[Token], at: int) -> bool:
    """Whether the clause from `at` on ends in where something is put: 将|符合条件的机构|纳入…."""
    for token in tokens[at:]:
        if token.text in closed("stop"):
            return False
        if token.text in closed("placing") or token.text.rstrip("到为成至") in closed("placing"):
            return True
    return False


def said_before(tokens: Sequence[Token], start: int) -> set[str]:
    """The words before an action; 未来产业, 争取资金, 按照要求 and 将…纳入 say nothing of when."""
    return {
        token.text
        for n, token in enumerate(tokens[:-1])
        if token.end <= start and not (token.text in closed("doubtful") and _says_nothing(tokens, n))
    }


def will_before(tokens: Sequence[Token], start: int) -> str:
    """What stands before an action, without a 将 that only brings an object before its verb."""
    return "".join(token.text for n, token in enumerate(tokens) if token.end <= start and not _is_disposing(tokens, n))


def _is_answered(tokens: Sequence[Token], n: int) -> bool:
    """应|总理|要求，…: at whose request it is done; `n` is 应 or the request."""
    if tokens[n].text == "应":
        end = next((later for later in range(n + 1, len(tokens)) if tokens[later].role == "mark"), 0)
        return end > n + 1 and tokens[end - 1].text in closed("asked_for")
    begin = next((earlier for earlier in range(n - 1, -1, -1) if tokens[earlier].role == "mark"), -1)
    return tokens[n + 1].role == "mark" and tokens[begin + 1].text == "应"


def _is_basis(tokens: Sequence[Token], n: int) -> bool:
    """根据|《方案》|要求，…: what is done rests on the demand at `n`."""
    begin = next((earlier for earlier in range(n - 1, -1, -1) if tokens[earlier].role == "mark"), -1)
    return tokens[begin + 1].text in closed("basis")


def _says_nothing(tokens: Sequence[Token], n: int) -> bool:
    text, after = tokens[n].text, tokens[n + 1]
    if text == "计划":
        return _is_by_plan(tokens, n)
    if text == "建议" and (after.text in closed("joint") or after.text in ("的", "办理")):
        return True
    if text == "要求":
        return n > 0 and (tokens[n - 1].text in closed("by_demand") or _is_basis(tokens, n) or _is_answered(tokens, n))
    if text == "应":
        return _is_answered(tokens, n)
    if text == "将":
        return _is_disposing(tokens, n)
    if text == "未来" and n and tokens[n - 1].text in ("新", "美好", "共同"):
        return True
    return (text == "未来" and after.tag == "n") or (text == "争取" and after.role in ("word", "name", "number"))


def is_made(predicate: Predicate, tokens: Sequence[Token]) -> bool:
    """对…作出部署: told as made."""
    spanned = (token.text for token in tokens if predicate.start <= token.start < predicate.end)
    return predicate.disposal and not {"作出", "做出", "作了"}.isdisjoint(spanned)


def is_from_later(said: str, published_on: date | None) -> bool:
    """12月1日起…, said in November: still to come."""
    found = FROM_NOW.search(said) if "起" in said else None
    if not found or not found["month"] or published_on is None:
        return False
    begins = int(found["month"]) - published_on.month, int(found["day"] or 1) - published_on.day
    return begins > (0, 0) or begins[0] < -8  # in winter of the next year

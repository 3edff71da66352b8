"""Works told with a verb that says nothing itself: 进行|泵站|建设 is 建设 of 泵站."""

from __future__ import annotations

from collections.abc import Sequence

from gongbao.extract.measures.closed import closed
from gongbao.extract.measures.predicate import Predicate
from gongbao.extract.measures.verbs import Token, Verb

LEAST = 2  # characters of what is worked on


def performed(clause: Sequence[Token]) -> Predicate | None:
    """The predicate of a clause that ends with works that are carried out on something, or None.

    None as well where a verb before governs it: 组织|设备|进行….
    """
    at = next((n for n, token in enumerate(clause) if token.text == "进行"), len(clause))
    if len(clause) < at + 3 or any(token.text == "对" or token.role == "verb" for token in clause[:at]):
        return None
    begin = at + 1 + (clause[at + 1].text in closed("aspect"))
    end = len(clause) - (clause[-1].text in closed("works_tail"))
    if end - begin < 2 or clause[end - 1].text not in closed("works"):
        return None
    inside = clause[begin : end - 1 - (clause[end - 2].text == "的")]
    if not _is_worked_on(inside, clause[end - 2].text == "的"):
        return None
    work = clause[end - 1]
    verb = Verb(work.text, "concrete", "", False, (), (), None)
    return Predicate(clause[at].start, clause[-1].end, work.text, verb, tuple(clause[:at]), tuple(inside))


def _is_worked_on(inside: Sequence[Token], several: bool) -> bool:
    """Whether words name what is worked on, and no other works beside (设备安装|和|功能|调试) unless 的 sums up."""
    if not inside or inside[-1].role not in ("word", "name") or sum(len(token.text) for token in inside) < LEAST:
        return False
    if inside[-1].tag[:1] == "a" or inside[-1].text in closed("works"):
        return False
    return several or not any(token.text in closed("joint") for token in inside)

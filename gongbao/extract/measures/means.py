"""Clauses that say by what else is done: 通过|发放补贴、增设网点|等方式, and what they leave as actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongbao.extract.measures.closed import closed
from gongbao.extract.measures.verb_groups import after_adverbs, governs
from gongbao.extract.measures.verbs import Token

NEAR = 8  # words from 等 to what it sums up: 等|5|方面|20|条|具体|措施


def opens(clause: Sequence[Token]) -> int:
    """Where what is done begins behind 通过, if the clause has no verb before it and says nothing else; else 0."""
    if "通过" not in [token.text for token in clause]:
        return 0
    at = next((n for n, token in enumerate(clause) if token.verb is not None or token.role == "preposition"), 0)
    if clause[at].text != "通过":
        return 0
    goes_on = any(token.text in closed("means") for token in clause[at + 1 : -1])
    return 0 if goes_on else at + 1


def listed(clause: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The actions of such a clause one by one, without 等措施 behind the last; any other clause as it is."""
    begin = opens(clause)
    if not begin:
        yield clause
        return
    for part in _one_by_one(clause, begin):
        yield _bare(part)


def enumerated(sentence: Sequence[Sequence[Token]], at: int) -> list[Sequence[Token]]:
    """The actions that the clause at `at` lists as what a paper or its measures, named before, set out; or none."""
    clause = sentence[at]
    if not at or len(clause) < 3 or clause[0].text not in closed("lists") or clause[1].verb is None:
        return []
    before = sentence[at - 1]
    if not before or before[-1].text not in closed("listed_in"):
        return []
    end = len(clause)
    if clause[-1].text in closed("listed_in"):  # …等17项措施
        end = next((n for n, token in enumerate(clause) if token.text == "等"), end)
    return list(_one_by_one(clause[1:end], 0))


def itemized(clause: Sequence[Token]) -> list[Sequence[Token]]:
    """The actions that a clause lists as aspects of what it tells, and what it tells; or none.

    从|稳定生产、加强储备|等方面|支持…, 提出|完善制度、增设网点|等10条举措.
    """
    opening = closed("itemizes")
    at = next((n for n, token in enumerate(clause) if token.text in opening), -1)
    if at < 0 or all(token.text != "、" for token in clause[at + 2 :]):
        return []
    ends = closed("closer_从") if clause[at].text == "从" else closed("listed_in")
    ending = tuple(ends)
    end = next((n for n in range(at + 2, len(clause)) if clause[n].text.endswith(ending) and _sums_up(clause, n)), 0)
    inner = _summed_up(clause[at + 1 : end])
    items = list(_cut_at(inner, [n for n, token in enumerate(inner) if token.text == "、"])) if inner else []
    if len(items) < 2 or not all(_opens_act(item) for item in items):
        return []
    rest = clause[end + 1 :]
    return [(*clause[:at], *items[0]), *items[1:], *([(*clause[:at], *rest)] if rest else [])]


def _sums_up(clause: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` sums up a list that 等 ends: 等|一系列|举措, not …的|政策|支持."""
    near = [token.text for token in clause[max(0, at - NEAR) : at]]
    return "等" in near and {"的", "、"}.isdisjoint(near[near.index("等") :])


def _summed_up(inner: Sequence[Token]) -> Sequence[Token]:
    """A list without what sums it up: …等|八个|方面; nothing if it is not summed up."""
    last = next((n for n in range(len(inner) - 1, 0, -1) if inner[n].text == "等"), 0)
    return inner[:last]


def _cut_at(inner: Sequence[Token], marks: Sequence[int]) -> Iterator[Sequence[Token]]:
    begin = 0
    for at in marks:
        if _opens_act(inner[at + 1 :]):
            yield inner[begin:at]
            begin = at + 1
    yield inner[begin:]


def _opens_act(item: Sequence[Token]) -> bool:
    at = after_adverbs(item, 0)
    return at < len(item) and item[at].verb is not None and governs(item, at)


def _one_by_one(clause: Sequence[Token], begin: int) -> Iterator[Sequence[Token]]:
    """The clause cut at each 、 that brings another verb with its object."""
    first = 0
    for at in range(begin + 2, len(clause) - 2):
        if clause[at].text == "、" and _acts(clause[at + 1 :]):
            yield clause[first:at]
            first = at + 1
    yield clause[first:]


def _acts(rest: Sequence[Token]) -> bool:
    at = after_adverbs(rest, 0)
    verb = rest[at].verb if _opens_act(rest) else None
    if verb is None or verb.noun:
        return False
    after = rest[at + 1].verb
    return after is None or after.noun  # 设置|服务|点


def _bare(part: Sequence[Token]) -> Sequence[Token]:
    """增设网点|等|措施 without what sums it up; 采取…等措施 and 开展…等行动 name it as their object."""
    if len(part) < 4 or part[-2].text != "等" or part[-1].text not in closed("means"):
        return part
    verb = next((token for token in part if token.verb is not None and token.text != "通过"), None)
    if verb is None or verb.text in closed("issues"):
        return part
    return part[:-2]

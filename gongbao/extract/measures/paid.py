"""What is paid, charged or fined by a bare verb with its amount: 每亩|补|120|元, 处|500|元|以下|罚款."""

from __future__ import annotations

from collections.abc import Sequence

from gongbao.extract.measures.closed import closed, endings
from gongbao.extract.measures.predicate import Predicate
from gongbao.extract.measures.verbs import Token, Verb

_FINE = "罚款"
LONGEST_GRANT = 4  # tokens behind 给予: 政策|、|资金|支持


def paid(clause: Sequence[Token]) -> Predicate | None:
    """The predicate of a clause that ends with an amount right behind a verb that pays, charges or fines, or None."""
    last = clause[-1]
    if last.role != "number" and last.text != _FINE and last.text not in closed("amount_word"):
        return None
    at = next((n for n in range(len(clause) - 2, -1, -1) if _pays(clause, n)), -1)
    if at < 0:
        return None
    text, inside = _bare(clause[at].text), clause[at + 1 :]
    verb = Verb(text, "concrete", "", False, (), (), "regulation" if inside[-1].text == _FINE else "fund")
    start = clause[at].end - len(text)
    return Predicate(start, inside[-1].end, text, verb, tuple(clause[:at]), tuple(inside))


def _pays(clause: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` pays, charges or fines the amount that is all of the clause behind it."""
    text, inside = _bare(clause[at].text), clause[at + 1 :]
    share = _is_share(clause, at)
    if text not in closed("pays") or not (inside[0].role == "number" or share):
        return False
    fined = inside[-1].text == _FINE
    if (text == "处") != fined or not (share or _is_amount(inside[: len(inside) - fined])):
        return False
    if not any(token.text.endswith(endings("money_unit")) for token in inside):
        return False
    if text in closed("pays_each") and not any(token.text.startswith("每") for token in clause[:at]):
        return False
    return not (len(text) > 1 and text in closed("award") and _is_given(clause[:at]))


def _is_amount(inside: Sequence[Token]) -> bool:
    """500|元|以下: numbers with the words that belong to an amount."""
    return all(token.role == "number" or token.text in closed("amount_word") for token in inside)


def _is_share(clause: Sequence[Token], at: int) -> bool:
    """补贴|其|缴费|基数|的|12%: a share of what is his."""
    return clause[at + 1].text == "其" and clause[-2].text == "的" and clause[-1].text.endswith("%")


def granted(clause: Sequence[Token]) -> Predicate | None:
    """按…的20%|予以|补助, 对…分类|予以|奖补, 给予|资金|补助: the predicate of a clause that ends with a grant, or None.

    It must have said how much, to whom, which is then part of what is quoted, or what.
    """
    if not clause or (clause[-1].text not in closed("award") and clause[-1].text not in closed("backs")):
        return None
    at = next((n for n in range(len(clause) - 2, -1, -1) if clause[n].text in closed("gives")), len(clause))
    inside = clause[at + 1 :]
    begin = next((n for n, token in enumerate(clause[:at]) if token.text in ("对", "对于")), at)
    if not 0 < len(inside) <= LONGEST_GRANT or not (
        _is_named(inside) or (len(inside) == 1 and _is_told(clause, begin, at))
    ):
        return None
    verb = Verb(clause[at].text, "concrete", "", False, (clause[-1].text,), (), "fund")
    return Predicate(
        clause[begin].start, clause[-1].end, verb.text, verb, tuple(clause[:begin]), tuple(inside), begin < at
    )


def _is_named(inside: Sequence[Token]) -> bool:
    """资金|补助, 政策|、|资金|支持: which grant it is; but 大力|支持."""
    named = len(inside) > 1 and inside[0].tag[:1] == "n"
    return named and all(token.text in closed("joint") or token.role == "word" for token in inside[:-1])


def _is_told(clause: Sequence[Token], begin: int, at: int) -> bool:
    """Whether it is said before the grant to whom it goes, or how much it is."""
    return begin < at or any(token.role == "number" or token.text in closed("basis") for token in clause[:at])


def _is_given(before: Sequence[Token]) -> bool:
    """发放|补贴|20|万元: whether an amount is the object of a verb before it, 的 beginning anew."""
    begin = next((n + 1 for n in range(len(before) - 1, -1, -1) if before[n].text == "的"), 0)
    return any(_acts(token) or token.text in closed("pays") for token in before[begin:])


def _acts(token: Token) -> bool:
    """发放, but not 示范 of 示范方."""
    return token.verb is not None and token.verb.kind != "hortatory"


def _bare(text: str) -> str:
    """奖 of 另奖."""
    return text[1:] if len(text) == 2 and text.startswith(endings("pays_more")) else text

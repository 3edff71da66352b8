"""How a number was read, as an expression that anyone can compute again.

`(1*万+5*千)*亿` is 一万五千亿, `10*万..50*万` is 10—50万. Operators are `+ * / -`, `..` divides the ends of a range.
"""

from __future__ import annotations

import re
from decimal import Decimal

POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "万亿": 12}
_TOKEN = re.compile(r"\s*(\d+(?:\.\d+)?|万亿|[十百千万亿]|[-()+*/])")


def replay(derivation: str) -> tuple[float, float | None]:
    """The value and, for a range, the upper value that a derivation stands for; ValueError if it is not one."""
    ends = [float(evaluate(part)) for part in derivation.split("..")]
    if len(ends) > 2:
        raise ValueError(f"more than two ends: {derivation!r}")
    return ends[0], ends[1] if len(ends) == 2 else None


def evaluate(expression: str) -> Decimal:
    """The value of one expression without `..`."""
    tokens = _TOKEN.findall(expression)
    if "".join(tokens) != re.sub(r"\s", "", expression) or not tokens:
        raise ValueError(f"not a derivation: {expression!r}")
    value, rest = _sum(tokens)
    if rest:
        raise ValueError(f"not a derivation: {expression!r}")
    return value


def _sum(tokens: list[str]) -> tuple[Decimal, list[str]]:
    value, tokens = _product(tokens)
    while tokens and tokens[0] == "+":
        term, tokens = _product(tokens[1:])
        value += term
    return value, tokens


def _product(tokens: list[str]) -> tuple[Decimal, list[str]]:
    value, tokens = _atom(tokens)
    while tokens and tokens[0] in "*/":
        factor, rest = _atom(tokens[1:])
        if tokens[0] == "/" and not factor:
            raise ValueError("division by zero")
        value, tokens = (value * factor if tokens[0] == "*" else value / factor), rest
    return value, tokens


def _atom(tokens: list[str]) -> tuple[Decimal, list[str]]:
    if not tokens or tokens[0] in "+*/)":
        raise ValueError("a number is missing")
    head, rest = tokens[0], tokens[1:]
    if head == "-":
        value, rest = _atom(rest)
        return -value, rest
    if head != "(":
        return (Decimal(10) ** POWERS[head] if head in POWERS else Decimal(head)), rest
    value, rest = _sum(rest)
    if not rest or rest[0] != ")":
        raise ValueError("a bracket is open")
    return value, rest[1:]

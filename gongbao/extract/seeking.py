"""Regular expressions made quick to search with: a text is passed over to the characters that a match can begin with.

A search tries an expression that begins with an assertion, an optional part or pieces of many kinds at every place of
a text; one that begins with a set of characters only where one of them stands, which is five to ten times faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

WHOLE = "whole"
_LONGEST_RANGE = 64  # a wider one, as of all Chinese characters, rules out nothing
_CATEGORIES = {op.CATEGORY_DIGIT: r"\d", op.CATEGORY_SPACE: r"\s"}


def sought(expression: str) -> re.Pattern[str]:
    """A pattern whose matches begin where those of `expression` do; the group `whole` is what matches there.

    For searches that ask where a match is, or whether there is one: the match itself is its first character. An
    expression cannot refer back to a group of its own.
    """
    firsts = first_characters(expression)
    whole = f"(?=(?P<{WHOLE}>{expression}))"
    if firsts is None:
        return re.compile(whole)
    return re.compile(f"[{''.join(sorted(firsts))}](?<={whole}(?s:.))")


def matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern made by `sought`, in order, none inside another."""
    at = 0
    while (match := pattern.search(text, at)) is not None:
        yield match
        at = max(match.end(WHOLE), match.start() + 1)


def first_characters(expression: str) -> frozenset[str] | None:
    r"""The characters that a match of `expression` begins with, or stands before; None where that may be any.

    As members of a set of characters: escaped, \d for any digit.
    """
    parsed = _parser.parse(expression)
    if parsed.state.flags & re.IGNORECASE:
        return None
    found, open_ended = _firsts(parsed)
    return None if found is None or open_ended else frozenset(found)


def _firsts(items: Iterable[tuple[Any, Any]]) -> tuple[set[str] | None, bool]:
    """The characters that what the parsed `items` match begins with (None: any), and whether it may be empty."""
    found: set[str] = set()
    for kind, value in items:
        more, empty = _of_item(kind, value)
        if more is None:
            return None, False
        found |= more
        if not empty:
            return found, False
    return found, True


def _of_item(kind: Any, value: Any) -> tuple[set[str] | None, bool]:
    if kind is op.LITERAL:
        return {re.escape(chr(value))}, False
    if kind is op.IN:
        return _of_class(value), False
    if kind is op.SUBPATTERN:
        return (None, False) if value[1] & re.IGNORECASE else _firsts(value[-1])
    if kind is op.BRANCH:
        parts = [_firsts(part) for part in value[1]]
        known = [part for part, _ in parts if part is not None]
        return set().union(*known) if len(known) == len(parts) else None, any(empty for _, empty in parts)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        least, _, part = value
        found, empty = _firsts(part)
        return found, empty or least == 0
    if kind is op.ASSERT and value[0] > 0:
        return _firsts(value[1])
    if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return set(), True
    return None, False


def _of_class(items: list[tuple[Any, Any]]) -> set[str] | None:
    found: set[str] = set()
    for kind, value in items:
        if kind is op.LITERAL:
            found.add(re.escape(chr(value)))
        elif kind is op.RANGE and value[1] - value[0] < _LONGEST_RANGE:
            found.update(re.escape(chr(code)) for code in range(value[0], value[1] + 1))
        elif kind is op.CATEGORY and value in _CATEGORIES:
            found.add(_CATEGORIES[value])
        else:
            return None
    return found

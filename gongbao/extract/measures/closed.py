"""The small closed classes of words the measure grammar reads clauses by, and of what is no measure.

`closed.csv` and `plain.csv`.
"""

from __future__ import annotations

from functools import cache

from gongbao import lexicon


@cache
def _classes() -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = {}
    for row in (*lexicon.rows("measures/closed.csv"), *lexicon.rows("measures/plain.csv")):
        words.setdefault(row["class"], set()).add(row["word"])
    return {name: frozenset(found) for name, found in words.items()}


@cache
def closed(name: str) -> frozenset[str]:
    """The words of one class."""
    return _classes()[name]


@cache
def closers(opener: str) -> frozenset[str]:
    """The words that end a phrase which `opener` begins (在…方面), its class `closer_…`; none if it begins none."""
    return _classes().get(f"closer_{opener}", frozenset())


@cache
def endings(name: str) -> tuple[str, ...]:
    """The words of one class as what a word may end with."""
    return tuple(sorted(closed(name)))

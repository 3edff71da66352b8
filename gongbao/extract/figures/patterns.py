"""Regular expressions put together from the pieces that the lexicon holds by role."""

from __future__ import annotations

import re
from functools import cache

from gongbao import lexicon
from gongbao.extract.seeking import sought

# A piece that begins with one known character, or one of a class.
_HEADED = re.compile(
    r"(?:\(\?<[!=][^()|]*\))?(?:\[((?![-^])(?:[^\]\\]|\\.)+(?<!-))\]|([\u4e00-\u9fff]))(?![?*{])"
    r"(?:[^|()]|\((?:[^()]|\([^()]*\))*\))*"
)


@cache
def alternatives(role: str) -> str:
    """The pieces of a role, joined by |."""
    return "|".join(row["pattern"] for row in lexicon.rows("figures/figure_patterns.csv") if row["role"] == role)


@cache
def heads(*roles: str) -> str:
    """A lookahead for where a piece of these roles can begin: a search need not try them all at every character."""
    pieces = [row["pattern"] for row in lexicon.rows("figures/figure_patterns.csv") if row["role"] in roles]
    plain = [match[1] or match[2] if (match := _HEADED.fullmatch(piece)) else "" for piece in pieces]
    odd = [piece for piece, head in zip(pieces, plain, strict=True) if not head]
    known = "".join(plain)
    return f"(?={'|'.join([f'[{known}]', *odd])})" if known else ""


@cache
def pattern(role: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """A pattern that matches one of the pieces of a role between `before` and `after`."""
    return re.compile(f"{before}{heads(role)}(?:{alternatives(role)}){after}")


@cache
def where(role: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """The same to search with where only the place of a match is asked, or whether there is one: see `sought`."""
    return sought(f"{before}(?:{alternatives(role)}){after}")

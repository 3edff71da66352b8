"""What the format readers hand on: the blocks of a page in order, and what the page says about itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

# White space as layout: everything str.strip() takes, the zero-width characters at the rim of a line included.
BLANK = (
    " \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\u200b\u200c\u200d\u2060\ufeff\u00ad"
)
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_SPACES = re.compile(f"[{re.escape(BLANK)}]+")


class Block(NamedTuple):
    """A line or paragraph as the source has it, its rim stripped.

    `heading` is the level the markup gives it (0: none); `gap` says that an empty line or a tag stands before it,
    `indent` that it was indented, `row` that it is a table row with its cells divided by tabs, `item` that it is an
    entry of a list.
    """

    text: str
    heading: int = 0
    gap: bool = False
    indent: bool = False
    row: bool = False
    item: bool = False


@dataclass(slots=True)
class Page:
    """Blocks in reading order; `says` holds what metadata the source states (title, author, published, …)."""

    blocks: list[Block]
    says: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


def squeeze(text: str) -> str:
    """`text` without any white space: to compare and to match on, never to publish."""
    return _SPACES.sub("", text)


def has_han(text: str) -> bool:
    """Whether there is a Chinese character in `text`."""
    return _HAN.search(text) is not None


def has_han_text(text: str, least: int) -> bool:
    """Whether `text` has at least so many Chinese characters; mostly its beginning tells."""
    return len(_HAN.findall(text[: 4 * least])) >= least or len(_HAN.findall(text)) >= least

"""Was a text broken into lines of one width, and how does it then mark its paragraphs?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from gongbao.document.blocks import Block

FINAL = "。！？；：!?;:…"
_CLOSERS = "”’」』）)》】〕\"'"
_NARROWEST, _WIDEST = 14, 64  # characters a line of print may have
_LEAST_LINES = 4
_SHARE = 0.55  # of the unfinished lines that end at the margin
_SHORT = 0.5  # of the margin
_LONGER = 0.03  # of all lines that may be longer


class Wrapping(NamedTuple):
    """Lines end at `width`, in characters or in columns; paragraphs begin with an indent, after a gap, or unmarked."""

    width: int
    columns: bool
    indented: bool
    gaps: bool

    def is_full(self, block: Block) -> bool:
        """Whether a line reaches the margin, the mark that may not begin the next line aside."""
        return _length(block, self.columns) >= self.width - (3 if self.columns else 1)

    def is_nearly_full(self, block: Block) -> bool:
        """Whether a line is longer than most headings are."""
        return _length(block, self.columns) >= 0.75 * self.width


def join_lines(texts: Iterable[str]) -> str:
    """Texts one after the other; a space only between two Latin words."""
    out: list[str] = []
    for text in texts:
        latin = out and out[-1][-1:].isascii() and out[-1][-1:].isalpha() and text[:1].isascii() and text[:1].isalpha()
        out.append(f" {text}" if latin else text)
    return "".join(out)


def finished(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    stripped = text.rstrip(_CLOSERS)
    return not stripped or stripped[-1] in FINAL


def find_wrapping(blocks: list[Block]) -> Wrapping | None:
    """The wrapping of a text, None for one whose lines are paragraphs."""
    lines = [block for block in blocks if not block.row]
    if len(lines) < _LEAST_LINES + 1:
        return None
    width, columns = _margin(lines, columns=False), False
    if width is None:
        width, columns = _margin(lines, columns=True), True
    if width is None:
        return None
    indents = sum(block.indent for block in lines)
    gaps = sum(block.gap for block in lines[1:])
    return Wrapping(width, columns, _marks(indents, len(lines)), _marks(gaps, len(lines)))


def _marks(times: int, lines: int) -> bool:
    """Whether something stands before some lines and not before most: then it marks paragraphs."""
    return 0.03 * lines < times < 0.7 * lines


def _margin(lines: list[Block], columns: bool) -> int | None:
    """The width at which most unfinished lines end and beyond which hardly any line goes."""
    factor, near = (2, (-3, -2, -1, 0)) if columns else (1, (-1, 0))
    lengths = [(_length(block, columns), finished(block.text)) for block in lines]
    ends = Counter(n for n, done in lengths if not done and _NARROWEST * factor <= n <= _WIDEST * factor)
    if not ends:
        return None
    width = max(ends, key=lambda n: (sum(ends[n + step] for step in near), n))
    at_margin = sum(ends[width + step] for step in near)
    unfinished = sum(1 for n, done in lengths if not done and n >= _SHORT * width)  # headings and names are shorter
    longer = sum(n > width + factor for n, _ in lengths)
    fits = at_margin >= max(_LEAST_LINES, _SHARE * unfinished) and longer <= _LONGER * len(lines)
    return width if fits else None


def _length(block: Block, columns: bool) -> int:
    """Characters, or columns where a Chinese character takes two, and the space beside a number half of one."""
    head = block.text[: _WIDEST * 2 + 2]
    if not columns:
        return len(head) + 2 * block.indent
    narrow = len(head.encode("ascii", "ignore"))
    return 2 * len(head) - narrow - head.count(" ") // 2 + 4 * block.indent

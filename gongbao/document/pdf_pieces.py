"""The words of a PDF page with their boxes, as the page is to be held for reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from gongbao.document.blocks import BLANK
from gongbao.document.wrapping import join_lines

_MOST_PIECES = 20_000  # words a page may have
_GAP = 1.1  # of the font size: wider empty space divides cells and columns
_DIGITS_GAP = 0.3  # two numbers that stand apart are never one
_WORDS = re.compile(r"[^\s\u200b\ufeff]+")
_CONTROLS = re.compile("[\x00-\x1f\x7f\ufffe\uffff]")

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with its box; y grows downwards from the top of the page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def size(self) -> float:
        """Height of the box: near the font size."""
        return self.bottom - self.top


def find_pieces(text_page: Any, sheet: Box) -> tuple[list[Piece], float]:
    """The runs of words of a page as it is to be held for reading, and its height then.

    Boxes are those of the font: the ink of a font that is not embedded has none where no other stands in for it.
    """
    whole = _characters(text_page)
    words = list(islice(_WORDS.finditer(whole), _MOST_PIECES))
    boxes = [tuple(text_page.get_charbox(at, loose=True) for at in (word.start(), word.end() - 1)) for word in words]
    turn, height = _turn(boxes, sheet)
    pieces: list[Piece] = []
    end = 0
    for word, ends in zip(words, boxes, strict=True):
        lefts, tops, rights, bottoms = zip(*map(turn, ends), strict=True)
        text = _CONTROLS.sub("", word.group()).strip(BLANK)
        piece = Piece(text, min(lefts), max(rights), min(tops), max(bottoms))
        if pieces and text and _goes_on(pieces[-1], piece):
            pieces[-1] = _run(pieces[-1], piece, _spaces(text_page, whole, end, word.start()))
        elif text:
            pieces.append(piece)
        end = word.end()
    return pieces, height


def are_apart(before: Piece, piece: Piece, right: float) -> bool:
    """Whether the empty space between `right`, where the first ends, and the second divides cells."""
    gap, size = piece.left - right, max(before.size, 1.0)
    digits = before.text[-1].isdigit() and piece.text[0].isdigit()
    return gap > (_DIGITS_GAP if digits else _GAP) * size


def _goes_on(before: Piece, piece: Piece) -> bool:
    """Whether a word goes on in the line of the one before it."""
    size = max(before.size, 1.0)
    level = abs(piece.bottom - before.bottom) <= 0.3 * size and piece.left - before.right > -0.5 * size
    return level and not are_apart(before, piece, before.right)


def _run(before: Piece, piece: Piece, spaces: str) -> Piece:
    text = f"{before.text}{spaces}{piece.text}" if spaces else join_lines((before.text, piece.text))
    right, top = max(before.right, piece.right), min(before.top, piece.top)
    return Piece(text, before.left, right, top, max(before.bottom, piece.bottom))


def _spaces(text_page: Any, whole: str, start: int, end: int) -> str:
    """The white space between two words of a line that the page itself has, without what the reader put in."""
    import pypdfium2.raw as raw

    own = (whole[at] for at in range(start, end) if raw.FPDFText_IsGenerated(text_page, at) == 0)
    return "".join(char for char in own if char not in "\r\n")


def _characters(text_page: Any) -> str:
    """The text of a page, one character for each that the page counts."""
    import pypdfium2.raw as raw

    count = text_page.count_chars()
    text: str = text_page.get_text_range()
    if len(text) == count:
        return text
    codes = (raw.FPDFText_GetUnicode(text_page, at) for at in range(count))
    return "".join(chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\x00" for code in codes)


def _turn(words: Sequence[tuple[Box, ...]], sheet: Box) -> tuple[Callable[[Box], Box], float]:
    """How most words of a page run, whatever way the page is said to be rotated: a box of the page → one of the text.

    Boxes of the page are left, bottom, right, top, y growing upwards; those of the text left, top, right, bottom.
    """
    ways = Counter(_way(*ends) for ends in words if ends[0] != ends[1])
    x0, y0, x1, y1 = sheet
    turns: dict[str, tuple[Callable[[Box], Box], float]] = {
        "right": (lambda box: (box[0] - x0, y1 - box[3], box[2] - x0, y1 - box[1]), y1 - y0),
        "left": (lambda box: (x1 - box[2], box[1] - y0, x1 - box[0], box[3] - y0), y1 - y0),
        "up": (lambda box: (box[1] - y0, box[0] - x0, box[3] - y0, box[2] - x0), x1 - x0),
        "down": (lambda box: (y1 - box[3], x1 - box[2], y1 - box[1], x1 - box[0]), x1 - x0),
    }
    return turns[max(ways, key=lambda way: ways[way], default="right")]


def _way(first: Box, last: Box) -> str:
    across, along = last[0] + last[2] - first[0] - first[2], last[1] + last[3] - first[1] - first[3]
    if abs(across) >= abs(along):
        return "right" if across >= 0 else "left"
    return "up" if along > 0 else "down"

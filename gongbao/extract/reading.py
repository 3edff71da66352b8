"""A sentence as the parsers read it: full-width forms folded, stray spaces seen through, offsets kept.

The canonical text is never changed; a Reading is a view of it that can always say where a character came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gongbao.model import Sentence

# ０-９ Ａ-Ｚ ａ-ｚ and the signs numbers are written with; one character for one, so offsets only shift by spaces.
_FOLD = {
    code: code - 0xFEE0 for block in ((0xFF10, 0xFF1A), (0xFF21, 0xFF3B), (0xFF41, 0xFF5B)) for code in range(*block)
}
_FOLD |= {ord(a): ord(b) for a, b in zip("％．＋－／：～〜﹣−‐‑", "%.+-/:~~----", strict=True)}
_SPACES = r"\s\u200b-\u200d\u2060\ufeff\u00ad"
_SPACE = re.compile(f"[{_SPACES}]+")
_ITEM = re.compile(rf"[{_SPACES}]*\d{{1,2}}[.．][{_SPACES}]*")
_UNUSUAL = re.compile(f"[{''.join(re.escape(chr(code)) for code in _FOLD)}{_SPACES}(),;]")
# Half-width marks beside Chinese are the full-width ones: 企业(含分支机构),给予补助; but not those of 1,000 or f(x).
_BRACKETS = re.compile(r"\((?P<inside>[^()]*)\)")
_STOPS = re.compile(r"[,;](?:(?<=[^\x00-\x7f].)|(?=[^\x00-\x7f]))")
_FULL = {",": "，", ";": "；"}
_PROSE = re.compile(r"[，。；]")
_LEAST = 5  # characters of a clause
_LONGEST = 1000  # characters


@dataclass(frozen=True, slots=True)
class Reading:
    """`text` to match on; `offsets[i]` is where `text[i]` stands in the document (one more entry for the end)."""

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Document offsets of `text[start:end]`, stray spaces at its rim left out."""
        return self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[start]


def read(text: str, start: int, end: int) -> Reading:
    """The reading of `text[start:end]`. A space between two ASCII letters or digits stays: 12 34 is not 1234."""
    piece = text[start:end]
    if not _UNUSUAL.search(piece):
        return Reading(piece, range(start, end + 1))
    piece = _full_width(piece.translate(_FOLD))
    if not _SPACE.search(piece):
        return Reading(piece, range(start, end + 1))
    stray = {i for match in _SPACE.finditer(piece) for i in range(*match.span()) if _is_stray(piece, i)}
    kept = [i for i in range(len(piece)) if i not in stray]
    return Reading("".join(piece[i] for i in kept), (*(start + i for i in kept), end))


def _full_width(piece: str) -> str:
    """`piece` with the marks that stand beside Chinese in their full width."""

    def bracketed(match: re.Match[str]) -> str:
        beside = piece[max(0, match.start() - 1) : match.end() + 1]
        return match.group() if beside.isascii() else f"（{match['inside']}）"

    return _STOPS.sub(lambda match: _FULL[match.group()], _BRACKETS.sub(bracketed, piece))


def _is_stray(piece: str, at: int) -> bool:
    """Whether the space at `at` divides nothing."""
    before, after = _SPACE.sub("", piece[:at])[-1:], _SPACE.sub("", piece[at:])[:1]
    if not (before.isascii() and before.isalnum() and after.isascii() and after.isalnum()):
        return not _ITEM.fullmatch(piece, 0, at)  # 1. 18—40周岁
    return bool(_SPACE.match(piece[at - 1]))  # of a run of spaces one is enough


def divided(reading: Reading) -> Reading:
    """The reading of a headline, which has no commas, with one for each space that divides its clauses; any other
    reading as it is."""
    if isinstance(reading.offsets, range) or _PROSE.search(reading.text):
        return reading
    at, text = reading.offsets, reading.text
    breaks = [
        n
        for n in range(_LEAST, len(text) - _LEAST + 1)
        if at[n] - at[n - 1] > 1 and not (text[n - 1].isascii() and text[n - 1].isalnum())
    ]
    chars, offsets = list(text), list(at)
    for n in reversed(breaks):
        chars.insert(n, "，")
        offsets.insert(n, at[n] - 1)
    return Reading("".join(chars), offsets)


def pieces(text: str, sentence: Sentence) -> Iterator[Sentence]:
    """The sentence, or what a runaway one of over 1000 characters falls into: work grows with its square."""
    start = sentence.start
    while sentence.end - start > _LONGEST:
        cut = max(text.rfind(mark, start + 1, start + _LONGEST) for mark in "，；、, ") + 1
        cut = cut if cut > start else start + _LONGEST
        yield replace(sentence, start=start, end=cut)
        start = cut
    yield sentence if start == sentence.start else replace(sentence, start=start)

"""The table of contents before a long text: its lines name sections and open none."""

from __future__ import annotations

import re

from gongbao.document.blocks import Block, squeeze

_REACH = 60  # the block before which a table of contents begins
_LEADERS = re.compile(r"[.．·…⋯\-—_]*[(（]?\d{0,4}[)）]?")  # ……… 12
_LONGEST = 60


def contents_lines(blocks: list[Block]) -> frozenset[int]:
    """The indexes of the line 目录 and of the entries after it, which are lines that stand again below."""
    at = next((at for at, block in enumerate(blocks[:_REACH]) if squeeze(block.text) in ("目录", "目次")), None)
    if at is None:
        return frozenset()
    places: dict[str, int] = {}
    for place, block in enumerate(blocks):
        if len(block.text) <= _LONGEST:
            places[_entry(block.text)] = place
    end = at + 1
    while end < len(blocks) and places.get(_entry(blocks[end].text), 0) > end:
        end += 1
    return frozenset(range(at, end))


def _entry(text: str) -> str:
    """A line without the dots and the page number that follow it in a table of contents."""
    words = squeeze(text)[: _LONGEST + 20]
    end = len(words)
    while end and words[end - 1] in ".．·…⋯-—_0123456789()（）":
        end -= 1
    return words[:end] if end and _LEADERS.fullmatch(words[end:]) else words

"""Plain text and Markdown → blocks, one a line."""

from __future__ import annotations

import re

from gongbao.document.blocks import BLANK, Block, Page

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_HEADING = re.compile(r"(#{1,6})[ \t\u3000]+(?=\S)")
_LINK_LINE = re.compile(r"!?\[([^\[\]]*)\]\(\s*<?([^()\s]*)[^()]*\)")
_CELL = re.compile(r"(?:^|\t) *-?[0-9][0-9.,%]* *(?:\t|$)")  # a table that was pasted: a cell is a number
_INDENT = re.compile("[ \xa0]{2,}|[\t\u3000\u2002\u2003]")


def read_plain(text: str) -> Page:
    """The lines of a text file. A leading # is a heading mark, a line that is only a link is the source's address."""
    page = Page([])
    gap = True
    for raw in _LINE_END.split(_CONTROLS.sub("", text)):
        line = raw.strip(BLANK)
        link = _LINK_LINE.fullmatch(line) if line.endswith(")") else None
        if link:
            if not line.startswith("!"):
                page.says.setdefault("link", link.group(2))
            line = ""
        if line:
            page.blocks.append(_block(raw, line, gap))
        gap = not line
    return page


def _block(raw: str, line: str, gap: bool) -> Block:
    mark = _HEADING.match(line)
    level = len(mark.group(1)) if mark else 0
    text = line[mark.end() :].rstrip("#" + BLANK) if mark else line
    row = "\t" in text and _CELL.search(text) is not None
    return Block(text or line, level, gap, _INDENT.match(raw) is not None, row)

"""Markdown → blocks: front matter, headings, tables, links and emphasis; the words stay as they are."""

from __future__ import annotations

import re

from gongbao.document.blocks import BLANK, Block, Page
from gongbao.document.plain import read_plain

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(.{0,4000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_ENTRY = re.compile(r"^(\w+)\s*:\s*[\"']?(.*?)[\"']?\s*$", re.M)
_KEYS = {"title": "title", "author": "author", "date": "published", "source": "source", "url": "link", "标题": "title"}
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,200}\]\([^()\n]{0,1000}\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\([^()\n]{0,1000}\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,500})(?<=\S)\1")
# An underscore within a Latin word is no mark; a star is one anywhere, unless it multiplies (3*4).
_EMPHASIS = re.compile(
    r"(?<![\w*\\])(_)(?=[^\s_])([^_\n]{1,300})(?<=[^\s_])_(?![\w*])|"
    r"(?<![*\\\d])(\*)(?=[^\s*])([^*\n]{1,300})(?<=[^\s*])\*(?![*\d])"
)
_NOTE = re.compile(r"\[\^[\w-]{1,20}\](?:: ?)?")
_RULE = re.compile(r"([-*_])(?:[ \t]*\1){2,}")
_TABLE_RULE = re.compile(r"\|?[ \t:|-]*-{2,}[ \t:|-]*\|?")
_BULLET = re.compile(r"(?:[-*+][ \t]+|>[ \t]?)+")


def read_markdown(text: str) -> Page:
    """The blocks of a Markdown file; its front matter says title, author, date and source."""
    text = text.replace("\r\n", "\n")
    front = _FRONT.match(text)
    page = read_plain(text[front.end() :] if front else text)
    for key, value in _ENTRY.findall(front.group(1)) if front else ():
        if key.lower() in _KEYS and value:
            page.says.setdefault(_KEYS[key.lower()], value)
    page.blocks = [cleaned for cleaned in map(_clean, page.blocks) if cleaned is not None]
    return page


def _clean(block: Block) -> Block | None:
    text = block.text
    if _RULE.fullmatch(text) or text.startswith("```") or ("|" in text and _TABLE_RULE.fullmatch(text)):
        return None
    if text.startswith("|") and text.endswith("|") and len(text) > 2:
        return _row(text)
    bullet = _BULLET.match(text)
    text = text[bullet.end() :] if bullet else text
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _NOTE.sub("", _EMPHASIS.sub(r"\2\4", _STRONG.sub(r"\2", text))).strip(BLANK)
    item = bullet is not None and ">" not in bullet.group()
    return block._replace(text=text, gap=block.gap or bullet is not None, item=item) if text else None


def _row(text: str) -> Block | None:
    cells = [_STRONG.sub(r"\2", cell).strip(BLANK) for cell in text[1:-1].split("|")]
    kept = [cell for cell in cells if cell]
    return Block("\t".join(kept), 0, True, False, len(kept) > 1) if kept else None

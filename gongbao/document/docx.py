"""DOCX → blocks, read straight from the archive: paragraphs, heading styles, table rows. Sizes are checked first.

Entities are refused before parsing, so nothing outside the file is ever fetched and nothing expands.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from gongbao.document.blocks import BLANK, Block, Page
from gongbao.model import Rejected

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LARGEST = 64 << 20
_MEMBERS = 5000
_LEVEL = re.compile(r"(?:heading|标题)\s*([1-6])", re.I)
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, ElementTree.ParseError),
    *(OSError, RuntimeError, EOFError, ValueError, NotImplementedError, LookupError, MemoryError),
)
_DAMAGED = "The DOCX file is damaged. Open it in a word processor and save it again."


def read_docx(content: bytes) -> Page:
    """The paragraphs and table rows of a Word document; title and author from its properties."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            main = _member(archive, "word/document.xml")
            if main is None:
                raise Rejected("unknown_format", "This is a ZIP archive, not a DOCX. Unpack it and add the articles.")
            levels = _heading_styles(_member(archive, "word/styles.xml"))
            page = Page([], _properties(_member(archive, "docProps/core.xml")))
            page.blocks = list(_blocks(_parse(main), levels))
    except _BROKEN as error:
        raise Rejected("damaged", _DAMAGED) from error
    return page


def _member(archive: zipfile.ZipFile, name: str) -> bytes | None:
    if len(archive.namelist()) > _MEMBERS:
        raise Rejected("too_large", f"The DOCX file has more than {_MEMBERS} parts.")
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    with archive.open(info) as handle:
        data = handle.read(_LARGEST + 1)  # the size the archive states may be a lie
    if len(data) > _LARGEST:
        raise Rejected("too_large", f"The text of the DOCX file unpacks to more than {_LARGEST >> 20} MB.")
    return data


def _parse(xml: bytes) -> ElementTree.Element:
    """The tree of a part. Word never writes a document type, so one is an attack."""
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml or xml[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Rejected("damaged", "The DOCX file declares XML entities, which Word never does. It is not read.")
    return ElementTree.fromstring(xml)  # noqa: S314


def _properties(xml: bytes | None) -> dict[str, str]:
    if not xml:
        return {}
    node = _parse(xml).find(f"{_DC}title")
    title = (node.text or "").strip() if node is not None else ""
    return {"title": title} if title else {}


def _heading_styles(xml: bytes | None) -> dict[str, int]:
    """Style id → heading level, by the style's name (heading 1, 标题 1, Title)."""
    levels: dict[str, int] = {}
    for style in _parse(xml).iter() if xml else ():
        if _name(style) != "style":
            continue
        name = next((_value(child) for child in style if _name(child) == "name"), "")
        match = _LEVEL.match(name)
        if match or name.lower() == "title":
            levels[_attribute(style, "styleId")] = int(match.group(1)) if match else 1
    return levels


def _blocks(root: ElementTree.Element, levels: dict[str, int]) -> Iterator[Block]:
    """Paragraphs and rows in order, without recursion: nesting may be as deep as an attacker likes."""
    stack = [root]
    while stack:
        node = stack.pop()
        name = _name(node)
        if name == "p":
            yield from _paragraph(node, levels)
        elif name == "tr":
            yield from _row(node)
        elif name not in ("sectPr", "del", "Fallback"):
            stack.extend(reversed(node))


def _paragraph(node: ElementTree.Element, levels: dict[str, int]) -> Iterator[Block]:
    style = next((_value(child) for child in node.iter() if _name(child) == "pStyle"), "")
    level = levels.get(style, 0)
    indent = any(_name(child) == "ind" and _W + "firstLine" in child.attrib for child in node.iter())
    for at, raw in enumerate(_text(node).split("\n")):
        text = raw.strip(BLANK)
        if text:
            yield Block(text, level, at == 0, indent or raw.startswith(("\u3000", "  ")))


def _row(node: ElementTree.Element) -> Iterator[Block]:
    cells = [_text(cell).replace("\n", "").strip(BLANK) for cell in node if _name(cell) == "tc"]
    kept = [cell for cell in cells if cell]
    if kept:
        yield Block("\t".join(kept), 0, True, False, len(kept) > 1)


def _text(node: ElementTree.Element) -> str:
    """The text of a paragraph or cell: runs, tabs as spaces, line breaks; no deleted text, field codes or notes."""
    pieces: list[str] = []
    stack = [node]
    while stack:
        part = stack.pop()
        name = _name(part)
        if name == "t":
            pieces.append((part.text or "").replace("\n", " "))
        elif name == "tab":
            pieces.append(" ")
        elif name in ("br", "cr"):
            pieces.append("\n")
        elif name not in ("del", "instrText", "pPr", "rPr", "Fallback"):
            stack.extend(reversed(part))
    return "".join(pieces)


def _name(node: ElementTree.Element) -> str:
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _value(node: ElementTree.Element) -> str:
    return _attribute(node, "val")


def _attribute(node: ElementTree.Element, name: str) -> str:
    return node.get(_W + name) or node.get(_STRICT + name) or ""

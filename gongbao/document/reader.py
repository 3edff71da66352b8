"""The one way in: a snapshot becomes a document, or is rejected with a reason."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from gongbao.document import furniture, layout
from gongbao.document.blocks import Block, Page, has_han
from gongbao.document.decode import decode
from gongbao.document.formats import binary_kind, text_kind
from gongbao.document.html import read_html
from gongbao.document.joining import join_metadata, join_pages
from gongbao.document.markdown import read_markdown
from gongbao.document.metadata import Front, printed_on, read_front, read_metadata
from gongbao.document.outline import outline
from gongbao.document.outlook import Outlooks
from gongbao.document.plain import read_plain
from gongbao.document.refuse import refuse_blocks
from gongbao.document.sentences import cut
from gongbao.document.turns import drop_from_titles, opens_with_turn, read_turn, turn_warnings
from gongbao.model import Document, Metadata, Rejected, Section, Sentence, Snapshot

_LARGEST = 64 << 20
_NO_OUTLOOK = frozenset(("interpretation", "communique", "news"))
_NO_LANGUAGE = _NO_OUTLOOK | {"rule", "notice"}  # a standing rule reads like a plan


class _Part(NamedTuple):
    """What one snapshot gives: its blocks, front matter and metadata; `titled` as in Turn."""

    snapshot: Snapshot
    page: Page
    front: Front
    meta: Metadata
    titled: bool


def read_document(snapshot: Snapshot, *continued: Snapshot) -> Document:
    """The document in `snapshot`, with the parts of it that other newspaper pages continue.

    Raises Rejected, and nothing else, for bytes that hold no article.
    """
    part = _read_part(snapshot)
    for more in continued:
        part = _join(part, _read_part(more))
    page, meta = part.page, part.meta
    text, starts = _lay_out(page.blocks)
    sections = outline(page.blocks, starts, len(text), part.front.size, _outlooks(text, meta, part.front))
    sentences = _sentences(page.blocks, starts, sections)
    turn = read_turn(page, printed_on(snapshot, page), part.titled)
    warnings = (*page.warnings, *turn_warnings(page))
    return Document(text, meta, tuple(sections), tuple(sentences), warnings, turn)


def _read_part(snapshot: Snapshot) -> _Part:
    page = _read_page(snapshot)
    drop_from_titles(page)
    subheading = opens_with_turn(page.blocks)
    furniture.drop(page)
    page.blocks = layout.join_title(page.blocks, page.says.get("h1") or page.says.get("title") or "")
    page.blocks = layout.repair(page.blocks)
    furniture.drop_doubles(page)
    refuse_blocks(page)
    front = read_front(page.blocks, page)
    meta = read_metadata(snapshot, page, page.blocks, front)
    stated = snapshot.given.get("title") or page.says.get("h1") or page.says.get("title") or page.blocks[0].heading
    return _Part(snapshot, page, front, meta, bool(stated) or not subheading)


def _join(first: _Part, more: _Part) -> _Part:
    page, front = join_pages(first.page, first.front, more.page, more.front)
    meta = join_metadata(read_metadata(first.snapshot, page, page.blocks, front), more.meta)
    return first._replace(page=page, front=front, meta=meta)


def _outlooks(text: str, meta: Metadata, front: Front) -> Outlooks:
    kind = meta.article_type
    excerpt = front.title if front.size == 1 and kind is None else None
    return Outlooks(text, kind not in _NO_OUTLOOK, kind not in _NO_LANGUAGE, excerpt)


def _read_page(snapshot: Snapshot) -> Page:
    if not snapshot.content.strip():
        raise Rejected("empty", "The file is empty. Fetch it again.")
    if len(snapshot.content) > _LARGEST:
        raise Rejected("too_large", f"The file has more than {_LARGEST >> 20} MB. Split it into articles.")
    kind = binary_kind(snapshot.content)
    page = _BINARY[kind](snapshot.content) if kind else _decoded(snapshot.content, snapshot.source_file)
    if not any(has_han(block.text) for block in page.blocks):
        raise Rejected("no_text", "No Chinese text was found. Check that the page is an article and not only pictures.")
    return page


def _read_pdf(content: bytes) -> Page:
    from gongbao.document.pdf import read_pdf

    return read_pdf(content)


def _read_docx(content: bytes) -> Page:
    from gongbao.document.docx import read_docx

    return read_docx(content)


def _decoded(content: bytes, name: str) -> Page:
    decoded = decode(content)
    page = _TEXT[text_kind(decoded.text, name)](decoded.text)
    page.warnings[:0] = decoded.warnings
    return page


_BINARY = {"pdf": _read_pdf, "docx": _read_docx}
_TEXT = {"html": read_html, "markdown": read_markdown, "plain": read_plain}


def _lay_out(blocks: list[Block]) -> tuple[str, list[int]]:
    starts, at = [], 0
    for block in blocks:
        starts.append(at)
        at += len(block.text) + 1
    return "\n".join(block.text for block in blocks), starts


def _sentences(blocks: list[Block], starts: list[int], sections: list[Section]) -> list[Sentence]:
    openings = [section.start for section in sections]
    found: list[Sentence] = []
    for paragraph, (block, base) in enumerate(zip(blocks, starts, strict=True)):
        at = bisect_right(openings, base) - 1
        section = at if at >= 0 else None
        for start, end in cut(block.text):
            found.append(Sentence(len(found), base + start, base + end, paragraph, section))
    return found

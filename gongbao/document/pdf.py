"""PDF text layer → blocks: lines by their place, columns one after the other, running headers left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from gongbao.document.blocks import Block, Page, has_han, squeeze
from gongbao.document.labels import find_label
from gongbao.document.pdf_pieces import Piece, are_apart, find_pieces
from gongbao.document.wrapping import join_lines
from gongbao.model import Rejected

_MOST_PAGES = 3000
_DIGITS = re.compile(r"[0-9０-９一二三四五六七八九十百]+")
_PAGE_NUMBER = re.compile(r"[-—–－·\s]*第?\s*\d{1,4}\s*页?\s*(?:[/／共]\s*\d{1,4}\s*页?)?[-—–－·\s]*")


@dataclass(frozen=True, slots=True)
class Line:
    """Cells that stand beside each other; is the line indented, does it reach the right margin, is it at the rim."""

    cells: tuple[str, ...]
    top: float
    bottom: float
    size: float
    indent: bool
    full: bool
    edge: bool

    @property
    def text(self) -> str:
        """The cells put together."""
        return join_lines(self.cells)


def read_pdf(content: bytes) -> Page:
    """The blocks of a PDF with a text layer. Pages are read one at a time."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        told = "encrypted" if "password" in str(error).lower() else "damaged"
        raise Rejected("damaged", f"The PDF is {told}. Save it again, without a password.") from error
    try:
        if len(document) > _MOST_PAGES:
            raise Rejected("too_large", f"The PDF has more than {_MOST_PAGES} pages. Split it into articles.")
        pages = [list(_page_lines(document, number)) for number in range(len(document))]
    except pdfium.PdfiumError as error:
        raise Rejected("damaged", "A page of the PDF cannot be read. Print it to a new PDF.") from error
    finally:
        document.close()
    if not any(has_han(line.text) for lines in pages for line in lines):
        raise Rejected(
            "no_text", "The PDF has no text layer with Chinese text: it is a scan. Run OCR (ocrmypdf -l chi_sim) first."
        )
    return Page(list(_blocks(_without_running(pages))))


def _page_lines(document: Any, number: int) -> Iterator[Line]:
    page = document[number]
    try:
        sheet = page.get_bbox()
        text_page = page.get_textpage()
        try:
            pieces, height = find_pieces(text_page, sheet)
        finally:
            text_page.close()
    finally:
        page.close()
    for column in _columns(pieces):
        yield from _lines(column, height)


def _columns(pieces: list[Piece]) -> list[list[Piece]]:
    """One column, or what spans the gutter above two columns, the left, the right, and what spans it below."""
    gutter = _gutter(pieces)
    if gutter is None:
        return [pieces]
    across = [piece for piece in pieces if piece.left < gutter < piece.right]
    rest = [piece for piece in pieces if not piece.left < gutter < piece.right]
    middle = median(piece.top for piece in rest)
    above = [piece for piece in across if piece.top <= middle]
    below = [piece for piece in across if piece.top > middle]
    return [above, [p for p in rest if p.right <= gutter], [p for p in rest if p.left >= gutter], below]


def _gutter(pieces: list[Piece]) -> float | None:
    """The x of an empty strip near the middle with full text on both sides."""
    if len(pieces) < 16:
        return None
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    best: tuple[int, float] | None = None
    for step in range(40, 61):
        x = left + (right - left) * step / 100
        crossing = sum(p.left < x < p.right for p in pieces)
        if best is None or crossing < best[0]:
            best = (crossing, x)
    if best is None or best[0] > 0.2 * len(pieces):
        return None
    x = best[1]
    wide = [sum(p.right - p.left > 0.3 * (right - left) for p in side) for side in _sides(pieces, x)]
    return x if min(wide) >= 5 else None


def _sides(pieces: list[Piece], x: float) -> tuple[list[Piece], list[Piece]]:
    return [p for p in pieces if p.right <= x], [p for p in pieces if p.left >= x]


def _lines(pieces: list[Piece], height: float) -> Iterator[Line]:
    """Pieces of like height on the page, joined to lines from top to bottom."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (round(p.bottom), p.left)):
        if rows and abs(piece.bottom - rows[-1][0].bottom) <= 0.5 * max(rows[-1][0].size, 1):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    body = [row for row in rows if not _at_edge(row, height)] or rows
    left = min((min(p.left for p in row) for row in body), default=0.0)
    right = max((max(p.right for p in row) for row in body), default=0.0)
    for row in rows:
        yield _line(sorted(row, key=lambda p: p.left), left, right, _at_edge(row, height))


def _at_edge(row: list[Piece], height: float) -> bool:
    return max(p.bottom for p in row) < 0.09 * height or min(p.top for p in row) > 0.91 * height


def _line(row: list[Piece], left: float, right: float, edge: bool) -> Line:
    size = max(1.0, *(p.size for p in row))
    indent = row[0].left - left > 1.2 * size
    full = right - max(p.right for p in row) < 1.6 * size
    return Line(tuple(_cells(row)), min(p.top for p in row), max(p.bottom for p in row), size, indent, full, edge)


def _cells(row: list[Piece]) -> list[str]:
    """The texts of a line divided by wide empty space."""
    cells: list[list[str]] = []
    right = 0.0
    for at, piece in enumerate(row):
        if at == 0 or are_apart(row[at - 1], piece, right):
            cells.append([])
        cells[-1].append(piece.text)
        right = piece.right
    return [join_lines(cell) for cell in cells]


def _without_running(pages: list[list[Line]]) -> list[Line]:
    """The lines without page numbers and without those at the rim that come back on other pages."""
    seen = Counter(key for lines in pages for key in {_masked(line) for line in lines if line.edge})
    if pages and _is_headed(pages[0]):
        pages = [pages[0][1:], *pages[1:]]
    return [line for lines in pages for line in lines if not (line.edge and _is_running(line, seen, len(pages)))]


def _is_headed(lines: list[Line]) -> bool:
    """Whether a page begins with a small line at its rim above a large title: a running header, be it the only page."""
    if len(lines) < 4 or not lines[0].edge:
        return False
    size = median(line.size for line in lines)
    return lines[0].size < 0.95 * size and lines[1].size > 1.3 * size


def _masked(line: Line) -> str:
    return _DIGITS.sub("0", squeeze(line.text))


def _is_running(line: Line, seen: Counter[str], pages: int) -> bool:
    if _PAGE_NUMBER.fullmatch(line.text):
        return True
    return seen[_masked(line)] >= max(2, min(3, pages)) and len(line.text) < 60


def _blocks(lines: list[Line]) -> Iterator[Block]:
    """Lines joined to paragraphs: a full line goes on unless the next is indented, apart, larger, or a table row."""
    if not lines:
        return
    size = median(line.size for line in lines)
    indents = sum(line.indent for line in lines) >= 0.12 * len(lines)
    pieces: list[str] = []
    opened = lines[0]
    for at, line in enumerate(lines):
        if at and not _goes_on(lines[at - 1], line, indents, size):
            yield from _paragraph(pieces, opened, size)
            pieces, opened = [], line
        if _is_row(lines, at):
            yield from _paragraph(pieces, opened, size)
            yield Block("\t".join(line.cells), 0, True, False, True)
            pieces, opened = [], line
        else:
            pieces.append(line.text)
    yield from _paragraph(pieces, opened, size)


def _paragraph(pieces: list[str], opened: Line, size: float) -> Iterator[Block]:
    if pieces:
        text = join_lines(pieces)
        yield Block(text, 1 if opened.size > 1.3 * size and len(text) < 80 else 0, True, opened.indent)


def _goes_on(before: Line, line: Line, indents: bool, size: float) -> bool:
    below = line.top >= before.top
    if abs(line.size - before.size) > 0.2 * size or (below and line.top - before.bottom > 1.8 * size):
        return False
    if before.size > 1.3 * size:  # a title over several lines
        return below
    if line.indent or not before.full or (find_label(line.text) and before.text[-1] in "。；："):
        return False
    return indents or before.text[-1] not in "。！？；："


def _is_row(lines: list[Line], at: int) -> bool:
    """Three cells make a row; two do beside another line of cells."""
    cells = len(lines[at].cells)
    near = [len(line.cells) for line in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])]
    return cells > 2 or (cells == 2 and max(near, default=0) > 1)

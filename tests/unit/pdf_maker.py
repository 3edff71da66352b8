"""A PDF by hand: text at places on pages, in a Chinese font that readers know by name."""

from __future__ import annotations

from collections.abc import Callable

Text = tuple[float, float, float, str]  # x, y, font size, words

_FONT = (
    b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0"
    b" /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>",
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 3 0 R"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>",
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>",
)


# How text runs on the sheet: its matrix, the sheet, and where the point (x, y) of an upright page comes to lie.
_WAYS: dict[str, tuple[bytes, bytes, Callable[[float, float], tuple[float, float]]]] = {
    "right": (b"1 0 0 1", b"595 842", lambda x, y: (x, y)),
    "up": (b"0 1 -1 0", b"842 595", lambda x, y: (842 - y, x)),
    "down": (b"0 -1 1 0", b"842 595", lambda x, y: (y, 595 - x)),
    "left": (b"-1 0 0 -1", b"595 842", lambda x, y: (595 - x, 842 - y)),
}
_LOCK = (
    b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"6f" * 32 + b"> /U <" + b"75" * 32 + b"> >>"
    b" /ID [<" + b"69" * 16 + b"> <" + b"69" * 16 + b">]"
)


def make_pdf(pages: list[list[Text]], way: str = "right", rotate: int = 0, locked: bool = False) -> bytes:
    """The bytes of a PDF with one page per list of texts, which run the `way` given on pages said to be rotated."""
    matrix, sheet, place = _WAYS[way]
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", *_FONT]
    kids = []
    for texts in pages:
        stream = b"".join(_draw(text, matrix, place) for text in texts)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        resources = b"<< /Font << /F1 5 0 R >> >>"
        box = b"/MediaBox [0 0 %s] /Rotate %d" % (sheet, rotate)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R %s /Contents %d 0 R /Resources %s >>" % (box, len(objects), resources)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    return _assemble(objects, _LOCK if locked else b"")


def _draw(text: Text, matrix: bytes, place: Callable[[float, float], tuple[float, float]]) -> bytes:
    x, y, size, words = text
    return b"BT /F1 %g Tf %s %g %g Tm <%s> Tj ET\n" % (
        size,
        matrix,
        *place(x, y),
        words.encode("utf-16-be").hex().encode(),
    )


def _assemble(objects: list[bytes], lock: bytes) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, lock, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


def wrap(text: str, width: int, left: float, top: float, size: float = 12) -> tuple[list[Text], float]:
    """A paragraph set in lines of `width` characters, the first indented by two; and where the next may begin."""
    lines, indent = [], 2
    while text:
        lines.append((left + indent * size, top, size, text[: width - indent]))
        text = text[width - indent :]
        top -= 20
        indent = 0
    return lines, top

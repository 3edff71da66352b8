"""Which format a file has, by its first bytes; its name is only asked where they do not tell."""

from __future__ import annotations

import re

from gongbao.model import Rejected

_MAGIC = (
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM", "bitmap"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"ID3", "sound"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
)
_LEGACY = {
    "rtf": "This is RTF. Save it as DOCX, HTML or UTF-8 text (soffice --convert-to docx FILE) and add that.",
    "doc": "This is an old Word, WPS or Excel file. Save it as DOCX (soffice --convert-to docx FILE) and add that.",
}
_MARKUP = re.compile(
    r"<\s*(?:!doctype\s+html|html|head|body|meta|title|div|p|table|span|br|h[1-6]|article|section|ul|script|a|img|font|center)\b",
    re.I,
)
_PAGE_NAMES = (".html", ".htm", ".shtml", ".jhtml", ".xhtml", ".jsp", ".php", ".asp", ".aspx", ".do")
_MARKDOWN_NAMES = (".md", ".markdown")
_TEXT_NAMES = (".txt", ".text", *_MARKDOWN_NAMES, *_PAGE_NAMES)
_ENDING = re.compile(r"\.[a-z][a-z0-9]{0,9}$")  # 1.关于冷链的通知 has none


def binary_kind(content: bytes) -> str | None:
    """pdf or docx, None for text. Raises Rejected for what cannot be read."""
    head = content[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    kind = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
    if kind in _LEGACY:
        raise Rejected("legacy_format", _LEGACY[kind])
    if kind == "bitmap":
        kind = "image" if b"\x00" in head[:32] else None
    if kind == "zip":
        kind = "docx"
    if kind and kind not in ("pdf", "docx"):
        raise Rejected(
            "unknown_format", f"This is no text but {kind} data. Add the article as text, HTML, PDF or DOCX."
        )
    return kind


def text_kind(text: str, name: str) -> str:
    """html, markdown or plain, by the text first and the file name second.

    Raises Rejected for text under a name that is no article's, such as .json or .csv: such files lie beside articles.
    """
    head, name = text[:8192].lstrip("\ufeff \t\r\n"), name.lower()
    if _MARKUP.search(head) and (name.endswith(_PAGE_NAMES) or _is_page(head)):
        return "html"
    ending = _ENDING.search(name)
    if ending and not name.endswith(_TEXT_NAMES):
        message = f"{ending.group()} is no ending of an article. Rename it to .txt if it is one in plain text."
        raise Rejected("unknown_format", message)
    return "markdown" if name.endswith(_MARKDOWN_NAMES) else "plain"


def _is_page(head: str) -> bool:
    """Markup at the very start, or a good deal of it: a text may mention a tag."""
    return _MARKUP.match(head) is not None or len(_MARKUP.findall(head)) >= 3

"""Bytes → str: byte order marks, declared, sniffed and lying charsets.

UTF-8 is tried strictly first: text that is valid UTF-8 is nothing else. Everything else is decided by what the
decoded text looks like, since pages lie about their charset: Chinese read with the wrong one is rare characters.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache

from gongbao import lexicon
from gongbao.model import Rejected

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]{3,20})""")
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_NO_TEXT = "The content is not text in a known encoding. Save it as UTF-8 text, HTML, PDF or DOCX."
_UNLIKELY = 0.03  # share of common characters that no Chinese text goes below
_SAMPLE = 60_000  # bytes; even, so that no UTF-16 unit is cut
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
# What UTF-8 looks like after it was read as GBK or Latin-1 and saved: nobody can read it any more.
_MOJIBAKE = re.compile("锟斤拷|[Ãäåæçèéï][\x80-\xbf]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding it was read with, and what went wrong on the way."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """The text of `content`; `declared` overrides what the page says of itself. Raises Rejected for binary data."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _read(content[len(mark) :], encoding)
    try:
        decoded = Decoded(content.decode("utf-8"), "utf-8")
        if "\x00" not in decoded.text[:_SAMPLE]:
            return _checked(decoded)
    except UnicodeDecodeError:
        pass
    decoded = _read(content, _guess(content, declared or declared_charset(content)))
    if likeness(decoded.text) < _UNLIKELY:
        raise Rejected("binary", _NO_TEXT)
    return decoded


def declared_charset(content: bytes) -> str | None:
    """The Python codec a page or XML file names in its first 4 KB; every gb* label means gb18030."""
    match = _DECLARED.search(content[:4096])
    return codec_of(match.group(1).decode("ascii")) if match else None


def codec_of(label: str) -> str | None:
    """The codec for a charset label as browsers read it, None for an unknown one."""
    name = label.strip().lower().replace("_", "-")
    if name.startswith(("gb", "x-gb", "hz", "cp936", "windows-936")):
        return "gb18030"
    if name.startswith(("big5", "x-x-big5", "cp950")):
        return "big5hkscs"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _read(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    warnings = (f"{lost} undecodable byte sequences ({encoding})",) if lost else ()
    return _checked(Decoded(text, encoding, warnings))


def _guess(content: bytes, declared: str | None) -> str:
    sample = content[:_SAMPLE]
    names = dict.fromkeys((declared, *_CANDIDATES) if declared else _CANDIDATES)
    scores = {name: likeness(sample.decode(name, errors="replace")) for name in names if _is_text_codec(name)}
    best = max(scores, key=lambda name: scores[name])
    if declared in scores and scores[declared] >= scores[best] - 0.05:
        best = declared or best
    if scores[best] < 0.15:
        best = _detected(sample) or best
    return best


def _is_text_codec(name: str) -> bool:
    try:
        b"".decode(name)
    except LookupError:  # base64 and its like are codecs too, but not of text
        return False
    return True


def _detected(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(sample[:20_000]).best()
    return codec_of(best.encoding) if best else None


@cache
def _common() -> frozenset[str]:
    return frozenset("".join(lexicon.lines("document/common_characters.txt")))


def likeness(text: str) -> float:
    """How much a decoded text looks like Chinese: the share of common characters among those that are not ASCII."""
    wide = [char for char in text[:20_000] if char > "\x7f"]
    if not wide:
        return 0.5 * (1 - len(_CONTROLS.findall(text[:20_000])) / max(len(text[:20_000]), 1)) if text else 0.0
    common = _common()
    return (sum(map(common.__contains__, wide)) - 3 * wide.count("\ufffd")) / len(wide)


def _checked(decoded: Decoded) -> Decoded:
    head = decoded.text[:_SAMPLE]
    controls = len(_CONTROLS.findall(head))
    if controls > 8 + len(head) // 50 or decoded.text.count("\ufffd") > 8 + len(decoded.text) // 20:
        raise Rejected("binary", _NO_TEXT)
    if len(_MOJIBAKE.findall(head)) > 5 + len(head) // 40:
        raise Rejected("mojibake", "The text was decoded wrongly before it was saved. Fetch the original again.")
    return decoded

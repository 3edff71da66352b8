"""A short sketch of an article, by which reposts of it are found without reading the texts again.

MinHash (Broder 1997) of the text without its spaces and marks, and of its numbers: bulletins of two months share nearly
all of their words and none of their numbers, and are not one article.
"""

from __future__ import annotations

import base64
import json
import re
import struct
from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b

from rensa import RMinHash

from gongbao.model import Document

_TEXT, _NUMBERS = 64, 32  # permutations: the estimate errs by about 1/8 and 1/6 at a likeness of a half, less near one
_BANDS = 8  # of eight permutations each: finds 98 % of the pairs that are .9 alike, few that are .5
_GRAM = 4
_SEED = 20_251_101
_NUMBER = re.compile(r"\d[\d.,]*\d|\d|[一二三四五六七八九十百千万亿两]{2,}")
_NO_WORD = re.compile(r"[\W_]+")

_ALIKE, _SAME_NUMBERS, _SAME_DOCUMENT = 0.85, 0.8, 0.5
# News of a book's Russian edition repeats that of its French one, but for the title: then every word must be the same.
_UNDER_ANOTHER_TITLE = 1.0
_TITLE = 60
_SHORT = 150  # characters; a shorter text is a formula that may be said on any day


@dataclass(frozen=True, slots=True)
class Likeness:
    """The sketch. `document` names the official document, where number and issuer are known; `size` is characters."""

    size: int
    text: tuple[int, ...]
    numbers: tuple[int, ...]
    document: str | None
    day: str | None
    title: str

    def match_keys(self) -> list[int]:
        """64-bit keys; articles that may be one share at least one of them."""
        rows = len(self.text) // _BANDS
        bands = [(band, *self.text[band * rows : (band + 1) * rows]) for band in range(_BANDS)]
        names: list[tuple[object, ...]] = [*bands, *([("document", self.document)] if self.document else [])]
        return [_key(name) for name in names]


def _key(name: tuple[object, ...]) -> int:
    digest = blake2b(repr(name).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)  # SQLite's integers are signed


def sketch(document: Document) -> str:
    """The sketch of a document as text, for the catalogue."""
    words = _NO_WORD.sub("", document.text)
    meta = document.meta
    named = f"{meta.issuer}|{meta.doc_number}" if meta.issuer and meta.doc_number else None
    day = meta.published_on.isoformat() if meta.published_on else None
    grams = [words[at : at + _GRAM] for at in range(max(len(words) - _GRAM + 1, 1))]
    packed = _packed(_sketched(grams, _TEXT), _sketched(_numbers(document.text), _NUMBERS))
    return json.dumps([len(words), packed, named, day, _NO_WORD.sub("", meta.title or "")[:_TITLE]], ensure_ascii=False)


def _numbers(text: str) -> list[str]:
    """Every number with how often it was met before, so that the sketch counts them."""
    seen: Counter[str] = Counter()
    found = []
    for number in _NUMBER.findall(text):
        found.append(f"{number}#{seen[number]}")
        seen[number] += 1
    return found


def _sketched(entries: list[str], permutations: int) -> list[int]:
    sketcher = RMinHash(num_perm=permutations, seed=_SEED)
    sketcher.update(entries)
    return list(sketcher.digest())


def _packed(*values: list[int]) -> str:
    flat = [value for own in values for value in own]
    return base64.b85encode(struct.pack(f">{len(flat)}I", *flat)).decode("ascii")


def parse(text: str) -> Likeness:
    """The inverse of `sketch`."""
    size, packed, document, day, title = json.loads(text)
    values = struct.unpack(f">{_TEXT + _NUMBERS}I", base64.b85decode(packed))
    return Likeness(size, values[:_TEXT], values[_TEXT:], document, day, title)


def is_one(one: Likeness, other: Likeness) -> bool:
    """Whether two articles are one: the same official document, or nearly the same text with the same numbers."""
    text, numbers = _share(one.text, other.text), _share(one.numbers, other.numbers)
    if one.document and other.document:
        return one.document == other.document and text >= _SAME_DOCUMENT
    if min(one.size, other.size) < _SHORT:
        return text == numbers == 1.0 and one.day == other.day
    titled = one.title in other.title or other.title in one.title
    return text >= (_ALIKE if titled else _UNDER_ANOTHER_TITLE) and numbers >= _SAME_NUMBERS


def _share(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)

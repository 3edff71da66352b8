"""Identifiers that an edit elsewhere, a new run or another machine never changes."""

from __future__ import annotations

import base64
from hashlib import blake2b


def make_id(*parts: object) -> str:
    """Sixteen characters a–z2–7 (80 bits of BLAKE2b) of the parts, which are delimited so that ab+c is not a+bc."""
    data = "".join(f"{len(text)}:{text}" for text in map(str, parts))
    digest = blake2b(data.encode("utf-8", "surrogatepass"), digest_size=10).digest()
    return base64.b32encode(digest).decode("ascii").lower()

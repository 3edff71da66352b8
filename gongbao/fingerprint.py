"""What files say, as one short text: another one is a reason to do work again."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path


def fingerprint(root: Path, paths: Iterable[Path], *facts: str) -> str:
    """A hash of `facts` and of the files below `root` that `paths` name, folders with all they hold; 16 hex digits."""
    digest = sha256()
    found = sorted({file for path in paths for file in (path, *path.rglob("*")) if file.is_file()})
    for file in (file for file in found if "__pycache__" not in file.parts):
        digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    for fact in facts:
        digest.update(fact.encode() + b"\0")
    return digest.hexdigest()[:16]

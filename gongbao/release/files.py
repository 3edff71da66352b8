"""The files of a release: their hashes, and JSON as it is written everywhere."""

from __future__ import annotations

import json
from hashlib import file_digest
from pathlib import Path
from typing import Any


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as handle:
        return file_digest(handle, "sha256").hexdigest()


def write_json(path: Path, content: Any) -> None:
    """Write `content` as readable JSON in UTF-8."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_checksums(folder: Path) -> None:
    """Write SHA256SUMS for all files of the release, to be checked with `sha256sum -c SHA256SUMS`."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    lines = [f"{sha256_of(path)}  {path.relative_to(folder).as_posix()}\n" for path in files]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")

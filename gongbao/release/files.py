"""The files of a release: their hashes, and JSON as it is written everywhere."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
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


def write_checksums(folder: Path, known: Mapping[str, str]) -> None:
    """Write SHA256SUMS for all files of the release, to be checked with `sha256sum -c SHA256SUMS`.

    `known` are the hashes of files that need not be read once more, by their paths in the folder.
    """
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    lines = [f"{known.get(name) or sha256_of(path)}  {name}\n" for name, path in names.items()]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def link(path: Path, twin: Path) -> None:
    """Make `path` the same file as `twin`, or a copy of it where the file system knows no links."""
    aside = path.with_name(f".{path.name}.link")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(twin, aside)
    except OSError:
        shutil.copyfile(twin, aside)
    aside.replace(path)

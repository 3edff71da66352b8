"""Snapshots from files and folders.

The address of a file is its path from the folder that was named, that folder's own name included, so it is the
same wherever the folder lies and whether the folder or the file is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from gongbao.model import Rejected
from gongbao.source import archive, given
from gongbao.source.found import MAX_BYTES, Found, Refused, digest


def entries(path: Path) -> Iterator[Found | Refused]:
    """What lies at `path` (absolute), in the order of names. Hidden files and metadata.csv are not articles."""
    root = path if path.is_dir() else path.parent
    files = sorted(_files(path)) if path.is_dir() else [path]
    tables: dict[Path, Mapping[str, dict[str, str]] | Rejected] = {}
    for file in files:
        name = f"{root.name}/{file.relative_to(root).as_posix()}"
        try:
            facts = given.for_file(file, tables)
            yield from _entry(file, name, root, facts)
        except Rejected as refusal:
            yield Refused(name, name, None, refusal.reason, refusal.message)


def _files(root: Path) -> Iterator[Path]:
    for path in root.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
        if not hidden and not path.is_dir() and path.name != given.FILE_NAME:
            yield path


def _entry(file: Path, name: str, root: Path, facts: Mapping[str, str]) -> Iterator[Found | Refused]:
    if not file.resolve().is_relative_to(root):
        raise Rejected("unsafe_path", f"{name}: a link that leads out of the folder; copy the file in instead")
    if not file.is_file():
        raise Rejected("unreadable", f"{name}: not a regular file")
    if archive.is_archive(file):
        yield from archive.entries(file, name)
        return
    content = _bytes(file, name)
    yield Found(facts.get("source_uri") or name, name, digest(content), str(file), given=tuple(sorted(facts.items())))


def _bytes(file: Path, name: str) -> bytes:
    try:
        with file.open("rb") as handle:
            content = handle.read(MAX_BYTES + 1)
    except OSError as error:
        raise Rejected("unreadable", f"{name}: {error.strerror}; check the file and its permissions") from error
    if len(content) > MAX_BYTES:
        raise Rejected("too_large", f"{name}: larger than {MAX_BYTES // 2**20} MiB; split it into articles")
    return content


def read(found: Found) -> bytes:
    """The bytes of a file that `entries` found; Rejected when it changed or went away meanwhile."""
    content = _bytes(Path(found.container), found.source_file)
    if digest(content) != found.sha256:
        raise Rejected("unreadable", f"{found.source_file}: changed while it was being read; run again")
    return content

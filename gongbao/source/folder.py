"""Snapshots from files and folders.

The address of a file is its path from the folder that was named, that folder's own name included, so it is the
same wherever the folder lies, and whether the folder or a file directly in it is named.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from gongbao.model import Rejected
from gongbao.source import archive, given
from gongbao.source.found import MAX_BYTES, Found, Refused, digest

_Tables = dict[Path, Mapping[str, dict[str, str]] | Rejected]


def address(path: Path) -> str:
    """The address of a named file or folder."""
    return _readable(path.name) if path.is_dir() else f"{_readable(path.parent.name)}/{_readable(path.name)}"


def entries(path: Path, skip: Sequence[Path] = ()) -> Iterator[Found | Refused]:
    """What lies at `path` (resolved) but not under `skip`, in the order of names.

    Hidden files and metadata.csv are not articles.
    """
    root = path if path.is_dir() else path.parent
    tables: _Tables = {}
    for file, trouble in sorted(_files(path, skip)) if path.is_dir() else [(path, "")]:
        if file.name == given.FILE_NAME or any(file.is_relative_to(place) for place in skip):
            continue
        name = f"{_readable(root.name)}/{_readable(file.relative_to(root).as_posix())}"
        try:
            if trouble:
                raise Rejected("unreadable", f"{name}: {trouble}")
            yield from _entry(file, name, root, given.for_file(file, tables))
        except Rejected as refusal:
            yield Refused(name, name, None, refusal.reason, refusal.message)


def _readable(name: str) -> str:
    """A name as text. Names that are not UTF-8 come from archives packed on Chinese Windows: GBK."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", errors="replace")
    return name


def _files(root: Path, skip: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """The files below `root`; and folders that cannot be entered, with the trouble."""
    troubles: list[OSError] = []
    for folder, folders, files in os.walk(root, onerror=troubles.append):
        here = Path(folder)
        for name in (name for name in folders if (here / name).is_symlink()):
            yield here / name, "a link to a folder is not followed; name that folder as an input instead"
        folders[:] = [name for name in folders if not name.startswith(".") and here / name not in skip]
        yield from ((here / name, "") for name in files if not name.startswith("."))
    for trouble in troubles:
        yield Path(trouble.filename), f"{trouble.strerror}; check the folder's permissions"


def _entry(file: Path, name: str, root: Path, facts: Mapping[str, str]) -> Iterator[Found | Refused]:
    if file.is_symlink() and not file.resolve().is_relative_to(root):  # folders that are links were not entered
        raise Rejected("unsafe_path", f"{name}: a link that leads out of the folder; copy the file in instead")
    if not file.is_file():
        raise Rejected("unreadable", f"{name}: not a regular file")
    if archive.is_archive(file):
        yield from archive.entries(file, name)
        return
    content = _bytes(file, name)
    yield Found(name, digest(content), len(content), str(file), given=tuple(sorted(facts.items())))


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

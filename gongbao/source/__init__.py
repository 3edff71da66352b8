"""Where snapshots come from: folders, single files and zip archives.

`find` lists what is there with its hash (cheap, in the driver); `load` gives the bytes (in the worker).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gongbao.model import Rejected, Snapshot
from gongbao.source import archive, folder
from gongbao.source.found import Found, Refused

__all__ = ["Found", "Refused", "Scan", "find", "load"]


@dataclass(frozen=True, slots=True)
class Scan:
    """What the inputs hold: what can be read, and what cannot with the reason."""

    found: tuple[Found, ...]
    refused: tuple[Refused, ...]


def find(paths: Sequence[Path]) -> Scan:
    """Everything under `paths` (files, folders, zip archives), each address once, in the order of addresses.

    Raises FileNotFoundError when a path does not exist: that is a mistake in the call, not in the data.
    """
    entries: dict[str, Found | Refused] = {}
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"{path}: no such file or folder")
        for entry in folder.entries(path.resolve()):
            known = entries.get(entry.address)
            entries[entry.address] = entry if known is None else _same_address(known, entry)
    ordered = [entries[address] for address in sorted(entries)]
    return Scan(
        tuple(entry for entry in ordered if isinstance(entry, Found)),
        tuple(entry for entry in ordered if isinstance(entry, Refused)),
    )


def _same_address(known: Found | Refused, entry: Found | Refused) -> Found | Refused:
    """The same file named twice is one input; two different files with one address cannot both be right."""
    if known == entry or known.sha256 == entry.sha256:
        return known
    message = "two different inputs have this address; rename a folder or give each a source_uri in metadata.csv"
    return Refused(entry.address, entry.source_file, entry.sha256, "address_clash", message)


def load(found: Iterable[Found]) -> Iterator[Snapshot | Refused]:
    """The snapshots of `found`, in order; an archive is opened once for all its members that follow each other."""
    with archive.Opened() as opened:
        for entry in found:
            try:
                content = opened.read(entry) if entry.member is not None else folder.read(entry)
            except Rejected as refusal:
                yield Refused(entry.address, entry.source_file, entry.sha256, refusal.reason, refusal.message)
                continue
            yield Snapshot(entry.address, entry.source_file, content, entry.sha256, dict(entry.given))

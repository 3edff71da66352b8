"""Where snapshots come from: folders, single files and zip archives; `web` fetches pages, which are then inputs too.

`find` lists what is there with its hash (cheap, in the driver); `load` gives the bytes (in the worker).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from gongbao.model import Rejected, Snapshot, WrongCall
from gongbao.source import archive, folder
from gongbao.source.found import Found, Refused, Scan

__all__ = ["Found", "Refused", "Scan", "find", "load"]


def find(paths: Sequence[Path], skip: Sequence[Path] = ()) -> Scan:
    """Everything under `paths` (files, folders, zip archives) but not under `skip`, in the order of addresses.

    A file that two paths lead to is one input, under the address that the outer path gives it.
    Raises WrongCall when a path does not exist: that is a mistake in the call, not in the data.
    """
    for path in paths:
        if not path.exists():
            raise WrongCall(f"{path}: no such file or folder")
    resolved = sorted({path.resolve() for path in paths}, key=lambda path: (len(path.parts), path))
    left_out = [path.resolve() for path in skip]
    entries: dict[str, Found | Refused] = {}
    seen: set[tuple[str, str | None]] = set()
    for path in resolved:
        for entry in folder.entries(path, left_out):
            if isinstance(entry, Found):
                if (entry.container, entry.member) in seen:
                    continue
                seen.add((entry.container, entry.member))
            known = entries.get(entry.address)
            entries[entry.address] = entry if known is None else _clash(entry)
    ordered = [entries[address] for address in sorted(entries)]
    return Scan(
        tuple(entry for entry in ordered if isinstance(entry, Found)),
        tuple(entry for entry in ordered if isinstance(entry, Refused)),
        tuple(folder.address(path) for path in resolved),
    )


def _clash(entry: Found | Refused) -> Refused:
    """Two different files with one address cannot both be right."""
    message = f"{entry.source_file}: two different inputs have this address; rename one of their folders"
    return Refused(entry.address, entry.source_file, entry.sha256, "address_clash", message)


def load(found: Iterable[Found]) -> Iterator[Snapshot | Refused]:
    """The snapshots of `found`, in order; an archive is opened once for all its members that follow each other."""
    with archive.Opened() as opened:
        for entry in found:
            try:
                content = _read(entry, opened)
            except Rejected as refusal:
                yield Refused(entry.address, entry.source_file, entry.sha256, refusal.reason, refusal.message)
                continue
            yield Snapshot(entry.address, entry.source_file, content, entry.sha256, dict(entry.given))


def _read(entry: Found, opened: archive.Opened) -> bytes:
    if entry.offset is not None:
        from gongbao.source.web import warc  # heavy, and most runs have no fetched pages

        return warc.read(entry)
    return opened.read(entry) if entry.member is not None else folder.read(entry)

"""Where parts lie: in a folder, of this machine or shared by several; or in S3-compatible storage (`bucket`)."""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import uuid4

FOLDER = "parts"
OWNER = "owner.json"  # which catalogue the parts are of: how a machine knows that it sees the same store


class LostPart(Exception):
    """A file of the part `part` is not there."""

    def __init__(self, part: str, file: str) -> None:
        super().__init__(part, file)
        self.part = part
        self.file = file

    def __str__(self) -> str:
        return f"{self.file} is missing"


class Shelf(Protocol):
    """Parts by name, each some files, never changed once written. Goes to worker processes and other machines.

    What cannot be reached or written raises StoreError or OSError.
    """

    def claim(self, owner: str, home: Path) -> None:
        """Make the catalogue `owner` in the folder `home` the only one here; StoreError when another one is."""

    def owner(self) -> str | None:
        """The catalogue that has claimed what this machine sees here, if any."""

    def write(self, part: str, fill: Callable[[Path], None]) -> None:
        """Write a part with the files that `fill` leaves in a folder: whole or, after a crash, not at all.

        Writing the same part again is harmless.
        """

    def read(self, part: str, file: str) -> bytes:
        """The bytes of a file of a part. Raises LostPart."""

    def files(self, parts: Iterable[str], file: str) -> list[Path]:
        """The file `file` of each part, as files of this machine. Raises LostPart."""

    def readable(self, part: str) -> bool:
        """Whether every table of a part can be read to its end."""

    def place(self, part: str) -> str:
        """What a message calls a part."""

    def parts(self) -> list[str]:
        """The names of all parts, whole or not."""

    def drop(self, parts: Sequence[str]) -> None:
        """Delete parts, as far as they are there."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Parts as folders below the folder `root`. Written aside and renamed, so a half-written part is never seen."""

    root: Path

    def claim(self, owner: str, home: Path) -> None:
        """A folder lies beside its catalogue, whose lock is enough."""
        if self.owner() != owner:
            self.root.mkdir(parents=True, exist_ok=True)
            (self.root / OWNER).write_text(owner_mark(owner, home), encoding="utf-8")

    def owner(self) -> str | None:
        """See Shelf."""
        try:
            return owner_of((self.root / OWNER).read_bytes())
        except OSError:
            return None

    def write(self, part: str, fill: Callable[[Path], None]) -> None:
        """See Shelf."""
        final = self.root / part
        if final.exists():
            return
        draft = self.root / f".{part}.{uuid4().hex}"  # numbers of processes are not unique where machines share it
        draft.mkdir(parents=True)
        fill(draft)
        sync(draft)
        try:
            draft.rename(final)
        except OSError:  # another worker was faster with the same batch
            shutil.rmtree(draft)

    def read(self, part: str, file: str) -> bytes:
        """See Shelf."""
        (path,) = self.files([part], file)
        return path.read_bytes()

    def files(self, parts: Iterable[str], file: str) -> list[Path]:
        """See Shelf."""
        paths = [self.root / part / file for part in parts]
        for path in paths:
            if not path.is_file():
                raise LostPart(path.parent.name, str(path))
        return paths

    def readable(self, part: str) -> bool:
        """See Shelf."""
        return all(map(is_readable, (self.root / part).glob("*.parquet")))

    def place(self, part: str) -> str:
        """See Shelf."""
        return str(self.root / part)

    def parts(self) -> list[str]:
        """See Shelf; drafts of dead workers too."""
        return [path.name for path in self.root.glob("*") if path.name != OWNER]

    def drop(self, parts: Sequence[str]) -> None:
        """See Shelf."""
        for part in parts:
            shutil.rmtree(self.root / part, ignore_errors=True)


def owner_mark(owner: str, home: Path) -> str:
    """What `owner_of` reads, with a word on where that catalogue is."""
    return json.dumps({"catalogue": owner, "folder": f"{socket.gethostname()}:{home}"})


def owner_of(mark: bytes) -> str | None:
    """The catalogue that a mark names; None where it is none, such as half a one."""
    try:
        return str(json.loads(mark)["catalogue"])
    except (ValueError, TypeError, KeyError):
        return None


def sync(folder: Path) -> None:
    """Bytes before names: after a power cut a renamed folder is whole or not there."""
    for path in (*folder.rglob("*"), folder):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def is_readable(path: Path) -> bool:
    """Whether a Parquet file can be read to its end."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        for _ in pq.ParquetFile(path, page_checksum_verification=True).iter_batches():
            pass
    except (pa.ArrowException, OSError):
        return False
    return True

"""What a scan of the inputs yields, and the limits that every source keeps."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

MAX_BYTES = 64 * 2**20  # one article; a 200-page PDF with scans has about 30 MB
MAX_MEMBERS = 200_000  # of one archive
MAX_ARCHIVE_BYTES = 8 * 2**30  # of one archive, unpacked
MAX_RATIO = 200  # unpacked to packed; text reaches 20, a zip bomb 1,000


@dataclass(frozen=True, slots=True)
class Found:
    """An input that can be read: `container` is a path on this machine, `member` a name inside an archive there.

    `offset` is that of a record when the container is a WARC file. `given` are the facts of a metadata.csv, sorted,
    without empty ones.
    """

    address: str
    sha256: str
    size: int
    container: str
    member: str | None = None
    given: tuple[tuple[str, str], ...] = ()
    offset: int | None = None

    @property
    def source_file(self) -> str:
        """What the column `source_file` says: an input's address is its file's name."""
        return self.address


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that cannot be an article, with a reason of the code list `reject_reason`."""

    address: str
    source_file: str
    sha256: str | None
    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class Scan:
    """What the inputs hold: what can be read, what cannot with the reason, and the addresses looked under."""

    found: tuple[Found, ...]
    refused: tuple[Refused, ...]
    roots: tuple[str, ...] = ()

    def __add__(self, other: Scan) -> Scan:
        return Scan(self.found + other.found, self.refused + other.refused, self.roots + other.roots)


def digest(content: bytes) -> str:
    """SHA-256 of the bytes, in hex."""
    return sha256(content).hexdigest()

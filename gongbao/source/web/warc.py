"""What sites answered, as WARC files (ISO 28500), which other tools replay: one a source and fetch.

A record counts once the memory names it; what a crash left behind the last of them is cut off by the next fetch.
"""

from __future__ import annotations

import os
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import IO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from gongbao.model import Rejected
from gongbao.source.found import MAX_BYTES, Found
from gongbao.source.web.client import Kept, Response
from gongbao.source.web.clock import Clock

SUFFIX = ".warc.gz"
# Bodies are kept unpacked; these headers speak of the transfer and get the prefix that crawlers use for it.
_OF_TRANSFER = {"content-encoding", "transfer-encoding", "content-length"}


class Recorder:
    """Writes the answers of one fetch of one source. A context manager; no answer, no file."""

    def __init__(self, root: Path, source: str, clock: Clock) -> None:
        self._root, self._source, self._clock = root, source, clock
        self._handle: IO[bytes] | None = None
        self._name = ""

    def __enter__(self) -> Recorder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._handle:
            self._handle.close()

    def keep(self, response: Response) -> Kept:
        """Append an answer; it is on disk when this returns."""
        handle = self._open()
        kept = Kept(self._name, handle.tell())
        writer = WARCWriter(handle, gzip=True)
        told = [
            (f"X-Crawler-{name}" if name.lower() in _OF_TRANSFER else name, value) for name, value in response.headers
        ]
        record = writer.create_warc_record(
            response.url,
            "response",
            payload=BytesIO(response.body),
            http_headers=StatusAndHeaders(str(response.status), told, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": response.at.strftime("%Y-%m-%dT%H:%M:%SZ")}
            | ({"WARC-Truncated": "length"} if response.truncated else {}),
        )
        writer.write_record(record)
        handle.flush()
        os.fsync(handle.fileno())
        return kept

    def sizes(self) -> dict[str, int]:
        """The bytes written so far, by the file's name."""
        return {self._name: self._handle.tell()} if self._handle else {}

    def _open(self) -> IO[bytes]:
        if self._handle is None:
            folder = self._root / self._source
            folder.mkdir(parents=True, exist_ok=True)
            begun = self._clock.now().strftime("%Y%m%dT%H%M%SZ")
            names = (f"{begun}{mark}{SUFFIX}" for mark in ("", *(f"-{number}" for number in range(1, 1_000))))
            name = next(name for name in names if not (folder / name).exists())  # the clock may have been set back
            self._name = f"{self._source}/{name}"
            self._handle = (folder / name).open("xb")
        return self._handle


def read(found: Found) -> bytes:
    """The body of the answer that was kept; Rejected when the file is damaged or gone."""
    try:
        with Path(found.container).open("rb") as handle:
            handle.seek(found.offset or 0)
            record = next(iter(ArchiveIterator(handle)))
            content: bytes = record.content_stream().read(MAX_BYTES + 1)
    except (OSError, EOFError, ArchiveLoadFailed, StopIteration, ValueError) as error:
        message = f"{found.source_file}: {found.container} cannot be read any more ({error}); fetch it again"
        raise Rejected("damaged", message) from error
    if sha256(content).hexdigest() != found.sha256:
        raise Rejected("damaged", f"{found.source_file}: {found.container} was altered; fetch it again")
    return content


def cut(root: Path, sizes: dict[str, int]) -> None:
    """Cut every file to the size that the memory knows: a crash may have left half a record behind it."""
    for path in root.glob(f"*/*{SUFFIX}"):
        size = sizes.get(path.relative_to(root).as_posix(), 0)
        if not size:
            path.unlink()
        elif path.stat().st_size > size:
            os.truncate(path, size)

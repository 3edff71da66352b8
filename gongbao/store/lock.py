"""One run at a time on a folder."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from gongbao.disk import make, usable


class StoreBusy(Exception):
    """Another run is writing to the store or the output."""


_POLL = 0.2  # seconds


@contextmanager
def exclusive(folder: Path, wait: float = 0) -> Iterator[None]:
    """Hold `folder` for one run; StoreBusy if another run still does after `wait` seconds.

    The lock dies with its process. Raises StoreError for a folder that cannot be written to.
    """
    make(folder)
    deadline = time.monotonic() + wait
    with _opened(folder / ".lock") as handle:
        while not _locked(handle):
            if time.monotonic() >= deadline:
                raise StoreBusy(f"{folder} is in use by another run; wait for it to end, or give --wait SECONDS")
            time.sleep(_POLL)
        yield


def _opened(file: Path) -> IO[str]:
    with usable(file):
        return file.open("a+")


def _locked(handle: IO[str]) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True

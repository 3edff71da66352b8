"""One run at a time on a folder."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StoreBusy(Exception):
    """Another run is writing to the store or the output."""


@contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Hold `folder` for one run; StoreBusy if another run does. The lock dies with its process."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("a+") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StoreBusy(f"{folder} is in use by another run; wait for it to end") from error
        yield

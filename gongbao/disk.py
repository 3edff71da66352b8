"""A disk that is full, or that must not be written to, told in one line that says what to do."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gongbao.model import StoreError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}
MAKE_ROOM = "make room on its disk and run again, nothing is lost"
GIVE_THE_RIGHT = "give the right to write to it and its folder, and run again"
_NO_FOLDER = "that must be a folder that can be written to"


def advice(error: BaseException) -> str | None:
    """What to do about an error that comes of the disk; None for any other error.

    Libraries pass on what the system said with its number, or only its words.
    """
    code = getattr(error, "errno", None)
    if code in _FULL or "No space left on device" in str(error):
        return MAKE_ROOM
    if code in _CLOSED or "Read-only file system" in str(error):
        return GIVE_THE_RIGHT
    return None


@contextmanager
def usable(folder: Path) -> Iterator[None]:
    """An error inside that comes of the disk that `folder` is on becomes a StoreError."""
    try:
        yield
    except StoreError:
        raise
    except Exception as error:
        if told := advice(error):
            raise StoreError(f"{folder}: {str(error).splitlines()[0]}; {told}") from error
        raise


def need_room(folder: Path, size: int) -> None:
    """Raise StoreError where fewer than `size` bytes are left on the disk that `folder` is on."""
    left = shutil.disk_usage(folder).free
    if left < size:
        raise StoreError(f"{folder}: {left / 2**20:.1f} of the {size / 2**20:.0f} MiB it needs are left; {MAKE_ROOM}")


def make(folder: Path) -> None:
    """Make a folder that we write to, where it is not there. Raises StoreError when it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder}: {error.strerror}; {advice(error) or _NO_FOLDER}") from error

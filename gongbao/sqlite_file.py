"""SQLite files of the store: one way to open them, and their errors as lines that say what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gongbao.disk import GIVE_THE_RIGHT, MAKE_ROOM
from gongbao.model import StoreError

_WAIT = 30.0  # seconds for another program that writes


def connect(file: Path) -> sqlite3.Connection:
    """A connection that may be used from any thread, one at a time."""
    connection = sqlite3.connect(file, timeout=_WAIT, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    return connection


@contextmanager
def explained(file: Path) -> Iterator[None]:
    """An error of SQLite inside becomes a StoreError naming the file."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{file}: {error}; {_advice(error)}") from error


def _advice(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return "another program holds it: end that and run again, nothing is lost"
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return MAKE_ROOM
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return GIVE_THE_RIGHT
    return "restore it from a copy, or move it away to start anew"

"""What is remembered of the web between fetches: an SQLite file beside the WARC files."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from gongbao.disk import make
from gongbao.source.web.clock import moment, stamp
from gongbao.sqlite_file import connect, explained

FOLDER = "web"
FILE = "pages.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS pages (
  url TEXT PRIMARY KEY, source TEXT NOT NULL, role TEXT NOT NULL, state TEXT NOT NULL, first_seen TEXT NOT NULL,
  due TEXT, etag TEXT, last_modified TEXT, sha256 TEXT, size INTEGER, file TEXT, offset INTEGER, fetched_at TEXT,
  checked_at TEXT, failures INTEGER NOT NULL DEFAULT 0, message TEXT, moved_to TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pages_due ON pages (source, role, due);
CREATE INDEX IF NOT EXISTS pages_moved ON pages (moved_to);
CREATE TABLE IF NOT EXISTS versions (
  url TEXT NOT NULL, fetched_at TEXT NOT NULL, sha256 TEXT NOT NULL, file TEXT NOT NULL, offset INTEGER NOT NULL,
  PRIMARY KEY (url, fetched_at, sha256)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS robots (origin TEXT PRIMARY KEY, text TEXT NOT NULL, read_at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS closed (origin TEXT PRIMARY KEY, until TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (name TEXT PRIMARY KEY, size INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS walks (source TEXT NOT NULL, start TEXT NOT NULL, PRIMARY KEY (source, start)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sources (name TEXT PRIMARY KEY, given TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fetches (
  source TEXT NOT NULL, at TEXT NOT NULL, told TEXT NOT NULL, PRIMARY KEY (source, at)
) WITHOUT ROWID;
"""
_ROBOTS_FOR = timedelta(hours=24)  # RFC 9309, section 2.4


@dataclass(frozen=True, slots=True)
class Page:
    """An address of a source: a `start` page that lists others, or an `article`.

    `state` is new, current, gone (the site says so) or refused (it cannot become an article); times are ISO 8601 UTC.
    """

    url: str
    source: str
    role: str
    state: str
    first_seen: str
    due: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None
    size: int | None = None
    file: str | None = None
    offset: int | None = None
    fetched_at: str | None = None
    checked_at: str | None = None
    failures: int = 0
    message: str | None = None
    moved_to: str | None = None


_COLUMNS = tuple(Page.__dataclass_fields__)
_PUT = f"INSERT OR REPLACE INTO pages ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608


class Memory:
    """The memory in the folder `root`, made when it is not there. Safe to use from several threads.

    Raises StoreError when the file there cannot be used.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        make(root)
        self._file = root / FILE
        self._lock = threading.Lock()
        with explained(self._file):
            self._connection = connect(self._file)
            self._connection.executescript(_SCHEMA)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        with self._lock, explained(self._file), self._connection:
            yield self._connection

    def _rows(self, query: str, *values: Any) -> list[Any]:
        with self._lock, explained(self._file):
            return self._connection.execute(query, values).fetchall()

    def page(self, url: str) -> Page | None:
        """What is known of an address."""
        rows = self._rows(f"SELECT {', '.join(_COLUMNS)} FROM pages WHERE url = ?", url)  # noqa: S608
        return Page(*rows[0]) if rows else None

    def put(self, pages: Sequence[Page], sizes: Mapping[str, int], version: Page | None = None) -> None:
        """Remember pages, how far the files that hold them go, and a new version of one of them: all or nothing."""
        with self._write() as connection:
            connection.executemany(_PUT, [tuple(getattr(page, name) for name in _COLUMNS) for page in pages])
            connection.executemany("INSERT OR REPLACE INTO files VALUES (?, ?)", list(sizes.items()))
            if version:
                row = (version.url, version.fetched_at, version.sha256, version.file, version.offset)
                connection.execute("INSERT OR REPLACE INTO versions VALUES (?, ?, ?, ?, ?)", row)

    def unknown(self, urls: Sequence[str]) -> list[str]:
        """Those of the addresses that no page has, nor moved to."""
        query = "SELECT 1 FROM pages WHERE url = ? UNION ALL SELECT 1 FROM pages WHERE moved_to = ? LIMIT 1"
        return [url for url in urls if not self._rows(query, url, url)]

    def due(self, source: str, now: datetime) -> list[Page]:
        """The articles of a source to ask for, those waiting longest first.

        A page checked in the future was noted while the clock was wrong: it is due too.
        """
        query = f"""
        SELECT {", ".join(_COLUMNS)} FROM pages
        WHERE source = ? AND role = 'article' AND due IS NOT NULL AND (due <= ? OR checked_at > ?)
        ORDER BY due, first_seen, url"""  # noqa: S608
        return [Page(*row) for row in self._rows(query, source, stamp(now), stamp(now + timedelta(hours=1)))]

    def articles(self) -> list[Page]:
        """All articles' pages, by address."""
        query = f"SELECT {', '.join(_COLUMNS)} FROM pages WHERE role = 'article' ORDER BY url"  # noqa: S608
        return [Page(*row) for row in self._rows(query)]

    def versions(self) -> list[tuple[str, str, str]]:
        """(url, fetched_at, sha256) of every version, by address and time."""
        return self._rows("SELECT url, fetched_at, sha256 FROM versions ORDER BY 1, 2, 3")

    def newest(self, source: str) -> str | None:
        """When the source last brought a new address or a new version."""
        query = """
        SELECT max(at) FROM (SELECT max(first_seen) AS at FROM pages WHERE source = ? AND role = 'article' UNION ALL
        SELECT max(fetched_at) FROM pages WHERE source = ? AND role = 'article')"""
        (row,) = self._rows(query, source, source)
        return str(row[0]) if row[0] else None

    def robots(self, now: datetime) -> dict[str, str]:
        """The robots.txt that need not be read again yet, by origin."""
        earliest, latest = stamp(now - _ROBOTS_FOR), stamp(now)
        return dict(self._rows("SELECT origin, text FROM robots WHERE read_at > ? AND read_at <= ?", earliest, latest))

    def keep_robots(self, read: Mapping[str, str], now: datetime) -> None:
        """Remember robots.txt that were read now."""
        with self._write() as connection:
            rows = [(origin, text, stamp(now)) for origin, text in read.items()]
            connection.executemany("INSERT OR REPLACE INTO robots VALUES (?, ?, ?)", rows)

    def closed(self, now: datetime) -> dict[str, datetime]:
        """Hosts that want to be left alone, and until when; at most a week, whatever a clock said when it was noted."""
        query = "SELECT origin, until FROM closed WHERE until > ? AND until <= ?"
        rows = self._rows(query, stamp(now), stamp(now + timedelta(days=7)))
        return {origin: moment(until) for origin, until in rows}

    def close_host(self, origin: str, until: datetime) -> None:
        """Remember that a host wants to be left alone."""
        with self._write() as connection:
            connection.execute("INSERT OR REPLACE INTO closed VALUES (?, ?)", (origin, stamp(until)))

    def begin_walk(self, source: str, start: str) -> bool:
        """Whether the start pages of an entry were last read to their end; until `end_walk` they are not."""
        with self._write() as connection:
            row = (source, start)
            return connection.execute("DELETE FROM walks WHERE source = ? AND start = ?", row).rowcount > 0

    def end_walk(self, source: str, start: str) -> None:
        """All start pages of an entry were read, and their links are known."""
        with self._write() as connection:
            connection.execute("INSERT OR REPLACE INTO walks VALUES (?, ?)", (source, start))

    def keep_given(self, source: str, given: Mapping[str, str]) -> None:
        """Remember what holds for every article of a source."""
        with self._write() as connection:
            row = (source, json.dumps(dict(given), ensure_ascii=False))
            connection.execute("INSERT OR REPLACE INTO sources VALUES (?, ?)", row)

    def given(self) -> dict[str, dict[str, str]]:
        """What holds for every article of a source, by source."""
        return {name: json.loads(given) for name, given in self._rows("SELECT name, given FROM sources")}

    def sizes(self) -> dict[str, int]:
        """How far each WARC file is good, by name."""
        return dict(self._rows("SELECT name, size FROM files"))

    def note(self, source: str, at: datetime, told: Mapping[str, Any]) -> None:
        """Remember how a fetch went."""
        with self._write() as connection:
            row = (source, stamp(at), json.dumps(dict(told), ensure_ascii=False))
            connection.execute("INSERT OR REPLACE INTO fetches VALUES (?, ?, ?)", row)

    def last_fetches(self) -> dict[str, dict[str, Any]]:
        """How the last fetch of each source went, by source."""
        query = (
            "SELECT source, told FROM fetches WHERE (source, at) IN (SELECT source, max(at) FROM fetches GROUP BY 1)"
        )
        return {source: json.loads(told) for source, told in self._rows(query)}


def is_there(store: Path) -> bool:
    """Whether anything was ever fetched into the folder `store`."""
    return (store / FOLDER / FILE).is_file()


@contextmanager
def opened(store: Path) -> Iterator[Memory]:
    """The memory in a store, let go of at the end."""
    memory = Memory(store / FOLDER)
    try:
        yield memory
    finally:
        memory.close()

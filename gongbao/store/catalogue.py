"""The catalogue: which input, at which content hash and extractor version, became which article in which part."""

from __future__ import annotations

import fcntl
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from gongbao import schema
from gongbao.ids import make_id
from gongbao.source import Scan
from gongbao.store.parts import Outcome, Part

_FORMAT = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS inputs (
  address TEXT PRIMARY KEY, source_file TEXT NOT NULL, content_sha256 TEXT, given TEXT NOT NULL,
  article_id TEXT, reason TEXT, message TEXT, extractor TEXT NOT NULL, part TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_INSERT = """
INSERT OR REPLACE INTO inputs VALUES
  (:address, :source_file, :content_sha256, :given, :article_id, :reason, :message, :extractor, :part)
"""


class StoreBusy(Exception):
    """Another run is writing to the store."""


class StoreError(Exception):
    """The store cannot be used as it is; the message says what to do."""


class Catalogue:
    """The catalogue of the store in the folder `root`, which is made when it is not there.

    Raises StoreError when the file there is not a catalogue, or one of another format.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._file = root / "catalogue.sqlite"
        root.mkdir(parents=True, exist_ok=True)
        try:
            with closing(self._connect()) as connection:
                connection.executescript(_SCHEMA)
                found = self._format(connection)
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{self._file}: {error}; restore it from a copy or start a new store") from error
        if found != _FORMAT:
            raise StoreError(f"{root}: a store of format {found}, this gongbao reads {_FORMAT}; start a new store")

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._file, timeout=30)
        connection.execute("PRAGMA journal_mode = WAL")
        return connection

    def _format(self, connection: sqlite3.Connection) -> int:
        connection.execute("INSERT OR IGNORE INTO facts VALUES ('format', ?)", (str(_FORMAT),))
        connection.commit()
        (found,) = connection.execute("SELECT value FROM facts WHERE name = 'format'").fetchone()
        return int(found)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the store for one run; StoreBusy if another run does. The lock dies with its process."""
        with (self.root / "lock").open("a+") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise StoreBusy(f"{self.root} is in use by another run; wait for it to end") from error
            yield

    def states(self) -> dict[str, tuple[str | None, str, str]]:
        """Address → content hash, given facts and extractor version of every known input."""
        rows = self._select("address, content_sha256, given, extractor")
        return {address: (sha, given, extractor) for address, sha, given, extractor in rows}

    def commit(self, part: Part) -> None:
        """Make a part known, in one transaction: its articles replace what was known of their addresses."""
        self._replace(part.outcomes, part.extractor, part.name)

    def refuse(self, scan: Scan, extractor: str) -> None:
        """Make known what a scan could not even read (it lies in no part), and forget refusals that no longer hold.

        An archive that can be opened again is no input itself, so no article will ever replace its refusal.
        """
        opened = {entry.source_file.partition("!/")[0] for entry in scan.found if entry.member is not None}
        with closing(self._connect()) as connection, connection:
            connection.executemany(
                "DELETE FROM inputs WHERE part IS NULL AND address = ?", [(name,) for name in opened]
            )
        outcomes = [
            Outcome(entry.address, entry.source_file, entry.sha256, "{}", None, entry.reason, entry.message)
            for entry in scan.refused
        ]
        self._replace(outcomes, extractor, None)

    def _replace(self, outcomes: Sequence[Outcome], extractor: str, part: str | None) -> None:
        with closing(self._connect()) as connection, connection:
            connection.executemany(
                _INSERT, [asdict(entry) | {"extractor": extractor, "part": part} for entry in outcomes]
            )

    def articles(self) -> list[tuple[str, str, str]]:
        """(address, article_id, part) of every article, in the order of addresses."""
        return self._select("address, article_id, part", "article_id IS NOT NULL")

    def rejected(self) -> list[dict[str, Any]]:
        """The rejected inputs, as rows of the table `rejected`."""
        columns = schema.names("rejected")
        return [dict(zip(columns, row, strict=True)) for row in self._select(", ".join(columns), "reason IS NOT NULL")]

    def inputs(self, addresses: Collection[str]) -> list[dict[str, Any]]:
        """Address, file and hash of some inputs, in the order of addresses."""
        columns = ("address", "source_file", "content_sha256")
        rows = self._select(", ".join(columns)) if addresses else []
        return [dict(zip(columns, row, strict=True)) for row in rows if row[0] in addresses]

    def stale(self, extractor: str) -> list[tuple[str, str]]:
        """(address, part) of the inputs that another version of the extractor read."""
        return self._select("address, part", "part IS NOT NULL AND extractor <> ?", extractor)

    def parts(self) -> set[str]:
        """The parts that some known input lies in."""
        return {part for (part,) in self._select("DISTINCT part", "part IS NOT NULL", order="part")}

    def state_hash(self) -> str:
        """A hash of everything a release is made from: equal hashes give equal data files."""
        return make_id("state", *self._select("*"))

    def _select(self, columns: str, condition: str = "TRUE", *values: str, order: str = "address") -> list[Any]:
        with closing(self._connect()) as connection:
            query = f"SELECT {columns} FROM inputs WHERE {condition} ORDER BY {order}"  # noqa: S608 - our own words
            return connection.execute(query, values).fetchall()

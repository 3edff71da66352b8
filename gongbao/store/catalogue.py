"""The catalogue: which input, at which content hash and extractor version, became which article in which part."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path
from typing import Any
from uuid import uuid4

from gongbao import schema
from gongbao.disk import make
from gongbao.identity.likeness import parse
from gongbao.identity.reposts import find_reposts
from gongbao.model import StoreError
from gongbao.source import Scan
from gongbao.sqlite_file import connect, explained
from gongbao.store.parts import Outcome, Part
from gongbao.store.shelf import FOLDER, Folder, Shelf

_FORMAT = 3
_SCHEMA = """
CREATE TABLE IF NOT EXISTS inputs (
  address TEXT PRIMARY KEY, source_file TEXT NOT NULL, content_sha256 TEXT, given TEXT NOT NULL,
  article_id TEXT, reason TEXT, message TEXT, extractor TEXT NOT NULL, part TEXT, clue TEXT, joined TEXT,
  sketch TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS keys (key INTEGER NOT NULL, address TEXT NOT NULL, PRIMARY KEY (key, address)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS past (
  address TEXT NOT NULL, content_sha256 TEXT NOT NULL, given TEXT NOT NULL, PRIMARY KEY (address, content_sha256)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_INSERT = """
INSERT OR REPLACE INTO inputs VALUES
  (:address, :source_file, :content_sha256, :given, :article_id, :reason, :message, :extractor, :part, :clue, :joined,
   :sketch)
"""
# Bytes that an address had before are a version of its article; when they come back, they are not past any more.
_PAST = """
INSERT OR IGNORE INTO past SELECT address, content_sha256, given FROM inputs
WHERE address = :address AND content_sha256 <> :content_sha256 AND article_id IS NOT NULL
"""
# Format 1 knew of no page turns; what it holds another extractor has read, so it is read again and they are found.
_FROM_1 = """
BEGIN;
ALTER TABLE inputs ADD COLUMN clue TEXT;
ALTER TABLE inputs ADD COLUMN joined TEXT;
UPDATE facts SET value = '2' WHERE name = 'format';
COMMIT;
"""
# Format 2 knew of no reposts.
_FROM_2 = """
BEGIN;
ALTER TABLE inputs ADD COLUMN sketch TEXT;
UPDATE facts SET value = '3' WHERE name = 'format';
COMMIT;
"""


def _known_keys(connection: sqlite3.Connection, row: Mapping[str, Any]) -> list[tuple[int, str]]:
    """The keys of an address as it was known so far."""
    known = connection.execute("SELECT sketch FROM inputs WHERE address = :address", row).fetchone()
    return [(key, row["address"]) for key in parse(known[0]).match_keys()] if known and known[0] else []


def _is_under(address: str, roots: Sequence[str]) -> bool:
    return any(address == root or address.startswith((f"{root}/", f"{root}!/")) for root in roots)


class Catalogue:
    """The catalogue of the store in the folder `root`, which is made when it is not there; its parts lie on `shelf`.

    Raises StoreError, also from every method, when the file there cannot be used or has another format.
    """

    def __init__(self, root: Path, shelf: Shelf | None = None) -> None:
        self.root = root
        self.shelf: Shelf = shelf or Folder(root / FOLDER)
        self._file = root / "catalogue.sqlite"
        make(root)
        with self._opened() as connection:
            connection.executescript(_SCHEMA)
            found = self._format(connection)
        if found != _FORMAT:
            raise StoreError(f"{root}: a store of format {found}, this gongbao reads {_FORMAT}; start a new store")

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """One transaction. Raises StoreError."""
        with explained(self._file), closing(connect(self._file)) as connection, connection:
            yield connection

    def _format(self, connection: sqlite3.Connection) -> int:
        connection.execute("INSERT OR IGNORE INTO facts VALUES ('format', ?)", (str(_FORMAT),))
        connection.commit()
        (found,) = connection.execute("SELECT value FROM facts WHERE name = 'format'").fetchone()
        if found == "1":
            connection.executescript(_FROM_1)
        if found in ("1", "2"):
            connection.executescript(_FROM_2)
            return _FORMAT
        return int(found)

    def states(self) -> dict[str, tuple[str | None, str, str]]:
        """Address → content hash, given facts and extractor version of every known input."""
        rows = self._select("address, content_sha256, given, extractor")
        return {address: (sha, given, extractor) for address, sha, given, extractor in rows}

    def commit(self, part: Part) -> None:
        """Make a part known, in one transaction: its articles replace what was known of their addresses."""
        self._replace(part.outcomes, part)

    def refuse(self, scan: Scan, extractor: str) -> None:
        """Make known what a scan could not even read, and forget rejections under its roots that it did not meet again.

        Articles stay known when their input has gone; a rejection is only of use while its file is there.
        """
        here = {entry.address for entry in scan.found} | {entry.address for entry in scan.refused}
        gone = [
            (address,)
            for (address,) in self._select("address", "reason IS NOT NULL")
            if address not in here and _is_under(address, scan.roots)
        ]
        with self._opened() as connection:
            connection.executemany("DELETE FROM inputs WHERE address = ?", gone)
        # Without a hash they are new at every run: what could not be read may be readable then.
        outcomes = [
            Outcome(entry.address, entry.source_file, None, "{}", None, entry.reason, entry.message)
            for entry in scan.refused
        ]
        self._replace(outcomes, Part("", extractor, ()))

    def _replace(self, outcomes: Sequence[Outcome], part: Part) -> None:
        rows = [
            asdict(entry) | {"extractor": part.extractor, "part": part.name if entry.address in part.kept else None}
            for entry in outcomes
        ]
        keys = [(key, entry.address) for entry in outcomes if entry.sketch for key in parse(entry.sketch).match_keys()]
        with self._opened() as connection:
            for row in rows:
                connection.executemany("DELETE FROM keys WHERE key = ? AND address = ?", _known_keys(connection, row))
            connection.executemany(_PAST, rows)
            connection.executemany(_INSERT, rows)
            connection.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?)", keys)

    def forget_part(self, part: str) -> int:
        """Forget the inputs of a part that is lost, so that the next run reads them again; returns how many.

        What is left of it goes too: the same inputs make a part of the same name.
        """
        with self._opened() as connection:
            count = connection.execute("DELETE FROM inputs WHERE part = ?", (part,)).rowcount
        self.shelf.drop([part])
        return count

    def identity(self) -> str:
        """What tells this catalogue from every other one, for good."""
        with self._opened() as connection:
            connection.execute("INSERT OR IGNORE INTO facts VALUES ('identity', ?)", (uuid4().hex,))
            (found,) = connection.execute("SELECT value FROM facts WHERE name = 'identity'").fetchone()
        return str(found)

    def count(self) -> int:
        """How many inputs are known: articles and rejected ones."""
        (row,) = self._select("count(*)", order="1")
        return int(row[0])

    def articles(self) -> list[tuple[str, str, str]]:
        """(address, article_id, part) of every article, in the order of addresses."""
        return self._select("address, article_id, part", "article_id IS NOT NULL")

    def chosen(self, left_out: Collection[str]) -> Iterator[tuple[str, str, str]]:
        """(address, article_id, part) of every article, but for the duplicates `left_out`."""
        for row in self._rows("SELECT address, article_id, part FROM inputs WHERE article_id IS NOT NULL ORDER BY 1"):
            if row[0] not in left_out:
                yield row

    def duplicates(self) -> dict[str, str]:
        """Input address → the input that was preferred to it, because both are the same article.

        They have one canonical address, where the first input stays, or one of them is a repost.
        """
        first = "SELECT min(address) AS kept, article_id FROM inputs GROUP BY article_id HAVING count(*) > 1"
        query = f"SELECT address, kept FROM inputs JOIN ({first}) USING (article_id) WHERE address <> kept ORDER BY 1"  # noqa: S608
        same: dict[str, str] = dict(self._rows(query))
        reposts = {one: other for one, other in self._reposts(same).items() if one not in same}
        return {one: reposts.get(other, other) for one, other in {**same, **reposts}.items()}

    def _reposts(self, left_out: Collection[str]) -> dict[str, str]:
        shared = """
        SELECT key, address FROM keys
        WHERE key IN (SELECT key FROM keys GROUP BY key HAVING count(*) > 1) ORDER BY key, address"""
        pairs = [pair for pair in self._rows(shared) if pair[1] not in left_out]
        wanted = {address for _, address in pairs}
        known = self._rows("SELECT address, sketch FROM inputs WHERE sketch IS NOT NULL AND article_id IS NOT NULL")
        sketches = {address: sketch for address, sketch in known if address in wanted}
        return find_reposts([pair for pair in pairs if pair[1] in sketches], sketches)

    def readable(self) -> list[tuple[str, str, str, str | None]]:
        """(address, content_sha256, given, joined) of every input that is an article or continues one."""
        return self._select("address, content_sha256, given, joined", "reason IS NULL AND content_sha256 IS NOT NULL")

    def past(self) -> list[tuple[str, str, str]]:
        """(address, content_sha256, given) of the bytes that articles had before."""
        return list(self._rows("SELECT address, content_sha256, given FROM past ORDER BY 1, 2"))

    def rejected(self) -> list[dict[str, Any]]:
        """The rejected inputs, as rows of the table `rejected`."""
        columns = schema.names("rejected")
        return [dict(zip(columns, row, strict=True)) for row in self._select(", ".join(columns), "reason IS NOT NULL")]

    def inputs(self, addresses: Collection[str]) -> list[dict[str, Any]]:
        """Address, file and hash of the inputs of some articles, and the article's own address as `article`."""
        columns = ("address", "source_file", "content_sha256", "article")
        rows = self._select("address, source_file, content_sha256, article_id, joined") if addresses else []
        told = [(*row[:3], row[0] if row[3] or not row[4] else json.loads(row[4])[0]) for row in rows]
        return [dict(zip(columns, row, strict=True)) for row in told if row[3] in addresses]

    def broken(self) -> list[tuple[str, str, str | None, str | None]]:
        """(address, part, clue, joined) of the inputs that a newspaper page breaks, or that were joined."""
        return self._select("address, part, clue, joined", "part IS NOT NULL AND coalesce(clue, joined) IS NOT NULL")

    def continuations(self) -> int:
        """How many inputs only continue another's article."""
        (row,) = self._select("count(*)", "article_id IS NULL AND reason IS NULL", order="1")
        return int(row[0])

    def stale(self, extractor: str) -> list[tuple[str, str]]:
        """(address, part) of the inputs that another version of the extractor read."""
        return self._select("address, part", "part IS NOT NULL AND extractor <> ?", extractor)

    def parts(self) -> set[str]:
        """The parts that some known input lies in."""
        return {part for (part,) in self._select("DISTINCT part", "part IS NOT NULL", order="part")}

    def state_hash(self) -> str:
        """A hash of everything a release is made from: equal hashes give equal data files."""
        digest = blake2b(digest_size=16)
        for row in self._rows("SELECT * FROM inputs ORDER BY address"):
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
        for row in self.past():
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def _rows(self, query: str) -> Iterator[Any]:
        """The rows of a query, of which only few are in memory at a time."""
        with self._opened() as connection:
            yield from connection.execute(query)

    def _select(self, columns: str, condition: str = "TRUE", *values: str, order: str = "address") -> list[Any]:
        with self._opened() as connection:
            query = f"SELECT {columns} FROM inputs WHERE {condition} ORDER BY {order}"  # noqa: S608 - our own words
            return connection.execute(query, values).fetchall()

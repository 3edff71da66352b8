"""Parts: a folder of Parquet files a batch, never changed once written, with the snapshots they were made from."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongbao import schema
from gongbao.ids import make_id
from gongbao.model import Snapshot
from gongbao.tabulate import Rows

if TYPE_CHECKING:
    import pyarrow as pa

FOLDER = "parts"
SNAPSHOTS = "snapshots.parquet"
ADDRESS = "_address"  # beside every row of a part: two inputs of one batch may be the same article


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: an article in a part, a rejection with its reason, or neither for a continuation.

    `clue` and `joined` are of inputs that a newspaper page breaks, `sketch` finds reposts: see `gongbao.identity`.
    """

    address: str
    source_file: str
    content_sha256: str | None
    given: str
    article_id: str | None = None
    reason: str | None = None
    message: str | None = None
    clue: str | None = None
    joined: str | None = None
    sketch: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A written batch: its name hashes what went in and came out; `kept` are the inputs whose bytes it holds."""

    name: str
    extractor: str
    outcomes: tuple[Outcome, ...]
    kept: frozenset[str] = frozenset()


def given_text(given: Mapping[str, str]) -> str:
    """The facts of a metadata.csv in one comparable text."""
    return json.dumps(dict(given), ensure_ascii=False, sort_keys=True)


def write_part(
    store: Path, extractor: str, snapshots: Sequence[Snapshot], outcomes: Sequence[Outcome], rows: Rows
) -> Part:
    """Write a batch below the folder `store`. Writing the same batch again is harmless.

    It is written aside and renamed, so a half-written part is never seen.
    """
    name = make_id("part", extractor, *map(astuple, outcomes))
    final, draft = store / FOLDER / name, store / FOLDER / f".{name}.{os.getpid()}"
    if not final.exists():
        draft.mkdir(parents=True, exist_ok=True)
        for table, entries in rows.items():
            _write(draft / f"{table}.parquet", _part_table(entries, table))
        _write(draft / SNAPSHOTS, _snapshot_table(snapshots))
        sync(draft)
        try:
            draft.rename(final)
        except OSError:  # another worker was faster with the same batch
            shutil.rmtree(draft)
    return Part(name, extractor, tuple(outcomes), frozenset(entry.address for entry in snapshots))


def sync(folder: Path) -> None:
    """Bytes before names: after a power cut a renamed folder is whole or not there."""
    for path in (*folder.rglob("*"), folder):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def snapshots(store: Path, wanted: Iterable[tuple[str, str]]) -> Iterator[Snapshot]:
    """The kept snapshots of (address, part) pairs, part by part, in the order of addresses."""
    import pyarrow.parquet as pq

    for part, group in groupby(sorted(wanted, key=lambda pair: pair[::-1]), key=lambda pair: pair[1]):
        addresses = {address for address, _ in group}
        for row in pq.read_table(store / FOLDER / part / SNAPSHOTS).to_pylist():
            if row["address"] in addresses:
                yield Snapshot(**row | {"given": json.loads(row["given"])})


def prune(store: Path, wanted: set[str]) -> int:
    """Delete the parts (and drafts of dead workers) that are not `wanted`; returns how many."""
    dead = [path for path in (store / FOLDER).glob("*") if path.name not in wanted]
    for path in dead:
        shutil.rmtree(path, ignore_errors=True)
    return len(dead)


def _part_table(rows: Sequence[dict[str, Any]], table: str) -> pa.Table:
    """Rows of a part: the declared columns, and the address of the input each row came from."""
    import pyarrow as pa

    own = [{name: value for name, value in row.items() if name != ADDRESS} for row in rows]
    return arrow_table(own, table).append_column(ADDRESS, pa.array([row[ADDRESS] for row in rows], pa.string()))


def arrow_table(rows: Sequence[dict[str, Any]], table: str) -> pa.Table:
    """Rows as an Arrow table with the columns declared for reading; another column is a fault of ours (TypeError)."""
    import pyarrow as pa

    declared = schema.arrow_schema(table)
    read = pa.schema([declared.field(name) for name in schema.extracted_names(table)], declared.metadata)
    if rows and (odd := set(rows[0]) ^ set(read.names)):
        raise TypeError(f"{table}: rows and schema differ in: {', '.join(sorted(odd))}")
    return pa.Table.from_pylist(list(rows), schema=read)


def _snapshot_table(entries: Sequence[Snapshot]) -> pa.Table:
    import pyarrow as pa

    names = ("address", "source_file", "sha256")
    columns = pa.schema([*((name, pa.string()) for name in (*names, "given")), ("content", pa.binary())])
    rows = [
        {name: getattr(entry, name) for name in names} | {"given": given_text(entry.given), "content": entry.content}
        for entry in entries
    ]
    return pa.Table.from_pylist(rows, schema=columns)


def _write(path: Path, table: pa.Table) -> None:
    import pyarrow.parquet as pq

    pq.write_table(table, path, compression="zstd")


def readable(root: Path, part: str) -> bool:
    """Whether every table of a part can be read to its end."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        for path in (root / FOLDER / part).glob("*.parquet"):
            for _ in pq.ParquetFile(path, page_checksum_verification=True).iter_batches():
                pass
    except (pa.ArrowException, OSError):
        return False
    return True

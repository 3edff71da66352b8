"""Parts: Parquet files of a batch, never changed once written, with the snapshots they were made from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongbao import schema
from gongbao.ids import make_id
from gongbao.model import Snapshot
from gongbao.source.found import Refused
from gongbao.store.shelf import LostPart, Shelf
from gongbao.tabulate import Rows

if TYPE_CHECKING:
    import pyarrow as pa

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
    shelf: Shelf, extractor: str, snapshots: Sequence[Snapshot], outcomes: Sequence[Outcome], rows: Rows
) -> Part:
    """Write a batch to `shelf`. Writing the same batch again is harmless."""
    name = make_id("part", extractor, *map(astuple, outcomes))

    def fill(folder: Path) -> None:
        for table, entries in rows.items():
            _write(folder / f"{table}.parquet", _part_table(entries, table))
        _write(folder / SNAPSHOTS, _snapshot_table(snapshots))

    shelf.write(name, fill)
    return Part(name, extractor, tuple(outcomes), frozenset(entry.address for entry in snapshots))


def snapshots(shelf: Shelf, wanted: Iterable[tuple[str, str]]) -> Iterator[Snapshot | Refused]:
    """The kept snapshots of (address, part) pairs, part by part, in the order of addresses.

    Those of a part that cannot be read any more are refused.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    for part, group in groupby(sorted(wanted, key=lambda pair: pair[::-1]), key=lambda pair: pair[1]):
        addresses = {address for address, _ in group}
        try:
            kept = BytesIO(shelf.read(part, SNAPSHOTS))
            rows = pq.read_table(kept, page_checksum_verification=True).to_pylist()
        except (pa.ArrowException, OSError, LostPart) as error:
            yield from (_damaged(address, f"{shelf.place(part)}/{SNAPSHOTS}", error) for address in sorted(addresses))
            continue
        for row in rows:
            if row["address"] in addresses:
                yield Snapshot(**row | {"given": json.loads(row["given"])})


def _damaged(address: str, file: str, error: Exception) -> Refused:
    what = f"{file} cannot be read any more ({str(error).splitlines()[0]}); name its file as an input once more"
    return Refused(address, address, None, "damaged", f"{address}: {what}")


def prune(shelf: Shelf, wanted: set[str]) -> int:
    """Delete the parts (and what dead workers left) that are not `wanted`; returns how many."""
    dead = [part for part in shelf.parts() if part not in wanted]
    shelf.drop(dead)
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

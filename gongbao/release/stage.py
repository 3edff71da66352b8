"""The store's current parts → a staged release: every table sorted, as Parquet and CSV, in one streaming pass."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongbao import schema
from gongbao.release.engine import connect, parquet
from gongbao.release.formats.csv_file import CsvFile
from gongbao.store import Catalogue, StoreError
from gongbao.store.parts import ADDRESS, FOLDER, arrow_table, readable

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

ROWS_PER_GROUP = 50_000

# Tables that many articles share: kept while some row of the release points to them, each once.
_SHARED = {"locations": ("location_mentions", "figures"), "policies": ("policy_mentions",)}
# A shared table is built after the tables that point to it.
_ORDER = sorted((name for name in schema.TABLES if name != "rejected"), key=lambda name: name in _SHARED)


def stage(catalogue: Catalogue, folder: Path) -> dict[str, int]:
    """Write all tables into the empty `folder`; returns their row counts in the order of `schema.TABLES`.

    The same catalogue state gives the same bytes: rows are sorted by key, groups have a fixed size. Raises StoreError
    when a part is lost or spoilt, or the disk is full.
    """
    import duckdb

    try:
        return _stage(catalogue, folder)
    except (duckdb.Error, OSError) as error:
        raise _explained(catalogue, error) from error


def _explained(catalogue: Catalogue, error: Exception) -> StoreError:
    """A spoilt part is forgotten like a lost one; any other failure, such as a full disk, stays what it is."""
    spoilt = [part for part in sorted(catalogue.parts()) if not readable(catalogue.root, part)]
    again = sum(map(catalogue.forget_part, spoilt))
    if spoilt:
        names = ", ".join(str(catalogue.root / FOLDER / part) for part in spoilt)
        return StoreError(f"{names}: cannot be read any more; run again to read its {again} inputs once more")
    return StoreError(f"the release could not be written: {str(error).splitlines()[0]}; the last one stays")


def _stage(catalogue: Catalogue, folder: Path) -> dict[str, int]:
    articles, duplicates = _one_address_each(catalogue.articles())
    counts = {}
    with connect(folder) as connection:
        connection.register("current", _current(articles))
        for name in _ORDER:
            counts[name] = _write(name, _read(connection, _query(name, catalogue, articles, folder)), folder)
    rejected = sorted((*catalogue.rejected(), *_duplicate_rows(catalogue, duplicates)), key=lambda row: row["address"])
    counts["rejected"] = _write("rejected", iter(arrow_table(rejected, "rejected").to_batches()), folder)
    return {name: counts[name] for name in schema.TABLES}


Current = list[tuple[str, str, str]]


def _one_address_each(articles: Current) -> tuple[Current, dict[str, str]]:
    """Articles with one canonical address are one article: the first in the order of inputs stays.

    Returns what stays, and input address → input address that was preferred.
    """
    first: dict[str, tuple[str, str, str]] = {}
    duplicates = {}
    for entry in articles:
        kept = first.setdefault(entry[1], entry)
        if kept is not entry:
            duplicates[entry[0]] = kept[0]
    return list(first.values()), duplicates


def _duplicate_rows(catalogue: Catalogue, duplicates: dict[str, str]) -> Iterator[dict[str, Any]]:
    for entry in catalogue.inputs(duplicates):
        preferred = duplicates[entry.pop("article")]
        message = f"{entry['source_file']}: has the same canonical address as {preferred}, which stays"
        yield entry | {"reason": "duplicate", "message": message}


def _current(articles: Current) -> pa.Table:
    import pyarrow as pa

    rows = [{"article_id": article_id, "part": part, "address": address} for address, article_id, part in articles]
    return pa.Table.from_pylist(
        rows, schema=pa.schema([(name, pa.string()) for name in ("article_id", "part", "address")])
    )


def _query(name: str, catalogue: Catalogue, articles: Current, folder: Path) -> str:
    """The SQL that reads a table's current rows, sorted; the empty text when there are none."""
    files = [_part_file(catalogue, part, name) for part in sorted({part for _, _, part in articles})]
    if not files:
        return ""
    held = f"c.address = t.{ADDRESS} AND c.part = parse_path(t.filename)[-2]"
    source = f"{parquet(*files, named=True)} AS t JOIN current c ON {held}"
    chosen = ", ".join(f't."{column}"' for column in schema.names(name))
    if name not in _SHARED:
        return f"SELECT {chosen} FROM {source} ORDER BY {_order(name)}"
    # Rows that many articles share: each once, as the first article (by identifier) says it.
    key = schema.table(name).key
    used = " UNION ".join(f'SELECT "{key}" FROM {parquet(folder / f"{user}.parquet")}' for user in _SHARED[name])
    first = f'SELECT DISTINCT ON (t."{key}") {chosen} FROM {source} WHERE t."{key}" IN ({used})'
    return f'{first} ORDER BY t."{key}", c.article_id, c.address'


def _part_file(catalogue: Catalogue, part: str, name: str) -> Path:
    file = catalogue.root / FOLDER / part / f"{name}.parquet"
    if not file.is_file():
        count = catalogue.forget_part(part)
        raise StoreError(f"{file} is missing; run again to read the {count} inputs of that part once more")
    return file


def _order(name: str) -> str:
    return ", ".join(f't."{column}"' for column in schema.table(name).sort)


def _read(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[pa.RecordBatch]:
    if query:
        yield from connection.sql(query).to_arrow_reader(ROWS_PER_GROUP)


def _write(name: str, batches: Iterator[pa.RecordBatch], folder: Path) -> int:
    """One pass over the rows: Parquet groups of a fixed size, and the CSV beside them."""
    import pyarrow.parquet as pq

    declared, rows = schema.arrow_schema(name), 0
    options: dict[str, Any] = {"compression": "zstd", "write_page_index": True, "store_schema": True}
    with (
        pq.ParquetWriter(folder / f"{name}.parquet", declared, **options) as writer,
        CsvFile(folder / f"{name}.csv", declared) as text,
    ):
        for group in _groups(batches, declared):
            writer.write_table(group, row_group_size=ROWS_PER_GROUP)
            text.write(group)
            rows += group.num_rows
    return rows


def _groups(batches: Iterator[pa.RecordBatch], declared: pa.Schema) -> Iterator[pa.Table]:
    """The rows in tables of ROWS_PER_GROUP each, whatever sizes they come in."""
    import pyarrow as pa

    waiting: list[pa.Table] = []
    for batch in batches:
        waiting.append(pa.Table.from_batches([batch]).cast(declared))
        while sum(table.num_rows for table in waiting) >= ROWS_PER_GROUP:
            together = pa.concat_tables(waiting)
            yield together.slice(0, ROWS_PER_GROUP)
            waiting = [together.slice(ROWS_PER_GROUP)]
    if rest := [table for table in waiting if table.num_rows]:
        yield pa.concat_tables(rest)

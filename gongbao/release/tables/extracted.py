"""The tables of the articles' own rows: the store's current parts, sorted, each shared row once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gongbao import schema
from gongbao.model import StoreError
from gongbao.release.engine import parquet
from gongbao.release.formats.table_files import rows_per_group
from gongbao.release.layout import ALL, SHARED, Shard, table_sql
from gongbao.release.tables.draft import Draft
from gongbao.store import Catalogue
from gongbao.store.parts import ADDRESS
from gongbao.store.shelf import LostPart

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa


def extracted(
    name: str, draft: Draft, connection: duckdb.DuckDBPyConnection, shard: Shard = ALL
) -> Iterator[pa.RecordBatch]:
    """The sorted rows of the table `name`, or of its part in `shard`; a shared one after those that point to it.

    Raises StoreError when the file of a part is missing.
    """
    current = draft.within(shard)
    parts = sorted(current.column("part").unique().to_pylist())
    if files := _files(draft.catalogue, parts, name):
        connection.register("current", current)
        yield from connection.sql(_query(name, draft, files)).to_arrow_reader(rows_per_group(name))


def _query(name: str, draft: Draft, files: list[Path]) -> str:
    """The SQL that reads a table's current rows from the files of its parts, sorted."""
    held = f"c.address = t.{ADDRESS} AND c.part = parse_path(t.filename)[-2]"
    source = f"{parquet(*files, named=True)} AS t JOIN current c ON {held}"
    chosen = ", ".join(f't."{column}"' for column in schema.extracted_names(name))
    if name not in SHARED:
        return f"SELECT {chosen} FROM {source} ORDER BY {_order(name)}"
    # Rows that many articles share: each once, as the first article (by identifier) says it.
    key = schema.table(name).key
    used = " UNION ".join(f'SELECT "{key}" FROM {table_sql(draft.folder, user)}' for user in SHARED[name])
    first = f'SELECT DISTINCT ON (t."{key}") {chosen} FROM {source} WHERE t."{key}" IN ({used})'
    return f'{first} ORDER BY t."{key}", c.article_id, c.address'


def _files(catalogue: Catalogue, parts: list[str], name: str) -> list[Path]:
    try:
        return catalogue.shelf.files(parts, f"{name}.parquet")
    except LostPart as lost:
        count = catalogue.forget_part(lost.part)
        told = f"{lost}; run again to read the {count} inputs of that part once more"
        raise StoreError(told) from lost


def _order(name: str) -> str:
    return ", ".join(f't."{column}"' for column in schema.table(name).sort)

"""Two releases, row by row: what was added, removed and modified, and in which columns."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongbao.release.engine import parquet
from gongbao.release.layout import files

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Compared:
    """The same table of two releases: which columns only one has, and the SQL of its differing rows.

    `old` and `new` are the files that are not the same file in both. The SQL selects row_key, article_id (null where
    the table has none), change and columns, in the order of keys.
    """

    table: str
    key: str
    old: tuple[Path, ...]
    new: tuple[Path, ...]
    new_columns: tuple[str, ...]
    gone_columns: tuple[str, ...]
    sql: str


def compare(table: str, key: str, old: Path, new: Path) -> Compared | None:
    """Compare the table `table`, whose key is `key`, in the release folders `old` and `new`.

    None when one of them has no such table. Columns of another type count as gone and new. Raises ArrowInvalid or
    OSError when a file is spoilt.
    """
    import pyarrow.parquet as pq

    paths = differing(table, old, new)
    if not paths:
        return None
    before, after = (pq.read_schema(own[0]) for own in paths)
    common = tuple(name for name in after.names if _same(name, before, after))
    new_columns = tuple(name for name in after.names if name not in common)
    gone = tuple(name for name in before.names if name not in common)
    return Compared(table, key, *paths, new_columns, gone, _sql(key, common, *paths))


def differing(table: str, old: Path, new: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]] | None:
    """The files of a table in two releases that are not one and the same file; at least one of each.

    None when one of them has no such table.
    """
    before, after = ({path.name: path for path in files(folder, table)} for folder in (old, new))
    if not all(path.is_file() for path in (*before.values(), *after.values())):
        return None
    same = {name for name in before.keys() & after.keys() if before[name].samefile(after[name])}
    apart = [tuple(path for name, path in own.items() if name not in same) for own in (before, after)]
    if not all(apart):  # nothing differs: one pair, equal in every row, tells so
        apart = [tuple(own.values())[:1] for own in (before, after)]
    return apart[0], apart[1]


def _same(name: str, before: pa.Schema, after: pa.Schema) -> bool:
    return name in before.names and before.field(name).type.equals(after.field(name).type)


def _sql(key: str, columns: tuple[str, ...], old: tuple[Path, ...], new: tuple[Path, ...]) -> str:
    """Whole rows are compared by their hashes, and only the differing ones column by column: the cost of a wide
    table is that of reading it twice."""
    others = [column for column in columns if column != key]
    hashed = "hash(" + ", ".join(f'"{column}"' for column in others) + ")" if others else "0"
    article = 'coalesce(n."article_id", o."article_id")' if "article_id" in columns else "CAST(NULL AS VARCHAR)"
    changed = ", ".join(
        f'CASE WHEN o."{column}" IS DISTINCT FROM n."{column}" THEN \'{column}\' END' for column in others
    )
    return f"""
    WITH before AS (SELECT "{key}" AS k, {hashed} AS h FROM {parquet(*old)}),
         after AS (SELECT "{key}" AS k, {hashed} AS h FROM {parquet(*new)}),
         differing AS (
           SELECT coalesce(before.k, after.k) AS k,
                  CASE WHEN before.k IS NULL THEN 'added'
                       WHEN after.k IS NULL THEN 'removed' ELSE 'modified' END AS change
           FROM before FULL JOIN after ON before.k = after.k
           WHERE before.k IS NULL OR after.k IS NULL OR before.h <> after.h)
    SELECT d.k AS row_key, {article} AS article_id, d.change AS change,
           CASE WHEN d.change = 'modified'
                THEN list_filter([{changed}]::VARCHAR[], lambda x: x IS NOT NULL) END AS columns
    FROM differing AS d
    LEFT JOIN {parquet(*old)} AS o ON o."{key}" = d.k
    LEFT JOIN {parquet(*new)} AS n ON n."{key}" = d.k
    ORDER BY d.k"""


def cells(connection: duckdb.DuckDBPyConnection, compared: Compared, limit: int) -> list[dict[str, Any]]:
    """The first `limit` differing rows with their cells: row_key, change, columns, and `old` and `new` as dicts."""
    query = f"""
    SELECT d.*, o AS old, n AS new FROM ({compared.sql} LIMIT {limit}) AS d
    LEFT JOIN {parquet(*compared.old)} AS o ON o."{compared.key}" = d.row_key
    LEFT JOIN {parquet(*compared.new)} AS n ON n."{compared.key}" = d.row_key
    ORDER BY d.row_key"""
    return [_told(row) for row in connection.sql(query).to_arrow_table().to_pylist()]


def _told(row: dict[str, Any]) -> dict[str, Any]:
    absent = {"added": "old", "removed": "new"}.get(row["change"])
    return row | ({absent: None} if absent else {})

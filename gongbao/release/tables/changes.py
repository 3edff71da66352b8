"""The table `changes`: every row that differs from the last release, and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gongbao import schema
from gongbao.model import StoreError
from gongbao.release.diff import Compared, compare, differing
from gongbao.release.engine import connect, parquet
from gongbao.release.formats.table_files import rows_per_group
from gongbao.release.layout import SHARED
from gongbao.release.tables.draft import Draft

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

    from gongbao.release.publish import Published


def changes(draft: Draft) -> Iterator[pa.RecordBatch]:
    """All differing rows of the articles' tables, by table and key; none for a first release.

    Raises StoreError when the last release cannot be read: a release is not published without its changes.
    """
    import duckdb
    import pyarrow as pa

    if draft.previous is None:
        return
    try:
        with connect(draft.folder) as connection:
            yield from _changes(draft, draft.previous, connection)
    except (duckdb.Error, pa.ArrowException, OSError) as error:
        raise StoreError(
            f"what changed since the release in {draft.previous.folder} cannot be told ({str(error).splitlines()[0]}); "
            "restore that folder, or delete it and run again"
        ) from error


def _changes(draft: Draft, previous: Published, connection: duckdb.DuckDBPyConnection) -> Iterator[pa.RecordBatch]:
    _note_articles(draft, previous, connection)
    _note_corrections(draft, previous, connection)
    for name in sorted(schema.article_tables()):
        if compared := compare(name, schema.table(name).key, previous.folder, draft.folder):
            yield from connection.sql(_with_cause(compared, draft, previous)).to_arrow_reader(rows_per_group("changes"))


def _note_articles(draft: Draft, previous: Published, connection: duckdb.DuckDBPyConnection) -> None:
    """The table `article_cause`: why rows of an article may differ where no correction says so.

    The bytes tell when another extractor read them; the same extractor reads another article row only from other
    bytes or metadata.
    """
    read_anew = draft.extractor != previous.extractor
    told_by = ("content_sha256", "continued_in") if read_anew else _article_columns()
    differs = " OR ".join(f'o."{column}" IS DISTINCT FROM n."{column}"' for column in told_by)
    otherwise = "extractor" if read_anew else "correction"
    old, new = (parquet(*paths) for paths in _articles_apart(draft, previous))
    connection.execute(f"""
    CREATE TEMP TABLE article_cause AS
    SELECT coalesce(o.article_id, n.article_id) AS article_id,
           CASE WHEN o.article_id IS NULL OR n.article_id IS NULL OR {differs} THEN 'source'
                ELSE '{otherwise}' END AS cause
    FROM {old} AS o
    FULL JOIN {new} AS n ON o.article_id = n.article_id""")


def _articles_apart(draft: Draft, previous: Published) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    found = differing("articles", previous.folder, draft.folder)
    if found is None:
        raise FileNotFoundError(previous.folder / "articles.parquet")
    return found


def _article_columns() -> tuple[str, ...]:
    return tuple(name for name in schema.names("articles") if name not in {"article_id", "text", "warnings"})


def _note_corrections(draft: Draft, previous: Published, connection: duckdb.DuckDBPyConnection) -> None:
    """The table `corrected`: rows that another correction touches than in the last release."""
    files = [file for folder in (previous.folder, draft.folder) if (file := folder / "corrections.parquet").is_file()]
    told = "table_name, row_key, correction_id, state"
    both = " UNION ALL ".join(f"SELECT {told} FROM {parquet(file)}" for file in files)
    connection.execute(f"""
    CREATE TEMP TABLE corrected AS
    SELECT DISTINCT table_name, row_key FROM (SELECT {told} FROM ({both}) GROUP BY {told} HAVING count(*) = 1)""")


def _with_cause(compared: Compared, draft: Draft, previous: Published) -> str:
    """The rows of `changes` of one table."""
    name = compared.table
    article, joined = "d.article_id", "LEFT JOIN article_cause AS a ON a.article_id = d.article_id"
    if name in SHARED:
        article = "CAST(NULL AS VARCHAR)"
        joined = f"LEFT JOIN ({_shared_cause(name, draft, previous)}) AS a ON a.row_key = d.row_key"
    return f"""
    SELECT '{name}/' || d.row_key AS change_id, '{name}' AS table_name, d.row_key,
           {article} AS article_id, d.change, d.columns,
           CASE WHEN c.row_key IS NOT NULL THEN 'correction' ELSE coalesce(a.cause, 'source') END AS cause
    FROM ({compared.sql}) AS d {joined}
    LEFT JOIN corrected AS c ON c.table_name = '{name}' AND c.row_key = d.row_key
    ORDER BY d.row_key"""


def _shared_cause(name: str, draft: Draft, previous: Published) -> str:
    """A shared row changed with its sources when an article that names it did, else for the articles' other cause."""
    key = schema.table(name).key
    users = [
        f'SELECT "{key}" AS row_key, article_id FROM {parquet(*paths)} WHERE "{key}" IS NOT NULL'
        for user in SHARED[name]
        for paths in differing(user, previous.folder, draft.folder) or ()
    ]
    return f"""
    SELECT u.row_key, CASE WHEN bool_or(a.cause = 'source') THEN 'source' ELSE min(a.cause) END AS cause
    FROM ({" UNION ".join(users)}) AS u JOIN article_cause AS a ON a.article_id = u.article_id GROUP BY u.row_key"""

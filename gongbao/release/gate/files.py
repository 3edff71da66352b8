"""What is checked of files and of the release as a whole, not row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from gongbao import schema
from gongbao.release.engine import connect, csv, parquet
from gongbao.release.formats.rows import rows
from gongbao.release.gate.finding import Finding
from gongbao.release.gate.suite import Rule, holds, suite_of
from gongbao.release.gate.validating import validated
from gongbao.release.layout import ALL, SHARED, Shard, file, files, row_count, table_sql

DRIFT_FROM = 100  # tables smaller than this may shrink as they like
DRIFT_LOSS = 0.5  # losing more than half of a table's rows needs a human's word

_OF_A_FILE = {
    "types": "the file's Arrow schema is the declared one",
    "csv": "the CSV file has the declared columns and the rows of the Parquet file, in their order",
}
_OF_THE_RELEASE = {
    "filled": "the release holds at least one article",
    "nothing_lost": "every input is in articles, as file or continuation, or in rejected",
    "rows_kept": f"no table loses more than {DRIFT_LOSS:.0%} of its rows against the last release",
    "keys_apart": "no key stands in two files of a table",
    "shared_rows_exist": "what any file refers to of the shared tables is there",
}


def check_files(folder: Path, tables: Sequence[str], shard: Shard = ALL) -> list[Finding]:
    """That the files of `tables`, or those of `shard`, have the declared types and the same rows as CSV."""
    with connect(folder) as connection:
        facts = [_file(connection, folder, name, shard) for name in tables]
    return _found(facts, _OF_A_FILE)


def check_release(folder: Path, inputs: int, previous: Mapping[str, int]) -> list[Finding]:
    """That every input is accounted for, no table lost most of its rows, and the files of a table fit together."""
    counts = {name: row_count(folder, name) for name in schema.TABLES}
    lost = counts["articles"] + counts["rejected"] + _continuations(folder) != inputs
    with connect(folder) as connection:
        facts = [
            {
                "table": name,
                "filled": name != "articles" or counts[name] > 0,
                "nothing_lost": not lost,
                "rows_kept": _is_kept(name, counts[name], previous.get(name, 0)),
                "keys_apart": _keys_are_apart(connection, folder, name, counts[name]),
                "shared_rows_exist": _shared_rows_exist(connection, folder, name),
            }
            for name in schema.TABLES
        ]
    return _found(facts, _OF_THE_RELEASE)


def _found(facts: Sequence[dict[str, Any]], described: Mapping[str, str]) -> list[Finding]:
    import pandas as pd

    rules = [Rule(name, name, description) for name, description in described.items()]
    return validated(pd.DataFrame(facts), suite_of("release", map(holds, rules)), "release", "table")


def _is_kept(name: str, now: int, before: int) -> bool:
    return schema.table(name).origin == "run" or before < DRIFT_FROM or now >= before * DRIFT_LOSS


def _keys_are_apart(connection: Any, folder: Path, name: str, count: int) -> bool:
    """In one file a rule of the table says so."""
    if len(files(folder, name)) == 1:
        return True
    query = f'SELECT count(DISTINCT "{schema.table(name).key}") FROM {table_sql(folder, name)}'
    return bool(connection.sql(query).fetchall() == [(count,)])


def _shared_rows_exist(connection: Any, folder: Path, name: str) -> bool:
    """The rules of a table say so for what was checked in this run; shards of former runs have another table there."""
    keys = [key for key in schema.table(name).foreign_keys if key.table in SHARED and key.table != name]
    if len(files(folder, name)) == 1:
        return True
    return not any(
        connection.sql(
            f'SELECT 1 FROM {table_sql(folder, name)} WHERE "{key.field}" NOT IN '
            f'(SELECT "{key.reference_field}" FROM {table_sql(folder, key.table)}) LIMIT 1'
        ).fetchall()
        for key in keys
    )


def _continuations(folder: Path) -> int:
    return sum(len(row["continued_in"]) for row in rows(folder, "articles", ["continued_in"]))


def _file(connection: Any, folder: Path, name: str, shard: Shard) -> dict[str, Any]:
    import pyarrow.parquet as pq

    columnar, text = (file(folder, name, form, shard) for form in (".parquet", ".csv"))
    return {
        "table": name,
        "types": pq.read_schema(columnar).equals(schema.arrow_schema(name)),
        "csv": _csv_is_equal(connection, columnar, text, name),
    }


def _csv_is_equal(connection: Any, columnar: Path, text: Path, name: str) -> bool:
    """Whether the CSV reads back with the declared columns and, by their keys, the rows of the Parquet file."""
    import duckdb

    key = schema.table(name).key
    with text.open(encoding="utf-8") as handle:
        if handle.readline().rstrip("\n") != ",".join(f'"{column}"' for column in schema.names(name)):
            return False
    digest = f'count(*), bit_xor(hash("{key}"))'
    try:
        read = connection.sql(f"SELECT {digest} FROM {csv(text, schema.names(name))}").fetchall()
    except duckdb.Error:
        return False
    return bool(read == connection.sql(f"SELECT {digest} FROM {parquet(columnar)}").fetchall())

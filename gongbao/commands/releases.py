"""`gongbao releases`, `diff` and `prune`: what there is, what changed, what goes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.filesize import decimal

from gongbao import schema
from gongbao.commands.console import print_json, print_table, wants_json
from gongbao.model import WrongCall
from gongbao.release.diff import Compared, cells, compare
from gongbao.release.engine import connect
from gongbao.release.publish import find, latest, releases
from gongbao.release.retention import Retention, delete, doomed, freed
from gongbao.store import exclusive

_SHOWN = ("articles", "figures", "location_mentions", "measures", "rejected")
_KINDS = ("added", "removed", "modified")


def list_releases(output: Path, as_json: bool) -> None:
    """Print all releases below `output`, newest first."""
    current = latest(output)
    found = [_described(folder) for folder in reversed(releases(output))]
    if wants_json(as_json):
        print_json([entry | {"latest": bool(current and entry["version"] == current.version)} for entry in found])
        return
    rows = [
        (
            entry["version"] + (" (latest)" if current and entry["version"] == current.version else ""),
            entry.get("created"),
            entry.get("schema_version"),
            entry.get("extractor_version"),
            *(f"{entry['rows'].get(name, 0):,}" for name in _SHOWN),
        )
        for entry in found
    ]
    print_table(f"releases in {output}", ("version", "created", "schema", "extractor", *_SHOWN), rows)


def _described(folder: Path) -> dict[str, Any]:
    told = json.loads((folder / "release.json").read_text(encoding="utf-8"))
    return {"version": folder.name, "folder": str(folder), **{k: v for k, v in told.items() if k != "version"}}


def show_diff(output: Path, old: str, new: str, tables: list[str], rows: int, as_json: bool) -> None:
    """Print what differs between two releases, table by table; at most `rows` differing rows of each."""
    before, after = find(output, old), find(output, new)
    chosen = [schema.table(name) for name in tables] or [schema.table(name) for name in schema.article_tables()]
    if run := [table.name for table in chosen if table.origin != "article"]:
        raise WrongCall(f"{run[0]} is told of a whole run and has no rows to compare")
    # The scratch files of large comparisons stand beside the releases: /tmp may be small.
    with connect(output if output.is_dir() else Path()) as connection:
        told = [_told(connection, table, before.folder, after.folder, rows) for table in chosen]
    if wants_json(as_json):
        print_json({"old": before.version, "new": after.version, "tables": told})
        return
    lines = [(table["table"], *(f"{table[kind]:,}" for kind in _KINDS), _columns(table)) for table in told]
    print_table(f"{before.version} → {after.version}", ("table", *_KINDS, "columns (rows)"), lines)
    for table in (table for table in told if table["rows"]):
        listed = [(row["row_key"], row["change"], cell) for row in table["rows"] for cell in _cells(row)]
        print_table(table["table"], ("row", "change", "column: old → new"), listed)


def _told(connection: Any, table: schema.Table, old: Path, new: Path, rows: int) -> dict[str, Any]:
    compared = compare(table.name, table.key, old, new)
    if compared is None:
        return {"table": table.name, **dict.fromkeys(_KINDS, 0), "columns": {}, "only_in_one": True, "rows": []}
    kinds: Counter[str] = Counter()
    columns: Counter[str] = Counter()
    for change, changed, count in _counted(connection, compared):
        kinds[change] += count
        columns.update(dict.fromkeys(changed or (), count))
    return {
        "table": table.name,
        **{kind: kinds[kind] for kind in _KINDS},
        "columns": dict(columns.most_common()),
        "new_columns": compared.new_columns,
        "gone_columns": compared.gone_columns,
        "rows": cells(connection, compared, rows) if rows else [],
    }


def _counted(connection: Any, compared: Compared) -> Iterator[tuple[str, list[str] | None, int]]:
    yield from connection.sql(
        f"SELECT change, columns, count(*) FROM ({compared.sql}) GROUP BY ALL"  # noqa: S608 - our own words
    ).fetchall()


def _columns(table: dict[str, Any]) -> str:
    if table.get("only_in_one"):
        return "only one of them has this table"
    changed = [f"{name} ({count:,})" for name, count in table["columns"].items()]
    new = [f"new: {name}" for name in table["new_columns"]]
    return ", ".join([*changed, *new, *(f"gone: {name}" for name in table["gone_columns"])])


def _cells(row: dict[str, Any]) -> list[str]:
    changed = [f"{name}: {row['old'][name]} → {row['new'][name]}" for name in row["columns"] or ()]
    return changed or [str((row["new"] or row["old"]).get("text") or "")]


def prune(output: Path, policy: Retention, dry_run: bool, as_json: bool) -> None:
    """Delete the releases below `output` that the policy does not keep; with `dry_run` only say which."""
    if not (output / "releases").is_dir():
        raise WrongCall(f"{output}: holds no releases")
    with exclusive(output):
        going = doomed(output, policy)
        size = freed(going)
        if not dry_run:
            delete(output, going)
        stay = len(releases(output)) - (len(going) if dry_run else 0)
    if wants_json(as_json):
        names = [folder.name for folder in going]
        print_json({"deleted": [] if dry_run else names, "would_delete": names if dry_run else [], "bytes": size})
        return
    console = Console()
    for folder in going:
        console.print(f"{'would delete' if dry_run else 'deleted'} {folder}", highlight=False, soft_wrap=True)
    console.print(f"{len(going)} releases, {decimal(size)} freed; {stay} stay.", highlight=False)

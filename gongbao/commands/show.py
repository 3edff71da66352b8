"""`gongbao show`: one article's rows in the terminal, each with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gongbao.commands.console import print_json, print_table, wants_json
from gongbao.tabulate import Rows

# What a person wants to see of a row; --json has every column.
_COLUMNS: dict[str, Sequence[str]] = {
    "figures": (
        "text",
        "value",
        "value_max",
        "unit",
        "comparator",
        "change",
        "indicator",
        "modality",
        "period",
        "place",
    ),
    "location_mentions": ("text", "place", "type", "adcodes", "within_name", "confidence"),
    "measures": ("status", "action", "object", "actor", "instrument", "text"),
    "policy_mentions": ("text", "title", "doc_number", "issuer"),
}


def show_article(file: Path, as_json: bool) -> None:
    """Print the rows of the article in `file`; raises Rejected when it cannot be read."""
    from gongbao.model import Rejected
    from gongbao.pipeline import extract_snapshot
    from gongbao.source import Refused, find, load

    scan = find([file])
    if scan.refused or len(scan.found) != 1:
        refused = scan.refused[0] if scan.refused else None
        raise Rejected(
            refused.reason if refused else "unknown_format",
            refused.message if refused else f"{file}: holds {len(scan.found)} articles; show takes one file",
        )
    (snapshot,) = load(scan.found)
    if isinstance(snapshot, Refused):
        raise Rejected(snapshot.reason, snapshot.message)
    _, rows = extract_snapshot(snapshot)
    if wants_json(as_json):
        print_json(rows)
    else:
        _print(rows)


def _print(rows: Rows) -> None:
    article = rows["articles"][0]
    facts = ("title", "author", "author_role", "publisher", "published_on", "article_type", "area", "doc_number")
    known = [(name, article[name]) for name in facts if article[name] is not None]
    print_table("article", ("column", "value"), [*known, *(("warning", text) for text in article["warnings"])])
    places = {row["location_id"]: row for row in rows["locations"]}
    policies = {row["policy_id"]: row for row in rows["policies"]}
    for table, columns in _COLUMNS.items():
        joined = [_joined(row, places, policies) for row in rows[table]]
        print_table(f"{table} ({len(joined)})", columns, [[_cell(row.get(name)) for name in columns] for row in joined])


def _joined(row: dict[str, Any], places: dict[str, Any], policies: dict[str, Any]) -> dict[str, Any]:
    place = places.get(row.get("location_id") or "", {})
    known = {"place": place.get("name"), "type": place.get("type"), "adcodes": place.get("adcodes")}
    return known | policies.get(row.get("policy_id") or "", {}) | row


def _cell(value: Any) -> Any:
    if isinstance(value, float):
        return f"{value:,.10g}"
    return " ".join(value) if isinstance(value, list) else value

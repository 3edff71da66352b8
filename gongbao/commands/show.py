"""`gongbao show`: one article's rows in the terminal, each with its evidence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from gongbao.commands.console import print_json, print_table, wants_json
from gongbao.tabulate import Rows

Row = dict[str, Any]

# What a person wants to see of a row, column by column; --json has everything.
_COLUMNS: dict[str, dict[str, Callable[[Row], Any]]] = {
    "figures": {
        "evidence": lambda row: row["text"],
        "value": lambda row: _value(row),
        "indicator": lambda row: row["indicator"],
        "as": lambda row: _joined(row, "change", "modality", "period"),
        "place": lambda row: row["place"],
    },
    "location_mentions": {
        "evidence": lambda row: row["text"],
        "place": lambda row: row["place"] or _joined(row, "candidates"),
        "type": lambda row: row["type"],
        "codes": lambda row: _joined(row, "adcodes"),
        "within a name": lambda row: "yes" if row["within_name"] else "",
    },
    "measures": {
        "evidence": lambda row: row["text"],
        "action": lambda row: row["action"],
        "object": lambda row: row["object"],
        "as": lambda row: _joined(row, "status", "instrument", "industry", "deadline"),
        "actor": lambda row: row["actor"],
    },
    "policy_mentions": {
        "evidence": lambda row: row["text"],
        "title": lambda row: row["title"],
        "number": lambda row: row["doc_number"],
        "issuer": lambda row: row["issuer"],
    },
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
        joined = [_with_places(row, places, policies) for row in rows[table]]
        cells = [[cell(row) for cell in columns.values()] for row in joined]
        print_table(f"{table} ({len(joined)})", tuple(columns), cells)


def _with_places(row: Row, places: dict[str, Row], policies: dict[str, Row]) -> Row:
    place = places.get(row.get("location_id") or "", {})
    known = {"place": place.get("name"), "type": place.get("type"), "adcodes": place.get("adcodes")}
    return known | policies.get(row.get("policy_id") or "", {}) | row


def _value(row: Row) -> str:
    ends = [f"{row[name]:,.10g}" for name in ("value", "value_max") if row[name] is not None]
    sign = "" if row["comparator"] == "=" else f"{row['comparator']} "
    return f"{sign}{'–'.join(ends)} {row['unit'] or ''}".strip()


def _joined(row: Row, *names: str) -> str:
    values = [row[name] for name in names]
    return " ".join(" ".join(value) if isinstance(value, list) else str(value) for value in values if value)

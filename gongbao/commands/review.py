"""`gongbao review`: a person looks at the least certain rows; what is found becomes corrections."""

from __future__ import annotations

import getpass
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.text import Text

from gongbao import schema
from gongbao.commands.console import print_json, wants_json
from gongbao.corrections.model import correctable
from gongbao.corrections.reading import corrections_of
from gongbao.corrections.writing import append
from gongbao.model import WrongCall
from gongbao.release.engine import connect, quoted
from gongbao.release.layout import table_sql
from gongbao.release.publish import find

_KEYS = "[a]ccept, [f]ix, [r]eject, [s]kip, [q]uit"


class _Enough(Exception):
    """The person wants to stop."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows to look at."""

    output: Path
    release: str
    table: str
    limit: int
    below: float
    article: str | None


def review_rows(wanted: Wanted, folder: Path, who: str | None, as_json: bool) -> None:
    """Go through the rows in the terminal and write what the person decides; when piped, only list them."""
    declared = schema.table(wanted.table)
    if "review_status" not in schema.names(wanted.table):
        named = ", ".join(table.name for table in schema.tables() if "review_status" in schema.names(table.name))
        raise WrongCall(f"rows of {wanted.table} are not reviewed one by one; those of {named} are")
    rows = uncertain(wanted, {entry.row for entry in corrections_of(folder) if entry.table == wanted.table})
    if wants_json(as_json):
        print_json(rows)
        return
    told = {"who": who or _user(), "when": datetime.now(UTC).astimezone().date()}
    file = folder / f"review-{told['when']}.yml"
    decided = 0
    try:
        for number, row in enumerate(rows, 1):
            _show(row, f"{number} of {len(rows)}", declared)
            for entry in _decisions(declared, row):
                append(file, {"table": wanted.table, "row": row[declared.key], **entry, **told})
                decided += 1
    except _Enough:
        pass
    done = f"{decided} corrections written to {file}; the next `gongbao run` applies them"
    typer.echo(done if decided else "nothing decided")


def uncertain(wanted: Wanted, known: set[str]) -> list[dict[str, Any]]:
    """The unreviewed rows, least certain first, with their sentence and its article's title.

    Rows of the keys `known`, which have a correction already, are left out.
    """
    folder = find(wanted.output, wanted.release).folder
    table = schema.table(wanted.table)
    files = {name: table_sql(folder, name) for name in (wanted.table, "sentences", "articles")}
    sure = "t.confidence" if "confidence" in schema.names(wanted.table) else "1.0"
    known_keys = ", ".join(map(quoted, sorted(known))) or "''"
    conditions = ["t.review_status = 'unreviewed'", f't."{table.key}" NOT IN ({known_keys})']
    conditions += [f"{sure} < {wanted.below}"] if wanted.below < 1 else []
    conditions += [f"t.article_id = {quoted(wanted.article)}"] if wanted.article else []
    query = f"""
    SELECT t.*, s.text AS sentence, s."start" AS sentence_start, a.title AS article
    FROM {files[wanted.table]} AS t
    JOIN {files["sentences"]} AS s ON s.sentence_id = t.sentence_id
    JOIN {files["articles"]} AS a ON a.article_id = t.article_id
    WHERE {" AND ".join(f"({condition})" for condition in conditions)}
    ORDER BY {sure}, t."{table.key}" LIMIT {wanted.limit}"""  # noqa: S608 - names and numbers of ours, texts quoted
    with connect(wanted.output if wanted.output.is_dir() else Path()) as connection:
        return list(connection.sql(query).to_arrow_table().to_pylist())


def _show(row: dict[str, Any], where: str, table: schema.Table) -> None:
    """The sentence with the evidence highlighted, and the columns a person can judge."""
    console = Console()
    console.rule(Text(f"{where} · {row['article'] or ''}"))
    begin, end = (row[name] - row["sentence_start"] for name in ("start", "end"))
    sentence = Text(row["sentence"] or row["text"])
    if row["sentence"]:
        sentence.stylize("bold reverse", begin, end)
    console.print(sentence)
    for name in (*correctable(table.name), "confidence"):
        if row.get(name) not in (None, []):
            console.print(Text(f"  {name}: {row[name]}"))


def _decisions(table: schema.Table, row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What the person says of one row, as the keys of corrections; quitting ends the command."""
    while True:
        key = typer.prompt(_KEYS, default="s").strip().lower()[:1]
        if key == "q":
            raise _Enough
        if key == "s":
            return
        if key in {"a", "r"}:
            action = "accept" if key == "a" else "reject"
            yield {"action": action, "reason": typer.prompt("reason", default="reviewed")}
            return
        if key == "f":
            yield from _fix(table, row)
            return


def _fix(table: schema.Table, row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    allowed = correctable(table.name)
    while True:
        column = typer.prompt("column (empty: done)", default="", show_default=False).strip()
        if not column:
            return
        field = next((entry for entry in table.fields if entry.name == column and column in allowed), None)
        if field is None:
            typer.echo(f"one of: {', '.join(allowed)}")
            continue
        try:
            value = _typed(field, typer.prompt(f"value instead of {row[column]!r} (null for none)"))
        except ValueError as error:
            typer.echo(str(error))
            continue
        yield {"column": column, "value": value, "expect": row[column], "reason": typer.prompt("reason")}


def _typed(field: schema.Field, text: str) -> Any:
    """What was typed, as the column holds it; ValueError says what is expected."""
    if text == "null":
        return None
    codes = {code.code for code in schema.codes(field.codes)} if field.codes else set()
    if codes and field.type != "array" and text not in codes:
        raise ValueError(f"one of: {', '.join(sorted(codes))}")
    try:
        return _PARSERS.get(field.type, str)(text)
    except ValueError as error:
        raise ValueError(f"{text!r} is no {field.type}") from error


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",")]


def _true(text: str) -> bool:
    if text not in {"true", "false"}:
        raise ValueError
    return text == "true"


_PARSERS: dict[str, Any] = {
    "number": float,
    "integer": int,
    "boolean": _true,
    "date": date.fromisoformat,
    "array": _listed,
}


def _user() -> str:
    """Git's user.name, else the login name."""
    try:
        told = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False)  # noqa: S607
        return told.stdout.strip() or getpass.getuser()
    except OSError:
        return getpass.getuser()

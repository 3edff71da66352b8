"""`gongbao tables`: the data dictionary."""

from __future__ import annotations

from gongbao import schema
from gongbao.commands.console import print_json, print_table, wants_json


def show_tables(name: str | None, as_json: bool) -> None:
    """Print the columns of one table or of all; WrongCall when there is no table `name`."""
    chosen = (schema.table(name),) if name else schema.tables()
    if wants_json(as_json):
        print_json(
            {table.name: {"description": table.description, **schema.table_schema(table.name)} for table in chosen}
        )
        return
    for table in chosen:
        rows = [(entry.name, _type(entry), entry.description, entry.description_zh) for entry in table.fields]
        print_table(f"{table.name}: {table.description}", ("column", "type", "description", "说明"), rows)


def _type(entry: schema.Field) -> str:
    codes = f" of {entry.codes}" if entry.codes else ""
    required = "" if entry.constraints.get("required") else ", may be null"
    return f"{entry.type}{codes}{required}"

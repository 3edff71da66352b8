"""How the commands print: tables for people, JSON for programs (asked for, or when piped)."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text


def wants_json(asked: bool) -> bool:
    """Whether to print JSON: asked for, or nobody is watching."""
    return asked or not sys.stdout.isatty()


def print_json(content: Any) -> None:
    """Indented JSON on standard output; dates and paths as text."""
    sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=1, default=str) + "\n")


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """A table for people. Cells are plain text: what looks like markup in an article stays text."""
    table = Table(title=Text(title), title_justify="left", header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    Console().print(table)

"""What the extractors know, as data files beside this module. A new unit, verb or place is a new line there."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The records of the UTF-8 CSV file `name` (first line: column names; lines starting with # are comments).

    Raises ValueError for a record of more cells than columns: a pattern with a comma needs quotation marks.
    """
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    reader = csv.DictReader(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
    records = tuple(reader)
    if odd := next((record for record in records if None in record), None):
        raise ValueError(f"lexicon/{name}: more cells than columns in {odd}")
    return records


@cache
def lines(name: str) -> tuple[str, ...]:
    """The entries of the word list `name`: one a line, blank lines and text after # left out."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    entries = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(entry for entry in entries if entry)

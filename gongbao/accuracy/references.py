"""Reference annotations: NAME.txt, the article, and NAME.json, the rows a careful reader wrote for it.

A row names its evidence by sentence number, quotation and which occurrence of it; its tier says whether it must be
found (A), may be found (C) or must not be reported (D).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongbao.model import WrongCall

# Texts of our own. The extractor was developed with the first in view; the others were annotated before it was run on
# them, and nobody looks at what it gets wrong there.
REFERENCES = ("development", "held_out")

# Kind of annotation → table of the release.
TABLES = {
    "figures": "figures",
    "locations": "location_mentions",
    "measures": "measures",
    "policies": "policy_mentions",
}
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?[”’]?")


def reference_folder(name: str) -> Path:
    """Where the reference texts of that name lie."""
    return Path(__file__).parent / "reference" / name


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a reader: its evidence in code points of the text, its tier, and the columns it gives."""

    start: int
    end: int
    tier: str
    columns: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reference:
    """An article's text as the reader saw it, and the reader's rows by table."""

    name: str
    text: str
    rows: dict[str, tuple[Row, ...]]


def references(folder: Path) -> Iterator[Reference]:
    """The annotated articles of a folder, by name. Raises WrongCall for an annotation that does not fit its text."""
    files = [path for path in sorted(folder.glob("*.json")) if path.with_suffix(".txt").is_file()]
    if not files:
        raise WrongCall(f"{folder}: holds no annotated article (NAME.txt with NAME.json)")
    for path in files:
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
            rows = {table: tuple(_rows(told.get(kind, ()), text)) for kind, table in TABLES.items()}
        except (ValueError, KeyError, IndexError, TypeError) as error:
            raise WrongCall(f"{path}: does not fit {path.stem}.txt: {error!r}") from error
        yield Reference(path.stem, text, rows)


def _rows(told: list[dict[str, Any]], text: str) -> Iterator[Row]:
    sentences = [found.span() for found in _SENTENCE.finditer(text) if found.group().strip()]
    for row in told:
        start, end = sentences[row["s"] - 1]
        at = start - 1
        for _ in range(row.get("occ", 1)):
            at = text.index(row["quote"], at + 1, end)
        columns = {name: value for name, value in row.items() if name not in {"s", "quote", "occ", "tier"}}
        yield Row(at, at + len(row["quote"]), row.get("tier", "A"), columns)

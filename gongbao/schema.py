"""schemas/ → everything that is said of a table: Arrow schema, Table Schema, code lists, data dictionary.

A column is declared once, in `schemas/tables/NAME.yml` (Frictionless Table Schema vocabulary, with `codes`,
`unit`, `description_zh` and SQL `checks` beside it); code lists are `schemas/codes/NAME.csv`.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongbao.model import WrongCall

if TYPE_CHECKING:
    import pyarrow as pa

VERSION = "1.4.0"  # semver of the tables: a removed or retyped column is a new major version

# The order in which a reader meets the tables; also the order in which they are built.
TABLES = (
    "articles",
    "sections",
    "sentences",
    "figures",
    "location_mentions",
    "locations",
    "measures",
    "policy_mentions",
    "policies",
    "terms",
    "units",
    "rejected",
    "versions",
    "corrections",
    "changes",
    "accuracy",
    "calibration",
)


@dataclass(frozen=True, slots=True)
class Field:
    """A column: Table Schema type and constraints, UCUM unit, name of its code list, descriptions.

    `at_release` says that it is filled when a release is built, not when an article is read.
    """

    name: str
    type: str
    description: str
    description_zh: str
    unit: str | None = None
    codes: str | None = None
    at_release: bool = False
    constraints: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """A rule over one row as a DuckDB expression, for the rows `where` it applies.

    `mostly` is the share of those rows that must keep it.
    """

    name: str
    sql: str
    description: str
    where: str | None = None
    mostly: float = 1.0


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """`field` holds a value of `reference_field` in the table `table`, or null."""

    field: str
    table: str
    reference_field: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `evidence` says that its `text` is the article's text from `start` to `end`.

    `origin` says where its rows come from: each `article` has its own, or they are told of the `run` as a whole.
    """

    name: str
    title: str
    title_zh: str
    description: str
    description_zh: str
    origin: str
    key: str
    sort: tuple[str, ...]
    fields: tuple[Field, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    checks: tuple[Check, ...] = ()
    evidence: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """An entry of a code list."""

    code: str
    label_en: str
    label_zh: str


def folder() -> Path:
    """Where the declarations lie: inside the installed package, or at the top of a checkout."""
    packaged = Path(__file__).parent / "schemas"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "schemas"


@cache
def table(name: str) -> Table:
    """The declaration of the table `name`; WrongCall if there is none."""
    import yaml

    if name not in TABLES:
        raise WrongCall(f"no table {name!r}; there are: {', '.join(TABLES)}")
    raw = yaml.safe_load((folder() / "tables" / f"{name}.yml").read_text(encoding="utf-8"))
    return Table(
        **{key: raw[key] for key in ("name", "title", "title_zh", "description", "description_zh", "origin")},
        key=raw["primaryKey"][0],
        sort=tuple(raw["sort"]),
        fields=tuple(Field(**entry) for entry in raw["fields"]),
        foreign_keys=tuple(
            ForeignKey(key["fields"][0], key["reference"]["resource"], key["reference"]["fields"][0])
            for key in raw.get("foreignKeys", ())
        ),
        checks=tuple(Check(**entry) for entry in raw.get("checks", ())),
        evidence=raw.get("evidence", False),
    )


def tables() -> tuple[Table, ...]:
    """All tables, in the order of `TABLES`."""
    return tuple(map(table, TABLES))


@cache
def article_tables() -> tuple[str, ...]:
    """The names of the tables whose rows are extracted from articles, in the order of `TABLES`."""
    return tuple(entry.name for entry in tables() if entry.origin == "article")


def names(name: str) -> tuple[str, ...]:
    """The column names of a table."""
    return tuple(entry.name for entry in table(name).fields)


def extracted_names(name: str) -> tuple[str, ...]:
    """The column names of a table that are filled when its article is read; the others are filled at a release."""
    return tuple(entry.name for entry in table(name).fields if not entry.at_release)


@cache
def codes(name: str) -> tuple[Code, ...]:
    """The code list `name`."""
    with (folder() / "codes" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(Code(row["code"], row["label_en"], row["label_zh"]) for row in csv.DictReader(handle))


@cache
def arrow_schema(name: str) -> pa.Schema:
    """The Arrow schema of a table, with the descriptions as field metadata."""
    import pyarrow as pa

    kinds = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "array": pa.list_(pa.string()),
    }
    declared = table(name)
    fields = [
        pa.field(
            entry.name, kinds[entry.type], nullable=not entry.constraints.get("required", False), metadata=_notes(entry)
        )
        for entry in declared.fields
    ]
    notes = {"title": declared.title, "description": declared.description, "schema_version": VERSION}
    return pa.schema(fields, metadata=notes)


def _notes(entry: Field) -> dict[str, str]:
    notes = {"description": entry.description, "description_zh": entry.description_zh}
    return notes | ({"unit": entry.unit} if entry.unit else {}) | ({"codes": entry.codes} if entry.codes else {})


def table_schema(name: str) -> dict[str, Any]:
    """The Table Schema (Data Package v2) of a table, code lists written out as `categories` and `enum`."""
    declared = table(name)
    schema: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [_field_descriptor(entry) for entry in declared.fields],
        "primaryKey": [declared.key],
    }
    if declared.foreign_keys:
        schema["foreignKeys"] = [
            {"fields": [key.field], "reference": {"resource": _self(key.table, name), "fields": [key.reference_field]}}
            for key in declared.foreign_keys
        ]
    return schema


def _self(target: str, name: str) -> str:
    return "" if target == name else target  # Table Schema's way to say "this very table"


def _field_descriptor(entry: Field) -> dict[str, Any]:
    described: dict[str, Any] = {"name": entry.name, "type": entry.type, "description": entry.description}
    described["description_zh"] = entry.description_zh
    constraints = dict(entry.constraints)
    if entry.unit:
        described["unit"] = entry.unit
    if entry.codes and entry.type != "array":
        constraints["enum"] = [code.code for code in codes(entry.codes)]
        described["categories"] = [
            {"value": code.code, "label": code.label_en, "label_zh": code.label_zh} for code in codes(entry.codes)
        ]
    return described | ({"constraints": constraints} if constraints else {})


def fingerprint() -> str:
    """A hash of all declarations: it changes when anything in schemas/ does."""
    from gongbao.ids import make_id

    files = sorted(path for path in folder().rglob("*") if path.suffix in {".yml", ".csv"})
    return make_id(*(part for path in files for part in (path.name, path.read_text(encoding="utf-8"))))

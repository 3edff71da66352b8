"""datapackage.json (Data Package v2)."""

from __future__ import annotations

from typing import Any

from gongbao import schema
from gongbao.release.describe.facts import DataFile, Facts
from gongbao.release.files import write_json

# What publication.toml says of the data; the rest of it is for other descriptions.
_SAID = (
    "name",
    "title",
    "title_zh",
    "description",
    "description_zh",
    "keywords",
    "homepage",
    "licenses",
    "contributors",
)
_BOUNDS = {"minimum", "maximum"}


def data_package(facts: Facts) -> None:
    """Write datapackage.json: every table as Parquet and as CSV, with schema, size, hash and row count.

    A table cut into several files has a list of paths: their hashes are in SHA256SUMS, for the standard knows one each.
    """
    resources = [_resource(facts, table, form) for form in ("CSV", "Parquet") for table in schema.tables()]
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        **{name: facts.publication[name] for name in _SAID},
        "version": facts.version,
        "created": facts.created.isoformat(timespec="seconds"),
        "schema_version": schema.VERSION,
        "extractor_version": facts.extractor,
        "resources": resources,
    }
    write_json(facts.folder / "datapackage.json", package)


def _resource(facts: Facts, table: schema.Table, form: str) -> dict[str, Any]:
    files, is_csv = facts.files_of(table, form), form == "CSV"
    paths = [file.path for file in files]
    return {
        "name": table.name if is_csv else f"{table.name}-parquet",
        "path": paths if len(paths) > 1 else paths[0],
        "title": table.title,
        "title_zh": table.title_zh,
        "description": table.description,
        "description_zh": table.description_zh,
        "type": "table",
        "format": form.lower(),
        "mediatype": files[0].media_type,
        **({"encoding": "utf-8"} if is_csv else {}),
        **(_size(files[0], is_csv) if len(files) == 1 else {}),
        # frictionless reads the first Parquet file of a list only, and would miss the other rows.
        **({"rows": facts.counts[table.name]} if is_csv or len(files) == 1 else {}),
        "schema": schema.table_schema(table.name) if is_csv else _parquet_schema(table),
    }


def _size(file: DataFile, is_csv: bool) -> dict[str, Any]:
    return {**({"bytes": file.bytes} if is_csv else {}), "hash": f"sha256:{file.sha256}"}


def _parquet_schema(table: schema.Table) -> dict[str, Any]:
    """The Table Schema as frictionless can check it on Parquet, which it reads through pandas.

    There a null number becomes NaN (no integer, and below any minimum), a list an array that is no `array`, and
    sizes are unknown.
    """
    described = schema.table_schema(table.name)
    for field in described["fields"]:
        limits = field.get("constraints", {})
        if field["type"] == "array":
            field["type"] = "any"
        if field["type"] == "integer" and not limits.get("required"):
            field["type"] = "number"
        if not limits.get("required"):
            field["constraints"] = {name: limit for name, limit in limits.items() if name not in _BOUNDS}
    return described

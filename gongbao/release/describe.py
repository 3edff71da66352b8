"""What a release says of itself: datapackage.json (Data Package v2), validation.json, release.json, SHA256SUMS."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import Any

from gongbao import schema
from gongbao.release.check import Finding

FORMAT = 1  # of the files written here and in `stage`: another format is a reason to publish again
_BOUNDS = {"minimum", "maximum"}
_MEDIA = {"parquet": "application/vnd.apache.parquet", "csv": "text/csv"}


def data_package(folder: Path, version: str, extractor: str, created: datetime, counts: Mapping[str, int]) -> None:
    """Write datapackage.json: every table as Parquet and as CSV, with schema, size, hash and row count."""
    publication = tomllib.loads(publication_text())
    resources = [
        _resource(folder, table, form, counts[table.name]) for form in ("csv", "parquet") for table in schema.tables()
    ]
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        **publication,
        "version": version,
        "created": created.isoformat(timespec="seconds"),
        "schema_version": schema.VERSION,
        "extractor_version": extractor,
        "resources": resources,
    }
    _write_json(folder / "datapackage.json", package)


def publication_text() -> str:
    """What schemas/publication.toml says of the publisher."""
    return (schema.folder() / "publication.toml").read_text(encoding="utf-8")


def _resource(folder: Path, table: schema.Table, form: str, rows: int) -> dict[str, Any]:
    path = folder / f"{table.name}.{form}"
    return {
        "name": table.name if form == "csv" else f"{table.name}-parquet",
        "path": path.name,
        "title": table.title,
        "title_zh": table.title_zh,
        "description": table.description,
        "description_zh": table.description_zh,
        "type": "table",
        "format": form,
        "mediatype": _MEDIA[form],
        **({"encoding": "utf-8", "bytes": path.stat().st_size} if form == "csv" else {}),
        "hash": f"sha256:{sha256_of(path)}",
        "rows": rows,
        "schema": schema.table_schema(table.name) if form == "csv" else _parquet_schema(table),
    }


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


def validation(folder: Path, findings: Sequence[Finding]) -> None:
    """Write validation.json: every check that was made, and what it found."""
    passed = sum(finding.passed for finding in findings)
    report = {
        "success": passed == len(findings),
        "checks": len(findings),
        "passed": passed,
        "findings": [asdict(finding) for finding in findings],
    }
    _write_json(folder / "validation.json", report)


def release(folder: Path, version: str, state: str, counts: Mapping[str, int]) -> None:
    """Write release.json: the version, the state of the store it was made from, and the row counts."""
    _write_json(folder / "release.json", {"version": version, "state": state, "rows": dict(counts)})


def checksums(folder: Path) -> None:
    """Write SHA256SUMS for all files of the release, to be checked with `sha256sum -c SHA256SUMS`."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    lines = [f"{sha256_of(path)}  {path.relative_to(folder).as_posix()}\n" for path in files]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as handle:
        return file_digest(handle, "sha256").hexdigest()


def _write_json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

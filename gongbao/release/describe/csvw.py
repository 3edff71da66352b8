"""csv-metadata.json: the CSV files as CSV on the Web (W3C, 2015) describes them."""

from __future__ import annotations

from typing import Any

from gongbao import schema
from gongbao.release.describe.facts import DataFile, Facts
from gongbao.release.files import write_json

_TYPES = {"array": "json", "integer": "integer", "number": "double", "boolean": "boolean", "date": "date"}
_LIMITS = ("minimum", "maximum")


def csvw(facts: Facts) -> None:
    """Write csv-metadata.json: a table group with every table, its columns, keys and references."""
    said = facts.publication
    group = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": [_text(said["title"], "en"), _text(said["title_zh"], "zh")],
        "dc:description": [_text(said["description"], "en"), _text(said["description_zh"], "zh")],
        "dc:license": {"@id": said["licenses"][0]["path"]},
        "dc:issued": {"@value": facts.created.date().isoformat(), "@type": "xsd:date"},
        "dialect": {"encoding": "utf-8", "delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "tables": [_table(facts, file, table) for table in schema.tables() for file in facts.files_of(table, "CSV")],
    }
    write_json(facts.folder / "csv-metadata.json", group)


def _text(value: str, language: str) -> dict[str, str]:
    return {"@value": value, "@language": language}


def _table(facts: Facts, file: DataFile, table: schema.Table) -> dict[str, Any]:
    described: dict[str, Any] = {"columns": [_column(field) for field in table.fields], "primaryKey": table.key}
    if keys := list(filter(None, (_reference(facts, file, key) for key in table.foreign_keys))):
        described["foreignKeys"] = keys
    return {
        "url": file.path,
        "dc:title": [_text(table.title, "en"), _text(table.title_zh, "zh")],
        "dc:description": [_text(table.description, "en"), _text(table.description_zh, "zh")],
        "tableSchema": described,
    }


def _reference(facts: Facts, file: DataFile, key: schema.ForeignKey) -> dict[str, Any] | None:
    """The reference as the standard can say it: to one file. Rows of one shard refer to that shard's files."""
    files = [target.path for target in facts.files_of(schema.table(key.table), "CSV")]
    own = file.path.rpartition("-")[2]
    target = next((path for path in files if len(files) == 1 or path.endswith(f"-{own}")), None)
    if target is None:
        return None
    return {"columnReference": key.field, "reference": {"resource": target, "columnReference": key.reference_field}}


def _column(field: schema.Field) -> dict[str, Any]:
    datatype: dict[str, Any] = {"base": _TYPES.get(field.type, "string")}
    datatype |= {name: field.constraints[name] for name in _LIMITS if name in field.constraints}
    if "pattern" in field.constraints:
        datatype["format"] = field.constraints["pattern"]
    described = {
        "name": field.name,
        "titles": field.name,
        "dc:description": [_text(field.description, "en"), _text(field.description_zh, "zh")],
        "datatype": datatype,
        "required": bool(field.constraints.get("required", False)),
    }
    return described | ({"schema:unitCode": field.unit} if field.unit else {})

"""croissant.json: the release as MLCommons Croissant 1.1 describes it, for whoever trains or evaluates on it."""

from __future__ import annotations

from typing import Any

from gongbao import schema
from gongbao.release.describe.facts import DataFile, Facts
from gongbao.release.files import write_json

_TYPES = {"integer": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean", "date": "sc:Date"}

# The vocabulary's own words; the standard asks for this context as it is.
_CR = (
    *("arrayShape", "citeAs", "column", "containedIn", "equivalentProperty", "extract", "field", "fileProperty"),
    *("fileObject", "fileSet", "format", "includes", "isArray", "isLiveDataset", "jsonPath", "key", "md5"),
    *("parentField", "path", "recordSet", "references", "regex", "repeated", "replace", "samplingRate"),
    *("separator", "source", "subField", "transform"),
)
_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "name": {"@container": "@language"},
    "description": {"@container": "@language"},
    **{name: f"cr:{name}" for name in _CR},
}


def croissant(facts: Facts) -> None:
    """Write croissant.json: every Parquet file, a record set a table, and the code lists with their records."""
    said = facts.publication
    lists = sorted({field.codes for table in schema.tables() for field in table.fields if field.codes})
    described = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": said["name"],
        "alternateName": [said["title"], said["title_zh"]],
        "description": said["description"],
        "url": facts.address,
        "version": semantic(facts.version),
        "datePublished": facts.created.date().isoformat(),
        "license": [entry["path"] for entry in said["licenses"]],
        "keywords": said["keywords"],
        "inLanguage": "zh",
        "isLiveDataset": False,
        "creator": {"@type": "sc:Organization", "name": said["publisher"]["name"], "url": said["publisher"]["url"]},
        "publisher": {"@type": "sc:Organization", "name": said["publisher"]["name"], "url": said["publisher"]["url"]},
        "citeAs": f"{said['publisher']['name']}: {said['title']}, version {facts.version}. {facts.address}",
        "distribution": [entry for table in schema.tables() for entry in _distribution(facts, table)],
        "recordSet": [*(_records(facts, table) for table in schema.tables()), *map(_enumeration, lists)],
    }
    write_json(facts.folder / "croissant.json", described)


def semantic(version: str) -> str:
    """2026.12.01 as 2026.12.1, the second release of that day as 2026.12.1-1: the standard wants three numbers without
    zeros before them."""
    *day, number = [*version.split("."), ""][:4]
    return ".".join(str(int(part)) for part in day) + (f"-{number}" if number else "")


def _distribution(facts: Facts, table: schema.Table) -> list[dict[str, Any]]:
    """The file of a table; of a table cut into several, those, and the set they are."""
    files = facts.files_of(table, "Parquet")
    if len(files) == 1:
        return [_file(files[0])]
    together = {
        "@type": "cr:FileSet",
        "@id": f"{table.name}.parquet",
        "name": f"{table.name}.parquet",
        "includes": facts.pattern(table.name),
        "encodingFormat": "application/x-parquet",
    }
    return [*map(_file, files), together]


def _file(entry: DataFile) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": entry.path,
        "name": entry.path,
        "contentUrl": entry.path,
        "contentSize": f"{entry.bytes} B",
        "encodingFormat": "application/x-parquet",
        "sha256": entry.sha256,
    }


def _records(facts: Facts, table: schema.Table) -> dict[str, Any]:
    # Who reads a record set joins what its fields refer to, and loses the rows whose reference is null.
    required = {field.name for field in table.fields if field.constraints.get("required")}
    keys = [key for key in table.foreign_keys if key.field in required and key.table != table.name]
    source = "fileObject" if len(facts.files_of(table, "Parquet")) == 1 else "fileSet"
    references = {key.field: f"{key.table}/{key.reference_field}" for key in keys}
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": f"{table.description} {table.description_zh}",
        "key": {"@id": f"{table.name}/{table.key}"},
        "field": [_field(table, field, source, references.get(field.name)) for field in table.fields],
    }


def _field(table: schema.Table, field: schema.Field, source: str, reference: str | None) -> dict[str, Any]:
    described: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{field.name}",
        "name": field.name,
        "description": f"{field.description} {field.description_zh}"
        + (f" [codes-{field.codes}]" if field.codes else ""),
        "dataType": _TYPES.get(field.type, "sc:Text"),
        "source": {source: {"@id": f"{table.name}.parquet"}, "extract": {"column": field.name}},
    }
    if field.type == "array":
        described |= {"isArray": True, "arrayShape": "-1"}
    return described | ({"references": {"field": {"@id": reference}}} if reference else {})


def _enumeration(name: str) -> dict[str, Any]:
    own = f"codes-{name}"
    columns = {"code": "The code", "label_en": "English label", "label_zh": "Chinese label"}
    fields = [
        {
            "@type": "cr:Field",
            "@id": f"{own}/{column}",
            "name": column,
            "description": told,
            "dataType": ["sc:Text", "sc:name"] if column == "code" else "sc:Text",
        }
        for column, told in columns.items()
    ]
    return {
        "@type": "cr:RecordSet",
        "@id": own,
        "name": own,
        "description": f"Code list {name}",
        "dataType": "sc:Enumeration",
        "key": {"@id": f"{own}/code"},
        "field": fields,
        "data": [
            {f"{own}/code": code.code, f"{own}/label_en": code.label_en, f"{own}/label_zh": code.label_zh}
            for code in schema.codes(name)
        ],
    }

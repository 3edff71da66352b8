"""dataset.jsonld: the release as schema.org/Dataset, for search engines."""

from __future__ import annotations

from typing import Any

from gongbao import schema
from gongbao.release.describe.facts import Facts
from gongbao.release.files import write_json


def schema_org(facts: Facts) -> None:
    """Write dataset.jsonld."""
    said = facts.publication
    described: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": facts.address,
        "name": said["title_zh"],
        "alternateName": said["title"],
        "description": f"{said['description_zh']} {said['description']}",
        "url": facts.address,
        "identifier": facts.address,
        "version": facts.version,
        "keywords": said["keywords"],
        "inLanguage": "zh",
        "isAccessibleForFree": True,
        "license": said["licenses"][0]["path"],
        "datePublished": facts.created.date().isoformat(),
        "creator": _body(said["publisher"]),
        "publisher": _body(said["publisher"]),
        "spatialCoverage": {"@type": "Place", "name": said["coverage"]["name_zh"], "sameAs": said["coverage"]["url"]},
        "variableMeasured": [_variable(field) for field in schema.table("figures").fields],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": entry.path,
                "contentUrl": f"{facts.address}/{entry.path}",
                "encodingFormat": entry.media_type,
                "contentSize": f"{entry.bytes} B",
                "sha256": entry.sha256,
            }
            for entry in facts.files
        ],
    }
    if facts.period:
        described["temporalCoverage"] = "/".join(day.isoformat() for day in facts.period)
    write_json(facts.folder / "dataset.jsonld", described)


def _body(said: dict[str, str]) -> dict[str, str]:
    return {"@type": "Organization", "name": said["name_zh"], "alternateName": said["name"], "url": said["url"]}


def _variable(field: schema.Field) -> dict[str, str]:
    described = {"@type": "PropertyValue", "name": field.name, "description": field.description_zh}
    return described | ({"unitCode": field.unit} if field.unit else {})

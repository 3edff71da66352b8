"""CITATION.cff: how to cite the release (Citation File Format 1.2.0)."""

from __future__ import annotations

from gongbao.release.describe.facts import Facts


def citation(facts: Facts) -> None:
    """Write CITATION.cff."""
    import yaml

    said = facts.publication
    described = {
        "cff-version": "1.2.0",
        "type": "dataset",
        "message": "Please cite this release. 引用请注明版本。",
        "title": f"{said['title_zh']} ({said['title']})",
        "abstract": f"{said['description_zh']} {said['description']}",
        "authors": [{"name": said["publisher"]["name"], "alias": said["publisher"]["name_zh"]}],
        "contact": [{"name": said["contact"]["name"], "email": said["contact"]["email"]}],
        "version": facts.version,
        "date-released": facts.created.date(),
        "license": said["licenses"][0]["name"],
        "url": facts.address,
        "keywords": said["keywords"],
    }
    text = yaml.safe_dump(described, allow_unicode=True, sort_keys=False)
    (facts.folder / "CITATION.cff").write_text(text, encoding="utf-8")

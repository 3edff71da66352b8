"""RDF graphs as they are written: Turtle and JSON-LD, in an order that depends on the graph alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongbao.release.files import write_json

if TYPE_CHECKING:
    from rdflib import Graph


def write_graph(graph: Graph, folder: Path, name: str) -> None:
    """Write `graph` to name.ttl and name.jsonld in `folder`. It must have no blank nodes: their names change."""
    (folder / f"{name}.ttl").write_text(graph.serialize(format="turtle"), encoding="utf-8")
    context = {prefix: str(uri) for prefix, uri in sorted(graph.namespaces()) if prefix}
    told: dict[str, Any] = json.loads(graph.serialize(format="json-ld", context=context, auto_compact=False))
    nodes = sorted((_sorted(node) for node in told.get("@graph", [])), key=lambda node: str(node["@id"]))
    write_json(folder / f"{name}.jsonld", {"@context": context, "@graph": nodes})


def _sorted(value: Any) -> Any:
    """The value with its keys, and the values of each property, in order."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted(map(_sorted, value), key=lambda entry: json.dumps(entry, ensure_ascii=False, sort_keys=True))
    return value

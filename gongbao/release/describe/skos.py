"""codes.ttl and codes.jsonld: the code lists as SKOS concept schemes, labelled in Chinese and English."""

from __future__ import annotations

from urllib.parse import quote

from rdflib import DCTERMS, OWL, RDF, SKOS, Graph, Literal, URIRef

from gongbao import schema
from gongbao.release.describe.facts import Facts
from gongbao.release.describe.rdf import write_graph


def skos(facts: Facts) -> None:
    """Write codes.ttl and codes.jsonld: a scheme a code list that some column uses, a concept a code."""
    graph, base = Graph(), f"{facts.publication['homepage'].rstrip('/')}/codes"
    graph.bind("skos", SKOS, override=True)
    graph.bind("dct", DCTERMS, override=True)
    for name, tables in sorted(_lists().items()):
        scheme = URIRef(f"{base}/{name}")
        graph.add((scheme, RDF.type, SKOS.ConceptScheme))
        graph.add((scheme, OWL.versionInfo, Literal(schema.VERSION)))
        for title, language in tables:
            graph.add((scheme, DCTERMS.title, Literal(title, lang=language)))
        for code in schema.codes(name):
            _concept(graph, scheme, code)
    write_graph(graph, facts.folder, "codes")


def _lists() -> dict[str, list[tuple[str, str]]]:
    """Code list → its titles: those of the first column that uses it."""
    fields = [field for table in schema.tables() for field in table.fields if field.codes]
    return {str(f.codes): [(f.description, "en"), (f.description_zh, "zh")] for f in reversed(fields)}


def _concept(graph: Graph, scheme: URIRef, code: schema.Code) -> None:
    own = URIRef(f"{scheme}/{quote(code.code, safe='')}")
    graph.add((own, RDF.type, SKOS.Concept))
    graph.add((own, SKOS.inScheme, scheme))
    graph.add((own, SKOS.topConceptOf, scheme))
    graph.add((scheme, SKOS.hasTopConcept, own))
    graph.add((own, SKOS.notation, Literal(code.code)))
    graph.add((own, SKOS.prefLabel, Literal(code.label_en, lang="en")))
    graph.add((own, SKOS.prefLabel, Literal(code.label_zh, lang="zh")))

"""dcat.ttl and dcat.jsonld: the release as DCAT-AP 3 describes it, for data portals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rdflib import DCAT, DCTERMS, FOAF, RDF, SKOS, XSD, Graph, Literal, Namespace, URIRef

from gongbao import schema
from gongbao.release.describe.facts import DataFile, Facts
from gongbao.release.describe.rdf import write_graph

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
_VERSION = URIRef(str(DCAT) + "version")  # of DCAT 3, which rdflib does not know
_EU = "http://publications.europa.eu/resource/authority"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types"
# Codes of publication.toml and forms of files → the EU's vocabularies that DCAT-AP asks for.
_FREQUENCY = {
    "continuous": "CONT",
    "hourly": "HOURLY",
    "daily": "DAILY",
    "weekly": "WEEKLY",
    "monthly": "MONTHLY",
    "quarterly": "QUARTERLY",
    "annual": "ANNUAL",
    "irregular": "IRREG",
}
_THEME = {"government": "GOVE", "economy": "ECON", "society": "SOCI", "regions": "REGI"}
_FORMAT = {"CSV": "CSV", "Parquet": "PARQUET", "GeoParquet": "PARQUET", "XLSX": "XLSX", "GeoJSON": "GEOJSON"}

Said = tuple[URIRef, Any]  # a predicate and its object


def dcat(facts: Facts) -> None:
    """Write dcat.ttl and dcat.jsonld: a catalogue with one dataset, and a distribution a file."""
    graph = Graph()
    for prefix, namespace in (("dcat", DCAT), ("dct", DCTERMS), ("foaf", FOAF), ("vcard", VCARD), ("spdx", SPDX)):
        graph.bind(prefix, namespace, override=True)
    for subject, said in _resources(facts):
        for predicate, value in said:
            graph.add((subject, predicate, value))
    write_graph(graph, facts.folder, "dcat")


def _resources(facts: Facts) -> Iterator[tuple[URIRef, list[Said]]]:
    """Everything that is described, and what is said of it."""
    said = facts.publication
    yield URIRef(said["homepage"]), _catalogue(facts)
    yield URIRef(facts.address), _dataset(facts)
    yield _part(facts, "publisher"), [(RDF.type, FOAF.Agent), *_both(FOAF.name, said["publisher"], "name")]
    yield _part(facts, "contact"), _contact(said["contact"])
    place = URIRef(said["coverage"]["url"])
    yield place, [(RDF.type, DCTERMS.Location), *_both(SKOS.prefLabel, said["coverage"], "name")]
    yield _theme(facts), [(RDF.type, SKOS.Concept), *_labels("theme", said["theme"])]
    yield _frequency(facts), [(RDF.type, DCTERMS.Frequency), *_labels("frequency", said["frequency"])]
    title = Literal(said["licenses"][0]["title"], lang="en")
    yield _licence(facts), [(RDF.type, DCTERMS.LicenseDocument), (DCTERMS.title, title)]
    if facts.period:
        first, last = (Literal(end.isoformat(), datatype=XSD.date) for end in facts.period)
        days = [(DCAT.startDate, first), (DCAT.endDate, last)]
        yield _part(facts, "period"), [(RDF.type, DCTERMS.PeriodOfTime), *days]
    for entry in facts.files:
        yield _file(facts, entry), _distribution(facts, entry)
        yield (
            _checksum(facts, entry),
            [
                (RDF.type, SPDX.Checksum),
                (SPDX.algorithm, SPDX.checksumAlgorithm_sha256),
                (SPDX.checksumValue, Literal(entry.sha256, datatype=XSD.hexBinary)),
            ],
        )


def _catalogue(facts: Facts) -> list[Said]:
    return [
        (RDF.type, DCAT.Catalog),
        *_titles(facts),
        (DCTERMS.publisher, _part(facts, "publisher")),
        (DCAT.dataset, URIRef(facts.address)),
        (DCTERMS.license, _licence(facts)),
        (DCTERMS.modified, _day(facts)),
        (FOAF.homepage, URIRef(facts.publication["publisher"]["url"])),
    ]


def _dataset(facts: Facts) -> list[Said]:
    said = facts.publication
    return [
        (RDF.type, DCAT.Dataset),
        *_titles(facts),
        (DCTERMS.identifier, Literal(facts.address)),
        (DCTERMS.publisher, _part(facts, "publisher")),
        (DCAT.contactPoint, _part(facts, "contact")),
        (_VERSION, Literal(facts.version)),
        (DCTERMS.issued, _day(facts)),
        (DCTERMS.modified, _day(facts)),
        (DCTERMS.spatial, URIRef(said["coverage"]["url"])),
        *([(DCTERMS.temporal, _part(facts, "period"))] if facts.period else []),
        (DCTERMS.accrualPeriodicity, _frequency(facts)),
        (DCTERMS.language, URIRef(f"{_EU}/language/ZHO")),
        (DCAT.theme, _theme(facts)),
        *((DCAT.keyword, Literal(word, lang="en" if word.isascii() else "zh")) for word in said["keywords"]),
        (DCAT.landingPage, URIRef(said["homepage"])),
        *((DCAT.distribution, _file(facts, entry)) for entry in facts.files),
    ]


def _distribution(facts: Facts, entry: DataFile) -> list[Said]:
    own = _file(facts, entry)
    title, title_zh = (entry.table.title, entry.table.title_zh) if entry.table else (entry.path, entry.path)
    return [
        (RDF.type, DCAT.Distribution),
        (DCTERMS.title, Literal(f"{title} ({entry.form})", lang="en")),
        (DCTERMS.title, Literal(f"{title_zh}（{entry.form}）", lang="zh")),
        (DCAT.accessURL, own),
        (DCAT.downloadURL, own),
        (DCTERMS.license, _licence(facts)),
        (DCTERMS.issued, _day(facts)),
        (DCAT.mediaType, URIRef(f"{_MEDIA_TYPES}/{entry.media_type}")),
        (DCTERMS["format"], URIRef(f"{_EU}/file-type/{_FORMAT[entry.form]}")),
        (DCAT.byteSize, Literal(entry.bytes, datatype=XSD.nonNegativeInteger)),
        (SPDX.checksum, _checksum(facts, entry)),
    ]


def _contact(said: dict[str, str]) -> list[Said]:
    email, page = URIRef(f"mailto:{said['email']}"), URIRef(said["url"])
    names = _both(VCARD.fn, said, "name")
    return [(RDF.type, VCARD.Organization), *names, (VCARD.hasEmail, email), (VCARD.hasURL, page)]


def _titles(facts: Facts) -> list[Said]:
    said = facts.publication
    return [*_both(DCTERMS.title, said, "title"), *_both(DCTERMS.description, said, "description")]


def _both(predicate: URIRef, said: dict[str, Any], name: str) -> list[Said]:
    """The same in both languages, from `name` and `name`_zh."""
    return [(predicate, Literal(said[name], lang="en")), (predicate, Literal(said[f"{name}_zh"], lang="zh"))]


def _labels(codes: str, own: str) -> list[Said]:
    code = next(entry for entry in schema.codes(codes) if entry.code == own)
    return [(SKOS.prefLabel, Literal(code.label_en, lang="en")), (SKOS.prefLabel, Literal(code.label_zh, lang="zh"))]


def _day(facts: Facts) -> Literal:
    return Literal(facts.created.date().isoformat(), datatype=XSD.date)


def _part(facts: Facts, name: str) -> URIRef:
    return URIRef(f"{facts.address}#{name}")


def _file(facts: Facts, entry: DataFile) -> URIRef:
    return URIRef(f"{facts.address}/{entry.path}")


def _checksum(facts: Facts, entry: DataFile) -> URIRef:
    return URIRef(f"{facts.address}/{entry.path}#sha256")


def _licence(facts: Facts) -> URIRef:
    return URIRef(facts.publication["licenses"][0]["path"])


def _theme(facts: Facts) -> URIRef:
    return URIRef(f"{_EU}/data-theme/{_THEME[facts.publication['theme']]}")


def _frequency(facts: Facts) -> URIRef:
    return URIRef(f"{_EU}/frequency/{_FREQUENCY[facts.publication['frequency']]}")

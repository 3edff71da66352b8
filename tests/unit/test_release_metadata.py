"""What a release says to machines, read by the validators of those who defined it, and where they let errors through,
by checks of our own. Every validator is shown to find a fault where there is one."""

from __future__ import annotations

import json
import re
import shutil
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml
from rdflib import DCAT, DCTERMS, RDF, SKOS, Graph, Literal, URIRef

from gongbao import schema
from gongbao.model import WrongCall
from gongbao.publication import checked, publication_text
from gongbao.release.describe.croissant import semantic
from tests import validators
from tests.unit.store_of import add, publish, rows_of, store

DATA = (".csv", ".parquet", ".xlsx", ".geojson")


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("metadata")
    catalogue = store(folder)
    add(catalogue, rows_of("raw/b.txt"))
    return publish(catalogue, folder / "output")


@pytest.fixture
def copy(release: Path, tmp_path: Path) -> Path:
    """The release, to be spoilt."""
    shutil.copytree(release, tmp_path, dirs_exist_ok=True)
    return tmp_path


def told(folder: Path, name: str) -> Any:
    return json.loads((folder / name).read_text(encoding="utf-8"))


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Replace a text of a file that is there."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


class TestCroissant:
    def test_it_is_valid(self, release: Path) -> None:
        assert validators.croissant(release) == []

    def test_a_fault_is_found(self, copy: Path) -> None:
        change(copy, "croissant.json", '"sc:Float"', '"sc:Nothing"')
        change(copy, "croissant.json", '"@id": "figures.parquet"\n', '"@id": "nothing.parquet"\n')
        assert validators.croissant(copy)

    def test_records_are_those_of_the_table(self, release: Path) -> None:
        import mlcroissant
        import pyarrow.parquet as pq

        records = list(mlcroissant.Dataset(release / "croissant.json").records("figures"))
        rows = pq.read_table(release / "figures.parquet").to_pylist()
        assert [record["figures/value"] for record in records] == [row["value"] for row in rows]
        assert records[0]["figures/text"].decode() == rows[0]["text"]

    def test_every_column_and_code_is_described(self, release: Path) -> None:
        sets = {entry["@id"]: entry for entry in told(release, "croissant.json")["recordSet"]}
        for table in schema.tables():
            fields = {field["name"]: field for field in sets[table.name]["field"]}
            assert tuple(fields) == schema.names(table.name)
            for field in table.fields:
                if field.codes:
                    assert f"[codes-{field.codes}]" in fields[field.name]["description"]
                    data = sets[f"codes-{field.codes}"]["data"]
                    assert [row[f"codes-{field.codes}/code"] for row in data] == [
                        code.code for code in schema.codes(field.codes)
                    ]


class TestDcat:
    @pytest.mark.parametrize("name", ["dcat.ttl", "codes.ttl"])
    def test_it_keeps_the_shapes(self, release: Path, name: str) -> None:
        assert validators.dcat(release, name) == []

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("dcat:contactPoint", "dcat:contact"),
            ("data-theme/GOVE> ;", "data-theme/government> ;"),
            ("dcat:accessURL", "dcat:otherURL"),
            ("a foaf:Agent", "a foaf:Nobody"),
        ],
    )
    def test_a_fault_is_found(self, copy: Path, old: str, new: str) -> None:
        change(copy, "dcat.ttl", old, new)
        assert "Constraint Violation" in validators.dcat(copy)[0]

    @pytest.mark.parametrize("name", ["dcat", "codes"])
    def test_both_forms_say_the_same(self, release: Path, name: str) -> None:
        turtle, json_ld = Graph().parse(release / f"{name}.ttl"), Graph().parse(release / f"{name}.jsonld")
        assert set(turtle) == set(json_ld) and len(turtle) > 100

    def test_every_data_file_is_a_distribution_with_its_size_and_hash(self, release: Path) -> None:
        graph = Graph().parse(release / "dcat.ttl")
        found = {}
        for own in graph.subjects(RDF.type, DCAT.Distribution):
            (size,), (check,) = (
                graph.objects(own, DCAT.byteSize),
                graph.objects(own, URIRef("http://spdx.org/rdf/terms#checksum")),
            )
            (value,) = graph.objects(check, URIRef("http://spdx.org/rdf/terms#checksumValue"))
            found[str(own).rpartition("/")[2]] = (int(str(size)), str(value).lower())
        files = [path for path in release.iterdir() if path.name.endswith(DATA)]
        assert found == {path.name: (path.stat().st_size, sha256(path.read_bytes()).hexdigest()) for path in files}

    def test_nothing_points_to_what_is_not_described(self, release: Path) -> None:
        graph = Graph().parse(release / "dcat.ttl")
        (base,) = graph.subjects(RDF.type, DCAT.Dataset)
        own = {entry for entry in graph.objects() if isinstance(entry, URIRef) and str(entry).startswith(f"{base}")}
        assert own <= set(graph.subjects())
        assert {text.language for text in graph.objects(base, DCTERMS.title) if isinstance(text, Literal)} == {
            "en",
            "zh",
        }


@pytest.mark.parametrize(
    ("day", "number"), [("2026.11.23", "2026.11.23"), ("2027.01.05", "2027.1.5"), ("2026.12.01.1", "2026.12.1-1")]
)
def test_the_version_of_a_dataset_has_three_plain_numbers(day: str, number: str) -> None:
    assert semantic(day) == number


def test_every_code_is_a_concept_with_both_labels(release: Path) -> None:
    graph = Graph().parse(release / "codes.ttl")
    for name in {field.codes for table in schema.tables() for field in table.fields if field.codes}:
        (scheme,) = [entry for entry in graph.subjects(RDF.type, SKOS.ConceptScheme) if str(entry).endswith(f"/{name}")]
        labels = {
            (str(graph.value(concept, SKOS.notation)), str(label))
            for concept in graph.subjects(SKOS.inScheme, scheme)
            for label in graph.objects(concept, SKOS.prefLabel)
        }
        assert labels == {
            (code.code, label) for code in schema.codes(str(name)) for label in (code.label_en, code.label_zh)
        }


def _day(cell: Any) -> Any:
    return cell.date() if isinstance(cell, datetime) else cell


class TestCsvw:
    @staticmethod
    def read(folder: Path) -> dict[str, list[dict[str, Any]]]:
        """All rows as the library reads them; it raises for a cell that is not of its column's type."""
        from csvw import TableGroup

        group = TableGroup.from_file(folder / "csv-metadata.json")
        assert group.check_referential_integrity()
        return {
            str(name).removesuffix(".csv"): list(table.iterdicts(strict=True))
            for name, table in group.tabledict.items()
        }

    def test_the_tables_read_back(self, release: Path) -> None:
        import pyarrow.parquet as pq

        for name, rows in self.read(release).items():
            expected = pq.read_table(release / f"{name}.parquet").to_pylist()
            assert len(rows) == len(expected)
            for row, own in zip(rows, expected, strict=True):
                assert {name: _day(cell) for name, cell in row.items()} == own

    @pytest.mark.parametrize(("old", "new"), [("300000", "three"), ("2025-01-01", "2025-13-01")])
    def test_a_fault_is_found(self, copy: Path, old: str, new: str) -> None:
        for name in ("figures.csv", "articles.csv"):
            if old in (copy / name).read_text(encoding="utf-8"):
                change(copy, name, old, new)
        assert validators.csvw(copy)

    def test_every_column_is_described(self, release: Path) -> None:
        tables = {entry["url"]: entry["tableSchema"] for entry in told(release, "csv-metadata.json")["tables"]}
        for table in schema.tables():
            columns = tables[f"{table.name}.csv"]["columns"]
            assert [column["name"] for column in columns] == list(schema.names(table.name))


class TestSchemaOrg:
    def test_it_says_what_search_engines_ask_for(self, release: Path) -> None:
        described = told(release, "dataset.jsonld")
        assert {"name", "description", "license", "creator", "temporalCoverage", "spatialCoverage"} <= set(described)
        assert 50 <= len(described["description"]) <= 5000
        for entry in described["distribution"]:
            path = release / entry["name"]
            assert entry["contentSize"] == f"{path.stat().st_size} B"
            assert entry["sha256"] == sha256(path.read_bytes()).hexdigest()


class TestCitation:
    def test_it_is_valid(self, release: Path) -> None:
        assert validators.citation(release) == []

    def test_a_fault_is_found(self, copy: Path) -> None:
        change(copy, "CITATION.cff", "type: dataset", "type: book")
        assert validators.citation(copy)


RECORD: dict[str, Any] = {
    "type": "object",
    "required": [
        *("信息资源名称", "信息资源代码", "信息资源提供方", "信息资源摘要", "信息资源格式", "信息项", "共享属性"),
        *("开放属性", "更新周期", "发布日期"),
    ],
    "properties": {
        "信息项": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "object", "required": ["信息项名称", "信息项说明", "数据类型"]},
        },
        "共享属性": {"properties": {"共享类型": {"enum": ["无条件共享", "有条件共享", "不予共享"]}}},
        "发布日期": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    },
}


class TestCatalogue:
    def test_every_table_has_a_complete_record(self, release: Path) -> None:
        from jsonschema import validate

        described = told(release, "catalog-zh.json")
        assert [entry["信息资源名称"] for entry in described["数据表"]] == [table.title_zh for table in schema.tables()]
        for entry, table in zip(described["数据表"], schema.tables(), strict=True):
            validate(entry, RECORD)
            assert [item["信息项名称"] for item in entry["信息项"]] == list(schema.names(table.name))

    def test_a_fault_is_found(self, release: Path) -> None:
        from jsonschema import ValidationError, validate

        (entry, *_) = told(release, "catalog-zh.json")["数据表"]
        with pytest.raises(ValidationError):
            validate({name: value for name, value in entry.items() if name != "更新周期"}, RECORD)


class TestPublication:
    @pytest.mark.parametrize(
        ("line", "complaint"),
        [
            (r"^title_zh = .*$", "lacks title_zh"),
            (r"^email = .*$", r"\[contact\] lacks email"),
            (r"^\[coverage\]$", r"\[coverage\] lacks name, name_zh, url"),
            (r'^frequency = "\w+"', "lacks frequency"),
        ],
    )
    def test_what_is_missing_is_named(self, line: str, complaint: str) -> None:
        text, count = re.subn(line, "[other]" if "coverage" in line else "", publication_text(), flags=re.MULTILINE)
        assert count == 1
        with pytest.raises(WrongCall, match=complaint):
            checked(text)

    def test_a_code_that_is_none_is_named(self) -> None:
        with pytest.raises(WrongCall, match="frequency 'sometimes' is none of continuous"):
            checked(publication_text().replace('"irregular"', '"sometimes"'))

    def test_what_is_no_toml_is_named(self) -> None:
        with pytest.raises(WrongCall, match="not TOML"):
            checked("title = ")


def test_the_card_is_yaml_that_the_hub_reads(release: Path) -> None:
    _, head, _ = (release / "README.md").read_text(encoding="utf-8").split("---\n", 2)
    assert yaml.safe_load(head)["language"] == ["zh"]

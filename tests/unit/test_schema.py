from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from gongbao import schema
from gongbao.model import Figure, Measure, WrongCall

GOLDEN = Path(__file__).parent.parent / "golden" / "arrow_schema.txt"


def described() -> str:
    lines = []
    for table in schema.tables():
        lines.append(f"{table.name}")
        for field in schema.arrow_schema(table.name):
            lines.append(f"  {field.name}: {field.type}{'' if field.nullable else ' not null'}")
    return "\n".join(lines) + "\n"


def test_the_arrow_schema_is_the_published_one() -> None:
    """A change here is a change of the public contract: raise schema.VERSION and note it in CHANGELOG.md."""
    assert described() == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("table", schema.tables(), ids=lambda table: table.name)
class TestDeclaration:
    def test_every_column_is_explained_in_both_languages(self, table: schema.Table) -> None:
        for field in table.fields:
            assert field.description.strip(), field.name
            assert any("\u4e00" <= char <= "\u9fff" for char in field.description_zh), field.name

    def test_the_key_and_the_sort_columns_exist(self, table: schema.Table) -> None:
        assert {table.key, *table.sort} <= set(schema.names(table.name))

    def test_foreign_keys_point_to_keys(self, table: schema.Table) -> None:
        for key in table.foreign_keys:
            assert key.field in schema.names(table.name)
            assert schema.table(key.table).key == key.reference_field

    def test_code_lists_have_labels_in_both_languages(self, table: schema.Table) -> None:
        for field in table.fields:
            if field.codes:
                entries = schema.codes(field.codes)
                assert len({entry.code for entry in entries}) == len(entries) > 0
                assert all(entry.label_en and entry.label_zh for entry in entries)

    def test_the_arrow_field_carries_the_description(self, table: schema.Table) -> None:
        for field in schema.arrow_schema(table.name):
            assert field.metadata[b"description"] and field.metadata[b"description_zh"]


@pytest.mark.parametrize(("row", "table"), [(Figure, "figures"), (Measure, "measures")])
def test_extractors_fill_the_declared_columns(row: type, table: str) -> None:
    own = set(row.__dataclass_fields__) - {"place"}
    assert own <= set(schema.names(table))


def test_an_unknown_table_is_named() -> None:
    with pytest.raises(WrongCall, match="no table 'figure'"):
        schema.table("figure")


def test_lists_are_lists_of_text() -> None:
    assert schema.arrow_schema("locations").field("adcodes").type == pa.list_(pa.string())

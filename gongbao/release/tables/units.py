"""The table `units`: every unit of the release's figures, with its size in a base unit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from gongbao.extract.figures.numbers.conversion import conversion
from gongbao.release.engine import connect
from gongbao.release.layout import table_sql
from gongbao.release.tables.draft import Draft
from gongbao.store.parts import arrow_table

if TYPE_CHECKING:
    import pyarrow as pa


def units(draft: Draft) -> Iterator[pa.RecordBatch]:
    """The units of the figures that the draft holds, by name and code."""
    with connect(draft.folder) as connection:
        figures = table_sql(draft.folder, "figures")
        query = f"SELECT DISTINCT unit, unit_code FROM {figures} WHERE unit <> ''"
        found = connection.sql(query).fetchall()
    rows = sorted((_row(unit, code) for unit, code in found), key=lambda row: row["unit_id"])
    yield from arrow_table(rows, "units").to_batches()


def _row(unit: str, code: str | None) -> dict[str, Any]:
    known = conversion(unit, code)
    return {
        "unit_id": f"{unit} {code or ''}".strip(),
        "unit": unit,
        "unit_code": code,
        "dimension": known.dimension,
        "factor": known.factor,
        "base_unit": known.base,
    }

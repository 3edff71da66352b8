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
    """The units of the figures that the draft holds, by name."""
    with connect(draft.folder) as connection:
        figures = table_sql(draft.folder, "figures")
        found = connection.sql(f"SELECT DISTINCT unit FROM {figures} WHERE unit <> '' ORDER BY unit").fetchall()
    yield from arrow_table([_row(unit) for (unit,) in found], "units").to_batches()


def _row(unit: str) -> dict[str, Any]:
    known = conversion(unit)
    return {
        "unit": unit,
        "dimension": known.dimension,
        "unit_code": known.code,
        "factor": known.factor,
        "base_unit": known.base,
    }

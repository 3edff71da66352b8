"""The tables of a release, as Parquet and CSV: the articles' own rows first, then what is told of the whole run.

A new table of the run is a declaration in schemas/tables/, a module here and a line in `OF_THE_RUN`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from gongbao.disk import advice
from gongbao.model import StoreError
from gongbao.release.engine import connect
from gongbao.release.formats.table_files import write_table
from gongbao.release.layout import SHARED
from gongbao.release.shards import Built
from gongbao.release.tables.accuracy import accuracy, calibration
from gongbao.release.tables.by_shard import build_shards
from gongbao.release.tables.changes import changes
from gongbao.release.tables.corrections import corrections
from gongbao.release.tables.draft import Draft
from gongbao.release.tables.extracted import extracted
from gongbao.release.tables.rejected import rejected
from gongbao.release.tables.units import units
from gongbao.release.tables.versions import versions

if TYPE_CHECKING:
    import pyarrow as pa

# In the order they are built: each may read what was written before it.
OF_THE_RUN: dict[str, Callable[[Draft], Iterable[pa.RecordBatch]]] = {
    "units": units,
    "rejected": rejected,
    "versions": versions,
    "corrections": corrections,
    "changes": changes,
    "accuracy": accuracy,
    "calibration": calibration,
}

__all__ = ["Draft", "build"]


def build(draft: Draft) -> tuple[Built, ...]:
    """Write all tables into the draft's empty folder; returns its shards, those of the last release taken over.

    The same catalogue state gives the same bytes: rows are sorted by key, groups have a fixed size. Raises StoreError
    when a part is lost or spoilt, or the disk is full.
    """
    import duckdb

    try:
        return _build(draft)
    except (duckdb.Error, OSError) as error:
        raise _explained(draft, error) from error


def _build(draft: Draft) -> tuple[Built, ...]:
    with connect(draft.folder) as connection:
        built = build_shards(draft, connection)
        for name in SHARED:
            rows = draft.desk.reviewed(name, extracted(name, draft, connection))
            write_table(name, rows, draft.folder)
    for name, told in OF_THE_RUN.items():
        write_table(name, told(draft), draft.folder)
    return built


def _explained(draft: Draft, error: Exception) -> StoreError:
    """A spoilt part is forgotten like a lost one; any other failure, such as a full disk, stays what it is."""
    what = f"{draft.folder}: the release could not be written: {str(error).splitlines()[0]}"
    if what_to_do := advice(error):
        return StoreError(f"{what}; {what_to_do}")
    catalogue = draft.catalogue
    spoilt = [part for part in sorted(catalogue.parts()) if not catalogue.shelf.readable(part)]
    again = sum(map(catalogue.forget_part, spoilt))
    if spoilt:
        names = ", ".join(map(catalogue.shelf.place, spoilt))
        return StoreError(f"{names}: cannot be read any more; run again to read its {again} inputs once more")
    return StoreError(f"{what}; the last one stays")

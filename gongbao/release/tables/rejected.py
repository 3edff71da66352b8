"""The table `rejected`: every input that became no article, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from gongbao.release.tables.draft import Draft
from gongbao.store.parts import arrow_table

if TYPE_CHECKING:
    import pyarrow as pa


def rejected(draft: Draft) -> Iterator[pa.RecordBatch]:
    """What the catalogue holds as rejected, and the inputs that only repeat another's article."""
    rows = sorted((*draft.catalogue.rejected(), *_duplicates(draft)), key=lambda row: row["address"])
    yield from arrow_table(rows, "rejected").to_batches()


def _duplicates(draft: Draft) -> Iterator[dict[str, Any]]:
    duplicates = draft.duplicates
    for entry in draft.catalogue.inputs(duplicates):
        preferred = duplicates[entry.pop("article")]
        message = f"{entry['source_file']}: is the same article as {preferred}, which stays"
        yield entry | {"reason": "duplicate", "message": message}

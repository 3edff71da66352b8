"""Corrections on the rows of a release as they stream by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from gongbao import schema
from gongbao.corrections.model import UNSET, Correction, Corrections, as_json, expected_json

if TYPE_CHECKING:
    import pyarrow as pa

_STATUS = "review_status"


class Desk:
    """Applies corrections to the tables of a release, and keeps book of what became of each.

    `met` holds by the corrections' identifiers what was extracted (as JSON, of a fix) and the correction's state.
    """

    def __init__(self, corrections: Corrections) -> None:
        self._corrections = corrections
        self.fingerprint = corrections.fingerprint()
        self.met: dict[str, tuple[str | None, str]] = {}

    def reviewed(self, table: str, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The rows of `table` with their corrections, and with review_status where the table has it.

        Rejected rows are gone, and the rows that pointed to a rejected measure point to none.
        """
        rows = {row: entries for (name, row), entries in self._corrections.of.items() if name == table}
        for batch in batches:
            whole = _with_status(_without(batch, self._rejected_measures), table)
            yield from self._corrected(whole, rows, schema.table(table).key)

    @property
    def _rejected_measures(self) -> list[str]:
        return [
            entry.row for entry in self._corrections.entries if (entry.table, entry.action) == ("measures", "reject")
        ]

    def _corrected(
        self, batch: pa.RecordBatch, corrections: dict[str, tuple[Correction, ...]], key: str
    ) -> Iterator[pa.RecordBatch]:
        """The batch cut where a row is corrected: the others pass as they are."""
        import pyarrow as pa
        import pyarrow.compute as pc

        hit = pc.is_in(batch.column(key), value_set=pa.array(list(corrections), pa.string()))
        done = 0
        for at in pc.indices_nonzero(hit).to_pylist() if corrections else ():
            yield batch.slice(done, at - done)
            (row,) = batch.slice(at, 1).to_pylist()
            if self._apply(row, corrections[row[key]]):
                yield pa.RecordBatch.from_pylist([row], schema=batch.schema)
            done = at + 1
        yield batch.slice(done)

    def _apply(self, row: dict[str, Any], entries: tuple[Correction, ...]) -> bool:
        """Change `row`; whether it stays."""
        for entry in entries:
            extracted = row[entry.column] if entry.column else None
            self.met[entry.correction_id] = as_json(extracted) if entry.column else None, _state(entry, extracted)
            if entry.column:
                row[entry.column] = entry.value
        if _STATUS in row:
            fixed = any(
                self.met[entry.correction_id][1] in {"applied", "outdated"} and entry.action == "fix"
                for entry in entries
            )
            row[_STATUS] = "corrected" if fixed else "accepted"
        return all(entry.action != "reject" for entry in entries)

    def recall(self, met: Mapping[str, tuple[str | None, str]]) -> None:
        """Note what became of corrections in rows that another release met and that have not changed since."""
        self.met.update({key: (extracted, state) for key, (extracted, state) in met.items()})

    def rows(self) -> list[dict[str, Any]]:
        """The table `corrections`, once all tables went by."""
        keyed = [
            _row(entry, *self.met.get(entry.correction_id, (None, "missing"))) for entry in self._corrections.entries
        ]
        return sorted(keyed, key=lambda row: tuple(str(row[name] or "") for name in schema.table("corrections").sort))

    def warnings(self) -> tuple[str, ...]:
        """A line for every correction that the extractor or the source has moved away from."""
        return tuple(_warning(row) for row in self.rows() if row["state"] != "applied")


_WARNINGS = {
    "outdated": "expects {expected}, but {extracted} is extracted now; it was applied, look at it again",
    "needless": "{value} is extracted now; delete the correction",
    "missing": "there is no such row any more; delete the correction",
}


def _warning(row: dict[str, Any]) -> str:
    where = ".".join(filter(None, (row["table_name"], row["column"])))
    return f"{row['source_file']}: {where} of {row['row_key']}: {_WARNINGS[row['state']].format(**row)}"


def _state(entry: Correction, extracted: Any) -> str:
    if entry.action != "fix":
        return "applied"
    if extracted == entry.value:
        return "needless"
    return "applied" if entry.expect is UNSET or extracted == entry.expect else "outdated"


def _row(entry: Correction, extracted: str | None, state: str) -> dict[str, Any]:
    return {
        "correction_id": entry.correction_id,
        "table_name": entry.table,
        "row_key": entry.row,
        "action": entry.action,
        "column": entry.column,
        "value": as_json(entry.value) if entry.column else None,
        "expected": expected_json(entry),
        "extracted": extracted,
        "state": state,
        "reason": entry.reason,
        "corrected_by": entry.who,
        "corrected_on": entry.when,
        "source_file": entry.source_file,
    }


def _with_status(batch: pa.RecordBatch, table: str) -> pa.RecordBatch:
    """The batch with the column review_status, in its declared place, where the table has one."""
    import pyarrow as pa

    names = schema.names(table)
    if _STATUS not in names:
        return batch
    status = pa.array(["unreviewed"], pa.string()).take(pa.array([0] * batch.num_rows, pa.int64()))
    columns = [status if name == _STATUS else batch.column(name) for name in names]
    return pa.RecordBatch.from_arrays(columns, names=list(names))


def _without(batch: pa.RecordBatch, measures: list[str]) -> pa.RecordBatch:
    """The batch with null for the identifiers of these measures, where others point to them."""
    import pyarrow as pa
    import pyarrow.compute as pc

    at = batch.schema.get_field_index("measure_id")
    if not measures or at <= 0:  # the first column is the measure's own key
        return batch
    column = batch.column(at)
    gone = pc.is_in(column, value_set=pa.array(measures, pa.string()))
    return batch.set_column(at, batch.schema.field(at), pc.if_else(gone, pa.scalar(None, pa.string()), column))

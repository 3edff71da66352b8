"""A correction: what a person says of one row."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from gongbao import schema
from gongbao.ids import make_id

UNSET = object()  # for an `expect` that is not there: null is a value one may expect

# Evidence, provenance and what the extractor says of itself: a row that is wrong in them can only be rejected.
_GIVEN = {"start", "end", "text", "char_count", "content_sha256", "source_file", "continued_in", "confidence"}
_STRUCTURE = {"articles", "sections", "sentences"}
TABLES = ("articles", "figures", "location_mentions", "locations", "measures", "policy_mentions", "policies", "terms")


def correctable(table: str) -> tuple[str, ...]:
    """The columns of a table that a correction may set: what was read, not where."""
    declared = schema.table(table)
    keys = {declared.key} | {key.field for key in declared.foreign_keys if key.table in _STRUCTURE}
    return tuple(name for name in schema.extracted_names(table) if name not in keys | _GIVEN)


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of a file: the row `row` of `table` is to be fixed in `column`, accepted or rejected.

    `value` and `expect` are as the table holds them (text, number, truth value, list of texts; dates as `date`).
    """

    table: str
    row: str
    action: str
    reason: str
    who: str
    when: date
    source_file: str
    column: str | None = None
    value: Any = None
    expect: Any = UNSET

    @property
    def correction_id(self) -> str:
        """Names the correction by what it says."""
        return make_id("correction", self.table, self.row, self.action, self.column, as_json(self.value), self.reason)


def as_json(value: Any) -> str:
    """A cell as JSON text; dates as ISO 8601."""
    return json.dumps(value, ensure_ascii=False, default=date.isoformat)


@dataclass(frozen=True)
class Corrections:
    """All corrections of a run, in the order of their files."""

    entries: tuple[Correction, ...] = ()

    @cached_property
    def of(self) -> dict[tuple[str, str], tuple[Correction, ...]]:
        """(table, row) → its corrections."""
        found: dict[tuple[str, str], tuple[Correction, ...]] = {}
        for entry in self.entries:
            found[entry.table, entry.row] = (*found.get((entry.table, entry.row), ()), entry)
        return found

    def fingerprint(self) -> str:
        """Equal for corrections that say the same: another one is a reason to publish again."""
        told = (
            (entry.correction_id, entry.who, entry.when.isoformat(), entry.source_file, expected_json(entry) or "")
            for entry in self.entries
        )
        return make_id("corrections", *(part for entry in told for part in entry))


def expected_json(entry: Correction) -> str | None:
    """`expect` as JSON text, null where the entry has none."""
    return None if entry.expect is UNSET else as_json(entry.expect)

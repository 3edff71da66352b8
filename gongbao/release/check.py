"""The gate: Great Expectations on the staged files. Nothing is published that fails it."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongbao import schema
from gongbao.release.engine import connect
from gongbao.release.suite import frame_query, suite

if TYPE_CHECKING:
    import great_expectations as gx
    import pandas as pd

ROWS_PER_FRAME = 200_000
EXAMPLES = 5
DRIFT_FROM = 100  # tables smaller than this may shrink as they like
DRIFT_LOSS = 0.5  # losing more than half of a table's rows needs a human's word


@dataclass(frozen=True, slots=True)
class Finding:
    """One expectation on one table: how many rows were looked at, how many fail, and the keys of a few that do."""

    table: str
    check: str
    column: str
    description: str
    passed: bool
    rows: int
    failing: int
    examples: tuple[str, ...]


def check(folder: Path, previous: Mapping[str, int] | None = None) -> list[Finding]:
    """All findings on the staged release in `folder`; `previous` are the row counts of the last release, if any."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    with connect(folder) as connection:
        findings = []
        for table in schema.tables():
            query = frame_query(table, folder)
            findings += _merge(_validate(frame, table, folder) for frame in _frames(connection, query))
    return findings + _files(folder, previous or {})


def _frames(connection: Any, query: str) -> Iterator[pd.DataFrame]:
    """The rows in numpy-backed frames of a bounded size; an empty table is one empty frame."""
    import pyarrow as pa

    reader = connection.sql(query).to_arrow_reader(ROWS_PER_FRAME)
    empty = True
    for batch in reader:
        empty = False
        yield pa.Table.from_batches([batch]).to_pandas()
    if empty:
        yield reader.schema.empty_table().to_pandas()


@cache
def _context() -> gx.data_context.AbstractDataContext:
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    logging.getLogger("great_expectations").setLevel(logging.WARNING)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return context


def _validate(frame: pd.DataFrame, table: schema.Table, folder: Path) -> list[Finding]:
    return _run(frame, suite(table, folder), table.name, table.key)


def _run(frame: pd.DataFrame, expectations: gx.ExpectationSuite, table: str, key: str) -> list[Finding]:
    asset = _context().data_sources.add_or_update_pandas("staged").add_dataframe_asset(table)
    batch = asset.add_batch_definition_whole_dataframe("all").get_batch(batch_parameters={"dataframe": frame})
    form = {"result_format": "SUMMARY", "partial_unexpected_count": EXAMPLES, "unexpected_index_column_names": [key]}
    results = batch.validate(expectations, result_format=form)
    return [_finding(result.to_json_dict(), table, key) for result in results.results]


def _finding(result: dict[str, Any], table: str, key: str) -> Finding:
    expectation, outcome = result["expectation_config"], result["result"]
    error = result["exception_info"]
    meta = expectation["meta"]
    described = meta.get("description") or expectation["type"].removeprefix("expect_column_values_to_").replace(
        "_", " "
    )
    failed = None if result["success"] else error.get("exception_message")
    return Finding(
        table=table,
        check=meta["check"],
        column=expectation["kwargs"]["column"],
        description=f"{described} ({failed})" if failed else described,
        passed=bool(result["success"]),
        rows=outcome.get("element_count", 0),
        failing=outcome.get("unexpected_count", 0),
        examples=tuple(str(row[key]) for row in outcome.get("partial_unexpected_index_list", ())[:EXAMPLES]),
    )


def _merge(frames: Iterator[list[Finding]]) -> list[Finding]:
    """The findings of all frames of a table as one: a check passes when it passes everywhere."""
    return [
        Finding(
            *(first.table, first.check, first.column),
            next((finding.description for finding in same if not finding.passed), first.description),
            all(finding.passed for finding in same),
            sum(finding.rows for finding in same),
            sum(finding.failing for finding in same),
            tuple(key for finding in same for key in finding.examples)[:EXAMPLES],
        )
        for same in zip(*frames, strict=True)
        for first in same[:1]
    ]


def _files(folder: Path, previous: Mapping[str, int]) -> list[Finding]:
    """Whole-table checks: the file has the declared Arrow schema, and has not lost most of its rows."""
    import great_expectations as gx
    import pandas as pd
    import pyarrow.parquet as pq
    from great_expectations import expectations as gxe

    rows = []
    for name in schema.TABLES:
        file = pq.ParquetFile(folder / f"{name}.parquet")
        before = previous.get(name, 0)
        filled = name != "articles" or file.metadata.num_rows > 0
        lost = before >= DRIFT_FROM and file.metadata.num_rows < before * DRIFT_LOSS and name != "rejected"
        rows.append(
            {
                "table": name,
                "filled": filled,
                "types": file.schema_arrow.equals(schema.arrow_schema(name)),
                "rows_kept": not lost,
            }
        )
    described = {
        "filled": "the release holds at least one article",
        "types": "the file's Arrow schema is the declared one",
        "rows_kept": f"no table loses more than {DRIFT_LOSS:.0%} of its rows against the last release",
    }
    expectations = [
        gxe.ExpectColumnValuesToBeInSet(column=name, value_set=[True], meta={"check": name, "description": text})
        for name, text in described.items()
    ]
    return _run(pd.DataFrame(rows), gx.ExpectationSuite(name="release", expectations=expectations), "release", "table")

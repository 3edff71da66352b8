"""Great Expectations on one frame: a suite in, findings out."""

from __future__ import annotations

import logging
from functools import cache
from typing import TYPE_CHECKING, Any

from gongbao.release.gate.finding import EXAMPLES, Finding
from gongbao.release.gate.suite import great_expectations

if TYPE_CHECKING:
    import great_expectations as gx
    import pandas as pd


@cache
def _context() -> gx.data_context.AbstractDataContext:
    library = great_expectations()
    from great_expectations.data_context.types.base import ProgressBarsConfig

    logging.getLogger("great_expectations.data_context.types.base").setLevel(logging.WARNING)
    context = library.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return context


def validated(frame: pd.DataFrame, expectations: gx.ExpectationSuite, table: str, key: str) -> list[Finding]:
    """The findings of a suite on a frame of `table`, whose rows `key` names."""
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

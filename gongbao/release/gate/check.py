"""The gate: Great Expectations on the staged files. Nothing is published that fails it."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongbao import schema
from gongbao.release.engine import connect, csv, in_chunks, parquet
from gongbao.release.formats.rows import rows
from gongbao.release.gate.suite import Rule, frame_query, great_expectations, holds, suite, suite_of

if TYPE_CHECKING:
    import great_expectations as gx
    import pandas as pd

ROWS_PER_FRAME = 50_000  # the library copies a frame several times over
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


def check(folder: Path, inputs: int, previous: Mapping[str, int] | None = None) -> list[Finding]:
    """All findings on the staged release in `folder`, made from `inputs` known inputs.

    `previous` are the row counts of the last release, if any.
    """
    findings = [finding for name in schema.TABLES for finding in check_table(folder, name)]
    return findings + check_sentences(folder) + check_files(folder, inputs, previous or {})


def check_table(folder: Path, name: str) -> list[Finding]:
    """The findings on one staged table, the tables it points to included."""
    table = schema.table(name)
    with connect(folder) as connection:  # one a table: what one needed is free for the next
        frames = _frames(connection, frame_query(table, folder))
        return _merge(_run(frame, suite(table, folder), table.name, table.key) for frame in frames)


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
    library = great_expectations()
    from great_expectations.data_context.types.base import ProgressBarsConfig

    logging.getLogger("great_expectations.data_context.types.base").setLevel(logging.WARNING)
    context = library.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return context


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


def check_sentences(folder: Path) -> list[Finding]:
    """That every sentence is its article's text from start to end.

    Not in DuckDB, whose substring walks the text from its first character: quadratic on a long article.
    """
    import pandas as pd

    rule = Rule("text_is_evidence", "", "text is the article's text from start to end")
    expected = suite_of("sentences", [holds(rule)])
    chunks = in_chunks(_sentence_evidence(folder), ROWS_PER_FRAME)
    frames = chain([next(chunks, [])], chunks)  # an empty table is one empty frame
    columns = ["sentence_id", "text_is_evidence"]
    return _merge(_run(pd.DataFrame(frame, columns=columns), expected, "sentences", "sentence_id") for frame in frames)


def _sentence_evidence(folder: Path) -> Iterator[tuple[str, bool]]:
    """Both tables are sorted by article, so one article's text at a time is enough."""
    texts = rows(folder, "articles", ["article_id", "text"])
    article: dict[str, Any] = {"article_id": "", "text": None}
    for row in rows(folder, "sentences", ["sentence_id", "article_id", "start", "end", "text"]):
        while article["article_id"] < row["article_id"]:
            article = next(texts, {"article_id": "~", "text": None})
        known = article["text"] if article["article_id"] == row["article_id"] else None
        yield row["sentence_id"], known is None or known[row["start"] : row["end"]] == row["text"]


def check_files(folder: Path, inputs: int, previous: Mapping[str, int]) -> list[Finding]:
    """Whole-table checks: declared types, equal CSV, no table lost most of its rows, every input is accounted for."""
    import pandas as pd
    import pyarrow.parquet as pq

    with connect(folder) as connection:
        frame = pd.DataFrame([_file(connection, folder, name, previous.get(name, 0)) for name in schema.TABLES])
    known = sum(pq.read_metadata(folder / f"{name}.parquet").num_rows for name in ("articles", "rejected"))
    frame["nothing_lost"] = known + _continuations(folder) == inputs
    rules = [Rule(name, name, description) for name, description in _FILE_RULES.items()]
    return _run(frame, suite_of("release", map(holds, rules)), "release", "table")


_FILE_RULES = {
    "filled": "the release holds at least one article",
    "types": "the file's Arrow schema is the declared one",
    "csv": "the CSV file has the declared columns and the rows of the Parquet file, in their order",
    "nothing_lost": "every input is in articles, as file or continuation, or in rejected",
    "rows_kept": f"no table loses more than {DRIFT_LOSS:.0%} of its rows against the last release",
}


def _continuations(folder: Path) -> int:
    return sum(len(row["continued_in"]) for row in rows(folder, "articles", ["continued_in"]))


def _file(connection: Any, folder: Path, name: str, before: int) -> dict[str, Any]:
    import pyarrow.parquet as pq

    file = pq.ParquetFile(folder / f"{name}.parquet")
    rows = file.metadata.num_rows
    return {
        "table": name,
        "filled": name != "articles" or rows > 0,
        "types": file.schema_arrow.equals(schema.arrow_schema(name)),
        "csv": _csv_is_equal(connection, folder, name),
        "rows_kept": schema.table(name).origin == "run" or before < DRIFT_FROM or rows >= before * DRIFT_LOSS,
    }


def _csv_is_equal(connection: Any, folder: Path, name: str) -> bool:
    """Whether the CSV reads back with the declared columns and, by their keys, the rows of the Parquet file."""
    import duckdb

    key, own = schema.table(name).key, folder / f"{name}.csv"
    with own.open(encoding="utf-8") as handle:
        if handle.readline().rstrip("\n") != ",".join(f'"{column}"' for column in schema.names(name)):
            return False
    digest = f'count(*), bit_xor(hash("{key}"))'
    try:
        read = connection.sql(f"SELECT {digest} FROM {csv(own, schema.names(name))}").fetchall()
    except duckdb.Error:
        return False
    return bool(read == connection.sql(f"SELECT {digest} FROM {parquet(folder / f'{name}.parquet')}").fetchall())

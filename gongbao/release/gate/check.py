"""The gate: Great Expectations on the staged files. Nothing is published that fails it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongbao import schema
from gongbao.fingerprint import fingerprint
from gongbao.release.engine import connect, in_chunks
from gongbao.release.formats.rows import rows
from gongbao.release.gate.files import check_files, check_release
from gongbao.release.gate.finding import Finding, merged
from gongbao.release.gate.suite import Rule, frame_query, holds, suite, suite_of
from gongbao.release.gate.validating import validated
from gongbao.release.layout import ALL, Shard, sharded

if TYPE_CHECKING:
    import pandas as pd

ROWS_PER_FRAME = 50_000  # the library copies a frame several times over


def check(
    folder: Path, of_shards: Iterable[Iterable[Finding]], inputs: int, previous: Mapping[str, int] | None = None
) -> list[Finding]:
    """All findings on the staged release in `folder`, made from `inputs` known inputs, given those `of_shards`.

    `previous` are the row counts of the last release, if any.
    """
    whole = [name for name in schema.TABLES if name not in sharded()]
    findings = [*chain.from_iterable(of_shards)]
    findings += [finding for name in whole for finding in check_table(folder, name)]
    return merged([*findings, *check_files(folder, whole), *check_release(folder, inputs, previous or {})])


def check_shard(folder: Path, shard: Shard = ALL) -> list[Finding]:
    """The findings on the tables of one shard: they depend on its files and on `suite_version` alone.

    But for the references to what other shards share, which `check` looks at again.
    """
    findings = [finding for name in sharded() for finding in check_table(folder, name, shard)]
    return findings + check_sentences(folder, shard) + check_files(folder, sharded(), shard)


@cache
def suite_version() -> str:
    """Names what is checked, and with what: findings of another version are made again."""
    house = Path(__file__).parent.parent
    rooms = [house / name for name in ("gate", "formats/rows.py", "engine.py", "layout.py")]
    return fingerprint(house, rooms, schema.fingerprint(), *map(version, ("great-expectations", "duckdb")))


def check_table(folder: Path, name: str, shard: Shard = ALL) -> list[Finding]:
    """The findings on one staged table or its part in `shard`, the tables it points to included."""
    table = schema.table(name)
    with connect(folder) as connection:  # one a table: what one needed is free for the next
        frames = _frames(connection, frame_query(table, folder, shard))
        expected = suite(table, folder, shard)
        return merged(chain.from_iterable(validated(frame, expected, table.name, table.key) for frame in frames))


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


def check_sentences(folder: Path, shard: Shard = ALL) -> list[Finding]:
    """That every sentence is its article's text from start to end.

    Not in DuckDB, whose substring walks the text from its first character: quadratic on a long article.
    """
    import pandas as pd

    rule = Rule("text_is_evidence", "", "text is the article's text from start to end")
    expected = suite_of("sentences", [holds(rule)])
    chunks = in_chunks(_sentence_evidence(folder, shard), ROWS_PER_FRAME)
    columns = ["sentence_id", "text_is_evidence"]
    # An empty table is one empty frame.
    frames = (pd.DataFrame(chunk, columns=columns) for chunk in chain([next(chunks, [])], chunks))
    return merged(chain.from_iterable(validated(frame, expected, "sentences", "sentence_id") for frame in frames))


def _sentence_evidence(folder: Path, shard: Shard) -> Iterator[tuple[str, bool]]:
    """Both tables are sorted by article, so one article's text at a time is enough."""
    texts = rows(folder, "articles", ["article_id", "text"], shard)
    article: dict[str, Any] = {"article_id": "", "text": None}
    for row in rows(folder, "sentences", ["sentence_id", "article_id", "start", "end", "text"], shard):
        while article["article_id"] < row["article_id"]:
            article = next(texts, {"article_id": "~", "text": None})
        known = article["text"] if article["article_id"] == row["article_id"] else None
        yield row["sentence_id"], known is None or known[row["start"] : row["end"]] == row["text"]

"""Where the rows of a table lie in a release: in one file a form or, of very many articles, in a folder of shards.

    figures.parquet                       up to SHARD_ARTICLES articles
    figures.parquet/figures-07.parquet    beyond: the rows of a range of article identifiers

A shard is built and checked again only when something in it changes. In the order of their names the shards are the
sorted table, and pandas, pyarrow, polars and R's arrow read such a folder as they read a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gongbao import schema
from gongbao.release.engine import parquet

# Tables that many articles share, and those that point to them: a row is kept while something points to it, once.
SHARED = {"locations": ("location_mentions", "figures"), "policies": ("policy_mentions",)}
SHARD_ARTICLES = 8_192  # some seconds of building and checking
FORMS = (".parquet", ".csv")
_DIGITS = "234567abcdefghijklmnopqrstuvwxyz"  # of identifiers, in the order they sort
_MOST = len(_DIGITS) ** 2  # two characters tell shards apart


@dataclass(frozen=True, slots=True)
class Shard:
    """The articles with identifiers from `low` up to but without `high`; the one of all articles has no name."""

    name: str
    low: str
    high: str


ALL = Shard("", "", "~")


def shards(articles: int) -> tuple[Shard, ...]:
    """The shards of a release of so many articles: a power of two, so that few articles more change nothing."""
    count = 1
    while articles > count * SHARD_ARTICLES and count < _MOST:
        count *= 2
    if count == 1:
        return (ALL,)
    width = len(str(count - 1))
    edges = ["", *(_edge(number * _MOST // count) for number in range(1, count)), "~"]
    return tuple(Shard(f"{number:0{width}}", *edges[number : number + 2]) for number in range(count))


def sharded() -> list[str]:
    """The tables that are cut into shards: those whose rows belong to one article."""
    return [name for name in schema.article_tables() if name not in SHARED]


def _edge(number: int) -> str:
    high, low = divmod(number, len(_DIGITS))
    return _DIGITS[high] + _DIGITS[low]


def file(folder: Path, table: str, form: str, shard: Shard = ALL) -> Path:
    """The file of a shard of a table, in the form `.parquet` or `.csv`."""
    whole = folder / f"{table}{form}"
    return whole / f"{table}-{shard.name}{form}" if shard.name else whole


def files(folder: Path, table: str, form: str = ".parquet", shard: Shard = ALL) -> list[Path]:
    """The files that hold the rows of a table, in their order: those of `shard`, where the table is cut into shards."""
    whole = folder / f"{table}{form}"
    if not whole.is_dir():
        return [whole]
    return [file(folder, table, form, shard)] if shard.name else sorted(whole.glob(f"*{form}"))


def pattern(folder: Path, table: str, form: str = ".parquet") -> str:
    """What DuckDB and other readers of patterns call the rows of a table."""
    return f"{table}{form}/*{form}" if (folder / f"{table}{form}").is_dir() else f"{table}{form}"


def table_sql(folder: Path, table: str, shard: Shard = ALL) -> str:
    """The SQL that reads a table, or its part in `shard`."""
    return parquet(*files(folder, table, shard=shard))


def row_count(folder: Path, table: str) -> int:
    """How many rows a table of the release has."""
    import pyarrow.parquet as pq

    return sum(pq.read_metadata(path).num_rows for path in files(folder, table))

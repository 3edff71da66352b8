"""DuckDB as the release is built and checked with it: out of core, bounded memory, nothing fetched from outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import duckdb

T = TypeVar("T")

# Sorts and joins beyond it go to disk. Each thread needs its own share: with less, or with more threads, the sort of a
# million articles' texts fails.
MEMORY = "800MB"
THREADS = 2
LONGEST_LINE = 64 * 2**20  # bytes: an article's text is one cell


@contextmanager
def connect(scratch: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A DuckDB that spills into `scratch` and cannot load extensions from the network."""
    import duckdb

    with TemporaryDirectory(dir=scratch, prefix=".duckdb-") as spill:
        config: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": MEMORY,
            "threads": THREADS,
            "preserve_insertion_order": False,  # rows that need an order are sorted
            "temp_directory": spill,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        connection = duckdb.connect(config=config)
        try:
            yield connection
        finally:
            connection.close()


def in_chunks(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """The rows in lists of at most `size`: what is streamed must not be held as a whole."""
    source = iter(rows)
    while chunk := list(islice(source, size)):
        yield chunk


def quoted(value: str | Path) -> str:
    """A string literal of SQL."""
    return "'" + str(value).replace("'", "''") + "'"


def parquet(*paths: Path, named: bool = False) -> str:
    """The SQL that reads Parquet files; `named` adds the column `filename`. Folders named a=b are no columns."""
    files = ", ".join(map(quoted, paths))
    return f"read_parquet([{files}], hive_partitioning = false{', filename = true' if named else ''})"


def csv(path: Path, columns: Sequence[str]) -> str:
    """The SQL that reads a CSV file of ours as text; it fails on a row of another length, not on another header."""
    declared = ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in columns)
    form = "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', strict_mode = true"
    # Left alone it takes a buffer of sixteen longest lines.
    form += f", max_line_size = {LONGEST_LINE}, buffer_size = {2 * LONGEST_LINE}"
    return f"read_csv({quoted(path)}, columns = {{{declared}}}, {form})"

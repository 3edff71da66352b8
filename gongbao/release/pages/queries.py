"""What the pages ask of the tables of a release."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from gongbao.release.engine import connect


@contextmanager
def answers(folder: Path) -> Iterator[Callable[[str], list[tuple[Any, ...]]]]:
    """A function that answers a query in SQL with its rows; `folder` is where DuckDB may spill."""
    with connect(folder) as connection:

        def told(query: str) -> list[tuple[Any, ...]]:
            return list(connection.sql(query).fetchall())

        yield told

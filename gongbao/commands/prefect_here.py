"""Prefect around a command: quiet, on this machine, with a server of its own unless PREFECT_API_URL names one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from gongbao.commands.bars import Bars
from gongbao.disk import usable
from gongbao.progress import observed


@contextmanager
def prefect_here(
    store: Path, scheduling: bool = False, meanwhile: Callable[[], object] = lambda: None
) -> Iterator[Bars]:
    """Flows may be imported and called inside, or scheduled; progress is shown on standard error.

    `meanwhile` is called while the server starts, which takes seconds.
    """
    from flows.server import temporary_server
    from flows.settings import use_offline

    with usable(store):
        home = use_offline(store)
        with Bars(Console(stderr=True)) as bars, observed(bars), temporary_server(home, scheduling) as wait:
            import flows.refresh  # noqa: F401 - imported while the server starts

            meanwhile()
            wait()
            yield bars

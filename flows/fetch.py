"""fetch: web sources → snapshots in the store, as a Prefect flow over the library.

`gongbao fetch` runs this; so does a deployment, more often than `refresh`. The two never wait for each other.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

from prefect import flow, task
from prefect.artifacts import create_table_artifact

from flows.alarm import alarm
from flows.orphans import follow_serving
from gongbao import progress
from gongbao.reports import reported
from gongbao.source import web
from gongbao.source.web import Fetched, Source
from gongbao.store import exclusive
from gongbao.store.place import home

log = logging.getLogger("gongbao.fetch")


class SourcesAiling(Exception):
    """What could be fetched is fetched, but some sources are stale, broken or do not answer; `fetched` has them all."""

    def __init__(self, fetched: Sequence[Fetched]) -> None:
        ailing = [f"{one.source} ({one.state}{_first(one)})" for one in fetched if one.state in web.AILING]
        super().__init__(f"{len(ailing)} of {len(fetched)} sources ail: {'; '.join(ailing)}")
        self.fetched = tuple(fetched)


def _first(fetched: Fetched) -> str:
    return f": {fetched.messages[0]}" if fetched.messages else ""


@flow(name="fetch", retries=0, validate_parameters=False, on_failure=[alarm], on_crashed=[alarm])
def fetch(
    sources: Path, output: Path, store: Path | str | None = None, names: Sequence[str] = (), wait: float = 0
) -> list[Fetched]:
    """Fetch what is new of the sources described in the folder `sources` into the store.

    Raises WrongCall for a description that is none, StoreBusy when another fetch runs for longer than `wait` seconds,
    StoreError, and SourcesAiling, after everything is done, when a source needs somebody to look at it.
    """
    follow_serving()
    output = Path(output).absolute()  # a deployment hands over text
    store = home(store, output)
    described = web.load_sources(Path(sources), names)
    with exclusive(store / web.FOLDER, wait), reported("fetch", output) as report:
        progress.stage("fetch")
        progress.total(len(described))
        fetched = fetch_sources(described, store)
        report["sources"] = [one.told() for one in fetched]
        if ailing := any(one.state in web.AILING for one in fetched):
            report["state"] = "ailing"
    create_table_artifact(key="sources", table=[_row(one) for one in fetched], description="How the sources are doing")
    if ailing:
        raise SourcesAiling(fetched)
    return fetched


@task
def fetch_sources(sources: list[Source], store: Path) -> list[Fetched]:
    """All sources, side by side."""
    return web.fetch(sources, store, done=_done)


def _done(fetched: Fetched) -> None:
    log.info("source", extra=fetched.told())
    progress.advance(1)


def _row(fetched: Fetched) -> dict[str, str | int | None]:
    counts = ("listed", "new", "fetched", "changed", "unchanged", "gone", "waiting", "requests")
    row: dict[str, str | int | None] = {"source": fetched.source, "state": fetched.state}
    row |= {name: getattr(fetched, name) for name in counts}
    return row | {"failed": sum(fetched.failed.values()), "last_new": fetched.last_new, "first": _first(fetched)}

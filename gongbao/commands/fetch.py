"""`gongbao fetch` and `gongbao serve`: the fetch flow, and the schedule of both flows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console

from gongbao.commands.console import print_json, print_table, wants_json
from gongbao.commands.exits import Exit
from gongbao.commands.prefect_here import prefect_here
from gongbao.model import WrongCall
from gongbao.source.web import FOLDER, load_sources
from gongbao.store import exclusive
from gongbao.store.place import home, is_address

if TYPE_CHECKING:
    from flows.serving import Served
    from gongbao.source.web import Fetched, Source


def fetch_and_report(
    sources: Path, output: Path, store: str | None, names: Sequence[str], wait: float, as_json: bool
) -> None:
    """Run the flow and print how each source did; exits with Exit.SOURCE when one ails."""
    root = home(store, output)
    described = _described(sources, names)
    with exclusive(root / FOLDER, wait):  # who must not wait is told before anything starts
        pass
    with prefect_here(root):
        from flows.fetch import SourcesAiling, fetch

        try:
            fetched = fetch(sources.absolute(), output.absolute(), root, [source.name for source in described], wait)
        except SourcesAiling as ailing:
            _report(ailing.fetched, as_json)
            typer.echo(f"gongbao: {ailing}", err=True)
            raise typer.Exit(Exit.SOURCE) from ailing
    _report(fetched, as_json)


def _described(sources: Path, names: Sequence[str]) -> list[Source]:
    found = load_sources(sources, names)
    if not found:
        raise WrongCall(f"{sources}: no sources there; `gongbao source add URL` makes one")
    return found


def _report(fetched: Sequence[Fetched], as_json: bool) -> None:
    if wants_json(as_json):
        print_json([one.told() for one in fetched])
        return
    columns = ("source", "state", "listed", "new", "fetched", "changed", "gone", "waiting", "requests")
    rows = [[getattr(one, name) for name in columns] + [sum(one.failed.values())] for one in fetched]
    print_table("gongbao fetch", (*columns, "failed"), rows)
    for one in fetched:
        for message in one.messages:
            Console().print(f"{one.source}: {message}", highlight=False, markup=False, soft_wrap=True)


def serve_schedule(served: Served) -> None:
    """Run the schedule until it is interrupted."""
    if served.fetch:
        _described(served.sources, ())
    root = home(served.store, served.output)
    parts = served.store if is_address(served.store) else str(root)
    absolute = replace(served, output=served.output.absolute(), store=parts)
    with prefect_here(root, scheduling=True) as bars:
        from flows.serving import serve

        bars.stop()
        when = f"fetch: {served.fetch or 'never'}; release: {served.release or 'never'}"
        typer.echo(f"gongbao: {when}. Reports: {absolute.output / 'runs'}. Ctrl-C ends it.", err=True)
        serve(absolute)

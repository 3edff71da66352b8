"""The commands that bring articles in and releases out: run, fetch, serve; and show, which tries one article."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gongbao.cli.shared import (
    AsJson,
    Corrections,
    Dask,
    Debug,
    Output,
    Sources,
    Store,
    corrections_or_own,
    readable_errors,
)


def run(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files, folders and zip archives with articles. [default: raw/]")
    ] = None,
    output: Output = Path("output"),
    store: Store = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Worker processes. [default: one a core]")] = None,
    batch: Annotated[int, typer.Option(min=1, help="Articles a batch: what a crash may cost at most.")] = 200,
    accept_loss: Annotated[
        bool, typer.Option("--accept-loss", help="Publish although a table lost more than half of its rows.")
    ] = False,
    wait: Annotated[float, typer.Option(min=0, help="Seconds to wait for another run on the same store.")] = 0,
    corrections: Corrections = None,
    dask: Dask = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Ingest articles, extract their rows, check them and publish a release.

    A folder or archive may hold a [bold]metadata.csv[/] (columns file, and any of title, author, published_on,
    publisher, area, doc_number, source_uri, retrieved_at, rights). What was read before and has not changed is not
    read again; what [bold]gongbao fetch[/] fetched is read too. OUTPUT/latest is the newest release.

    Example: [bold]gongbao run raw/ news-2024.zip --output output[/]
    """
    from gongbao.commands.run import Options, run_and_report

    with readable_errors(debug):
        own = corrections_or_own(corrections)
        run_and_report(Options(paths or [], output, store, workers, batch, accept_loss, wait, own, dask), as_json)


def fetch(
    names: Annotated[list[str] | None, typer.Argument(help="Only these sources. [default: all]")] = None,
    sources: Sources = Path("sources"),
    output: Output = Path("output"),
    store: Store = None,
    wait: Annotated[float, typer.Option(min=0, help="Seconds to wait for another fetch.")] = 0,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Fetch new and corrected articles from the web into the store; the next [bold]gongbao run[/] reads them.

    Sites are asked politely: robots.txt, a pace, and only for what is new or due to be looked at again. Every answer is
    kept as a WARC record. Exits with 5 when a source is stale, broken or does not answer.

    Example: [bold]gongbao fetch --sources sources[/]
    """
    from gongbao.commands.fetch import fetch_and_report

    with readable_errors(debug):
        fetch_and_report(sources, output, store, names or [], wait, as_json)


def serve(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files and folders to read besides fetched pages.")] = None,
    fetch_at: Annotated[
        str, typer.Option("--fetch", help="When to fetch: cron (China's time) or an interval such as 30m; never.")
    ] = "7 * * * *",
    release_at: Annotated[str, typer.Option("--release", help="When to make a release; the same.")] = "30 5 * * *",
    sources: Sources = Path("sources"),
    output: Output = Path("output"),
    store: Store = None,
    corrections: Corrections = None,
    dask: Dask = None,
    debug: Debug = False,
) -> None:
    """Fetch hourly and release daily, until interrupted; no server is needed.

    What was read by an older extractor is read again by the next release. A run that fails calls the address in the
    environment variable GONGBAO_WEBHOOK. Under a Prefect server use [bold]prefect deploy --all[/] (prefect.yaml).

    Example: [bold]gongbao serve --fetch 30m --release "0 6 * * 1-5"[/]
    """
    from flows.serving import Served
    from gongbao.commands.fetch import serve_schedule

    with readable_errors(debug):
        serve_schedule(
            Served(
                paths=tuple(path.absolute() for path in paths or ()),
                output=output,
                store=store,
                sources=sources.absolute(),
                fetch=None if fetch_at == "never" else fetch_at,
                release=None if release_at == "never" else release_at,
                corrections=corrections_or_own(corrections),
                dask=dask,
            )
        )


def show(
    file: Annotated[Path, typer.Argument(help="One article: txt, HTML …", exists=True, dir_okay=False)],
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Show one article's rows, each with its evidence; nothing is stored.

    Facts of a [bold]metadata.csv[/] beside the file are used. Example: [bold]gongbao show raw/report.txt[/]
    """
    from gongbao.commands.show import show_article

    with readable_errors(debug):
        show_article(file, as_json)

"""The commands that look after what was published: tables, releases, site, diff, accuracy, review, prune."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gongbao.cli.shared import AsJson, Debug, Output, readable_errors


def tables(
    name: Annotated[str | None, typer.Argument(help="Only this table.")] = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Explain the tables: the data dictionary, from schemas/.

    Example: [bold]gongbao tables figures[/]
    """
    from gongbao.commands.tables import show_tables

    with readable_errors(debug):
        show_tables(name, as_json)


def releases(output: Output = Path("output"), as_json: AsJson = False, debug: Debug = False) -> None:
    """List the releases, newest first.

    Example: [bold]gongbao releases --output output[/]
    """
    from gongbao.commands.releases import list_releases

    with readable_errors(debug):
        list_releases(output, as_json)


def site(
    release: Annotated[str, typer.Argument(help="A version, latest, previous, or a release's folder.")] = "latest",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port of 127.0.0.1; 0 takes any that is free.")] = 0,
    no_open: Annotated[bool, typer.Option("--no-open", help="Only print the address.")] = False,
    output: Output = Path("output"),
    debug: Debug = False,
) -> None:
    """Open the page of a release: search, evidence, charts, downloads.

    Only this machine can reach it; Ctrl-C ends it. When piped, no browser is opened.

    Example: [bold]gongbao site latest --port 8080[/]
    """
    from gongbao.commands.site import serve_site

    with readable_errors(debug):
        serve_site(output, release, port, not no_open)


def diff(
    old: Annotated[str, typer.Argument(help="A version, latest, previous, or a release's folder.")] = "previous",
    new: Annotated[str, typer.Argument(help="The same.")] = "latest",
    table: Annotated[list[str] | None, typer.Option(help="Only this table; may be repeated.")] = None,
    rows: Annotated[int, typer.Option(min=0, help="Also show so many differing rows of each table.")] = 0,
    output: Output = Path("output"),
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Compare two releases: rows added, removed and modified, and in which columns.

    Why a row changed stands in the newer release's own table [bold]changes[/].

    Example: [bold]gongbao diff 2026.11.23 latest --table figures --rows 20[/]
    """
    from gongbao.commands.releases import show_diff

    with readable_errors(debug):
        show_diff(output, old, new, table or [], rows, as_json)


def accuracy(
    folder: Annotated[
        Path | None, typer.Argument(help="Annotated articles (NAME.txt with NAME.json). [default: gongbao's own]")
    ] = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Measure the extractor on reference annotations: what every release tells in its table accuracy.

    Example: [bold]gongbao accuracy my-annotations/[/]
    """
    from gongbao.commands.accuracy import show_accuracy

    with readable_errors(debug):
        show_accuracy(folder, as_json)


def review(
    table: Annotated[str, typer.Option(help="Table to look at.")] = "figures",
    limit: Annotated[int, typer.Option(min=1, help="At most so many rows.")] = 20,
    below: Annotated[float, typer.Option(min=0, max=1, help="Only rows of a confidence below this.")] = 1.0,
    article: Annotated[str | None, typer.Option(help="Only rows of this article_id.")] = None,
    who: Annotated[str | None, typer.Option(help="Who looks. [default: git's user.name, or the user's name]")] = None,
    corrections: Annotated[Path, typer.Option(help="Folder the corrections are written to.")] = Path("corrections"),
    release: Annotated[str, typer.Option(help="A version, latest, previous, or a release's folder.")] = "latest",
    output: Output = Path("output"),
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Look at the least certain rows with their sentences: accept, fix or reject each.

    What is decided is written to CORRECTIONS/review-DATE.yml and applied by the next [bold]gongbao run[/].
    When piped, the rows are only listed.

    Example: [bold]gongbao review --table measures --below 0.7[/]
    """
    from gongbao.commands.review import Wanted, review_rows

    with readable_errors(debug):
        review_rows(Wanted(output, release, table, limit, below, article), corrections, who, as_json)


def prune(
    output: Output = Path("output"),
    keep_last: Annotated[int | None, typer.Option(help="Keep the newest so many.")] = None,
    keep_daily: Annotated[int | None, typer.Option(min=0, help="Keep the last of so many days.")] = None,
    keep_monthly: Annotated[int | None, typer.Option(min=0, help="Keep the last of so many months.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Delete old releases; what is not given here stands in schemas/publication.toml.

    The release that latest points to always stays. Files that several releases share are freed with the last of them.

    Example: [bold]gongbao prune --keep-last 3 --keep-monthly 12 --dry-run[/]
    """
    from gongbao.commands.releases import prune as prune_releases
    from gongbao.release.retention import retention

    with readable_errors(debug):
        prune_releases(output, retention(keep_last, keep_daily, keep_monthly), dry_run, as_json)

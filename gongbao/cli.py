"""The command line. Heavy libraries are imported inside the commands, so that --help answers at once."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="gongbao",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="""Chinese policy articles in, open tables of measures, figures and locations out.

    [bold]gongbao run[/] reads articles and publishes a checked release; [bold]gongbao show FILE[/] tries one article;
    [bold]gongbao tables[/] explains the columns; [bold]gongbao releases[/], [bold]diff[/] and [bold]prune[/] look after
    what was published; [bold]gongbao review[/] and [bold]accuracy[/] after how right it is.""",
    epilog="Exit codes: 0 done, 1 failed unexpectedly, 2 wrong call or input path, 3 the gate refused the release, "
    "4 the store is in use or unusable.",
)


class Exit(IntEnum):
    """What the exit codes mean."""

    FAILED = 1
    USAGE = 2
    GATE = 3
    STORE = 4


Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]
AsJson = Annotated[bool, typer.Option("--json", help="Machine-readable output (the default when piped).")]


@app.command()
def run(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files, folders and zip archives with articles. [default: raw/]")
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for releases and the store.")] = Path("output"),
    store: Annotated[Path | None, typer.Option(help="The store, if not OUTPUT/store.")] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Worker processes. [default: one a core]")] = None,
    batch: Annotated[int, typer.Option(min=1, help="Articles a batch: what a crash may cost at most.")] = 200,
    accept_loss: Annotated[
        bool, typer.Option("--accept-loss", help="Publish although a table lost more than half of its rows.")
    ] = False,
    wait: Annotated[float, typer.Option(min=0, help="Seconds to wait for another run on the same store.")] = 0,
    corrections: Annotated[
        Path | None, typer.Option(help="Folder of corrections (*.yml). [default: corrections/ if it is there]")
    ] = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Ingest articles, extract their rows, check them and publish a release.

    A folder or archive may hold a [bold]metadata.csv[/] (columns file, and any of title, author, published_on,
    publisher, area, doc_number, source_uri, retrieved_at, rights). What was read before and has not changed is not
    read again. OUTPUT/latest is the newest release.

    Example: [bold]gongbao run raw/ news-2024.zip --output output[/]
    """
    from gongbao.commands.run import Options, run_and_report

    with _readable_errors(debug):
        here = Path("corrections")
        fixes = corrections or (here if here.is_dir() else None)
        options = Options(paths or [Path("raw")], output, store, workers, batch, accept_loss, wait, fixes)
        run_and_report(options, as_json)


@app.command()
def show(
    file: Annotated[Path, typer.Argument(help="One article: txt, HTML …", exists=True, dir_okay=False)],
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Show one article's rows, each with its evidence; nothing is stored.

    Facts of a [bold]metadata.csv[/] beside the file are used. Example: [bold]gongbao show raw/report.txt[/]
    """
    from gongbao.commands.show import show_article

    with _readable_errors(debug):
        show_article(file, as_json)


@app.command()
def tables(
    name: Annotated[str | None, typer.Argument(help="Only this table.")] = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Explain the tables: the data dictionary, from schemas/.

    Example: [bold]gongbao tables figures[/]
    """
    from gongbao.commands.tables import show_tables

    with _readable_errors(debug):
        show_tables(name, as_json)


Output = Annotated[Path, typer.Option("--output", "-o", help="Folder with the releases.")]


@app.command()
def releases(output: Output = Path("output"), as_json: AsJson = False, debug: Debug = False) -> None:
    """List the releases, newest first.

    Example: [bold]gongbao releases --output output[/]
    """
    from gongbao.commands.releases import list_releases

    with _readable_errors(debug):
        list_releases(output, as_json)


@app.command()
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

    with _readable_errors(debug):
        show_diff(output, old, new, table or [], rows, as_json)


@app.command()
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

    with _readable_errors(debug):
        show_accuracy(folder, as_json)


@app.command()
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

    with _readable_errors(debug):
        review_rows(Wanted(output, release, table, limit, below, article), corrections, who, as_json)


@app.command()
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

    with _readable_errors(debug):
        prune_releases(output, retention(keep_last, keep_daily, keep_monthly), dry_run, as_json)


@contextmanager
def _readable_errors(debug: bool) -> Iterator[None]:
    """Turn an error into one line and an exit code; with --debug the traceback comes first."""
    try:
        yield
    except (typer.Exit, typer.Abort, KeyboardInterrupt):
        raise
    except Exception as error:
        if debug:
            traceback.print_exc()
        hint = " (--debug shows where)" if _exit_code(error) == Exit.FAILED and not debug else ""
        typer.echo(f"gongbao: {str(error) or type(error).__name__}{hint}", err=True)
        raise typer.Exit(_exit_code(error)) from error


def _exit_code(error: Exception) -> Exit:
    from gongbao.model import Rejected, WrongCall
    from gongbao.store import StoreBusy, StoreError

    if isinstance(error, (WrongCall, Rejected)):
        return Exit.USAGE
    if isinstance(error, (StoreBusy, StoreError)):
        return Exit.STORE
    return Exit.FAILED

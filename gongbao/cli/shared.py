"""What the commands have in common: options, and errors as one readable line with an exit code."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from gongbao.commands.exits import Exit

Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]
AsJson = Annotated[bool, typer.Option("--json", help="Machine-readable output (the default when piped).")]
Output = Annotated[Path, typer.Option("--output", "-o", help="Folder with the releases.")]
Sources = Annotated[Path, typer.Option(help="Folder of the sources' YAML files.")]
Store = Annotated[
    str | None, typer.Option(help="The store, if not OUTPUT/store: a folder, or s3://BUCKET/PREFIX for its parts.")
]
Dask = Annotated[
    str | None,
    typer.Option(help="Read on the workers of this Dask scheduler (tcp://HOST:8786), not here; they share the store."),
]
Corrections = Annotated[
    Path | None, typer.Option(help="Folder of corrections (*.yml). [default: corrections/ if it is there]")
]


def corrections_or_own(given: Path | None) -> Path | None:
    """The folder of corrections: the one given, else corrections/ if it is there."""
    here = Path("corrections")
    return given or (here if here.is_dir() else None)


@contextmanager
def readable_errors(debug: bool) -> Iterator[None]:
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
    from gongbao.model import Rejected, StoreError, WrongCall
    from gongbao.store import StoreBusy

    if isinstance(error, (WrongCall, Rejected)):
        return Exit.USAGE
    if isinstance(error, (StoreBusy, StoreError)):
        return Exit.STORE
    return Exit.FAILED

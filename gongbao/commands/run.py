"""`gongbao run`: the refresh flow, watched with progress bars and summed up in a short table."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from rich.console import Console

from flows.cluster import require_dask
from gongbao.commands.console import print_json, print_table, wants_json
from gongbao.commands.exits import Exit
from gongbao.commands.prefect_here import prefect_here
from gongbao.corrections import load
from gongbao.model import WrongCall
from gongbao.release.gate.suite import great_expectations
from gongbao.source.web.memory import is_there
from gongbao.store import exclusive
from gongbao.store.place import home, is_address

if TYPE_CHECKING:
    from flows.refresh import Summary
    from gongbao.release import GateFailed


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asked for; fields are the parameters of the flow."""

    paths: list[Path]
    output: Path
    store: str | None
    workers: int | None
    batch: int
    accept_loss: bool
    wait: float = 0
    corrections: Path | None = None
    dask: str | None = None

    @property
    def home(self) -> Path:
        """The folder of the store on this machine. Raises WrongCall."""
        return home(self.store, self.output)

    def absolute(self) -> Options:
        """The same with paths that do not depend on the working folder."""
        store = self.store if self.store and is_address(self.store) else str(self.home)
        paths = [path.absolute() for path in self.paths or _samples(self.home)]
        fixes = self.corrections.absolute() if self.corrections else None
        return replace(self, paths=paths, output=self.output.absolute(), store=store, corrections=fixes)


def _samples(store: Path) -> list[Path]:
    """What is read where nothing is named: raw/, which need not be there where pages were fetched."""
    raw = Path("raw")
    return [raw] if raw.is_dir() or not is_there(store) else []


def run_and_report(options: Options, as_json: bool) -> None:
    """Run the flow and print what it did; exits with Exit.GATE when the gate refused the release."""
    options = options.absolute()
    if options.dask:
        require_dask()
    if missing := [path for path in (*options.paths, options.corrections) if path and not path.exists()]:
        raise WrongCall(f"{missing[0]}: no such file or folder")
    load(options.corrections)  # what is wrong in them is told before anything starts
    for folder in (options.home, options.output):  # who must not wait is told before anything starts
        with exclusive(folder, options.wait):
            pass
    with prefect_here(options.home, meanwhile=great_expectations) as bars:  # it loads for seconds
        from flows.refresh import refresh
        from gongbao.release import GateFailed

        try:
            summary = refresh(**{entry.name: getattr(options, entry.name) for entry in fields(options)})
        except GateFailed as failed:
            bars.stop()
            _report_failure(failed)
            raise typer.Exit(Exit.GATE) from failed
    if wants_json(as_json):
        print_json(asdict(summary))
    else:
        _report(summary)


def _report(summary: Summary) -> None:
    counts: list[tuple[str, Any]] = [("articles and other inputs found", summary.read)]
    counts += [
        ("new", summary.new),
        ("changed", summary.changed),
        ("unchanged", summary.unchanged),
        ("read again (new extractor)", summary.again),
        ("rejected", summary.rejected),
        ("joined to the article they continue", summary.joined),
    ]
    counts += [(f"rows of {name}", f"{rows:,}") for name, rows in summary.rows.items()]
    counts += [(f"seconds to {stage}", seconds) for stage, seconds in summary.seconds.items()]
    print_table("gongbao run", ("what", "how many"), counts)
    console = Console()
    for warning in summary.warnings:
        console.print(f"warning: {warning}", highlight=False, markup=False, soft_wrap=True)
    if summary.published:
        console.print(f"Published release {summary.version}: {summary.checks} checks passed.", highlight=False)
    else:
        console.print(f"Nothing new since release {summary.version}; it stays the latest.", highlight=False)
    console.print(str(summary.release), highlight=False, soft_wrap=True)


def _report_failure(failed: GateFailed) -> None:
    typer.echo(f"gongbao: {failed}", err=True)
    for finding in failed.findings:
        rows = f"{finding.failing} of {finding.rows} rows" if finding.rows else "the whole table"
        examples = f", such as {', '.join(finding.examples)}" if finding.examples else ""
        typer.echo(
            f"  {finding.table}.{finding.column}: {finding.check}: {finding.description}: {rows}{examples}", err=True
        )

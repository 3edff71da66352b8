"""refresh: inputs → store → checked release, as a Prefect flow over the library.

Tasks are batches and pass paths and small records, never frames. `gongbao run` runs this; so does a deployment.
"""

from __future__ import annotations

import logging
import os
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from prefect import flow, task
from prefect.artifacts import create_table_artifact

from flows.alarm import alarm
from flows.extraction import extract_all
from flows.orphans import follow_serving
from flows.workers import Workers
from gongbao import progress, release, source
from gongbao.accuracy import measured
from gongbao.corrections import Corrections
from gongbao.corrections import load as load_corrections
from gongbao.disk import usable
from gongbao.model import StoreError
from gongbao.pipeline import BATCH, Job, Plan, extractor_version, plan, plan_joins
from gongbao.publication import publication
from gongbao.reports import reported
from gongbao.source.web import fetched, health
from gongbao.store import Catalogue, exclusive, parts, place

if TYPE_CHECKING:
    from flows.cluster import Cluster

log = logging.getLogger("gongbao.run")


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. `published` is false when there was nothing new; `seconds` are per stage.

    Known inputs are articles, rejected, or `joined`: they continue the article of another input.
    """

    read: int
    new: int
    changed: int
    again: int
    unchanged: int
    rejected: int
    joined: int
    checks: int
    version: str
    release: Path
    published: bool
    rows: dict[str, int]
    warnings: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)


@flow(name="refresh", retries=0, validate_parameters=False, on_failure=[alarm], on_crashed=[alarm])
def refresh(
    paths: list[Path],
    output: Path,
    store: Path | str | None = None,
    workers: int | None = None,
    batch: int = BATCH,
    accept_loss: bool = False,
    wait: float = 0,
    corrections: Path | None = None,
    dask: str | None = None,
) -> Summary:
    """Ingest `paths` and fetched pages, extract what is new, and publish a release below `output` if anything changed.

    Parts lie in the folder `store`, or below s3://BUCKET/PREFIX; `dask` is the address of a scheduler whose workers
    read the batches instead of `workers` processes here. The *.yml files of the folder `corrections` are applied to the
    rows. Raises WrongCall for a path that is not there
    or a correction that is none, StoreBusy when another run holds the store or the output for longer
    than `wait` seconds, StoreError, and GateFailed.
    """
    follow_serving()
    output = Path(output).absolute()  # a deployment hands over text
    catalogue = place.catalogue(store, output)
    seconds: dict[str, float] = {}
    publication()  # whoever cannot describe a release need not begin one
    fixes = load_corrections(Path(corrections) if corrections else None)
    with (
        exclusive(catalogue.root, wait),
        exclusive(output, wait),
        reported("run", output) as report,
        _noted(report, catalogue, seconds),
        usable(output),
    ):
        catalogue.shelf.claim(catalogue.identity(), catalogue.root)
        release.point(output)
        with _timed(seconds, "scan"):
            scan = find_inputs([Path(path) for path in paths], [output, catalogue.root], catalogue.root)
            planned = plan(scan, catalogue, extractor_version(), batch)
            catalogue.refuse(scan, extractor_version())
        with _timed(seconds, "extract"), usable(catalogue.root), _pool(catalogue, workers, dask) as pool:
            extract_all(_rounds(planned, catalogue, batch), catalogue, pool)
            _measure_in(pool, planned, catalogue)
        published, checks, warnings = _release(catalogue, output, fixes, accept_loss, seconds)
        parts.prune(catalogue.shelf, catalogue.parts())
        current = published or release.latest(output)
        told = published is not None, checks, warnings
        summary = _summary(scan, planned, catalogue.continuations(), current, told, seconds)
        report |= asdict(summary) | {"throughput": _throughput(planned, seconds)}
    create_table_artifact(key="refresh", table=_artifact(summary), description="What the run did")
    return summary


@contextmanager
def _noted(report: dict[str, Any], catalogue: Catalogue, seconds: dict[str, float]) -> Iterator[None]:
    """What is told of a run however it ends: how long its stages took, what the store rejects, how its sources do."""
    report["seconds"] = seconds
    try:
        yield
    except BaseException:
        with suppress(StoreError):  # which may well be why it ended
            _tell(report, catalogue)
        raise
    _tell(report, catalogue)


def _tell(report: dict[str, Any], catalogue: Catalogue) -> None:
    rejected = {row["address"]: row["reason"] for row in catalogue.rejected()}
    report["rejected_by_reason"] = dict(Counter(rejected.values()).most_common())
    report["sources"] = health(catalogue.root, rejected)


def _throughput(planned: Plan, seconds: dict[str, float]) -> dict[str, float]:
    """Articles and bytes that were read, by second of extracting."""
    count = sum(map(len, planned.jobs))
    size = sum(found.size for job in planned.jobs for found in job.found)
    whole = seconds["extract"] or 0.01
    return {"articles_per_second": round(count / whole, 1), "bytes_per_second": round(size / whole)}


@contextmanager
def _timed(seconds: dict[str, float], stage: str) -> Iterator[None]:
    progress.stage(stage)
    begun = time.perf_counter()
    yield
    seconds[stage] = round(time.perf_counter() - begun, 2)
    log.info("stage", extra={"stage": stage, "seconds": seconds[stage]})


@task
def find_inputs(paths: list[Path], skip: list[Path], store: Path) -> source.Scan:
    """Everything the inputs hold and what was fetched, with hashes; what earlier runs wrote is no input."""
    return source.find(paths, skip) + fetched(store)


def _rounds(planned: Plan, catalogue: Catalogue, batch: int) -> Iterator[tuple[Job, ...]]:
    """First every input by itself; then, from what is known now, the parts of one article together."""
    yield planned.jobs
    yield plan_joins(catalogue, extractor_version(), batch)


def _pool(catalogue: Catalogue, workers: int | None, dask: str | None) -> Workers | Cluster:
    """Where batches are worked on: processes of this machine (none starts before its first job), or a Dask cluster."""
    if dask is None:
        return Workers(workers or os.cpu_count() or 1)
    from flows.cluster import Cluster

    return Cluster(dask, catalogue.identity())


def _measure_in(pool: Workers | Cluster, planned: Plan, catalogue: Catalogue) -> None:
    """Measure the extractor where it is loaded already; what is not measured here is when the tables are built."""
    if planned.jobs and isinstance(pool, Workers):
        with suppress(BrokenProcessPool):
            pool.run(partial(measured, catalogue.root), extractor_version())


def _release(
    catalogue: Catalogue, output: Path, fixes: Corrections, accept_loss: bool, seconds: dict[str, float]
) -> tuple[release.Published | None, int, tuple[str, ...]]:
    """Publish if the state is not that of the last release: the release, the checks made, what to know of it."""
    last = release.latest(output)
    if last and last.state == release.release_state(catalogue, fixes):
        return None, 0, ()
    with _timed(seconds, "stage"):
        staged = stage_tables(catalogue, output, fixes)
    with _timed(seconds, "check"), _forms_beside(staged.folder):
        findings = _checked(staged, accept_loss)
    with _timed(seconds, "publish"):
        return publish(staged, output), len(findings), staged.warnings


def _checked(staged: release.Staged, accept_loss: bool) -> list[release.Finding]:
    """The findings of the gate; those that fail it are an artifact of the run too. Raises GateFailed."""
    try:
        return check_tables(staged, accept_loss)
    except release.GateFailed as failed:
        rows = [asdict(finding) | {"examples": ", ".join(finding.examples)} for finding in failed.findings]
        create_table_artifact(key="gate", table=rows, description="Why nothing was published")
        raise


@contextmanager
def _forms_beside(folder: Path) -> Iterator[None]:
    """The other forms of the tables are written by a worker process while the body runs, and are there after it."""
    with Workers(1) as worker, ThreadPoolExecutor(1) as thread:
        forms = thread.submit(worker.run, release.write_formats, folder)
        yield
        try:
            forms.result()
        except BrokenProcessPool:  # whatever killed it, the forms are still wanted
            release.write_formats(folder)


@task
def stage_tables(catalogue: Catalogue, output: Path, fixes: Corrections) -> release.Staged:
    """Build the tables in a draft folder."""
    return release.stage_release(catalogue, output, extractor_version(), fixes)


@task
def check_tables(staged: release.Staged, accept_loss: bool) -> list[release.Finding]:
    """The gate."""
    return release.gate(staged, accept_loss)


@task
def publish(staged: release.Staged, output: Path) -> release.Published:
    """Describe, rename, point `latest` to it."""
    return release.promote(staged, output)


def _summary(
    scan: source.Scan,
    planned: Plan,
    joined: int,
    current: release.Published | None,
    told: tuple[bool, int, tuple[str, ...]],
    seconds: dict[str, float],
) -> Summary:
    assert current is not None
    published, checks, warnings = told
    return Summary(
        read=len(scan.found) + len(scan.refused),
        **{name: getattr(planned, name) for name in ("new", "changed", "again", "unchanged")},
        rejected=current.counts["rejected"],
        joined=joined,
        checks=checks,
        version=current.version,
        release=current.folder,
        published=published,
        rows=dict(current.counts),
        warnings=warnings,
        seconds=seconds,
    )


def _artifact(summary: Summary) -> list[dict[str, str | int]]:
    counts = ("read", "new", "changed", "again", "unchanged", "rejected", "joined", "checks")
    rows: list[dict[str, str | int]] = [{"what": name, "count": getattr(summary, name)} for name in counts]
    return rows + [{"what": f"rows of {name}", "count": count} for name, count in summary.rows.items()]

"""Batches to parts: jobs go to processes of this machine or to a Dask cluster; the driver commits what comes."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from prefect import task
from prefect.futures import PrefectFuture, as_completed
from prefect.task_runners import ThreadPoolTaskRunner

from flows.workers import Workers
from gongbao import progress
from gongbao.pipeline import Job, condemn, work
from gongbao.store import Catalogue, Part

if TYPE_CHECKING:
    from flows.cluster import Cluster

log = logging.getLogger("gongbao.run")


def extract_all(rounds: Iterable[tuple[Job, ...]], catalogue: Catalogue, pool: Workers | Cluster) -> None:
    """Run the jobs in `pool` and commit each part as it comes; the driver alone writes the catalogue."""
    for jobs in filter(None, rounds):
        progress.total(sum(map(len, jobs)))
        for part in _parts(jobs, pool):
            catalogue.commit(part)
            progress.advance(len(part.outcomes))
            _log_part(part)


def _log_part(part: Part) -> None:
    log.info("batch", extra={"part": part.name, "inputs": len(part.outcomes)})
    for entry in part.outcomes:
        if entry.reason:
            log.warning("rejected", extra={"address": entry.address, "reason": entry.reason, "what": entry.message})


def _parts(jobs: tuple[Job, ...], pool: Workers | Cluster) -> Iterator[Part]:
    """The parts of the jobs, as they come."""
    # A thread only waits for its worker, so that the task stays with the driver and a worker needs no Prefect server.
    runner: ThreadPoolTaskRunner[list[Part]] = ThreadPoolTaskRunner(max_workers=pool.at_once)
    with runner:

        @task(retries=1, retry_delay_seconds=1)
        def extract_batch(job: Job) -> list[Part]:
            try:
                return [pool.run(work, job)]
            except BrokenProcessPool:
                return carefully(job)

        futures: list[PrefectFuture[list[Part]]] = [runner.submit(extract_batch, {"job": job}) for job in jobs]
        for future in as_completed(futures):
            yield from future.result()


def carefully(job: Job) -> list[Part]:
    """A batch whose worker died, in a worker of its own; halved until the article that kills it stands alone."""
    try:
        with Workers(1) as own:
            return [own.run(work, job)]
    except BrokenProcessPool:
        if len(job) == 1:
            return [condemn(job)]
        return [part for half in job.halves() for part in carefully(half)]

"""The schedule on one machine: fetch often, release daily, by Prefect's own runner against a server of our own."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.orphans import be_followed
from gongbao.model import WrongCall

if TYPE_CHECKING:
    from prefect.client.schemas.schedules import CronSchedule, IntervalSchedule
    from prefect.deployments.runner import RunnerDeployment

_EVERY = re.compile(r"(\d+)(s|m|h|d)")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
AT_ONCE = 2  # runs: a fetch and a release
TIMEZONE = "Asia/Shanghai"
WAIT = 3_600.0  # seconds that a run waits for another one: a late release is better than none


@dataclass(frozen=True, slots=True)
class Served:
    """What to run when: schedules are cron (China's time) or an interval such as 30m; None for never."""

    paths: tuple[Path, ...]
    output: Path
    store: str | None
    sources: Path
    fetch: str | None
    release: str | None
    corrections: Path | None = None
    dask: str | None = None


def schedule(text: str) -> CronSchedule | IntervalSchedule:
    """`7 * * * *` or `30m` as a schedule of Prefect. Raises WrongCall for anything else."""
    from prefect.client.schemas.schedules import CronSchedule, IntervalSchedule

    if match := _EVERY.fullmatch(text.strip()):
        return IntervalSchedule(interval=timedelta(**{_UNITS[match[2]]: int(match[1])}), timezone=TIMEZONE)
    try:
        return CronSchedule(cron=text, timezone=TIMEZONE)
    except ValueError as error:
        raise WrongCall(f"{text!r} is no schedule; give cron (7 * * * *) or an interval (30m, 6h, 1d)") from error


def serve(served: Served) -> None:
    """Run the schedule until Ctrl-C or SIGTERM; what is under way is broken off then, and the next run goes on.

    Prefect must have been set up (`flows.settings`, `flows.server`).
    """
    planned = deployments(served)
    be_followed()
    with suppress(KeyboardInterrupt, asyncio.CancelledError):
        asyncio.run(_run(planned))


def deployments(served: Served) -> list[RunnerDeployment]:
    """The flows that have a schedule, with the parameters they are called with. Raises WrongCall for a wrong one."""
    from prefect.deployments.runner import EntrypointType

    from flows.fetch import fetch
    from flows.refresh import refresh

    where: dict[str, Any] = {"output": str(served.output), "store": served.store, "wait": WAIT}
    what: dict[str, Any] = {"paths": [str(path) for path in served.paths]}
    what |= {"corrections": str(served.corrections)} if served.corrections else {}
    what |= {"dask": served.dask} if served.dask else {}
    planned: list[tuple[Any, str | None, dict[str, Any]]] = [
        (fetch, served.fetch, where | {"sources": str(served.sources)}),
        (refresh, served.release, where | what),
    ]
    return [
        flow.to_deployment(
            "scheduled", schedule=schedule(when), parameters=parameters, entrypoint_type=EntrypointType.MODULE_PATH
        )
        for flow, when, parameters in planned
        if when
    ]


async def _run(deployments: Sequence[RunnerDeployment]) -> None:
    """Prefect's runner until it is told to end, by SIGTERM as by Ctrl-C: what it does at SIGTERM itself ends half."""
    from prefect.runner import Runner

    runner = Runner(limit=AT_ONCE)
    for deployment in deployments:
        await runner.aadd_deployment(deployment)
    running = asyncio.ensure_future(runner.start())
    loop = asyncio.get_running_loop()
    runner.handle_sigterm = lambda *_, **__: loop.call_soon_threadsafe(running.cancel)  # type: ignore[assignment,method-assign]
    await running

"""Other machines, as processes of this one: S3-compatible storage, and a Dask cluster."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
S3_KEYS = {"AWS_ACCESS_KEY_ID": "test:tester", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_DEFAULT_REGION": "us-east-1"}


@contextmanager
def process(
    *arguments: object, environment: Mapping[str, str] | None = None, folder: Path = ROOT
) -> Iterator[subprocess.Popen[str]]:
    """A Python process in a group of its own and in a folder, whose modules it has; killed at the end."""
    started = subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)} | (environment or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        yield started
    finally:
        with suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGKILL)
        started.wait()


@contextmanager
def storage() -> Iterator[dict[str, str]]:
    """S3-compatible storage with a bucket `bucket`; yields the environment that leads there."""
    pytest.importorskip("swift", reason="the S3-compatible server is not installed (swift)")
    with tempfile.TemporaryDirectory(prefix="gongbao-s3-") as folder:
        try:
            os.setxattr(folder, "user.gongbao", b"1")
        except (OSError, AttributeError):
            pytest.skip(f"{folder}: no extended attributes, which the S3-compatible server needs")
        with process("-m", "tests.s3_server", folder) as server:
            assert server.stdout
            environment = {"AWS_ENDPOINT_URL": server.stdout.readline().strip(), **S3_KEYS}
            assert environment["AWS_ENDPOINT_URL"], "the S3-compatible server did not start"
            yield environment


@dataclass
class Machines:
    """A Dask scheduler and two workers of one thread each."""

    address: str
    processes: dict[str, subprocess.Popen[str]]

    def kill(self, name: str) -> None:
        """SIGKILL to the scheduler or to the worker `one` or `two`, without a word to its children."""
        self.processes[name].send_signal(signal.SIGKILL)
        self.processes[name].wait()


@contextmanager
def cluster(folder: Path, environment: Mapping[str, str]) -> Iterator[Machines]:
    """Start them; each with its scratch in `folder`."""
    pytest.importorskip("distributed")
    told = folder / "scheduler.json"
    with ExitStack() as stack:
        options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", told)
        scheduler = process("-m", "distributed.cli.dask_scheduler", *options, folder=_without_gongbao(folder))
        processes = {"scheduler": stack.enter_context(scheduler)}
        options = ("--scheduler-file", told, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
        processes |= {
            name: stack.enter_context(
                process(
                    *("-m", "distributed.cli.dask_worker", *options, "--name", name),
                    *("--local-directory", folder / name),
                    environment=environment,
                )
            )
            for name in ("one", "two")
        }
        yield Machines(_address(told), processes)


def _without_gongbao(folder: Path) -> Path:
    """A folder for a process that does not find gongbao: a scheduler's machine need not have it."""
    for name in ("gongbao", "flows"):
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text("raise ImportError('not on this machine')")
    return folder


def _address(told: Path) -> str:
    from distributed import Client

    until = time.monotonic() + 60
    while not told.is_file() or not told.read_text():
        assert time.monotonic() < until, "the scheduler did not start"
        time.sleep(0.1)
    with Client(scheduler_file=str(told), set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
        return str(client.scheduler.address)

"""A Prefect server that many commands share: each would start its own, which takes seconds."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from flows.settings import _OFFLINE
from tests.conftest import ROOT
from tests.processes import end


@dataclass(frozen=True)
class Prefect:
    """A server: what commands that shall use it need in their environment, and questions to it."""

    environment: dict[str, str]

    def ask(self, path: str, **body: Any) -> Any:
        """The answer; 503 is asked again, as Prefect's client does: another process holds SQLite's write lock."""
        url = f"{self.environment['PREFECT_API_URL']}/{path}"
        deadline = time.monotonic() + 60
        with httpx.Client(trust_env=False, timeout=60) as client:
            while True:
                answer = client.post(url, json=body) if body else client.get(url)
                if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE or time.monotonic() > deadline:
                    break
                time.sleep(0.5)
        answer.raise_for_status()
        return answer.json()

    def last_failed(self, flow: str) -> dict[str, Any]:
        """The newest run of a flow that failed."""
        chosen = {"flows": {"name": {"any_": [flow]}}, "flow_runs": {"state": {"type": {"any_": ["FAILED"]}}}}
        runs = self.ask("flow_runs/filter", **chosen, sort="EXPECTED_START_TIME_DESC")
        return dict(runs[0])

    def artifact(self, key: str, run: str) -> str:
        """The data of an artifact of a run."""
        chosen = {"key": {"any_": [key]}, "flow_run_id": {"any_": [run]}}
        (found,) = self.ask("artifacts/filter", artifacts=chosen)
        return str(found["data"])

    def wait_for(self, run: str, seconds: float = 240) -> str:
        """The state a run ends in."""
        deadline = time.monotonic() + seconds
        while (state := self.ask(f"flow_runs/{run}")["state"])["type"] in ("SCHEDULED", "PENDING", "RUNNING"):
            assert time.monotonic() < deadline, state
            time.sleep(0.5)
        return str(state["type"])


@pytest.fixture(scope="session")
def prefect(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prefect]:
    """A server with its services, on the loopback address, with a home of its own."""
    home = tmp_path_factory.mktemp("prefect")
    own = {**_OFFLINE, "PREFECT_HOME": str(home), "NO_PROXY": "*", "PYTHONPATH": str(ROOT)}
    with socket.create_server(("127.0.0.1", 0)) as listener, (home / "server.log").open("w") as log:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/api"
        arguments = [sys.executable, "-m", "flows.server", str(listener.fileno()), str(os.getpid())]
        environment = os.environ | own | {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_FINAL": "1"}
        process = subprocess.Popen(
            arguments, pass_fds=[listener.fileno()], stdout=log, stderr=log, env=environment, cwd=ROOT
        )
    server = Prefect(own | {"PREFECT_API_URL": url})
    try:
        server.ask("health")  # the socket listens from the start; the answer comes when the server does
        yield server
    finally:
        end(process)


@pytest.fixture(scope="session")
def environment(prefect: Prefect) -> dict[str, str]:
    """What a command needs to use the shared server, but for PREFECT_HOME, which it then makes in its store."""
    return {name: value for name, value in prefect.environment.items() if name != "PREFECT_HOME"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder to work in, with the folders that commands look for."""
    for name in ("raw", "sources"):
        (tmp_path / name).mkdir()
    return tmp_path

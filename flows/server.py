"""The Prefect server of one run: on the loopback address, its own process, gone with the run even by kill -9.

Prefect can start a temporary server itself, but only after importing the server into the driver too, one after the
other, and a killed driver leaves it behind. This one starts while the driver imports; as module it is that process.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.orphans import follow
from gongbao.disk import need_room

_URL = "PREFECT_API_URL"
_START_SECONDS = 120
_ROOM = 16 * 2**20  # bytes: the server's database takes about five
_ONLY_API = {"PREFECT__SERVER_EPHEMERAL": "1"}


@contextmanager
def temporary_server(home: Path, scheduling: bool = False) -> Iterator[Callable[[], None]]:
    """Start a server with its database in `home` and point PREFECT_API_URL to it; yields a call that waits for it.

    With `scheduling` its services run too, which schedules need and a single run does not. Where PREFECT_API_URL is
    set already, that server is used and nothing is started. Raises StoreError where the disk has no room for it.
    """
    if os.environ.get(_URL):
        yield lambda: None
        return
    need_room(home, _ROOM)
    with socket.create_server(("127.0.0.1", 0)) as listener, (home / "server.log").open("w") as log:
        os.environ[_URL] = f"http://127.0.0.1:{listener.getsockname()[1]}/api"
        arguments = [sys.executable, "-m", "flows.server", str(listener.fileno()), str(os.getpid())]
        process = subprocess.Popen(  # noqa: S603 - our own module
            arguments,
            pass_fds=[listener.fileno()],
            stdout=log,
            stderr=log,
            env=_environment(scheduling),
            start_new_session=True,
        )
    try:
        yield lambda: _wait(process, home)
    finally:
        process.terminate()
        process.wait()
        del os.environ[_URL]


def _environment(scheduling: bool) -> dict[str, str]:
    own = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_FINAL": "1"} | ({} if scheduling else _ONLY_API)
    return {name: value for name, value in os.environ.items() if name != _URL} | own


def _wait(process: subprocess.Popen[bytes], home: Path) -> None:
    """The socket listens from the start, so the first request simply waits until the server takes it."""
    try:
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with direct.open(f"{os.environ[_URL]}/health", timeout=_START_SECONDS):
            return
    except OSError as error:
        code = process.poll()
        raise RuntimeError(f"Prefect's server did not start (exit code {code}); see {home / 'server.log'}") from error


def main(descriptor: int, driver: int) -> None:
    """Serve on an inherited socket until the driver is gone."""
    import uvicorn

    follow(driver)
    config = uvicorn.Config("prefect.server.api.server:create_app", factory=True, log_level="error", lifespan="on")
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=descriptor)])


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))

"""Where Chromium is and how it is started, and a release served as `gongbao site` serves it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from gongbao.commands.site import HOST, listener, site_app

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip


def chromium() -> str | None:
    """The first of `NAMES` that is installed."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@contextmanager
def serving(release: Path) -> Iterator[str]:
    """The address of the page of a release while it is served."""
    socket = listener(0)
    server = uvicorn.Server(uvicorn.Config(site_app(release), log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{socket.getsockname()[1]}/site/"
    finally:
        server.should_exit = True
        thread.join(10)

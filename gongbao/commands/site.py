"""`gongbao site`: the page of a release, served to this machine only."""

from __future__ import annotations

import os
import socket
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from gongbao.model import WrongCall
from gongbao.release.publish import find
from gongbao.release.site import FOLDER, INDEX

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST = "127.0.0.1"
_NAMES = [HOST, "localhost"]
# What the page's own policy cannot say of itself; and an older release's file is not to be taken for a newer one's.
_HEADERS = {
    b"content-security-policy": b"frame-ancestors 'none'",
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"cache-control": b"no-cache",
}


def serve_site(output: Path, name: str, port: int, opens: bool) -> None:
    """Serve the release until interrupted, and say where; WrongCall when it has no page or the port is taken."""
    release = find(output, name)
    if not (release.folder / INDEX).is_file():
        raise WrongCall(f"{release.folder}: no page ({INDEX}) in this release; the next one has it")
    own = listener(port)
    address = f"http://{HOST}:{own.getsockname()[1]}/{FOLDER}/"
    sys.stdout.write(f"{release.version}: {address}\n")
    sys.stdout.flush()
    if opens and sys.stdout.isatty():
        webbrowser.open(address)
    _run(site_app(release.folder), own)


def listener(port: int) -> socket.socket:
    """A socket of the loopback interface; port 0 is any that is free. WrongCall when the port is taken."""
    own = socket.socket()
    if os.name == "posix":
        own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        own.bind((HOST, port))
    except OSError as error:
        own.close()
        raise WrongCall(f"port {port}: {error.strerror}; choose another with --port, or 0 for any") from error
    return own


def _run(app: Starlette, own: socket.socket) -> None:
    import uvicorn

    config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off", timeout_graceful_shutdown=1)
    uvicorn.Server(config).run(sockets=[own])


def site_app(folder: Path) -> Starlette:
    """The files of a release over HTTP, with ranges; only for who calls this machine by its own names.

    Starlette refuses paths that leave the folder, and answers only GET and HEAD.
    """
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware
    from starlette.responses import RedirectResponse
    from starlette.routing import Mount, Route
    from starlette.staticfiles import StaticFiles

    files = Mount("/", StaticFiles(directory=folder.resolve(), html=True))
    routes = [Route("/", lambda _: RedirectResponse(f"/{FOLDER}/")), files]
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=_NAMES, www_redirect=False)
    return Starlette(routes=routes, middleware=[hosts, Middleware(_Headers)])


class _Headers:
    """Adds `_HEADERS` to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_HEADERS.items()]
            await send(message)

        await self.app(scope, receive, told)

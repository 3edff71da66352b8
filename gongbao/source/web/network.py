"""The connection to a site: the address that was checked is the one that is connected to."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

from gongbao.source.web.addresses import is_public


class Forbidden(Exception):
    """An address that is not asked; the message says why."""


class _Guard(httpcore.NetworkBackend):
    """Connects to public addresses only. It resolves names itself: a second look-up could tell another address."""

    def __init__(self) -> None:
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        return self._backend.connect_tcp(_checked(host, port), port, timeout, local_address, socket_options)


def _checked(host: str, port: int) -> str:
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"the name {host} is not known ({error})") from error
    found = [str(answer[4][0]) for answer in answers]
    if private := [ip for ip in found if not is_public(ip)]:
        raise Forbidden(f"{host} is a private address ({private[0]}); fetch.private_addresses: true allows it")
    return found[0]


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


class Transport(httpx.BaseTransport):
    """httpx over a guarded httpcore pool; raises httpcore's exceptions, and Forbidden.

    Through a proxy, names are resolved there: then only what is spelt as an IP address or localhost is checked.
    """

    def __init__(self, private: bool = False, proxy: str | None = None) -> None:
        context = ssl.create_default_context()
        self._private, self._proxied = private, proxy is not None
        backend = None if private or proxy else _Guard()
        self._pool: httpcore.ConnectionPool | httpcore.HTTPProxy
        if proxy:
            self._pool = httpcore.HTTPProxy(proxy, ssl_context=context)
        else:
            self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=backend, keepalive_expiry=30)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """One request; the body is streamed."""
        if self._proxied and not self._private:
            _spelt(request.url.host)
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        asked = httpcore.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)
        response = self._pool.handle_request(asked)
        return httpx.Response(response.status, headers=response.headers, stream=_Body(response))

    def close(self) -> None:
        """End all connections."""
        self._pool.close()


def _spelt(host: str) -> None:
    try:
        public = is_public(host.strip("[]"))
    except ValueError:
        public = host != "localhost" and not host.endswith((".localhost", ".local", ".internal"))
    if not public:
        raise Forbidden(f"{host} is a private address; fetch.private_addresses: true allows it")

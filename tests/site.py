"""A site on this machine that does what real ones do: publish, correct, move, delete, fail. And a clock for tests."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import md5
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from gongbao.source import load
from gongbao.source.web import fetched
from gongbao.source.web.clock import Clock
from gongbao.source.web.spec import Source, parse_source

BEGIN = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
_CHARS = "发展产业创新企业改革服务民生保障项目建设投资绿色低碳教育医疗交通水利农业工业数字经济开放合作"


class Time:
    """A time of day that only sleeping and `pass_` move on."""

    def __init__(self, now: datetime) -> None:
        self.moment, self._ticks, self._lock = now, 0.0, threading.Lock()

    def pass_(self, **length: float) -> None:
        with self._lock:
            self.moment += timedelta(**length)
            self._ticks += timedelta(**length).total_seconds()

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.moment, lambda: self._ticks, lambda seconds: self.pass_(seconds=seconds))


@dataclass
class Answer:
    """What a path answers; `body` may be made when asked. `delay` is in real seconds."""

    body: bytes | Callable[[], bytes] = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0
    conditional: bool = True
    stream: Callable[[], Iterator[bytes]] | None = None  # sent as it comes, without a length


@dataclass(frozen=True)
class Asked:
    """A request that came in."""

    at: datetime
    path: str
    headers: dict[str, str]
    status: int


class Site:
    """Answers by path; an unknown path is a 404. `rule` may answer first, as a server in trouble does."""

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC), host: str = "127.0.0.1") -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[Asked] = []
        self.posted: list[bytes] = []
        self.rule: Callable[[str], Answer | None] = lambda path: None
        self._now = now
        self._server = ThreadingHTTPServer((host, 0), self._handler())
        self._server.daemon_threads = True
        self.url = f"http://{host}:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def paths(self, status: int | None = None) -> list[str]:
        return [entry.path for entry in self.asked if status is None or entry.status == status]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site._answer(self)

            def do_POST(self) -> None:
                site.posted.append(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        return Handler

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        path = handler.path
        answer = self.rule(path) or self.answers.get(path) or Answer(b"not here", 404)
        body = answer.body() if callable(answer.body) else answer.body
        tag = f'"{md5(body).hexdigest()}"'
        status = answer.status
        if status == 200 and answer.conditional and handler.headers.get("If-None-Match") == tag:
            status, body = 304, b""
        self.asked.append(Asked(self._now(), path, dict(handler.headers), status))
        time.sleep(answer.delay)
        headers = {"ETag": tag} if answer.conditional and status in (200, 304) else {}
        headers |= {"Content-Type": "text/html; charset=utf-8"} | answer.headers
        try:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name, value)
            if answer.stream:
                handler.send_header("Connection", "close")
                handler.end_headers()
                for piece in answer.stream():
                    handler.wfile.write(piece)
                handler.close_connection = True
                return
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            handler.close_connection = True


@contextmanager
def serving(now: Callable[[], datetime] = lambda: datetime.now(UTC), host: str = "127.0.0.1") -> Iterator[Site]:
    site = Site(now, host)
    try:
        yield site
    finally:
        site.close()


def prose(seed: int, sentences: int = 30) -> str:
    """Sentences that no other seed has."""
    chance = random.Random(seed)
    lines = []
    for _ in range(sentences):
        words = "".join(chance.choices(_CHARS, k=24))
        lines.append(f"{words}增长{chance.randint(10, 99)}.{chance.randint(1, 9)}%。")
    return "".join(lines)


def article(title: str, text: str, day: str = "2026-03-02") -> bytes:
    """A page as a city's site would serve it."""
    return f"""<html><head><title>{title}</title><meta name="PubDate" content="{day}"></head>
    <body><div class="nav"><a href="/">首页</a></div><h1>{title}</h1>
    <div class="content"><p>{text}</p></div></body></html>
    """.encode()


def listing(paths: list[str], more: str = "") -> bytes:
    """A page that lists articles."""
    items = "".join(f'<li><a href="{path}">关于第{path}号事项的有关情况通报</a></li>' for path in paths)
    return f'<html><head><title>要闻</title></head><body><ul class="news">{items}</ul>{more}</body></html>'.encode()


def source_of(site: Site, start: str = "", more: str = "", fetching: str = "") -> Source:
    """The site as a source: where it starts (`%s` is its address), `more` lines of YAML and settings of `fetch`."""
    start = start or "{list: %s/news.html, links: ul.news a}"
    text = f"title: 某市\npublisher: 某市人民政府\nstart:\n  - {start.replace('%s', site.url)}\n{more}\n"
    text += f"fetch: {{private_addresses: true, attempts: 2, {fetching}}}\n"
    return parse_source(text, Path("sources/city.yml"))


def bodies(store: Path) -> dict[str, bytes]:
    """What was fetched into a store, by address."""
    return {entry.address: entry.content for entry in load(fetched(store).found)}

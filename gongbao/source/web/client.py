"""Asking a site politely: robots.txt, a pace per host, conditions, retries, and limits on everything it may answer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from types import TracebackType

import httpcore
import httpx
from protego import Protego
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter

from gongbao import __version__
from gongbao.publication import publication
from gongbao.source.web.addresses import canonical, origin
from gongbao.source.web.clock import Clock, stamp
from gongbao.source.web.network import Forbidden, Transport
from gongbao.source.web.spec import Manners

AGENT = "gongbao"
_REDIRECTS = 5
_PATIENCE = 60.0  # seconds that a Retry-After is waited for within a fetch; a longer one ends it for that host
_ROBOTS_BYTES = 500 * 2**10  # RFC 9309: at least this much is read; the rest is left
_CRAWL_DELAY = 60.0  # a robots.txt asking for more is taken at this
_TRANSIENT = {408, 425, 429, 500, 502, 503, 504}
_NETWORK = (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, httpx.DecodingError)


class NotFetched(Exception):
    """No answer of use: `reason` is a word for counting, the message a line for a person."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class HostClosed(NotFetched):
    """Nothing of a whole `host` may be asked now: it wants to be left alone, or its robots.txt cannot be read."""

    def __init__(self, reason: str, host: str, message: str) -> None:
        super().__init__(reason, f"{host}: {message}")
        self.host = host


class _Again(Exception):
    """Worth another attempt, after `seconds` where the host says so."""

    def __init__(self, message: str, seconds: float | None = None, reason: str = "unreachable") -> None:
        super().__init__(message)
        self.seconds, self.reason = seconds, reason


@dataclass(frozen=True, slots=True)
class Kept:
    """Where an answer was kept: a WARC file, by its name below the folder of all, and the offset of its record."""

    file: str
    offset: int


@dataclass(frozen=True, slots=True)
class Response:
    """An answer: where it was asked and finally found (`url`), `moved` when only permanent redirects led there.

    Of a `truncated` one only the beginning was read.
    """

    asked: str
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    at: datetime
    moved: bool = False
    truncated: bool = False
    kept: Kept | None = None

    def header(self, name: str) -> str | None:
        """The first header of a name, in lower case."""
        return next((value for key, value in self.headers if key.lower() == name), None)


@dataclass
class _Pace:
    """When a host was asked last. One request at a time to a host, `delay` seconds apart."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    last: float | None = None


class Hosts:
    """What is known of hosts (origins) during one fetch, shared by all its sources: pace, robots.txt, who is closed.

    `robots` (texts) and `closed` (until when) are known from earlier fetches; `closing` is told of a host that wants
    to be left alone, `read_now` holds the robots.txt read in this fetch.
    """

    def __init__(
        self,
        clock: Clock,
        robots: Mapping[str, str] | None = None,
        closed: Mapping[str, datetime] | None = None,
        closing: Callable[[str, datetime], None] = lambda host, until: None,
    ) -> None:
        self.clock = clock
        self.rules = {host: Protego.parse(text) for host, text in (robots or {}).items()}
        self.unread: dict[str, str] = {}
        self.read_now: dict[str, str] = {}
        self._closed, self._closing = dict(closed or {}), closing
        self._paces: dict[str, _Pace] = {}
        self._lock = threading.Lock()

    def pace(self, host: str) -> _Pace:
        """The pace of a host."""
        with self._lock:
            return self._paces.setdefault(host, _Pace())

    def close(self, host: str, seconds: float) -> None:
        """A host wants to be left alone for some time."""
        self._closed[host] = until = self.clock.now() + timedelta(seconds=seconds)
        self._closing(host, until)

    def check(self, host: str) -> None:
        """Raises HostClosed for a host that wants to be left alone still."""
        if (until := self._closed.get(host)) and until > self.clock.now():
            raise HostClosed("closed", host, f"asked to be left alone until {stamp(until)}")


def user_agent() -> str:
    """Who asks, and where to complain: from schemas/publication.toml."""
    contact = publication()["contact"]
    return f"{AGENT}/{__version__} (+{contact['url']}; {contact['email']})"


class Client:
    """Requests to the sites of one source. A context manager; `requests` counts what was sent."""

    def __init__(self, manners: Manners, hosts: Hosts, keep: Callable[[Response], Kept] | None = None) -> None:
        self._manners, self._hosts, self._clock, self._keep = manners, hosts, hosts.clock, keep
        self._http = httpx.Client(
            transport=Transport(manners.private_addresses, manners.proxy),
            headers={"User-Agent": user_agent(), "Accept-Encoding": "gzip"},
            timeout=manners.timeout_seconds,
            trust_env=False,
        )
        self.requests = 0

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def get(self, url: str, conditions: Mapping[str, str] | None = None, of: str | None = None) -> Response:
        """What `url` answers: a status of 200, 304, or 4xx.

        `conditions` are headers such as If-None-Match; they hold for the address `of`, where `url` may have moved to.

        Raises HostClosed when nothing of the host may be asked, NotFetched when robots.txt or an address forbids it,
        when it does not answer after all attempts, leads in circles, or answers more than it may.
        """
        asked, moved = url, True
        for _ in range(_REDIRECTS + 1):
            self._permitted(url)
            response = self._patiently(url, conditions or {} if url == (of or asked) else {})
            if response.status not in (301, 302, 303, 307, 308):
                return replace(response, asked=asked, moved=moved and url != asked)
            moved = moved and response.status in (301, 308)
            target = canonical(response.header("location") or "", url)
            if target is None:
                raise NotFetched("redirect", f"{url}: redirects to no web address")
            url = target
        raise NotFetched("redirect", f"{asked}: redirects more than {_REDIRECTS} times")

    def _permitted(self, url: str) -> None:
        self._hosts.check(origin(url))
        if self._manners.robots and not self._rules(url).can_fetch(url, AGENT):
            raise NotFetched("robots", f"{url}: the site's robots.txt does not allow it")

    def _rules(self, url: str) -> Protego:
        host, hosts = origin(url), self._hosts
        with hosts.pace(f"{host}/robots.txt").lock:  # two sources of one host ask once
            if host not in hosts.rules and host not in hosts.unread:
                self._read_robots(host)
        if host in hosts.unread:
            raise HostClosed("robots_unread", host, hosts.unread[host])
        return hosts.rules[host]

    def _read_robots(self, host: str) -> None:
        """RFC 9309: none there, everything is allowed; not to be had, nothing is."""
        try:
            response = self._patiently(f"{host}/robots.txt", {}, robots=True)
        except HostClosed:
            raise
        except NotFetched as error:
            self._hosts.unread[host] = f"robots.txt cannot be read, so nothing is asked: {error}"
            return
        text = response.body.decode("utf-8", errors="replace") if response.status == 200 else ""
        self._hosts.rules[host], self._hosts.read_now[host] = Protego.parse(text), text

    def _patiently(self, url: str, conditions: Mapping[str, str], robots: bool = False) -> Response:
        back_off = wait_exponential_jitter(initial=1, max=30, jitter=1)

        def wait(state: RetryCallState) -> float:
            error = state.outcome.exception() if state.outcome else None
            asked = error.seconds if isinstance(error, _Again) else None
            return back_off(state) if asked is None else asked

        attempts = Retrying(
            stop=stop_after_attempt(self._manners.attempts),
            wait=wait,
            retry=retry_if_exception_type(_Again),
            sleep=self._clock.sleep,
            reraise=True,
        )
        try:
            return attempts(self._once, url, conditions, robots)
        except _Again as error:
            raise NotFetched(error.reason, f"{url}: {error}, {self._manners.attempts} times") from error

    def _once(self, url: str, conditions: Mapping[str, str], robots: bool) -> Response:
        host = origin(url)
        pace = self._hosts.pace(host)
        with pace.lock:
            self._wait(pace, host)
            try:
                self.requests += 1
                with self._http.stream("GET", url, headers=dict(conditions)) as answer:
                    body, truncated = self._body(answer, url, robots)
            except Forbidden as error:
                raise NotFetched("private_address", f"{url}: {error}") from error
            except _NETWORK as error:
                raise _Again(str(error) or type(error).__name__) from error
            except (httpx.InvalidURL, UnicodeError) as error:
                raise NotFetched("bad_address", f"{url}: no address that can be asked ({error})") from error
            finally:
                pace.last = self._clock.ticks()
        headers = tuple(answer.headers.multi_items())
        response = Response(url, url, answer.status_code, headers, body, self._clock.now(), truncated=truncated)
        if self._keep:
            response = replace(response, kept=self._keep(response))
        self._transient(answer, url)
        return response

    def _wait(self, pace: _Pace, host: str) -> None:
        delay = self._manners.delay_seconds
        if self._manners.robots and host in self._hosts.rules:
            asked = self._hosts.rules[host].crawl_delay(AGENT)
            delay = max(delay, min(float(asked or 0), _CRAWL_DELAY))
        left = delay - (self._clock.ticks() - pace.last) if pace.last is not None else 0
        if left > 0:
            self._clock.sleep(left)

    def _body(self, answer: httpx.Response, url: str, robots: bool) -> tuple[bytes, bool]:
        """The body, unpacked, and whether that is its beginning only; it may neither be endless nor drip for ever."""
        begun, pieces, size = self._clock.ticks(), [], 0
        limit = _ROBOTS_BYTES if robots else self._manners.max_bytes
        for piece in answer.iter_bytes(65_536):
            pieces.append(piece)
            size += len(piece)
            if size > limit and robots:
                return b"".join(pieces)[:limit], True
            if size > limit:
                raise NotFetched("too_large", f"{url}: answers more than {limit:,} bytes (fetch.max_bytes)")
            if self._clock.ticks() - begun > self._manners.timeout_seconds:
                raise _Again(f"not read to its end within {self._manners.timeout_seconds:.0f} s")
        return b"".join(pieces), False

    def _transient(self, answer: httpx.Response, url: str) -> None:
        if answer.status_code not in _TRANSIENT and answer.status_code < 500:
            return
        seconds = _retry_after(answer.headers.get("retry-after"), self._clock.now())
        message = f"answers {answer.status_code} {answer.reason_phrase}"
        if seconds is not None and seconds > _PATIENCE:
            self._hosts.close(origin(url), seconds)
            raise HostClosed("closed", origin(url), f"{message} and asks to wait {seconds:.0f} s")
        raise _Again(message, seconds, f"status_{answer.status_code}")


def _retry_after(header: str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header (RFC 9110: seconds or a date) asks to wait."""
    if not header:
        return None
    try:
        if header.strip().isdecimal():
            return min(float(header), 7 * 86_400.0)
        moment = parsedate_to_datetime(header)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return min(max((moment - now).total_seconds(), 0), 7 * 86_400.0)
    except (ValueError, TypeError, OverflowError):
        return None

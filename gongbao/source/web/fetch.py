"""One fetch: what the sources list, and the articles that are new or due to be looked at again."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from gongbao.model import StoreError
from gongbao.source.web import starts, warc
from gongbao.source.web.addresses import canonical
from gongbao.source.web.client import Client, HostClosed, Hosts, NotFetched, Response
from gongbao.source.web.clock import Clock, moment, stamp
from gongbao.source.web.health import Fetched, Tally, judge
from gongbao.source.web.links import Link, Unusable
from gongbao.source.web.memory import Memory, Page, opened
from gongbao.source.web.spec import Source

_AT_ONCE = 8  # sources; one host is never asked twice at once
_READABLE = re.compile(
    r"(?:text/(?:html|plain|markdown|xml)|application/(?:xhtml\+xml|xml|pdf|msword|octet-stream|vnd\.))"
)
_HOPELESS = 10  # failures in a row, after which an article is not asked for any more
_GIVEN_UP = timedelta(days=7)  # unless it is listed still, after this long
log = logging.getLogger(__name__)


def fetch(
    sources: Sequence[Source],
    store: Path,
    clock: Clock | None = None,
    done: Callable[[Fetched], None] = lambda fetched: None,
) -> list[Fetched]:
    """Fetch what is new of the sources into the folder `store`; `done` is called after each source.

    Only one fetch may run on a store at a time: hold its lock. Raises StoreError when the store cannot be used.
    """
    clock = clock or Clock()
    outcomes = []
    try:
        with opened(store) as memory, ThreadPoolExecutor(_AT_ONCE) as pool:
            warc.cut(memory.root, memory.sizes())
            hosts = Hosts(clock, memory.robots(clock.now()), memory.closed(clock.now()), memory.close_host)
            for outcome in pool.map(lambda source: _fetch_source(source, memory, hosts), sources):
                outcomes.append(outcome)
                done(outcome)
            memory.keep_robots(hosts.read_now, clock.now())
    except OSError as error:
        raise StoreError(
            f"{store}: what was fetched cannot be kept ({error}); make room or give the right to write, and fetch "
            "again: it goes on where it stopped"
        ) from error
    return outcomes


def _fetch_source(source: Source, memory: Memory, hosts: Hosts) -> Fetched:
    memory.keep_given(source.name, source.given)
    with (
        warc.Recorder(memory.root, source.name, hosts.clock) as recorder,
        Client(source.fetch, hosts, recorder.keep) as client,
    ):
        visit = _Visit(source, memory, client, recorder, hosts.clock)
        try:
            visit.list_articles()
            visit.get_articles()
        except (StoreError, OSError):  # which is not the source's fault
            raise
        except Exception as error:  # a fault of ours must not cost the other sources
            log.exception("%s: fetching failed", source.name)
            visit.broke(error)
        outcome = visit.outcome()
        memory.put([], recorder.sizes())  # also the answers that no page names, such as a 304
    memory.note(source.name, hosts.clock.now(), outcome.told())
    return outcome


class _Visit:
    """One source in one fetch."""

    def __init__(self, source: Source, memory: Memory, client: Client, recorder: warc.Recorder, clock: Clock) -> None:
        self._source, self._memory, self._client, self._recorder, self._clock = source, memory, client, recorder, clock
        self._begun = clock.now()
        self._tally = Tally()
        self._waiting = 0
        self._closed: set[str] = set()  # hosts that were told of
        self._walked = False

    def list_articles(self) -> None:
        """Ask for the start pages; new links become articles that are due."""
        for start in self._source.start:
            self._walked = self._memory.begin_walk(self._source.name, repr(start))
            unread = self._tally.unread
            try:
                starts.walk(self._source, start, self._ask_start, self._take, self._begun)
            except Unusable as error:
                self._tally.odd += 1
                self._tally.say(str(error))
                continue
            if self._tally.unread == unread:
                self._memory.end_walk(self._source.name, repr(start))

    def get_articles(self) -> None:
        """Ask for the articles that are due."""
        for page in self._memory.due(self._source.name, self._begun):
            if self._is_spent():
                self._waiting += 1  # for the next fetch
            else:
                self._get_article(page)

    def broke(self, error: Exception) -> None:
        """An error that nobody expected."""
        self._tally.odd += 1
        self._tally.say(f"gongbao failed on it ({type(error).__name__}: {error}); please report this")

    def outcome(self) -> Fetched:
        """What is to be told of it."""
        tally, last_new = self._tally, self._memory.newest(self._source.name)
        state = judge(tally, self._begun, last_new, self._source.stale_days)
        counts = {name: getattr(tally, name) for name in ("listed", "new", "fetched", "changed", "unchanged", "gone")}
        return Fetched(
            source=self._source.name,
            at=stamp(self._begun),
            state=state,
            **counts,
            failed=dict(sorted(tally.failed.items())),
            waiting=self._waiting,
            requests=self._client.requests,
            bytes=sum(self._recorder.sizes().values()),
            last_new=last_new,
            messages=tuple(tally.messages),
        )

    def _is_spent(self) -> bool:
        return self._client.requests >= self._source.fetch.max_requests

    def _trouble(self, error: NotFetched) -> None:
        """Count it; a closed host once, however many of its pages wait."""
        if not isinstance(error, HostClosed):
            self._tally.trouble(error.reason, str(error))
        elif error.host not in self._closed:
            self._closed.add(error.host)
            self._tally.trouble(error.reason, str(error))

    def _ask(self, page: Page, conditional: bool) -> Response:
        conditions = {"If-None-Match": page.etag, "If-Modified-Since": page.last_modified} if conditional else {}
        told = {name: value for name, value in conditions.items() if value}
        return self._client.get(page.url, told, page.moved_to)

    def _ask_start(self, address: str, missing_is_fine: bool = False, whole: bool = False) -> tuple[str, bytes] | None:
        """The final address and the body of a start page; None where it is unchanged or was not answered.

        What is unchanged has nothing new, but only if all was read the last time, and if it is not needed `whole`.
        """
        url = canonical(address) or address
        page = self._memory.page(url) or Page(url, self._source.name, "start", "new", stamp(self._begun))
        self._tally.starts += 1
        try:
            if self._is_spent():
                raise NotFetched("max_requests", f"{url}: not asked, fetch.max_requests is reached")
            response = self._ask(page, self._walked and not whole)
            if response.status not in (200, 304, 404 if missing_is_fine else 200):
                raise NotFetched(f"status_{response.status}", f"{url}: answers {response.status}")
        except NotFetched as error:
            self._tally.unread += 1
            self._trouble(error)
            return None
        if response.status != 200:
            return None
        self._put(_answered(page, response))
        return response.url, response.body

    def _put(self, page: Page, version: Page | None = None) -> None:
        self._memory.put([page], self._recorder.sizes(), version)

    def _take(self, links: Sequence[Link]) -> bool:
        """Make articles of the links; whether any is new, or may be because not all was read the last time."""
        wanted = {address: link for link in links if (address := starts.wanted(self._source, link.address))}
        self._tally.listed += len(wanted)
        unknown = set(self._memory.unknown(list(wanted)))
        begun = stamp(self._begun)
        fresh = [Page(url, self._source.name, "article", "new", begun, due=begun) for url in sorted(unknown)]
        told = [self._retold(url, link) for url, link in wanted.items() if url not in unknown]
        self._memory.put([*fresh, *filter(None, told)], self._recorder.sizes())
        self._tally.new += len(fresh)
        return bool(fresh) or not self._walked

    def _retold(self, url: str, link: Link) -> Page | None:
        """The page, due, where the site says that it has changed since, or lists what was given up long ago."""
        page = self._memory.page(url)
        if page is None or page.role != "article" or not page.checked_at:
            return None
        given_up = page.due is None and page.state in ("new", "gone")
        if (link.modified or "") > page.checked_at or (given_up and page.checked_at < stamp(self._begun - _GIVEN_UP)):
            return replace(page, due=min(page.due or "9", stamp(self._begun)))
        return None

    def _get_article(self, page: Page) -> None:
        try:
            response = self._ask(page, conditional=True)
        except HostClosed as error:
            self._trouble(error)
            self._waiting += 1
        except NotFetched as error:
            self._trouble(error)
            self._put(self._failed(page, str(error), robots=error.reason == "robots"))
        else:
            self._put_article(page, response)

    def _put_article(self, page: Page, response: Response) -> None:
        if response.status == 304:
            self._tally.unchanged += 1
            self._put(self._checked(page))
        elif response.status in (404, 410):
            self._put(self._missing(page, response.status))
        elif response.status != 200:
            message = f"{page.url}: answers {response.status}"
            self._tally.trouble(f"status_{response.status}", message)
            self._put(self._failed(page, message))
        elif not _READABLE.match(response.header("content-type") or "text/html"):
            kind = response.header("content-type")
            self._tally.trouble("content_type", f"{page.url}: is {kind}, which is no article")
            self._put(replace(page, state="refused", due=None, message=f"{page.url}: is {kind}, which is no article"))
        else:
            self._put_version(page, response)

    def _put_version(self, page: Page, response: Response) -> None:
        known = page.sha256 == sha256(response.body).hexdigest()
        answered = _answered(page, response) if not known else _conditions(page, response)
        checked = self._checked(answered)
        if known:
            self._tally.unchanged += 1
            self._put(checked)
            return
        self._tally.fetched += page.sha256 is None
        self._tally.changed += page.sha256 is not None
        self._put(checked, checked)

    def _checked(self, page: Page) -> Page:
        """The page after a good answer: looked at again after some days, ever more rarely, then no more."""
        now = self._clock.now()
        steps = (
            moment(page.fetched_at or stamp(now)) + timedelta(days=days) for days in self._source.fetch.recheck_days
        )
        due = next((stamp(step) for step in steps if step > now), None)
        return replace(page, state="current", due=due, checked_at=stamp(now), failures=0, message=None)

    def _missing(self, page: Page, status: int) -> Page:
        message = f"{page.url}: answers {status}"
        if status == 404 and page.message != message:  # once may be an accident
            return self._failed(page, message)
        self._tally.gone += 1
        return replace(page, state="gone", due=None, checked_at=stamp(self._clock.now()), message=message)

    def _failed(self, page: Page, message: str, robots: bool = False) -> Page:
        """The page after no answer of use: asked again later each time, and where robots.txt closes it weekly."""
        now, failures = self._clock.now(), page.failures + 1
        later = timedelta(days=7) if robots else timedelta(hours=min(2**failures, 24))
        due = stamp(now + later) if robots or failures < _HOPELESS else None
        return replace(page, due=due, checked_at=stamp(now), failures=failures, message=message)


def _conditions(page: Page, response: Response) -> Page:
    """The page with where it lies now, and what the next request of it may ask by, which holds for that address."""
    moved = response.url if response.moved else None
    if response.url != page.url and not moved:
        return replace(page, etag=None, last_modified=None, moved_to=None)
    return replace(page, etag=response.header("etag"), last_modified=response.header("last-modified"), moved_to=moved)


def _answered(page: Page, response: Response) -> Page:
    """The page with a new body."""
    assert response.kept
    return replace(
        _conditions(page, response),
        state="current",
        sha256=sha256(response.body).hexdigest(),
        size=len(response.body),
        file=response.kept.file,
        offset=response.kept.offset,
        fetched_at=stamp(response.at),
        checked_at=stamp(response.at),
    )

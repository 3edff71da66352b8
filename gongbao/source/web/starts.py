"""The pages that a source's articles are listed on, asked one after the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta, timezone

from gongbao.source.web.addresses import canonical
from gongbao.source.web.links import Link, Unusable, feed_links, page_links, sitemap_links
from gongbao.source.web.spec import Edition, Feed, ListPage, Sitemap, Source, Start, Urls

_BEIJING = timezone(timedelta(hours=8))  # a newspaper's day is China's
_MAX_LIST_BYTES = 16 * 2**20

# Asks for a start page: its final address and body, or None where it is unchanged (unless wanted `whole`) or cannot be
# had, which is noted unless `missing_is_fine`.
Ask = Callable[..., tuple[str, bytes] | None]
# Takes the links of one page and tells whether any of them is new: no new ones, no further pages.
Take = Callable[[Sequence[Link]], bool]


def walk(source: Source, start: Start, ask: Ask, take: Take, now: datetime) -> None:
    """Ask for the start pages of one entry and hand over their links. Raises Unusable."""
    if isinstance(start, Feed):
        _feed(start, ask, take)
    elif isinstance(start, Sitemap):
        _sitemaps(start, ask, take)
    elif isinstance(start, ListPage):
        _pages(start, ask, take)
    elif isinstance(start, Edition):
        _editions(start, ask, take, now)
    else:
        take([Link(address) for address in _listed(source, start)])


def _feed(start: Feed, ask: Ask, take: Take) -> None:
    if answer := ask(start.feed):
        take(_absolute(feed_links(answer[1]), answer[0]))


def _sitemaps(start: Sitemap, ask: Ask, take: Take) -> None:
    waiting, seen = [start.sitemap], {start.sitemap}
    while waiting and len(seen) <= start.max_sitemaps:
        address = waiting.pop(0)
        if not (answer := ask(address)):
            continue
        links, further = sitemap_links(answer[1])
        take(_absolute(links, answer[0]))
        fresh = [one for one in further if one not in seen]
        seen.update(fresh)
        waiting += fresh


def _pages(start: ListPage, ask: Ask, take: Take) -> None:
    address: str | None = start.list
    for number in range(start.first_page, start.first_page + start.max_pages):
        answer = ask(address, whole=bool(start.through))  # the pages below it may change by themselves
        if not answer:
            return
        fresh = _through(answer, start.through, start.links, ask, take)
        address = _next(start, answer, number)
        if not fresh or address is None:
            return


def _next(start: ListPage, answer: tuple[str, bytes], number: int) -> str | None:
    if start.pages:
        return start.pages.replace("{page}", str(number))
    links = page_links(answer[1], start.next) if start.next else []
    return canonical(links[0].address, answer[0]) if links else None


def _through(answer: tuple[str, bytes], levels: Sequence[str], links: str, ask: Ask, take: Take) -> bool:
    """Take the links of a page, or of the pages that its first level leads to; whether any was new."""
    if not levels:
        found = _absolute(page_links(answer[1], links), answer[0])
        if not found:
            raise Unusable(f"{answer[0]}: the selector {links!r} finds no link; has the page changed?")
        return take(found)
    between = _absolute(page_links(answer[1], levels[0]), answer[0])
    if not between:
        raise Unusable(f"{answer[0]}: the selector {levels[0]!r} finds no link; has the page changed?")
    fresh = False
    for address in dict.fromkeys(link.address for link in between):
        if below := answer if address == answer[0] else ask(address, whole=bool(levels[1:])):
            fresh |= _between(below, levels[1:], links, ask, take)
    return fresh


def _between(answer: tuple[str, bytes], levels: Sequence[str], links: str, ask: Ask, take: Take) -> bool:
    """A page among many may well be without links, such as one of advertisements."""
    try:
        return _through(answer, levels, links, ask, take)
    except Unusable:
        return False


def _editions(start: Edition, ask: Ask, take: Take, now: datetime) -> None:
    today = now.astimezone(_BEIJING).date()
    for back in range(start.days):
        address = start.edition.format(date=today - timedelta(days=back))
        # There is no paper on some days, and today's may come later.
        if answer := ask(address, missing_is_fine=True, whole=bool(start.through)):
            _through(answer, start.through, start.links, ask, take)


def _listed(source: Source, start: Urls) -> Iterator[str]:
    if not isinstance(start.urls, str):
        yield from start.urls
        return
    file = source.folder / start.urls
    if not file.resolve().is_relative_to(source.folder.resolve()):
        raise Unusable(f"urls: {start.urls} does not lie beside the YAML file")
    try:
        with file.open("rb") as handle:
            text = handle.read(_MAX_LIST_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Unusable(f"{file}: cannot be read as UTF-8 text ({error})") from error
    lines = (line.strip() for line in text.splitlines())
    yield from (line for line in lines if line and not line.startswith("#"))


def _absolute(links: Sequence[Link], base: str) -> list[Link]:
    found = ((canonical(link.address, base), link) for link in links)
    return [Link(address, link.text, link.modified) for address, link in found if address]


def wanted(source: Source, address: str) -> str | None:
    """The one spelling of an article's address; None for what the source does not take for an article."""
    rules = source.articles
    url = canonical(address, drop=rules.drop_parameters)
    if url is None or (rules.match and not re.search(rules.match, url)):
        return None
    return None if rules.skip and re.search(rules.skip, url) else url

"""A source tried without a memory: what it lists, and a few of its articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gongbao.source.web import starts
from gongbao.source.web.client import Client, Hosts, NotFetched, Response
from gongbao.source.web.links import Link, Unusable
from gongbao.source.web.spec import Source


@dataclass
class Trial:
    """The addresses of articles, the answers of the first of them, and what went wrong."""

    listed: list[str] = field(default_factory=list)
    articles: list[Response] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)


def try_source(source: Source, hosts: Hosts, count: int) -> Trial:
    """Ask for the first start pages of each entry and for `count` articles."""
    trial = Trial()
    with Client(source.fetch, hosts) as client:
        for start in source.start:
            try:
                starts.walk(source, start, _asking(client, trial), _taking(source, trial), hosts.clock.now())
            except Unusable as error:
                trial.messages.append(str(error))
        for address in trial.listed[:count]:
            if response := _asked(client, address, trial):
                trial.articles.append(response)
    return trial


def _asked(client: Client, address: str, trial: Trial, missing_is_fine: bool = False) -> Response | None:
    try:
        response = client.get(address)
    except NotFetched as error:
        trial.messages.append(str(error))
        return None
    if response.status == 200:
        return response
    if not missing_is_fine:
        trial.messages.append(f"{address}: answers {response.status}")
    return None


def _asking(client: Client, trial: Trial) -> starts.Ask:
    def ask(address: str, missing_is_fine: bool = False, whole: bool = True) -> tuple[str, bytes] | None:
        response = _asked(client, address, trial, missing_is_fine)
        return (response.url, response.body) if response else None

    return ask


def _taking(source: Source, trial: Trial) -> starts.Take:
    """One page is enough to see whether it works."""

    def take(links: Sequence[Link]) -> bool:
        found = (starts.wanted(source, link.address) for link in links)
        trial.listed += [address for address in dict.fromkeys(found) if address and address not in trial.listed]
        return False

    return take

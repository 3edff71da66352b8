"""Fetched pages as inputs of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gongbao.source.found import Found, Refused, Scan
from gongbao.source.web.memory import Page, is_there, opened

# Web addresses lie under these roots, as files do under their folders.
_ROOTS = ("http:/", "https:/")
_NEWEST = 20  # pages that a source is judged by
_FEW = 5  # unreadable ones say nothing


def fetched(store: Path) -> Scan:
    """Every article page kept in the store, in its newest version, and those that could not be had.

    An article's identity is the address it was first found at. Pages that have gone stay: the store is a memory.
    """
    if not is_there(store):
        return Scan((), ())
    with opened(store) as memory:
        pages, given, root = memory.articles(), memory.given(), memory.root
    found = [_found(page, root, given.get(page.source, {})) for page in pages if page.sha256]
    refused = [_refused(page) for page in pages if not page.sha256 and page.message]
    return Scan(tuple(found), tuple(refused), _ROOTS)


def versions(store: Path) -> list[tuple[str, str, str]]:
    """(address, fetched_at, sha256) of every version that was ever fetched of an article."""
    if not is_there(store):
        return []
    with opened(store) as memory:
        return memory.versions()


def health(store: Path, rejected: Mapping[str, str]) -> list[dict[str, Any]]:
    """How the last fetch of each source went, and what became of its pages; `rejected` gives reasons by address.

    A source whose newest pages mostly cannot be read is broken, whatever its lists say: their layout has changed.
    """
    if not is_there(store):
        return []
    with opened(store) as memory:
        pages, told = memory.articles(), memory.last_fetches()
    return [
        _judged(one, [page for page in pages if page.source == name], rejected) for name, one in sorted(told.items())
    ]


def _judged(told: dict[str, Any], pages: list[Page], rejected: Mapping[str, str]) -> dict[str, Any]:
    kept = sorted((page for page in pages if page.sha256), key=lambda page: page.fetched_at or "")
    newest = kept[-_NEWEST:]
    unreadable = [page.url for page in newest if page.url in rejected]
    reasons = Counter(rejected[page.url] for page in kept if page.url in rejected)
    counted = told | {"articles": len(kept), "rejected": dict(reasons.most_common())}
    if len(unreadable) < max(_FEW, len(newest) / 2):
        return counted
    message = f"{len(unreadable)} of the newest {len(newest)} pages became no article, such as {unreadable[-1]}"
    return counted | {"state": "broken", "messages": [message, *told["messages"]]}


def _found(page: Page, root: Path, given: dict[str, str]) -> Found:
    facts = given | {"source_uri": page.url, "retrieved_at": page.fetched_at or ""}
    where = str(root / (page.file or ""))
    return Found(
        page.url, page.sha256 or "", page.size or 0, where, given=tuple(sorted(facts.items())), offset=page.offset
    )


def _refused(page: Page) -> Refused:
    return Refused(page.url, page.url, None, "not_fetched", page.message or "")

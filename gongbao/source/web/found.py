"""Fetched pages as inputs of a run."""

from __future__ import annotations

from pathlib import Path

from gongbao.source.found import Found, Refused, Scan
from gongbao.source.web.memory import FOLDER, Memory, Page

# Web addresses lie under these roots, as files do under their folders.
_ROOTS = ("http:/", "https:/")


def fetched(store: Path) -> Scan:
    """Every article page kept in the store, in its newest version, and those that could not be had.

    An article's identity is the address it was first found at. Pages that have gone stay: the store is a memory.
    """
    if not (store / FOLDER / "pages.sqlite").is_file():
        return Scan((), ())
    memory = Memory(store / FOLDER)
    try:
        pages, given = memory.articles(), memory.given()
    finally:
        memory.close()
    found = [_found(page, memory.root, given.get(page.source, {})) for page in pages if page.sha256]
    refused = [_refused(page) for page in pages if not page.sha256 and page.message]
    return Scan(tuple(found), tuple(refused), _ROOTS)


def _found(page: Page, root: Path, given: dict[str, str]) -> Found:
    facts = given | {"source_uri": page.url, "retrieved_at": page.fetched_at or ""}
    where = str(root / (page.file or ""))
    return Found(
        page.url, page.sha256 or "", page.size or 0, where, given=tuple(sorted(facts.items())), offset=page.offset
    )


def _refused(page: Page) -> Refused:
    return Refused(page.url, page.url, None, "not_fetched", page.message or "")

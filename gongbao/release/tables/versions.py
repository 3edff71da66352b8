"""The table `versions`: at which addresses an article was found, and with which bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from gongbao import schema
from gongbao.ids import make_id
from gongbao.release.engine import in_chunks
from gongbao.release.tables.draft import Draft
from gongbao.source.web import versions as fetched_versions
from gongbao.store.parts import arrow_table

if TYPE_CHECKING:
    import pyarrow as pa

_CHUNK = 50_000


def versions(draft: Draft) -> Iterator[pa.RecordBatch]:
    """Current bytes, reposts, continuations and what stood at those addresses before, by article and address."""
    for chunk in in_chunks(_sorted(draft), _CHUNK):
        yield from arrow_table(chunk, "versions").to_batches()


def _sorted(draft: Draft) -> Iterator[dict[str, Any]]:
    return iter(sorted(_rows(draft), key=lambda row: [row[name] or "" for name in schema.table("versions").sort]))


def _rows(draft: Draft) -> Iterator[dict[str, Any]]:
    owners, now = {}, set()
    for row in _present(draft):
        owners[row["address"]] = row["article_id"]
        now.add((row["address"], row["content_sha256"]))
        yield row
    for (address, sha256), at in _past(draft).items():
        if address in owners and (address, sha256) not in now:
            yield _row(owners[address], address, sha256, at, "superseded")


def _present(draft: Draft) -> Iterator[dict[str, Any]]:
    """The inputs as they are now: the one an article's rows were read from, its further parts, its reposts."""
    articles = dict(zip(*(draft.current.column(name).to_pylist() for name in ("address", "article_id")), strict=True))
    for address, sha256, given, joined in draft.catalogue.readable():
        head = json.loads(joined)[0] if joined and address not in articles else address
        kept = draft.duplicates.get(head, head)
        role = "current" if kept == address else "continuation" if kept == head else "repost"
        if article := articles.get(kept):
            yield _row(article, address, sha256, json.loads(given).get("retrieved_at"), role)


def _past(draft: Draft) -> dict[tuple[str, str], str | None]:
    """When the bytes that stood at an address before were fetched, also of those that no run ever read."""
    read = {(address, sha256): json.loads(given) for address, sha256, given in draft.catalogue.past()}
    past = {key: given.get("retrieved_at") for key, given in read.items()}
    return past | {(address, sha256): at for address, at, sha256 in fetched_versions(draft.catalogue.root)}


def _row(article: str, address: str, sha256: str, at: str | None, role: str) -> dict[str, Any]:
    return {
        "version_id": make_id("version", address, sha256),
        "article_id": article,
        "address": address,
        "content_sha256": sha256,
        "retrieved_at": at,
        "role": role,
    }

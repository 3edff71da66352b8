"""Links out of what a site answers: feeds, sitemaps and pages. Pure functions of bytes; nothing is fetched here."""

from __future__ import annotations

import calendar
import gzip
import io
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, ParseError

from gongbao.document.decode import decode
from gongbao.model import Rejected
from gongbao.source.web.clock import stamp

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_MOST = 50_000  # links of one page; the limit of the sitemap protocol
_MAX_SITEMAP_BYTES = 64 * 2**20  # unpacked; the protocol allows 50 MB


class Unusable(Exception):
    """An answer that is not what the source says it is; the message says how."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link as written, relative to its page; `modified` is when the site says it changed (ISO 8601, UTC)."""

    address: str
    text: str = ""
    modified: str | None = None


def feed_links(content: bytes) -> list[Link]:
    """The entries of an RSS or Atom feed. Raises Unusable for anything else, and for one that declares entities."""
    import feedparser

    _no_entities(content)
    found = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    if not found.version and not found.entries:
        raise Unusable("this is no RSS or Atom feed")
    return [
        Link(entry.link, entry.get("title", ""), _stamped(entry.get("updated_parsed") or entry.get("published_parsed")))
        for entry in found.entries[:_MOST]
        if entry.get("link")
    ]


def _no_entities(content: bytes) -> None:
    if b"<!ENTITY" in content or "<!ENTITY".encode("utf-16-le") in content or "<!ENTITY".encode("utf-16-be") in content:
        raise Unusable("the XML declares entities, which is not read (they may unfold without end)")


def _stamped(parsed: time.struct_time | None) -> str | None:
    try:
        return stamp(datetime.fromtimestamp(calendar.timegm(parsed), UTC)) if parsed else None
    except (ValueError, OverflowError, OSError):
        return None


def sitemap_links(content: bytes) -> tuple[list[Link], list[str]]:
    """The pages and the further sitemaps that a sitemap names (sitemaps.org 0.9). Raises Unusable for anything else."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(_unpacked(content), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise Unusable(f"this is no sitemap ({error})") from error
    kind = _local(root)
    if kind not in ("urlset", "sitemapindex"):
        raise Unusable(f"this is no sitemap, its root is <{kind}>")
    entries = [entry for entry in map(_entry, root) if entry.address][:_MOST]
    return (entries, []) if kind == "urlset" else ([], [entry.address for entry in entries])


def _unpacked(content: bytes) -> bytes:
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        with gzip.open(io.BytesIO(content)) as handle:
            unpacked = handle.read(_MAX_SITEMAP_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Unusable(f"the sitemap cannot be unpacked ({error})") from error
    if len(unpacked) > _MAX_SITEMAP_BYTES:
        raise Unusable(f"the sitemap unpacks to more than {_MAX_SITEMAP_BYTES >> 20} MiB")
    return unpacked


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _entry(element: Element) -> Link:
    told = {_local(child): (child.text or "").strip() for child in element}
    return Link(told.get("loc", ""), "", _iso(told.get("lastmod")))


def _iso(text: str | None) -> str | None:
    try:
        found = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return stamp(found if found.tzinfo else found.replace(tzinfo=UTC)) if found else None


def page_links(content: bytes, selector: str) -> list[Link]:
    """The links that a CSS selector finds on a page: the elements themselves or links inside them, each once.

    Raises Unusable when the page is no text or the selector no CSS.
    """
    tree = parsed(content)
    try:
        nodes = tree.css(selector)
    except Exception as error:  # selectolax raises several kinds for a selector it cannot read
        raise Unusable(f"the selector {selector!r} cannot be read ({error})") from error
    found: dict[str, Link] = {}
    for node in _anchors(nodes):
        address = _based(tree, node.attributes.get("href") or "")
        found.setdefault(address, Link(address, node.text(strip=True)))
    found.pop("", None)
    return list(found.values())[:_MOST]


def parsed(content: bytes) -> LexborHTMLParser:
    """A page as a tree. Raises Unusable when the bytes are no text."""
    from selectolax.lexbor import LexborHTMLParser

    try:
        return LexborHTMLParser(decode(content).text)
    except Rejected as error:
        raise Unusable(error.message) from error


def _anchors(nodes: list[LexborNode]) -> Iterator[LexborNode]:
    for node in nodes:
        yield from [node] if node.tag in ("a", "area", "link") else node.css("a[href]")


def _based(tree: LexborHTMLParser, address: str) -> str:
    base = tree.css_first("base[href]")
    return urljoin(base.attributes.get("href") or "", address) if base and address else address

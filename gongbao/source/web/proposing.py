"""A first description of a source, from what its address answers."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import yaml

from gongbao.source.web.addresses import canonical
from gongbao.source.web.client import Response
from gongbao.source.web.links import Unusable, feed_links, parsed, sitemap_links

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_HEADLINE = 8  # characters of a link's text from which it is rather a headline than a menu
_HAN = re.compile(r"[一-鿿]")
_FEEDS = 'link[rel~="alternate"][type="application/rss+xml"], link[rel~="alternate"][type="application/atom+xml"]'
_PLAIN = re.compile(r"[A-Za-z][\w-]*")


def propose(response: Response) -> dict[str, Any]:
    """The fields of a source for the feed, sitemap or list page that was answered. Raises Unusable."""
    url, body = response.url, response.body
    for key, read in (("feed", feed_links), ("sitemap", sitemap_links)):
        try:
            read(body)
        except Unusable:
            continue
        return {"title": _host(url), "start": [{key: url}]}
    tree = parsed(body)
    title = tree.css_first("title")
    name = title.text(strip=True) if title else ""
    return {"title": name or _host(url), "start": [_feed(tree, url) or _list(tree, url)]}


def _host(url: str) -> str:
    return urlsplit(url).hostname or url


def _feed(tree: LexborHTMLParser, url: str) -> dict[str, Any] | None:
    found = tree.css_first(_FEEDS)
    address = canonical(found.attributes.get("href") or "", url) if found else None
    return {"feed": address} if address else None


def _list(tree: LexborHTMLParser, url: str) -> dict[str, Any]:
    """The place on the page with most links that look like headlines."""
    paths = Counter(_path(node) for node in tree.css("a[href]") if _is_headline(node))
    if not paths:
        raise Unusable(f"{url}: neither a feed, nor a sitemap, nor a page with links to articles")
    return {"list": url, "links": max(paths, key=lambda path: (paths[path], path))}


def _is_headline(node: LexborNode) -> bool:
    return len(_HAN.findall(node.text(strip=True) or (node.attributes.get("title") or ""))) >= _HEADLINE


def _path(node: LexborNode) -> str:
    """A selector: from the next two elements above that have a name down to the link."""
    steps, named = ["a"], 0
    above = node.parent
    while above is not None and above.tag not in ("body", "html", "-undef") and named < 2 and len(steps) < 6:
        own = _named(above)
        named += own != above.tag
        steps.append(own)
        above = above.parent
    return " ".join(reversed(steps))


def _named(node: LexborNode) -> str:
    identity, classes = node.attributes.get("id") or "", (node.attributes.get("class") or "").split()
    if _PLAIN.fullmatch(identity):
        return f"{node.tag}#{identity}"
    first = next((name for name in classes if _PLAIN.fullmatch(name)), "")
    return f"{node.tag}.{first}" if first else node.tag or ""


def as_yaml(told: dict[str, Any]) -> str:
    """The text of a source's file."""
    head = "# A web source of gongbao; what may stand here: sources/README.md\n"
    return head + yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=120)

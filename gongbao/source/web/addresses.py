"""Addresses on the web: one spelling of each, and which hosts may be asked at all."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

from w3lib.url import canonicalize_url, url_query_cleaner

_LONGEST = 2_000
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def canonical(address: str, base: str = "", drop: Sequence[str] = ()) -> str | None:
    """The one spelling of a link on the page `base`, without fragment and the query parameters `drop`.

    None for what is no http(s) address.
    """
    try:
        joined = urljoin(base, address.strip())
        parts = urlsplit(joined)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
            return None
        cleaned = url_query_cleaner(joined, drop, remove=True) if drop and parts.query else joined
        found = canonicalize_url(cleaned)
    except ValueError:  # brackets that close nothing, a port that is no number
        return None
    return found if len(found) <= _LONGEST else None


def origin(address: str) -> str:
    """Scheme, host and port: what a robots.txt is about and what is asked at a pace."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def is_public(ip: str) -> bool:
    """Whether an IP address is one of the open Internet; addresses wrapped in an IPv6 one are unwrapped."""
    found = ipaddress.ip_address(ip.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if inner is None and found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            found = inner
    return found.is_global and not found.is_multicast

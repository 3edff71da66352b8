"""Reposts: which of several addresses stands for an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from gongbao.identity.likeness import Likeness, is_one, parse

_COMPARED = 50  # articles of one key that each further one is compared with; more share it only by boilerplate


def find_reposts(pairs: Iterable[tuple[int, str]], sketches: Mapping[str, str]) -> dict[str, str]:
    """Address → the address whose article it repeats.

    `pairs` are (key, address), ordered by key, of the keys that several addresses share; `sketches` are theirs. The
    earliest published stands for all, of one day the first address: the same for any order of ingestion.
    """
    known = {address: parse(text) for address, text in sketches.items()}
    order = {address: (own.day or "9", address) for address, own in known.items()}
    leaders: dict[str, str] = {}
    for _, group in groupby(pairs, key=lambda pair: pair[0]):
        for one, other in _alike(sorted((address for _, address in group), key=order.__getitem__), known):
            first, second = sorted((_leader(leaders, one), _leader(leaders, other)), key=order.__getitem__)
            if first != second:
                leaders[second] = first
    found = {address: _leader(leaders, address) for address in known}
    return {address: leader for address, leader in found.items() if leader != address}


def _alike(addresses: list[str], known: Mapping[str, Likeness]) -> Iterator[tuple[str, str]]:
    """Pairs that are one article, each address compared with the first of those that differ."""
    distinct: list[str] = []
    for address in addresses:
        same = next((one for one in distinct if is_one(known[one], known[address])), None)
        if same is not None:
            yield same, address
        elif len(distinct) < _COMPARED:
            distinct.append(address)


def _leader(leaders: Mapping[str, str], address: str) -> str:
    while address in leaders:
        address = leaders[address]
    return address

"""What the tables of a release are built from."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from gongbao.corrections import Corrections, Desk
from gongbao.release.publish import Published
from gongbao.store import Catalogue


class Source(NamedTuple):
    """Where an article's rows lie: its input's address, its identifier, the part."""

    address: str
    article_id: str
    part: str


@dataclass(frozen=True)
class Draft:
    """A release being built in `folder` from the store, by the extractor version `extractor`.

    `previous` is the release before it, if any; `desk` applies the corrections.
    """

    folder: Path
    catalogue: Catalogue
    extractor: str
    previous: Published | None = None
    desk: Desk = field(default_factory=lambda: Desk(Corrections()))

    @property
    def sources(self) -> list[Source]:
        """One source an article: of several inputs with one canonical address the first stays."""
        return self._chosen[0]

    @property
    def duplicates(self) -> dict[str, str]:
        """Input address → the input that was preferred to it."""
        return self._chosen[1]

    @cached_property
    def _chosen(self) -> tuple[list[Source], dict[str, str]]:
        first: dict[str, Source] = {}
        duplicates = {}
        for source in map(Source._make, self.catalogue.articles()):
            kept = first.setdefault(source.article_id, source)
            if kept is not source:
                duplicates[source.address] = kept.address
        return list(first.values()), duplicates

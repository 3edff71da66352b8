"""What the descriptions of a release are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from gongbao.publication import publication
from gongbao.release.files import sha256_of


@dataclass(frozen=True)
class Facts:
    """A staged release that passed the gate: its folder, version, time, extractor, row counts and the store's state.

    `previous` is the version of the release before it, if any.
    """

    folder: Path
    version: str
    created: datetime
    extractor: str
    counts: Mapping[str, int]
    state: str
    previous: str | None = None

    @property
    def publication(self) -> dict[str, Any]:
        """What schemas/publication.toml says of the publisher."""
        return publication()

    @cached_property
    def hashes(self) -> dict[str, str]:
        """Name → SHA-256 of the data files, as they were when first asked for."""
        return {path.name: sha256_of(path) for path in sorted(self.folder.iterdir()) if path.is_file()}

    def size(self, name: str) -> int:
        """The size of a file in bytes."""
        return (self.folder / name).stat().st_size

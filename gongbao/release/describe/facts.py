"""What the descriptions of a release are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from gongbao import schema
from gongbao.publication import publication
from gongbao.release.engine import connect, parquet
from gongbao.release.files import sha256_of

# Ending of a data file → IANA media type and the name of the format. The longest ending that fits counts.
MEDIA = {
    ".csv": ("text/csv", "CSV"),
    ".geo.parquet": ("application/vnd.apache.parquet", "GeoParquet"),
    ".parquet": ("application/vnd.apache.parquet", "Parquet"),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
    ".geojson": ("application/geo+json", "GeoJSON"),
}


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the release that holds data: of one table, or of all (`table` is None)."""

    path: str
    media_type: str
    form: str
    bytes: int
    sha256: str
    table: schema.Table | None


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

    @property
    def address(self) -> str:
        """Where the release is expected on the web, without a slash at the end."""
        return f"{self.publication['homepage'].rstrip('/')}/releases/{self.version}"

    @cached_property
    def files(self) -> tuple[DataFile, ...]:
        """The data files, by name."""
        found = []
        for path in sorted(self.folder.iterdir()):
            ending = max((end for end in MEDIA if path.name.endswith(end)), key=len, default=None)
            if ending:
                named = path.name.removesuffix(ending)
                table = schema.table(named) if named in schema.TABLES else None
                found.append(DataFile(path.name, *MEDIA[ending], path.stat().st_size, sha256_of(path), table))
        return tuple(found)

    def file(self, path: str) -> DataFile:
        """The data file of that name."""
        return next(entry for entry in self.files if entry.path == path)

    @cached_property
    def period(self) -> tuple[date, date] | None:
        """The days of the first and the last article, where any has one."""
        with connect(self.folder) as connection:
            query = f"SELECT min(published_on), max(published_on) FROM {parquet(self.folder / 'articles.parquet')}"
            first, last = connection.sql(query).fetchall()[0]
        return (first, last) if first else None

"""What the descriptions of a release are made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from gongbao import schema
from gongbao.publication import publication
from gongbao.release.engine import connect
from gongbao.release.files import sha256_of
from gongbao.release.layout import files, pattern, table_sql

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

    `previous` is the version of the release before it, if any; `known` are hashes of files by their paths.
    """

    folder: Path
    version: str
    created: datetime
    extractor: str
    counts: Mapping[str, int]
    state: str
    previous: str | None = None
    known: Mapping[str, str] = field(default_factory=dict)

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
        return tuple(self._files())

    def _files(self) -> Iterator[DataFile]:
        for whole in sorted(self.folder.iterdir()):
            ending = max((end for end in MEDIA if whole.name.endswith(end)), key=len, default=None)
            if not ending:
                continue
            named = whole.name.removesuffix(ending)
            table = schema.table(named) if named in schema.TABLES else None
            for path in files(self.folder, named, ending):
                name = path.relative_to(self.folder).as_posix()
                sha256 = self.known.get(name) or sha256_of(path)
                yield DataFile(name, *MEDIA[ending], path.stat().st_size, sha256, table)

    def files_of(self, table: schema.Table, form: str) -> tuple[DataFile, ...]:
        """The files of a table in one form (CSV, Parquet), in the order of its rows."""
        return tuple(entry for entry in self.files if entry.table == table and entry.form == form)

    def pattern(self, table: str) -> str:
        """What readers of patterns call the Parquet files of a table."""
        return pattern(self.folder, table)

    @property
    def is_sharded(self) -> bool:
        """Whether tables are cut into several files."""
        return (self.folder / "articles.parquet").is_dir()

    @cached_property
    def period(self) -> tuple[date, date] | None:
        """The days of the first and the last article, where any has one."""
        with connect(self.folder) as connection:
            query = f"SELECT min(published_on), max(published_on) FROM {table_sql(self.folder, 'articles')}"
            first, last = connection.sql(query).fetchall()[0]
        return (first, last) if first else None

"""What the tables of a release are built from."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gongbao.corrections import Corrections, Desk
from gongbao.release.engine import in_chunks
from gongbao.release.layout import ALL, Shard, shards
from gongbao.release.publish import Published
from gongbao.store import Catalogue

if TYPE_CHECKING:
    import pyarrow as pa


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

    @cached_property
    def duplicates(self) -> dict[str, str]:
        """Input address → the input that was preferred to it."""
        return self.catalogue.duplicates()

    @cached_property
    def current(self) -> pa.Table:
        """Where the rows of every article lie: the address of its input, its identifier, the part."""
        import pyarrow as pa

        declared = pa.schema([(name, pa.string()) for name in ("address", "article_id", "part")])
        chunks = in_chunks(self.catalogue.chosen(self.duplicates), 50_000)
        columns = ([pa.array(column, pa.string()) for column in zip(*chunk, strict=True)] for chunk in chunks)
        return pa.Table.from_batches([pa.record_batch(own, schema=declared) for own in columns], declared)

    @cached_property
    def shards(self) -> tuple[Shard, ...]:
        """The shards it is built in."""
        return shards(self.current.num_rows)

    def within(self, shard: Shard) -> pa.Table:
        """The rows of `current` of the articles of a shard."""
        import pyarrow.compute as pc

        if shard == ALL:
            return self.current
        own = self.current.column("article_id")
        return self.current.filter(pc.and_(pc.greater_equal(own, shard.low), pc.less(own, shard.high)))

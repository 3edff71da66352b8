"""Shard by shard: those that are what they were in the last release are taken over from it, the others built."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from gongbao import schema
from gongbao.fingerprint import fingerprint
from gongbao.release.files import sha256_of
from gongbao.release.formats.table_files import write_table
from gongbao.release.layout import FORMS, Shard, file, sharded
from gongbao.release.shards import Built, known, take_over
from gongbao.release.tables.draft import Draft
from gongbao.release.tables.extracted import extracted

if TYPE_CHECKING:
    import duckdb


def build_shards(draft: Draft, connection: duckdb.DuckDBPyConnection) -> tuple[Built, ...]:
    """Fill the draft's folder with the tables of its shards."""
    before = known(draft.previous.folder) if draft.previous else {}
    return tuple(_shard(draft, shard, before.get(shard.name), connection) for shard in draft.shards)


def _shard(draft: Draft, shard: Shard, before: Built | None, connection: duckdb.DuckDBPyConnection) -> Built:
    state = _state(draft, shard)
    if before and draft.previous and before.state == state and take_over(before, draft.previous.folder, draft.folder):
        draft.desk.recall(before.met)
        return before
    met = set(draft.desk.met)
    for name in sharded():
        write_table(name, draft.desk.reviewed(name, extracted(name, draft, connection, shard)), draft.folder, shard)
    written = [file(draft.folder, name, form, shard) for name in sharded() for form in FORMS]
    hashes = {path.relative_to(draft.folder).as_posix(): sha256_of(path) for path in written}
    return Built(shard.name, state, {key: told for key, told in draft.desk.met.items() if key not in met}, hashes)


def _state(draft: Draft, shard: Shard) -> str:
    """What the files of a shard depend on: its articles and where their rows lie, corrections, and how it is built."""
    rows = draft.within(shard).to_pydict()
    told = ("\0".join(column) for column in rows.values())
    return fingerprint(Path(), (), _how(), draft.desk.fingerprint, shard.low, shard.high, *told)


@cache
def _how() -> str:
    house = Path(__file__).parent.parent.parent
    rooms = ("corrections", "release/tables", "release/formats", "release/layout.py", "release/engine.py")
    return fingerprint(house, [house / name for name in rooms], schema.fingerprint())

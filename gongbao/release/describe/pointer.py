"""release.json: what the next run must know of this release."""

from __future__ import annotations

from gongbao import schema
from gongbao.release.describe.facts import Facts
from gongbao.release.files import write_json


def pointer(facts: Facts) -> None:
    """Write release.json: the versions, the time, the state of the store it was made from, and the row counts."""
    content = {
        "version": facts.version,
        "schema_version": schema.VERSION,
        "extractor_version": facts.extractor,
        "created": facts.created.isoformat(timespec="seconds"),
        "state": facts.state,
        "rows": dict(facts.counts),
    }
    write_json(facts.folder / "release.json", content)

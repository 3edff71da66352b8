"""shards.json: what the next release must know of the shards of this one, to take over those that have not changed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from gongbao.release.files import link, sha256_of, write_json
from gongbao.release.gate.finding import Finding

NAME = "shards.json"


@dataclass(frozen=True, slots=True)
class Built:
    """A shard: a hash of what it was built from, and the SHA-256 of its files by their paths in the release.

    `met` says by their identifiers what became of the corrections of its rows, `findings` what the gate's `suite`
    found in it (None before it looked).
    """

    name: str
    state: str
    met: Mapping[str, tuple[str | None, str]]
    files: Mapping[str, str]
    suite: str = ""
    findings: tuple[Finding, ...] | None = None


def known(folder: Path) -> dict[str, Built]:
    """The shards of the release in `folder`, by name; none where it does not say, as the first releases did not."""
    try:
        told = json.loads((folder / NAME).read_text(encoding="utf-8"))
        return {entry["name"]: _built(entry) for entry in told["shards"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _built(entry: dict[str, object]) -> Built:
    entry = dict(entry)
    findings = entry.pop("findings")
    assert isinstance(findings, list)
    found = tuple(Finding(**finding | {"examples": tuple(finding["examples"])}) for finding in findings)
    return Built(**entry, findings=found)  # type: ignore[arg-type]


def remember(folder: Path, shards: Sequence[Built]) -> None:
    """Write shards.json."""
    write_json(folder / NAME, {"shards": [asdict(built) for built in shards]})


def take_over(built: Built, before: Path, folder: Path) -> bool:
    """Link the files of a shard of the release `before` into `folder`; False when they are not what they were."""
    paths = {name: before.resolve() / name for name in built.files}
    if any(not path.is_file() or sha256_of(path) != built.files[name] for name, path in paths.items()):
        return False
    for name, path in paths.items():
        link(folder / name, path)
    return True

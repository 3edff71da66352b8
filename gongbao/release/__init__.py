"""The store → a checked, published release: stage, check, describe, publish."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from gongbao import schema
from gongbao.corrections import NONE, Corrections, Desk
from gongbao.ids import make_id
from gongbao.publication import publication_text
from gongbao.release import publish
from gongbao.release.describe import FORMAT, Facts, describe
from gongbao.release.files import write_checksums
from gongbao.release.formats import write_formats
from gongbao.release.gate import Finding, check, check_shard, suite_version, validation
from gongbao.release.layout import Shard, row_count
from gongbao.release.pages import write_pages
from gongbao.release.publish import Published, latest, point
from gongbao.release.shards import Built, remember
from gongbao.release.site import write_site
from gongbao.release.tables import Draft, build
from gongbao.store import Catalogue

__all__ = [
    "Finding",
    "GateFailed",
    "Published",
    "Staged",
    "gate",
    "latest",
    "point",
    "promote",
    "release_state",
    "stage_release",
    "write_formats",
]


class GateFailed(Exception):
    """The staged release does not keep its own rules; `findings` are those that failed."""

    def __init__(self, findings: list[Finding], report: Path) -> None:
        super().__init__(f"{len(findings)} checks failed; nothing was published. All findings: {report}")
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Staged:
    """A staged release: the draft's folder, its row counts, and what it was made from: state and inputs of the store.

    `extractor` is the version that read it, `previous` the release before it, `warnings` what a person should look at,
    `shards` what its tables are cut into.
    """

    folder: Path
    counts: dict[str, int]
    state: str
    inputs: int
    extractor: str
    previous: Published | None
    warnings: tuple[str, ...] = ()
    shards: tuple[Built, ...] = ()


def release_state(catalogue: Catalogue, corrections: Corrections = NONE) -> str:
    """What a release would be made from now; equal to the last release's state, there is nothing to publish."""
    told = (schema.fingerprint(), schema.VERSION, FORMAT, publication_text(), corrections.fingerprint())
    return make_id(catalogue.state_hash(), *told)


def stage_release(catalogue: Catalogue, output: Path, extractor: str, corrections: Corrections = NONE) -> Staged:
    """Build the tables in a draft folder below `output`. Raises StoreError when it cannot.

    Their other forms are not there yet: `write_formats` takes as long as `gate`, and may run beside it.
    """
    previous, state = latest(output), release_state(catalogue, corrections)
    draft = Draft(publish.draft(output), catalogue, extractor, previous, Desk(corrections))
    built = build(draft)
    counts = {name: row_count(draft.folder, name) for name in schema.TABLES}
    told = draft.desk.warnings()
    return Staged(draft.folder, counts, state, catalogue.count(), extractor, previous, told, built)


def gate(staged: Staged, accept_loss: bool = False) -> list[Finding]:
    """Check the staged files; raises GateFailed, with the draft left for inspection, when one check fails."""
    before = staged.previous.counts if staged.previous and not accept_loss else None
    looked_at = [_looked_at(staged.folder, built) for built in staged.shards]
    findings = check(staged.folder, [built.findings or () for built in looked_at], staged.inputs, before)
    validation(staged.folder, findings)
    if failed := [finding for finding in findings if not finding.passed]:
        raise GateFailed(failed, staged.folder / "validation.json")
    remember(staged.folder, looked_at)
    return findings


def _looked_at(folder: Path, built: Built) -> Built:
    """The shard with its findings: those of a former run, where the same suite found them in the same files."""
    suite = suite_version()
    if built.findings is not None and built.suite == suite:
        return built
    return replace(built, suite=suite, findings=tuple(check_shard(folder, Shard(built.name, "", "~"))))


def promote(staged: Staged, output: Path, now: datetime | None = None) -> Published:
    """Describe and publish a draft that passed the gate, with the forms that were written."""
    created = now or datetime.now(UTC)
    version = publish.next_version(output, created.date())
    previous = staged.previous.version if staged.previous else None
    known = {path: sha256 for built in staged.shards for path, sha256 in built.files.items()}
    facts = Facts(staged.folder, version, created, staged.extractor, staged.counts, staged.state, previous, known)
    describe(facts)
    write_pages(facts)
    write_site(facts)
    write_checksums(staged.folder, known)
    return publish.promote(output, staged.folder, version)

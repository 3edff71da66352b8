"""The store → a checked, published release: stage, check, describe, publish."""

from __future__ import annotations

from dataclasses import dataclass
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
from gongbao.release.gate import Finding, check, validation
from gongbao.release.pages import write_pages
from gongbao.release.publish import Published, latest, point
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
]


class GateFailed(Exception):
    """The staged release does not keep its own rules; `findings` are those that failed."""

    def __init__(self, findings: list[Finding], report: Path) -> None:
        super().__init__(f"{len(findings)} checks failed; nothing was published. All findings: {report}")
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Staged:
    """A staged release: the draft's folder, its row counts, and what it was made from: state and inputs of the store.

    `extractor` is the version that read it, `previous` the release before it, `warnings` what a person should look at.
    """

    folder: Path
    counts: dict[str, int]
    state: str
    inputs: int
    extractor: str
    previous: Published | None
    warnings: tuple[str, ...] = ()


def release_state(catalogue: Catalogue, corrections: Corrections = NONE) -> str:
    """What a release would be made from now; equal to the last release's state, there is nothing to publish."""
    told = (schema.fingerprint(), schema.VERSION, FORMAT, publication_text(), corrections.fingerprint())
    return make_id(catalogue.state_hash(), *told)


def stage_release(catalogue: Catalogue, output: Path, extractor: str, corrections: Corrections = NONE) -> Staged:
    """Build the tables, in all their forms, in a draft folder below `output`. Raises StoreError when it cannot."""
    previous, state = latest(output), release_state(catalogue, corrections)
    draft = Draft(publish.draft(output), catalogue, extractor, previous, Desk(corrections))
    counts = build(draft)
    write_formats(draft.folder)
    return Staged(draft.folder, counts, state, catalogue.count(), extractor, previous, draft.desk.warnings())


def gate(staged: Staged, accept_loss: bool = False) -> list[Finding]:
    """Check the staged files; raises GateFailed, with the draft left for inspection, when one check fails."""
    before = staged.previous.counts if staged.previous and not accept_loss else None
    findings = check(staged.folder, staged.inputs, before)
    validation(staged.folder, findings)
    if failed := [finding for finding in findings if not finding.passed]:
        raise GateFailed(failed, staged.folder / "validation.json")
    return findings


def promote(staged: Staged, output: Path, now: datetime | None = None) -> Published:
    """Describe and publish a draft that passed the gate."""
    created = now or datetime.now(UTC)
    version = publish.next_version(output, created.date())
    previous = staged.previous.version if staged.previous else None
    facts = Facts(staged.folder, version, created, staged.extractor, staged.counts, staged.state, previous)
    describe(facts)
    write_pages(facts)
    write_checksums(staged.folder)
    return publish.promote(output, staged.folder, version)

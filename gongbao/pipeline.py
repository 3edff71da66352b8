"""The way of the data up to the store: what is new → jobs → parts.

The flow and the tests call these; nothing here knows of Prefect, and nothing here writes the catalogue.
"""

from __future__ import annotations

import logging
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from gongbao import __version__, schema
from gongbao.fingerprint import fingerprint
from gongbao.identity.chains import chain_text, clue_text, find_chains
from gongbao.identity.likeness import sketch
from gongbao.model import Document, Rejected, Snapshot
from gongbao.source import Found, Refused, Scan, load
from gongbao.store import Catalogue, Outcome, Part
from gongbao.store.parts import ADDRESS, given_text, snapshots, write_part
from gongbao.store.shelf import Shelf
from gongbao.tabulate import Rows, tabulate
from gongbao.time_limit import ARTICLE_SECONDS, Overdue, limited

BATCH = 200  # articles: some seconds of work, and at most that much lost in a crash
BATCH_BYTES = 32 * 2**20  # a worker holds the bytes of its batch

log = logging.getLogger(__name__)
T = TypeVar("T")
Kept = tuple[str, str]  # the address of a kept snapshot and the part it lies in


@dataclass(frozen=True, slots=True)
class Job:
    """A batch for one worker: inputs to read, kept snapshots to read again, chains of them to read as one article.

    `read` are the inputs as they were read already.
    """

    shelf: Shelf
    extractor: str
    found: tuple[Found, ...] = ()
    kept: tuple[Kept, ...] = ()
    chains: tuple[tuple[Kept, ...], ...] = ()
    read: tuple[Snapshot | Refused, ...] | None = None

    def loaded(self) -> Job:
        """The same with the bytes of its inputs, for a machine that cannot read them where they were found."""
        return self if self.read is not None else replace(self, read=tuple(load(self.found)))

    def __len__(self) -> int:
        return len(self.found) + len(self.kept) + len(self.chains)

    def halves(self) -> tuple[Job, Job]:
        """The same work as two jobs; of at least two entries."""
        cut = len(self) // 2
        kept = max(cut - len(self.found), 0)
        chains = max(kept - len(self.kept), 0)
        return (
            replace(self, found=self.found[:cut], kept=self.kept[:kept], chains=self.chains[:chains]),
            replace(self, found=self.found[cut:], kept=self.kept[kept:], chains=self.chains[chains:]),
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run has to do. `again` counts inputs read once more because the extractor has changed."""

    jobs: tuple[Job, ...]
    new: int
    changed: int
    again: int
    unchanged: int


@cache
def extractor_version() -> str:
    """Names what the rows of an article depend on besides its bytes: code, lexicon, tables, segmenter."""
    here = Path(__file__).parent
    rooms = ("document", "extract", "lexicon", "model.py", "tabulate.py", "ids.py", "days.py", "identity")
    facts = schema.fingerprint(), *map(version, ("jieba", "rjieba", "rensa"))
    read_by = fingerprint(here, [here / name for name in rooms], *facts)
    return f"{__version__}+{read_by[:12]}"


def plan(scan: Scan, catalogue: Catalogue, extractor: str, size: int = BATCH) -> Plan:
    """Compare what was found with what is known. Inputs that have gone stay known: the store is a memory."""
    known = catalogue.states()
    kinds = [_kind(known.get(found.address), found, extractor) for found in scan.found]
    todo = [found for found, kind in zip(scan.found, kinds, strict=True) if kind != "unchanged"]
    here = {entry.address for entry in scan.found} | {entry.address for entry in scan.refused}
    kept = [pair for pair in catalogue.stale(extractor) if pair[0] not in here]
    jobs = [Job(catalogue.shelf, extractor, found=batch) for batch in _batches(todo, size, lambda found: found.size)]
    jobs += [Job(catalogue.shelf, extractor, kept=batch) for batch in _batches(kept, size, lambda pair: 0)]
    counts = Counter(kinds)
    return Plan(tuple(jobs), counts["new"], counts["changed"], counts["again"] + len(kept), counts["unchanged"])


def _kind(known: tuple[str | None, str, str] | None, found: Found, extractor: str) -> str:
    if known is None:
        return "new"
    if known[:2] != (found.sha256, given_text(dict(found.given))):
        return "changed"
    return "unchanged" if known[2] == extractor else "again"


def plan_joins(catalogue: Catalogue, extractor: str, size: int = BATCH) -> tuple[Job, ...]:
    """What a run has to do once the batches are known: parts of one article are read as one from their kept bytes.

    Depends on the catalogue alone. Parts that are no longer the only ones to fit each other are read alone again.
    """
    broken = {address: (part, clue, joined) for address, part, clue, joined in catalogue.broken()}
    chains = find_chains({address: clue for address, (_, clue, _) in broken.items() if clue})
    kept = {address: (address, part) for address, (part, _, _) in broken.items()}
    todo = [tuple(kept[address] for address in chain) for chain in chains if not _is_joined(chain, broken)]
    here = {address for chain in chains for address in chain}
    alone = [kept[address] for address, (_, _, joined) in broken.items() if joined and address not in here]
    jobs = [Job(catalogue.shelf, extractor, chains=batch) for batch in _batches(todo, -(-size // 10), lambda _: 0)]
    return (*jobs, *(Job(catalogue.shelf, extractor, kept=batch) for batch in _batches(alone, size, lambda _: 0)))


def _is_joined(chain: Sequence[str], broken: Mapping[str, tuple[str, str | None, str | None]]) -> bool:
    """Whether one part already holds these inputs as this chain."""
    states = {(broken[address][0], broken[address][2]) for address in chain}
    return len(states) == 1 and states.pop()[1] == chain_text(chain)


def _batches(entries: Sequence[T], size: int, weight: Callable[[T], int]) -> Iterator[tuple[T, ...]]:
    """Batches of at most `size` entries and, but for a single heavy one, BATCH_BYTES."""
    batch: list[T] = []
    total = 0
    for entry in entries:
        if batch and (len(batch) == size or total + weight(entry) > BATCH_BYTES):
            yield tuple(batch)
            batch, total = [], 0
        batch.append(entry)
        total += weight(entry)
    if batch:
        yield tuple(batch)


def work(job: Job) -> Part:
    """Read and extract a batch and write its part. Runs in a worker; a bad article costs only itself."""
    rows: Rows = {name: [] for name in schema.article_tables()}
    read, outcomes = [], []
    for entry in _inputs(job):
        if isinstance(entry, Snapshot):
            read.append(entry)
            outcomes.append(_article(entry, rows))
        else:
            outcomes.append(_refused(entry))
    known = {entry.address: entry for entry in snapshots(job.shelf, [kept for chain in job.chains for kept in chain])}
    for chain in job.chains:
        here = [known[address] for address, _ in chain if address in known]
        together = [entry for entry in here if isinstance(entry, Snapshot)]
        read += together
        outcomes += [_refused(entry) for entry in here if isinstance(entry, Refused)]
        outcomes += (
            _joined(together, rows) if len(together) == len(chain) else [_article(one, rows) for one in together]
        )
    return write_part(job.shelf, job.extractor, read, outcomes, rows)


def _refused(entry: Refused) -> Outcome:
    return Outcome(entry.address, entry.source_file, None, "{}", None, entry.reason, entry.message)


def condemn(job: Job) -> Part:
    """Reject the one input of a job, because it kills whatever worker reads it."""
    message = "gongbao's worker died on it (out of memory?); please report this"
    outcomes = [
        Outcome(
            *(found.address, found.source_file, found.sha256, given_text(dict(found.given))),
            reason="internal_error",
            message=f"{found.source_file}: {message}",
        )
        for found in job.found
    ]
    return Part("", job.extractor, tuple(outcomes))


def _inputs(job: Job) -> Iterator[Snapshot | Refused]:
    yield from load(job.found) if job.read is None else job.read
    yield from snapshots(job.shelf, job.kept)


def _article(snapshot: Snapshot, rows: Rows) -> Outcome:
    """Add the rows of one article to `rows`; an article that cannot be read leaves none."""
    outcome = Outcome(snapshot.address, snapshot.source_file, snapshot.sha256, given_text(snapshot.given))
    try:
        with limited(ARTICLE_SECONDS):
            document = _read(snapshot)
            article_id, own = _extract(document, snapshot)
    except Rejected as refusal:
        return replace(outcome, reason=refusal.reason, message=refusal.message)
    except Overdue:
        return replace(outcome, reason="timeout", message=_overdue(snapshot))
    except Exception as error:  # a fault of ours must not cost the other articles
        log.debug("%s: extraction failed", snapshot.address, exc_info=True)
        return replace(outcome, reason="internal_error", message=_fault(snapshot, error))
    _add(rows, own, snapshot.address)
    return replace(outcome, article_id=article_id, clue=clue_text(document), sketch=sketch(document))


def _joined(chain: Sequence[Snapshot], rows: Rows) -> list[Outcome]:
    """Add the rows of an article in several parts, under the address of the first.

    Its parts stand alone where they cannot be read as one; marked as joined, so that it is not tried in every run.
    """
    joined = chain_text([part.address for part in chain])
    apart: Rows = {name: [] for name in rows}
    alone = [_article(part, apart) for part in chain]
    try:
        with limited(ARTICLE_SECONDS):
            article_id, own = extract_snapshot(*chain)
    except (Exception, Overdue):  # each part alone could be read: nothing is lost but the join
        log.debug("%s: joining failed", chain[0].address, exc_info=True)
        for table, entries in apart.items():
            rows[table] += entries
        return [replace(outcome, joined=joined) for outcome in alone]
    _add(rows, own, chain[0].address)
    # What stands in several parts is no repost of anything: its parts' sketches are of parts.
    ids = (article_id, *(None for _ in chain[1:]))
    return [replace(one, article_id=own, joined=joined, sketch=None) for one, own in zip(alone, ids, strict=True)]


def _add(rows: Rows, own: Rows, address: str) -> None:
    for table, entries in own.items():
        rows[table] += [entry | {ADDRESS: address} for entry in entries]


def _overdue(snapshot: Snapshot) -> str:
    return f"{snapshot.source_file}: took longer than {ARTICLE_SECONDS:.0f} s; split it, and please report this"


def _fault(snapshot: Snapshot, error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}: {error}, {Path(frame.filename).name}:{frame.lineno}"
    return f"{snapshot.source_file}: gongbao failed on it ({what}); please report this"


def extract_snapshot(snapshot: Snapshot, *continued: Snapshot) -> tuple[str, Rows]:
    """The identifier and the rows of one article, with the parts that other newspaper pages continue.

    Raises Rejected, its message naming the file, when there are none.
    """
    return _extract(_read(snapshot, *continued), snapshot, *continued)


def _read(snapshot: Snapshot, *continued: Snapshot) -> Document:
    from gongbao.document import read_document

    try:
        return read_document(snapshot, *continued)
    except Rejected as refusal:
        raise Rejected(refusal.reason, f"{snapshot.source_file}: {refusal.message}") from refusal


def _extract(document: Document, snapshot: Snapshot, *continued: Snapshot) -> tuple[str, Rows]:
    from gongbao.extract import extract
    from gongbao.extract.confidence import calibrated

    return tabulate(snapshot, document, calibrated(extract(document), document.meta.article_type), continued)

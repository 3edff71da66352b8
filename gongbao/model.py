"""What the rooms of the house hand to each other: frozen results without behaviour.

All offsets are 0-based, end-exclusive, in Unicode code points of `Document.text`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


class Rejected(Exception):
    """An input that cannot become an article. `reason` is a code of `schemas/`, `message` says what to do."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message

    def __reduce__(self) -> tuple[type[Rejected], tuple[str, str]]:
        """Workers send rejections across processes; the default would lose the second argument."""
        return type(self), (self.reason, self.message)


class WrongCall(Exception):
    """The user asked for something that is not there; the message names it."""


class StoreError(Exception):
    """The store cannot be used as it is; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Bytes as found, and where. `address` is the same on every machine; `given` is what a metadata.csv says.

    The address names the input. The article's own canonical address may be another: a link in the page, a source_uri.
    """

    address: str
    source_file: str
    content: bytes
    sha256: str
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about an article besides its text. `area` is the name of the place it speaks for, if given.

    `retrieved_at` is when its bytes were fetched: ISO 8601, a day or a time in UTC.
    """

    title: str | None = None
    author: str | None = None
    author_role: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    page: str | None = None
    doc_number: str | None = None
    issuer: str | None = None
    article_type: str | None = None
    language: str = "zh"
    area: str | None = None
    source_uri: str | None = None
    retrieved_at: str | None = None
    rights: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. `parent` is an index into `Document.sections`.

    `outlook` is "back" (a review of what was done), "ahead" (plans, targets) or None.
    """

    ordinal: int
    parent: int | None
    level: int
    label: str | None
    heading: str | None
    start: int
    end: int
    outlook: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; `section` is an index into `Document.sections`, `paragraph` counts paragraphs."""

    ordinal: int
    start: int
    end: int
    paragraph: int
    section: int | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a newspaper page breaks an article: the pages it comes from and goes to, its own, its day, where printed.

    `titled` is false where the title may be a mere subheading of the continued text.
    """

    before: str | None = None
    after: str | None = None
    page: str | None = None
    day: date | None = None
    titled: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """Canonical text with its outline. Paragraphs are divided by a newline; sentences never cross one."""

    text: str
    meta: Metadata
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    warnings: tuple[str, ...] = ()
    turn: Turn | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A resolved location. `adcode` is its own GB/T 2260 code, `adcodes` itself, what holds it, or its members.

    In a document older than a change of divisions these are the codes of its day, and `current` has those of today.
    """

    name: str
    type: str
    adcode: str | None = None
    adcodes: tuple[str, ...] = ()
    parent: str | None = None
    code_version: str | None = None
    longitude: float | None = None
    latitude: float | None = None
    coordinate_precision: float | None = None
    current: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in the text; `place` is None while unresolved, `candidates` are then names with codes."""

    start: int
    end: int
    place: Place | None
    confidence: float
    within_name: bool = False
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """The mentions of one document, in order, the place it speaks for, and what a reader should know."""

    mentions: tuple[Mention, ...]
    home: Place | None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that measures something. Fields are the columns of the table `figures`."""

    start: int
    end: int
    kind: str
    value: float
    value_max: float | None
    unit: str
    unit_code: str | None
    unit_mult: int
    comparator: str
    change: str
    basis: str | None
    indicator: str | None
    indicator_code: str | None
    modality: str
    period: str | None
    period_start: date | None
    period_end: date | None
    place: Place | None
    derivation: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Measure:
    """An action of a public body. Fields are the columns of the table `measures`."""

    start: int
    end: int
    action: str
    object: str | None
    actor: str | None
    actor_implied: bool
    status: str
    instrument: str | None
    industry: tuple[str, ...]
    deadline: date | None
    confidence: float


@dataclass(frozen=True, slots=True)
class PolicyMention:
    """A policy document named in the text; `title` is the full title without 《》, also for a short form."""

    start: int
    end: int
    title: str
    doc_number: str | None = None
    issuer: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """Framework shorthand (“6+3”), and the span of the text that spells it out, if any."""

    start: int
    end: int
    expansion_start: int | None = None
    expansion_end: int | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All rows of one document."""

    places: Places
    figures: tuple[Figure, ...]
    measures: tuple[Measure, ...]
    policies: tuple[PolicyMention, ...]
    terms: tuple[Term, ...] = ()

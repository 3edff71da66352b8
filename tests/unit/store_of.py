"""A small store made by hand: tests of the store and the release need no extractor."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from gongbao.model import (
    Document,
    Extraction,
    Figure,
    Measure,
    Mention,
    Metadata,
    Place,
    Places,
    PolicyMention,
    Section,
    Sentence,
    Snapshot,
    Term,
)
from gongbao.release import promote, stage_release, write_formats
from gongbao.release.gate import validation
from gongbao.store import Catalogue, Outcome
from gongbao.store.parts import ADDRESS, write_part
from gongbao.tabulate import Rows, tabulate

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TEXT = "一、工作回顾\n发放补贴30万元。\n通州区印发《某办法》。"
PLACE = Place("通州区", "county", "110112", ("110112",), "110100", "2025-01", 116.66, 39.91, 500.0)


def figure(start: int, end: int, **changes: object) -> Figure:
    row = Figure(
        start, end, "money", 300000.0, None, "元", "CNY", 4, "=", "level", None, "补贴", None, "reported", None, None,
        None, PLACE, "30 * 10^4", 0.9,
    )  # fmt: skip
    return replace(row, **changes)  # type: ignore[arg-type]


def document(text: str = TEXT, **meta: object) -> Document:
    """Sections and sentences of `TEXT`, or of a text with the same first line."""
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    ends = [*(at - 1 for at in starts[1:]), len(text)]
    sentences = tuple(
        Sentence(n, start, end, n, 0) for n, (start, end) in enumerate(zip(starts, ends, strict=True)) if end > start
    )
    section = Section(0, None, 1, "一、", "工作回顾", 0, len(text), "back")
    return Document(text, Metadata(title="某报告", published_on=date(2025, 1, 1), **meta), (section,), sentences)  # type: ignore[arg-type]


def extraction(text: str = TEXT) -> Extraction:
    at = {word: text.index(word) for word in ("发放", "30万元", "通州区", "《某办法》")}
    end = text.index("。", at["发放"])
    place = Mention(at["通州区"], at["通州区"] + 3, PLACE, 0.95)
    measure = Measure(at["发放"], end, "发放", "补贴30万元", None, False, "done", None, (), None, 0.8)
    policy = PolicyMention(at["《某办法》"], at["《某办法》"] + 5, "某办法", None, "通州区")
    return Extraction(
        Places((place,), PLACE),
        (figure(at["30万元"], at["30万元"] + 4),),
        (measure,),
        (policy,),
        (Term(at["《某办法》"] + 1, at["《某办法》"] + 4),),
    )


def snapshot(address: str = "raw/a.txt", text: str = TEXT) -> Snapshot:
    content = text.encode()
    return Snapshot(address, address, content, sha256(content).hexdigest())


def rows_of(address: str = "raw/a.txt", text: str = TEXT, **meta: object) -> tuple[Snapshot, str, Rows]:
    source = snapshot(address, text)
    article_id, rows = tabulate(source, document(text, **meta), extraction(text))
    return source, article_id, rows


def add(catalogue: Catalogue, *articles: tuple[Snapshot, str, Rows], extractor: str = "1", given: str = "{}") -> str:
    """Write and commit a part with these articles; returns its name."""
    merged: Rows = {
        name: [row | {ADDRESS: source.address} for source, _, rows in articles for row in rows[name]]
        for name in articles[0][2]
    }
    outcomes = [Outcome(s.address, s.source_file, s.sha256, given, article_id) for s, article_id, _ in articles]
    part = write_part(catalogue.shelf, extractor, [s for s, _, _ in articles], outcomes, merged)
    catalogue.commit(part)
    return part.name


def store(folder: Path) -> Catalogue:
    """A store with one article."""
    catalogue = Catalogue(folder / "store")
    add(catalogue, rows_of())
    return catalogue


def publish(catalogue: Catalogue, output: Path, now: datetime = NOW, extractor: str = "1") -> Path:
    """A release that nobody checked: the gate takes a second, and is tested by itself."""
    staged = stage_release(catalogue, output, extractor)
    write_formats(staged.folder)
    validation(staged.folder, [])
    return promote(staged, output, now).folder

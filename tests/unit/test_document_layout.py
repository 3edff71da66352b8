"""Real-world layouts: what a page must become, as a table."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from gongbao.document import read_document
from gongbao.model import Document, Snapshot

FOLDER = Path(__file__).parents[1] / "cases"
CASES: list[dict[str, Any]] = [
    case
    for name in ("layout.yaml", "pages.yaml")
    for case in yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
]
META = ("title", "author", "author_role", "publisher", "page", "doc_number", "issuer", "article_type", "source_uri")


def read(case: dict[str, Any], encoding: str = "utf-8") -> Document:
    content = case["source"].encode(encoding)
    name = case.get("file", "page.html" if "<html" in case["source"] else "page.txt")
    return read_document(Snapshot(f"case/{name}", name, content, hashlib.sha256(content).hexdigest()))


def test_there_are_sixty_cases() -> None:
    assert len(CASES) >= 60
    assert len({case["name"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_layout(case: dict[str, Any]) -> None:
    document = read(case)
    assert document.text.split("\n") == case["paragraphs"]
    for key in META:
        if key in case:
            assert getattr(document.meta, key) == case[key], key
    if "published_on" in case:
        day = case["published_on"]
        assert document.meta.published_on == (date.fromisoformat(str(day)) if day else None)
    if "warnings" in case:
        assert list(document.warnings) == case["warnings"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_outline(case: dict[str, Any]) -> None:
    sections = read(case).sections
    for key, values in (
        ("labels", [section.label for section in sections]),
        ("headings", [section.heading for section in sections]),
        ("outlooks", [section.outlook for section in sections]),
        ("parents", [section.parent for section in sections]),
    ):
        if key in case:
            assert values == case[key], key


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize(
    "case", [case for case in CASES if "charset" not in case["source"]][::4], ids=lambda case: case["name"]
)
def test_the_encoding_does_not_matter(case: dict[str, Any], encoding: str) -> None:
    assert read(case, encoding).text == read(case).text

"""Real pages and reports, where the shared corpus is at hand: nothing is lost, no furniture stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from gongbao.document import read_document
from gongbao.document.blocks import squeeze
from gongbao.document.decode import decode
from gongbao.model import Document, Snapshot

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not here")
STAMP = re.compile(r"[-—]*[(（]更新时间戳:\d+[)）]")


def read(path: Path) -> Document:
    return read_document(Snapshot(path.name, path.name, path.read_bytes(), "0" * 64))


def expected(path: Path) -> str:
    """Title and article of a page, without white space, from its two elements."""
    tree = LexborHTMLParser(decode(path.read_bytes()).text)
    title, body = tree.css_first("h1"), tree.css_first(".TRS_Editor")
    assert title is not None
    assert body is not None
    return STAMP.sub("", squeeze(title.text() + body.text()))


@needs_corpus
def test_news_pages_lose_nothing() -> None:
    paths = sorted((CORPUS / "news").glob("*.html"))
    assert len(paths) > 100
    wrong = []
    for path in paths:
        document = read(path)
        assert document.meta.title
        assert document.meta.published_on
        assert document.meta.publisher
        assert document.meta.article_type == "news"
        if squeeze(document.text) != expected(path):
            wrong.append(path.name)
    # A title that the article repeats as its first line stands once.
    assert len(wrong) <= 1, wrong


@needs_corpus
def test_work_reports_have_their_front_and_two_halves() -> None:
    for path in sorted((CORPUS / "reports").glob("*.txt")):
        document = read(path)
        assert document.meta.title == "政府工作报告"
        assert document.meta.author
        assert document.meta.author_role == "海拉尔区人民政府区长"
        assert str(document.meta.published_on).startswith(path.stem[-4:])
        top = [section.outlook for section in document.sections if section.level == 1 and section.label]
        assert top[0] == "back"
        assert set(top[1:]) == {"ahead"}


@needs_corpus
def test_the_essay_is_whole_again() -> None:
    document = read(CORPUS / "essay" / "seed.txt")
    assert document.meta.page == "1"
    assert document.meta.article_type == "essay"
    assert [section.outlook for section in document.sections] == ["back"] * 5 + ["ahead"] * 5
    paragraphs = document.text.split("\n")
    body = [paragraph for paragraph in paragraphs if len(paragraph) > 60]
    assert all(paragraph.endswith("。") for paragraph in body)

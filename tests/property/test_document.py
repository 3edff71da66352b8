"""Whatever the bytes: a document that keeps its promises, or a Rejected."""

from __future__ import annotations

import html

from hypothesis import given, settings
from hypothesis import strategies as st

from gongbao.document import read_document
from gongbao.document.blocks import squeeze
from gongbao.document.sentences import cut
from gongbao.model import Document, Rejected, Snapshot

WORDS = st.sampled_from(
    [
        *(
            "全市生产总值完成235.2亿元",
            "，同比增长18.5%",
            "。",
            "；",
            "\n",
            "\n\n",
            "　　",
            "一、",
            "（二）",
            "3.",
            "第五条 ",
            "一是",
            "——",
        ),
        *(
            "工作回顾",
            "工作安排",
            "“",
            "”",
            "《",
            "》",
            "（",
            "）",
            "来源：某日报",
            "发布时间：2023-01-02",
            "责任编辑：张三",
            "- 3 -",
        ),
        *(
            "2013年2月28日",
            "区长 张三",
            "（上接1版）",
            "（下转第四版）",
            "\t",
            " ",
            "\u200b",
            "\u2028",
            "\ue000",
            "萬(wàn)",
            "1",
            ".",
            "5",
        ),
        *("# ", "**", "[a](b)", "| a | b |", "&amp;", "&nbsp;", "<", ">", "12\u00a0000", "相关链接", "版权所有"),
    ]
)
TAGS = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<br>",
            "<div>",
            "</div>",
            "<div class='TRS_Editor'>",
            "<table>",
            "</table>",
            "<tr>",
            "<td>",
            "</td>",
            "<h1>",
        ),
        *(
            "</h1>",
            "<h2>",
            "</h2>",
            "<li>",
            "<span>",
            "</span>",
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "<a href='x'>",
            "</a>",
            "<td",
            "&#0;",
        ),
    ]
)
PLAIN = st.lists(WORDS, max_size=60).map("".join)
PAGE = st.lists(st.one_of(WORDS, TAGS), max_size=80).map(lambda parts: "<html><body>" + "".join(parts))


def read(content: bytes, name: str) -> Document | None:
    try:
        return read_document(Snapshot(f"any/{name}", name, content, "0" * 64))
    except Rejected as rejected:
        assert rejected.reason
        assert rejected.message
        return None


def check(document: Document) -> None:
    """Paragraphs, sentences and sections as the model promises them."""
    text = document.text
    assert all(paragraph and paragraph == paragraph.strip() for paragraph in text.split("\n"))
    at = 0
    for number, sentence in enumerate(document.sentences):
        assert sentence.ordinal == number
        assert sentence.start == at < sentence.end
        assert "\n" not in text[sentence.start : sentence.end]
        at = sentence.end + (text[sentence.end : sentence.end + 1] == "\n")
        section = document.sections[sentence.section] if sentence.section is not None else None
        assert section is None or section.start <= sentence.start <= sentence.end <= section.end
    assert at == len(text)
    check_sections(document)


def check_sections(document: Document) -> None:
    last: dict[int | None, int] = {}
    for number, section in enumerate(document.sections):
        assert section.ordinal == number
        assert 0 <= section.start < section.end <= len(document.text)
        parent = document.sections[section.parent] if section.parent is not None else None
        assert parent is None or (parent.start <= section.start and section.end <= parent.end)
        assert (parent.level if parent else 0) + 1 == section.level
        assert last.get(section.parent, -1) < section.start  # siblings follow each other without overlap
        last[section.parent] = section.end - 1


def is_subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(char in rest for char in part)


@given(PLAIN)
@settings(max_examples=150, deadline=None)
def test_plain_text_is_kept_and_tiled(source: str) -> None:
    document = read(source.encode(), "a.txt")
    if document:
        check(document)
        assert is_subsequence(squeeze(document.text), squeeze(source))


@given(PLAIN)
@settings(max_examples=60, deadline=None)
def test_markdown_is_kept_and_tiled(source: str) -> None:
    document = read(source.encode(), "a.md")
    if document:
        check(document)
        assert is_subsequence(squeeze(document.text), squeeze(source))


@given(PAGE)
@settings(max_examples=150, deadline=None)
def test_pages_are_kept_and_tiled(source: str) -> None:
    document = read(source.encode(), "a.html")
    if document:
        check(document)
        body = squeeze(html.unescape(source))
        assert is_subsequence(squeeze(document.text), body + body)  # the title may stand before what it stood after


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html><body>", b"\xff\xfe", b"\xef\xbb\xbf", b"# "]),
)
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_rejected(content: bytes, head: bytes) -> None:
    document = read(head + content, "a.html" if b"html" in head else "a.txt")
    if document:
        check(document)


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_tiled(source: str) -> None:
    for encoding in ("utf-8", "utf-16"):
        document = read(source.encode(encoding, errors="ignore"), "a.txt")
        if document:
            check(document)


SENTENCES = st.sampled_from(
    [
        "全县实现地区生产总值一百五十六亿元，增长百分之六点八，增速高于全市平均水平。",
        "新开工项目四十六个，竣工投产二十三个，完成投资八十六亿元，其中技术改造投资占比三成以上。",
        "各乡镇要压实责任，加快补齐农村供水、污水治理和道路管护等方面的短板；有关部门要做好服务。",
        "培育高新技术企业十九家，转化科技成果五十八项，研发投入持续增加，创新生态更加完善。",
        "城镇新增就业三千二百人，改造老旧小区十二个，惠及居民四千余户，群众满意度保持在较高水平。",
    ]
)
PARAGRAPHS = st.lists(
    st.lists(SENTENCES, min_size=2, max_size=5, unique=True).map("".join), min_size=4, max_size=8, unique=True
)


def set_in_lines(paragraph: str, width: int, indent: str) -> list[str]:
    text = indent + paragraph
    return [text[at : at + width] for at in range(0, len(text), width)]


@given(PARAGRAPHS, st.integers(18, 36), st.sampled_from(["indents", "gaps", "both"]))
@settings(max_examples=60, deadline=None)
def test_wrapped_paragraphs_are_put_together(paragraphs: list[str], width: int, marks: str) -> None:
    indent = "" if marks == "gaps" else "　　"
    broken = ["\n".join(set_in_lines(paragraph, width, indent)) for paragraph in paragraphs]
    document = read(("\n" if marks == "indents" else "\n\n").join(broken).encode(), "a.txt")
    assert document
    assert document.text.split("\n") == paragraphs


@given(PLAIN)
def test_sentences_tile_a_paragraph(source: str) -> None:
    paragraph = source.replace("\n", "")
    assert "".join(paragraph[start:end] for start, end in cut(paragraph)) == paragraph

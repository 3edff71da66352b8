"""Formats: what is read, what is rejected and what the rejection says."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from gongbao.document import read_document
from gongbao.model import Document, Rejected, Snapshot
from tests.unit.pdf_maker import make_pdf, wrap

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = "全县完成固定资产投资86亿元，同比增长12%，新开工项目46个。"


def read(content: bytes, name: str = "file.txt", **given: str) -> Document:
    return read_document(Snapshot(f"test/{name}", name, content, "0" * 64, given))


def docx(body: str, styles: str = "", **parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/styles.xml", f"<w:styles {W}>{styles}</w:styles>")
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def p(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def test_docx() -> None:
    names = (("a1", "heading 1"), ("a0", "Title"))
    styles = "".join(f'<w:style w:styleId="{key}"><w:name w:val="{name}"/></w:style>' for key, name in names)
    table = f"<w:tbl><w:tr><w:tc>{p('指标')}</w:tc><w:tc>{p('总量')}</w:tc></w:tr></w:tbl>"
    deleted = "<w:del><w:r><w:delText>旧文</w:delText><w:t>旧字</w:t></w:r></w:del>"
    removed = f"<w:p><w:r><w:t>全年</w:t></w:r>{deleted}<w:r><w:t>稳定。</w:t></w:r></w:p>"
    content = docx(p("年度工作总结", "a0") + p("工作回顾", "a1") + p(BODY) + table + removed, styles)
    document = read(content)
    assert document.text.split("\n") == ["年度工作总结", "工作回顾", BODY, "指标\t总量", "全年稳定。"]
    assert document.meta.title == "年度工作总结"
    assert [section.outlook for section in document.sections] == ["back"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"{\\rtf1\\ansi text}", "legacy_format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "legacy_format"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "unknown_format"),
        (b"\x1f\x8b\x08" + b"\x00" * 50, "unknown_format"),
        (b"PK\x03\x04" + b"\x00" * 50, "damaged"),
        (b"%PDF-1.4 nothing here", "damaged"),
        (b"plain English words only, nothing Chinese at all in here.", "no_text"),
        (b"<html><body><img src='a.png'></body></html>", "no_text"),
        (
            "\n".join(
                ["我县召开工作会议", "我县开展专项检查", "我县启动项目建设", "我县举办文化活动", "我县组织植树造林"]
            ).encode(),
            "titles_only",
        ),
        ("XX区完成投资XX亿元，增长XX%。XX街道新建学校XX所，XX镇修路XX公里。".encode(), "template_page"),
        ("真人娱乐开户送彩金，在线投注就来皇冠体育，时时彩平台首存送好礼。".encode(), "spam"),
    ],
)
def test_rejections(content: bytes, reason: str) -> None:
    with pytest.raises(Rejected) as caught:
        read(content)
    assert caught.value.reason == reason
    assert len(caught.value.message) > 20


def test_rejection_of_old_formats_says_how_to_convert() -> None:
    with pytest.raises(Rejected, match="convert-to docx"):
        read(b"{\\rtf1}")


@pytest.mark.parametrize("name", ["rows.json", "metadata.CSV", "a.b.yaml", "notes.log"])
def test_text_under_a_name_that_is_no_articles(name: str) -> None:
    with pytest.raises(Rejected, match=r"Rename it to \.txt") as caught:
        read(BODY.encode(), name)
    assert caught.value.reason == "unknown_format"


@pytest.mark.parametrize("name", ["公报", "1.关于冷链的通知", "a.TXT", "a.md", "content_1.do", "a/b.c/notice"])
def test_names_of_articles(name: str) -> None:
    assert BODY in read(BODY.encode(), name).text


def test_a_page_is_told_by_its_markup_whatever_its_name() -> None:
    assert BODY in read(f"<html><body><p>{BODY}</p></body></html>".encode(), "index.action").text


def test_too_large() -> None:
    with pytest.raises(Rejected) as caught:
        read(b"a" * ((64 << 20) + 1))
    assert caught.value.reason == "too_large"


def test_a_zip_that_is_no_docx() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", BODY)
    with pytest.raises(Rejected) as caught:
        read(buffer.getvalue())
    assert caught.value.reason == "unknown_format"


def test_docx_bomb() -> None:
    with pytest.raises(Rejected) as caught:
        read(docx("<w:p/>" * (11 << 20)))
    assert caught.value.reason == "too_large"


def test_docx_entities_are_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        kind = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
        text = f"{kind}<w:document {W}><w:body>{p('&e;')}</w:body></w:document>"
        archive.writestr("word/document.xml", text)
    with pytest.raises(Rejected) as caught:
        read(buffer.getvalue())
    assert caught.value.reason == "damaged"


def test_tags_without_end_are_refused() -> None:
    with pytest.raises(Rejected) as caught:
        read(b"<html><body>" + b"<div>" * 40_000 + BODY.encode(), "a.html")
    assert caught.value.reason == "damaged"


LONG = (
    "全市生产总值完成{}亿元，同比增长6.3%，其中第三产业增加值占比达到58.2%，"
    "新增规模以上工业企业46家，城镇新增就业3.2万人。"
)


def page(number: int, width: int, lefts: tuple[int, ...]) -> list[tuple[float, float, float, str]]:
    lines: list[tuple[float, float, float, str]] = [(72, 815, 9, "临江市年度报告汇编"), (280, 30, 10, f"- {number} -")]
    for column, left in enumerate(lefts):
        y = 740.0
        for paragraph in range(4):
            wrapped, y = wrap(LONG.format(1000 + 100 * number + 10 * column + paragraph), width, left, y)
            lines += wrapped
    return lines


@pytest.mark.parametrize(("width", "lefts"), [(36, (72,)), (18, (60, 320))])
def test_pdf_columns_running_headers_and_wraps(width: int, lefts: tuple[int, ...]) -> None:
    document = read(make_pdf([page(number, width, lefts) for number in (1, 2, 3)]))
    expected = [
        LONG.format(1000 + 100 * number + 10 * column + paragraph)
        for number in (1, 2, 3)
        for column in range(len(lefts))
        for paragraph in range(4)
    ]
    assert document.text.split("\n") == expected


def test_pdf_title_and_table() -> None:
    lines: list[tuple[float, float, float, str]] = [(100, 740, 22, "关于推动全区高质量发展的报告")]
    wrapped, y = wrap(LONG.format(235), 36, 72, 700)
    lines += wrapped
    cells = (("指标", "总量（亿元）", "增长（%）"), ("地区生产总值", "235.2", "18.5"), ("财政收入", "20.67", "28.8"))
    for number, row in enumerate(cells):
        lines += [(x, y - 20 * number, 12, text) for x, text in zip((72, 250, 400), row, strict=True)]
    document = read(make_pdf([lines]))
    assert document.meta.title == "关于推动全区高质量发展的报告"
    assert document.text.split("\n")[1:] == [LONG.format(235), *("\t".join(row) for row in cells)]


def test_pdf_without_text_layer() -> None:
    with pytest.raises(Rejected, match="OCR") as caught:
        read(make_pdf([[]]))
    assert caught.value.reason == "no_text"


def test_what_is_given_wins() -> None:
    document = read(
        f"标题一行\n{BODY}".encode(),
        "20200101.txt",
        title="真正的标题",
        author="张三",
        published_on="2021年3月5日",
        publisher="临江日报",
        area="临江区",
        doc_number="临政发〔2021〕1号",
        source_uri="https://example.cn/1",
        rights="CC-BY-4.0",
    )
    meta = document.meta
    assert (meta.title, meta.author, meta.published_on) == ("真正的标题", "张三", date(2021, 3, 5))
    assert (meta.publisher, meta.area, meta.doc_number) == ("临江日报", "临江区", "临政发〔2021〕1号")
    assert (meta.source_uri, meta.rights) == ("https://example.cn/1", "open")


def test_a_given_date_that_is_none_is_a_warning() -> None:
    document = read(f"标题一行\n{BODY}".encode(), "a.txt", published_on="去年")
    assert document.meta.published_on is None
    assert any("published_on" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("2026-11-24", "2026-11-24"),
        ("2026-11-24T09:30:00Z", "2026-11-24T09:30:00Z"),
        ("2026-11-24T09:30:00+08:00", "2026-11-24T01:30:00Z"),
        ("2026-11-24 09:30", "2026-11-24T09:30:00Z"),
        ("昨天", None),
    ],
)
def test_the_time_of_retrieval_is_told_in_utc(said: str, told: str | None) -> None:
    content = "标题\n正文在此，只有一句。".encode()
    found = read_document(Snapshot("a.txt", "a.txt", content, "0", {"retrieved_at": said}))
    assert found.meta.retrieved_at == told
    assert bool(found.warnings) == (told is None)

"""PDF as producers make it: sheets turned any way, fonts that are not embedded, tables, locked files.

Where no Chinese font is installed, pdfium itself leaves out a text object of one such character, and one of only such
characters on a turned sheet: hence the digits in them.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gongbao.document import read_document
from gongbao.model import Document, Rejected, Snapshot
from tests.unit.pdf_maker import Text, make_pdf, wrap

BODY = (
    "全市坚持项目为王，全年签约亿元以上项目146个，到位资金320.5亿元，同比增长12.6%，新建高标准厂房92万平方米。",
    "规上工业增加值增长8.2%，新增专精特新企业35家，建成智能工厂12家、数字化车间48个，工业技改投资增长15.3%。",
)
TABLE = (("指标", "单位", "绝对数"), ("地区生产总值", "亿元", "1286.5"), ("粮食总产量", "万吨", "52.3"))


def read(content: bytes) -> Document:
    return read_document(Snapshot("test/a.pdf", "a.pdf", content, "0" * 64))


def page(head: str | None = None) -> list[Text]:
    texts: list[Text] = [(200, 760, 20, "产业强市2026")]
    if head:
        texts.insert(0, (250, 815, 9, head))
    top = 700.0
    for paragraph in BODY:
        lines, top = wrap(paragraph, 36, 60, top)
        texts += lines
    return texts


def cells(lefts: tuple[int, ...], table: Sequence[Sequence[str]] = TABLE, top: float = 560) -> list[Text]:
    rows = enumerate(table)
    return [(x, top - 24 * n, 10, cell) for n, row in rows for x, cell in zip(lefts, row, strict=True)]


@pytest.mark.parametrize("way", ["right", "up", "down", "left"])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_whatever_way_the_sheet_was_turned(way: str, rotate: int) -> None:
    table = [("表1", "2024年", "2025年"), ("1号项目", "1080.2", "1286.5"), ("2号项目", "51.6", "52.3")]
    document = read(make_pdf([page() + cells((60, 200, 320), table)], way, rotate))
    assert document.meta.title == "产业强市2026"
    assert document.text.split("\n")[1:] == [*BODY, *map("\t".join, table)]


def test_cells_of_a_font_that_is_not_embedded_are_kept() -> None:
    document = read(make_pdf([page() + cells((60, 134, 200))]))  # ten points of space at least
    assert document.text.endswith("\n".join(map("\t".join, TABLE)))


def test_two_numbers_beside_each_other_are_never_one() -> None:
    numbers = [(60, 560, 10, "1286.5"), (126, 560, 10, "6.2"), (60, 540, 10, "560.2"), (126, 540, 10, "5.8")]
    texts = [*page(), *numbers]
    assert read(make_pdf([texts])).text.endswith("1286.5\t6.2\n560.2\t5.8")


def test_a_short_line_stands_where_it_is_and_not_where_its_words_stood_before() -> None:
    texts: list[Text] = [
        (84, 700, 12, "工业增加值增长12.6%，技改投资增长12.6%，新增规模以上企业36家，增长"),
        (60, 680, 12, "12.6%。"),
    ]
    lines, _ = wrap(BODY[1], 36, 60, 660)
    assert read(make_pdf([texts + lines])).text.split("\n") == [texts[0][3] + texts[1][3], BODY[1]]


def test_the_running_header_of_a_single_page() -> None:
    assert read(make_pdf([page("某市人民政府公报")])).text.split("\n")[0] == "产业强市2026"


def test_spaces_that_the_page_has_stay() -> None:
    texts = [(60, 760, 20, "产业强市2026 奋勇争先"), *page()[1:]]
    assert read(make_pdf([texts])).meta.title == "产业强市2026 奋勇争先"


def test_locked() -> None:
    with pytest.raises(Rejected, match="encrypted") as refused:
        read(make_pdf([page()], locked=True))
    assert refused.value.reason == "damaged"

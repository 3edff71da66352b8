"""What stands above the element that holds the article: title, subtitle, author and info lines."""

from __future__ import annotations

import re
from itertools import pairwise

from gongbao.document.blocks import BLANK, Block, Page, squeeze
from gongbao.document.byline import is_author_line, read_byline
from gongbao.document.dates import first_date, is_date_line
from gongbao.document.furniture import is_chrome, is_info
from gongbao.document.turns import note_turn

_SUBTITLE = re.compile(r"(?:——|--+|—|－－)\s*[\u3400-\u9fff“《12]")
_SITE = re.compile(r".*(?:网|网站|政府|报|频道|客户端|数字报|电子报|电子版|门户|栏目|正文)")
_LABELS = {
    **dict.fromkeys(("标题", "名称", "信息名称", "文件名称"), "title"),
    **dict.fromkeys(("发文字号", "文号", "文件编号", "发文文号"), "doc_number"),
    **dict.fromkeys(("发文机关", "发布机构", "发文机构", "制发机关", "发布单位", "发文单位"), "issuer"),
}
_ALIKE = 0.75  # of the pairs of characters
_BESIDE = re.compile(r"[12]\d{3}[年./-]\d{1,2}[月./-]\d{1,2}日?|第?[A-Z]?\d{1,2}版|\d{1,2}:\d{2}(?::\d{2})?|星期.")
_REACH = 12  # blocks between title and article
_SHORTEST, _TELLING, _LONGEST = 4, 8, 120  # characters of a title; a shorter one may be the name of a column


def with_masthead(before: list[Block], article: list[Block], page: Page) -> list[Block]:
    """The article's blocks with the title and the lines that belong to it before them; `before` is all above."""
    _note_page(before, page)
    _note_table(before, page)
    at = _title_at(before, page)
    if at is None:
        return article
    end = _title_end(before, at)
    title = "".join(block.text for block in before[at:end])
    page.says.setdefault("h1", title)
    if squeeze(title) in [squeeze(block.text) for block in article[:4]] or _is_split(title, article):
        return article
    for block in before[end : end + _REACH]:
        _note_line(block.text, page)
    below = [block for block in before[end : end + _REACH] if _belongs(block.text)]
    return [Block(title, 1, True), *below, *article]


def _title_at(before: list[Block], page: Page) -> int | None:
    """The block that is the title: as the page states it, else marked as one, else by its place above the article."""
    stated = squeeze(page.says.get("title", ""))
    texts = ["" if _is_no_title(block) else squeeze(block.text) for block in before]
    if stated in texts and len(stated) >= _SHORTEST:
        return len(texts) - 1 - texts[::-1].index(stated)
    marked = [at for at, block in enumerate(before) if block.heading == 1 and len(texts[at]) >= _SHORTEST]
    if marked:
        return marked[0]
    parts = [at for at, text in enumerate(texts) if _is_part(text, stated)]
    if parts:
        return max(parts, key=lambda at: (len(texts[at]), at))
    return _title_by_place(before, texts) if len(stated) < _TELLING else None


def _is_no_title(block: Block) -> bool:
    return block.row or len(block.text) > _LONGEST or is_chrome(block.text)


def _title_by_place(before: list[Block], texts: list[str]) -> int | None:
    """The last line above the article that is neither chrome nor byline, where the page states no title."""
    for at in range(len(before) - 1, max(-1, len(before) - _REACH), -1):
        if texts[at] and not _belongs(before[at].text):
            short = len(texts[at]) < _TELLING or texts[at][-1] in "。；：，、"
            return None if short else at
    return None


def _is_part(text: str, stated: str) -> bool:
    """Whether a line and the stated title are the same, site names aside."""
    if len(text) < _SHORTEST or not stated or _SITE.fullmatch(text):
        return False
    if text in stated:
        return 3 * len(text) >= len(stated)
    return len(stated) >= _TELLING and (stated in text or _are_alike(text, stated))


def _are_alike(text: str, stated: str) -> bool:
    """Whether two titles differ in a few words at most: the head of a page often shortens them."""
    first, second = ({title[at : at + 2] for at in range(len(title) - 1)} for title in (text, stated))
    return len(first & second) >= _ALIKE * max(len(first), len(second))


def _title_end(before: list[Block], at: int) -> int:
    """A heading whose lines `<br>` divides is one."""
    end = at + 1
    while end < len(before) and before[at].heading == 1 and before[end].heading == 1 and not before[end].gap:
        end += 1
    return end


def _is_split(title: str, article: list[Block]) -> bool:
    """Whether the article opens with the title over several lines."""
    return squeeze("".join(block.text for block in article[:3])).startswith(squeeze(title))


def _belongs(text: str) -> bool:
    if len(text) > 100 or is_chrome(text):
        return False
    return bool(_SUBTITLE.match(text)) or _is_byline(text) or is_date_line(text) or is_info(text)


def _is_byline(text: str) -> bool:
    return text.count("：") + text.count(":") < 2 and is_author_line(text)


def _note_line(text: str, page: Page) -> None:
    """What a line under the title says of day and writer: 某某日报记者 某某　2024年11月12日."""
    if len(text) > 60 or not first_date(text):
        return
    page.says.setdefault("stamp", text)
    rest = _BESIDE.sub("", text)
    byline = read_byline(rest[max(rest.find("记者"), 0) :].strip(BLANK))
    if byline and byline.author:
        page.says.setdefault("writer", byline.author)


def _note_page(before: list[Block], page: Page) -> None:
    """The page of a newspaper, and its date where that stands beside it."""
    lines = [block.text for block in before if len(block.text) <= 60]
    named = sum(note_turn(line, page) for line in lines)
    dates = [cell for line in lines for cell in line.split("\t") if named and is_date_line(cell)]
    if dates:
        page.says.setdefault("stamp", dates[0])


def _note_table(before: list[Block], page: Page) -> None:
    """What a table of labels says: 发文字号, 发文机关, 名称."""
    for block in before:
        cells = block.text.split("\t") if block.row else ()
        for label, value in pairwise(cells):
            key = _LABELS.get(squeeze(label).strip(":："))
            if key and value[-1] not in ":：":
                page.says.setdefault(key, value)

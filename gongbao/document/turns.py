"""Newspaper pages: （上接1版）, （下转第四版）, 第03版：要闻. Noted and taken out of the text."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from gongbao.document.blocks import Block, Page, squeeze
from gongbao.model import Turn

_NUMBER = "(?:第?(?:[0-9A-Za-z０-９]{1,4}|[一二三四五六七八九十]{1,3}|头)版|第?[A-Z][0-9]{1,2})"
_TURN = re.compile(rf"(?:(?P<back>上接|紧接|接)|下转|转)(?P<number>{_NUMBER})[^。，；]{{0,20}}")
_OPENS, _CLOSES, _ARROWS = "(（【[", ")）】]", "▶►▷→◀◄◁←>＞<＜"
_RIM = _OPENS + _CLOSES + _ARROWS
_AT_START = re.compile(r"[(（【\[][^()（）【】\[\]。，；]{3,32}[)）】\]]\s*")
_AT_END = re.compile(r"[(（【\[][^()（）【】\[\]。，；]{3,32}[)）】\]]$")
_REACH = 36  # the longest turn, brackets included
_DATE = r"(?P<date>[12]\d{3}年\d{1,2}月\d{1,2}日)?(?:星期.)?"
_PAGE_LINE = re.compile(
    rf"{_DATE}(?:第(?P<page>[A-Za-z]{{0,2}}\d{{1,3}})版|(?P<page2>[A-Z]\d{{1,2}})版?)[:：]?[\u3400-\u9fff·]{{0,8}}"
)
_HAN = {char: number for number, char in enumerate("一二三四五六七八九", 1)}


def note_turn(text: str, page: Page) -> bool:
    """Whether the line only turns to another page or names the page; notes it."""
    line = squeeze(text) if len(text) <= 60 else ""
    if _noted(line, page):
        return True
    named = _PAGE_LINE.fullmatch(line)
    if named:
        page.says.setdefault("page", (named["page"] or named["page2"]).lstrip("0"))
        if named["date"]:
            page.says.setdefault("stamp", named["date"])
    return named is not None


def without_turns(block: Block, page: Page) -> Block:
    """A paragraph without the turn at its start or end."""
    text = block.text
    head = _AT_START.match(text) if text[0] in _OPENS else None
    if head and head.end() < len(text) and _noted(squeeze(head.group()), page):
        text = text[head.end() :]
    tail = _AT_END.search(text[-_REACH:]) if text[-1] in _CLOSES else None
    if tail and len(tail.group()) < len(text) and _noted(squeeze(tail.group()), page):
        text = text[: -len(tail.group())]
    return block if text is block.text else block._replace(text=text.strip())


def drop_from_titles(page: Page) -> None:
    """The titles that the page states, without the turn that some newspapers put into them."""
    for key in ("h1", "title"):
        if page.says.get(key):
            title = without_turns(Block(page.says.pop(key)), page).text
            if not note_turn(title, page):
                page.says[key] = title


def opens_with_turn(blocks: list[Block]) -> bool:
    """Whether a text is turned from another page before it says anything: a title below may be a mere subheading."""
    noted = Page([])
    for block in blocks:
        named = note_turn(block.text, noted)
        if not named:
            without_turns(block, noted)
        if "turned_from" in noted.says or not named:
            break
    return "turned_from" in noted.says


def read_turn(page: Page, day: date | None, titled: bool) -> Turn | None:
    """Where the page, printed on `day`, breaks the article; None for a whole one."""
    before, after = page_name(page.says.get("turned_from")), page_name(page.says.get("turns_to"))
    return Turn(before, after, page_name(page.says.get("page")), day, titled) if before or after else None


def turn_warnings(page: Page) -> list[str]:
    """What a reader of a part should know."""
    turns = (("continued from", "turned_from"), ("continues on", "turns_to"))
    return [f"part of an article: {words} {page.says[key]}" for words, key in turns if key in page.says]


def page_name(printed: str | None) -> str | None:
    """The name of a newspaper page however it is printed: 第四版, 04版 → 4; A01版 → A1; 头版 → 1."""
    if not printed:
        return None
    words = unicodedata.normalize("NFKC", printed).strip("第版").upper()
    if words == "头":
        return "1"
    tens, ten, ones = words.rpartition("十")
    if ten:
        return str(10 * _HAN.get(tens, 1) + _HAN.get(ones, 0))
    return str(_HAN[words]) if words in _HAN else _unpadded(words)


def _unpadded(name: str) -> str:
    """A04 → A4."""
    return re.sub("(?<![0-9])0+(?=[0-9])", "", name)


def _noted(line: str, page: Page) -> bool:
    """Whether `line` is a turn and nothing else; notes it."""
    turn = _TURN.fullmatch(line.strip(_RIM))
    if turn:
        page.says.setdefault("turned_from" if turn["back"] else "turns_to", turn["number"])
    return turn is not None

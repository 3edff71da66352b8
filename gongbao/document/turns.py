"""Newspaper pages: （上接1版）, （下转第四版）, 第03版：要闻. Noted and taken out of the text."""

from __future__ import annotations

import re

from gongbao.document.blocks import Block, Page, squeeze

_NUMBER = "第?[0-9A-Za-z０-９一二三四五六七八九十]{1,4}版"
_FROM = re.compile(rf"(?:上接|紧接|接)({_NUMBER})")
_TO = re.compile(rf"(?:下转|转)({_NUMBER})")
_LINE = re.compile(rf"[(（【\[]?(?:上接|紧接|接|下转|转){_NUMBER}[^。，；]{{0,20}}[)）】\]]?")
_AT_END = re.compile(rf"[(（【\[]\s*(?:下转|转)\s*{_NUMBER}[^()（）。，；]{{0,12}}[)）】\]]$")
_AT_START = re.compile(rf"[(（【\[]\s*(?:上接|紧接)\s*{_NUMBER}[^()（）。，；]{{0,12}}[)）】\]]\s*")
_DATE = r"(?P<date>[12]\d{3}年\d{1,2}月\d{1,2}日)?(?:星期.)?"
_PAGE_LINE = re.compile(
    rf"{_DATE}(?:第0?(?P<page>[A-Z]?\d{{1,3}})版|(?P<page2>[A-Z]\d{{1,2}})版?)[:：]?[\u3400-\u9fff·]{{0,8}}"
)


def note_turn(text: str, page: Page) -> bool:
    """Whether the line only turns to another page or names the page; notes it."""
    line = squeeze(text) if len(text) <= 60 else ""
    if _LINE.fullmatch(line):
        _note(line, page)
        return True
    named = _PAGE_LINE.fullmatch(line)
    if named:
        page.says.setdefault("page", named["page"] or named["page2"])
        if named["date"]:
            page.says.setdefault("stamp", named["date"])
    return named is not None


def without_turns(block: Block, page: Page) -> Block:
    """A paragraph without the turn at its start or end."""
    text = block.text
    for pattern in (_AT_START, _AT_END):
        match = pattern.search(text) if text[0] in "(（【[" or text[-1] in ")）】]" else None
        if match and len(match.group(0)) < len(text) and (pattern is _AT_END or match.start() == 0):
            _note(squeeze(match.group(0)), page)
            text = text[: match.start()] + text[match.end() :]
    return block if text is block.text else block._replace(text=text.strip())


def _note(line: str, page: Page) -> None:
    before, after = _FROM.search(line), _TO.search(line)
    if before:
        page.says.setdefault("page", re.sub("[第版]", "", before.group(1)))
        page.warnings.append(f"part of an article: continued from {before.group(1)}")
    elif after:
        page.warnings.append(f"part of an article: continues on {after.group(1)}")

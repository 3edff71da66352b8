"""Pages that are no article: nothing but titles, templates, advertising."""

from __future__ import annotations

import re

from gongbao.document.blocks import Page, has_han_text, squeeze
from gongbao.document.furniture import count_spam
from gongbao.model import Rejected

_PLACEHOLDER = re.compile(
    r"(?<![A-Za-z])[XxＸ×]{2,}(?=[省市区县镇乡村街年月日元万亿%])|(?<=[\u3400-\u9fff])[XＸ×]{2,}(?=[\u3400-\u9fff])"
)
_MARKS = "XxＸ×"
_STOP = re.compile("[。；！？]")


def refuse_blocks(page: Page) -> None:
    """Raise Rejected if what is left of a page is no article."""
    text = "\n".join(block.text for block in page.blocks)
    if not has_han_text(text, 10):
        raise Rejected("no_text", "Hardly any Chinese text is left without the page's own furniture. Check the page.")
    if not _STOP.search(text) and not any(block.row for block in page.blocks):
        _refuse_titles(page)
    if count_spam(text) * 80 >= len(text):
        raise Rejected("spam", "The page is advertising, not an article. Leave it out or fetch the original again.")
    blanks = len(_PLACEHOLDER.findall(text)) if any(mark in text for mark in _MARKS) else 0
    if blanks >= 3 and blanks * 150 >= len(squeeze(text)):
        raise Rejected("template_page", f"The page is a template: {blanks} places such as XX区 are not filled in.")


def _refuse_titles(page: Page) -> None:
    longest = max(len(block.text) for block in page.blocks)
    if sum(any(char.isdigit() for char in block.text) for block in page.blocks) * 2 > len(page.blocks):
        return  # figures line by line are an article of a kind
    if longest < 45 and (len(page.blocks) >= 5 or sum(len(block.text) for block in page.blocks) < 60):
        raise Rejected("titles_only", "The page only lists titles. Add the pages of the articles themselves.")

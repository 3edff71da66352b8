"""What a release says to people, in Chinese and English: pages made from schemas/ and the checked files.

A new page is a template, a function Facts → None, and a line in `PAGES`. Pages load nothing from anywhere.
"""

from __future__ import annotations

from collections.abc import Callable

from gongbao.release.describe import Facts
from gongbao.release.pages.card import card
from gongbao.release.pages.changelog import changelog
from gongbao.release.pages.dictionary import dictionary
from gongbao.release.pages.quality import quality
from gongbao.release.pages.validation import validation_page

PAGES: tuple[Callable[[Facts], None], ...] = (dictionary, validation_page, changelog, quality, card)

__all__ = ["write_pages"]


def write_pages(facts: Facts) -> None:
    """Write every page into the folder of the release."""
    for write in PAGES:
        write(facts)

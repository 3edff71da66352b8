"""Page chrome in lines of text: dropped, after what it says of source, date and page was noted."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise

from gongbao import lexicon
from gongbao.document.blocks import Block, Page, squeeze
from gongbao.document.turns import note_turn, without_turns

_LONGEST = 320  # no line of chrome is longer
# Not after a Chinese character: 资金来源：… and 申报时间：… are the article's own.
_SOURCE = re.compile(
    r"(?<![\u3400-\u9fff])(?:信息|稿件|文章|新闻|文件|发布)?(?:来源|出处|稿源|发布机构|发布单位)[:：]\s*([^\s|｜:：。；]{2,40})"
)
_STAMP = re.compile(
    r"(?<![\u3400-\u9fff])(?:(?:发布|发表|更新|成文|公开|发文|印发|刊发|上传|录入|撰写|生成)(?:时间|日期)[:：]?|(?:时间|日期)[:：])\s*"
    r"([12]\d{3}\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2})\s?日?"
)
_AUTHOR = re.compile(r"作者[:：]\s*([\u3400-\u9fff·]{2,12})")
_INFO_PART = re.compile(
    r"(?:(?:信息|稿件|文章|新闻|文件|发布)?(?:来源|出处|稿源|发布机构|发布单位)[:：]?[^\s|｜:：。；，]{0,40}"
    r"|(?:发布|发表|更新|成文|公开|发文|印发|刊发|上传|录入|撰写|生成)?(?:时间|日期)[:：]?"
    r"|(?:作者|记者|通讯员|编辑|责编|责任编辑|浏览次数|浏览量|阅读|点击数?|点击量|访问量|字号|字体|索引号|主题分类|信息分类)[:：]\s*[^\s|｜:：。；，]{0,24}"
    r"|[12]\d{3}[年./-]\d{1,2}[月./-]\d{1,2}日?|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|[【\[(（|｜/】\])）]|打印|关闭|分享|收藏|下载|大|中|小|星期.|T|次)"
)
_DASHED = re.compile(r"[-—–－]+ *[0-9０-９]{1,4} *[-—–－]+|第 *\d{1,4} *页(?: *[,，/]? *共 *\d{1,4} *页)?")


@cache
def _chrome() -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?:{row['pattern']})" for row in lexicon.rows("document/furniture.csv") if row["where"] == "any")
    )


@cache
def _tail_chrome() -> re.Pattern[str]:
    kept = (
        row for row in lexicon.rows("document/furniture.csv") if row["where"] in ("any", "tail") and not row["rest"]
    )
    return re.compile("|".join(f"(?:{row['pattern']})" for row in kept))


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?:{row['pattern']})" for row in lexicon.rows("document/furniture.csv") if row["rest"])
    )


def is_chrome(text: str) -> bool:
    """Whether a line can only be page chrome, wherever it stands."""
    line = squeeze(text) if len(text) <= _LONGEST else ""
    return bool(line) and _chrome().fullmatch(line) is not None


def drop(page: Page) -> None:
    """Take the chrome out of `page.blocks`; what it said lands in `page.says` and `page.warnings`."""
    page.blocks = _without_running(_without_spam(page.blocks))
    kept: list[Block] = []
    body_seen = False
    for block in page.blocks:
        if len(block.text) > _LONGEST:
            body_seen = True
            kept.append(block)
        elif body_seen and _ends().fullmatch(squeeze(block.text)):
            break
        elif not (_noted(block.text, page) or is_chrome(block.text)):
            body_seen = body_seen or _is_body(block.text)
            kept.append(without_turns(block, page))
    _trim_tail(kept)
    page.blocks = kept


@cache
def _spam() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, lexicon.lines("document/spam.txt"))))


def count_spam(text: str) -> int:
    """How often a text uses the phrases of unwanted advertising."""
    return len(_spam().findall(text))


def _without_spam(blocks: list[Block]) -> list[Block]:
    """Short lines of advertising before the article, as hacked pages have them."""
    at = 0
    while at < min(len(blocks), 5) and len(blocks[at].text) <= 60 and count_spam(blocks[at].text):
        at += 1
    return blocks[at:] or blocks


def _without_running(blocks: list[Block]) -> list[Block]:
    """Page numbers between dashes; bare ones and running headers only where they follow each other page by page."""
    bare = [
        int(block.text) for block in blocks if len(block.text) <= 4 and block.text.isdecimal() and block.text.isascii()
    ]
    numbered = len(bare) >= 3 and all(0 < b - a <= 3 for a, b in pairwise(bare))
    headers = (
        _running_headers(blocks) if numbered or any(_DASHED.fullmatch(block.text) for block in blocks) else frozenset()
    )
    if not (numbered or headers or any(_DASHED.fullmatch(block.text) for block in blocks)):
        return blocks
    return [block for block in blocks if not (_is_page_number(block.text, numbered) or squeeze(block.text) in headers)]


def _running_headers(blocks: list[Block]) -> frozenset[str]:
    seen = Counter(squeeze(block.text) for block in blocks if 4 <= len(block.text) <= 40 and not block.row)
    return frozenset(text for text, times in seen.items() if times >= 3 and text[-1] not in "。；：！？")


def _is_page_number(text: str, numbered: bool) -> bool:
    return _DASHED.fullmatch(text) is not None or (numbered and len(text) <= 4 and text.isdecimal())


def _is_body(text: str) -> bool:
    return len(text) > 20 and text[-1] in "。！？；”：:"


def _noted(text: str, page: Page) -> bool:
    """Whether the line only says where and when the article appeared; notes it."""
    if note_turn(text, page):
        return True
    if len(text) > 160 or not _is_info(text):
        return False
    note_info(text, page)
    return True


def _is_info(text: str) -> bool:
    """A line of labels like 来源：… 发布时间：… and nothing else; a bare date is left to the byline."""
    if not (_SOURCE.search(text) or _STAMP.search(text)):
        return False
    return len(squeeze(_INFO_PART.sub("", text))) <= 2


def note_info(text: str, page: Page) -> None:
    """Note source, time and author from a line of labels; what is known already stays."""
    for key, pattern in (("source", _SOURCE), ("stamp", _STAMP), ("writer", _AUTHOR)):
        match = pattern.search(text)
        if match:
            page.says.setdefault(key, match.group(1).strip("【】[]()（）|｜"))


def _trim_tail(blocks: list[Block]) -> None:
    while blocks and len(blocks[-1].text) <= _LONGEST and _tail_chrome().fullmatch(squeeze(blocks[-1].text)):
        blocks.pop()


def drop_doubles(page: Page) -> None:
    """Drop paragraphs that stand in the page twice; for whole paragraphs, so after their lines were joined."""
    seen: set[str] = set()
    kept = []
    for block in page.blocks:
        if len(block.text) >= 40 and not block.row:
            key = squeeze(block.text)
            if key in seen:
                continue
            seen.add(key)
        kept.append(block)
    if len(kept) < len(page.blocks):
        page.warnings.append(f"{len(page.blocks) - len(kept)} repeated paragraphs dropped")
    page.blocks = kept

"""Page chrome in lines of text: dropped, after what it says of source, date and page was noted."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from itertools import pairwise

from gongbao import lexicon
from gongbao.document.blocks import Block, Page, squeeze
from gongbao.document.folding import fold
from gongbao.document.turns import note_turn, without_turns

_LONGEST = 320  # no line of chrome is longer
_LONGEST_MENU, _MENU_ENTRY = 60, 8  # lines before the breadcrumb, characters of an entry
_ORIGINS = "来源|出处|稿源|发布机构|发布单位"
_PLACES = f"(?:信息|稿件|文章|新闻|文件|发布)?(?:{_ORIGINS})"
_MOMENTS = "发布|发表|更新|公开|公布|成文|发文|印发|刊发|上传|录入|撰写|生成"
_OTHERS = (
    "作者|记者|通讯员|编辑|责编|责任编辑|浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|点击数?|点击量|点击次数|访问量|访问次数|字号|字体|文字大小"
    "|索引号|主题分类|信息分类"
)
# A value ends before the next label, also where nothing divides them: 来源：某局发布时间：…
_VALUE = rf"(?:(?!(?:{_PLACES}|(?:{_MOMENTS})?(?:时间|日期)|{_OTHERS})\s?[:：])[^\s|｜:：。；，【】\[\]])"
# Not after a Chinese character: 资金来源：… and 申报时间：… are the article's own.
_SOURCE = re.compile(rf"(?<![\u3400-\u9fff]){_PLACES}\s?[:：|｜/]\s*({_VALUE}{{2,40}})")
_DATED_SOURCE = re.compile(
    r"[12]\d{3}[年./-]\d{1,2}[月./-]\d{1,2}日?(?: \d{1,2}:\d{2}(?::\d{2})?)?\s*[|｜]\s*([\u3400-\u9fff]{2,20})"
)
_DAY = r"([12]\d{3}\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}+)\s?日?+"
_EVENT = r"(?!\s*(?:[（(]星期.[)）])?\s*(?:[上下]午|[—至到]))"  # the day of a meeting, not of the page
# When it appeared counts before when it was drawn up, whatever stands first.
_STAMPS = tuple(
    re.compile(rf"(?<![\u3400-\u9fff])(?:{words})\s*{_DAY}{_EVENT}")
    for words in (
        r"(?:发布|发表|更新|公开|公布|刊发|上传|录入|生成)(?:时间|日期)\s?[:：]?",
        r"(?:时间|日期)\s?[:：]",
        r"(?:成文|发文|印发|撰写)(?:时间|日期)\s?[:：]?",
    )
)
_BARE_STAMP = re.compile(r"(?<![\d\u3400-\u9fff])" + _DAY)
_COUNTER = re.compile("(?:浏览|阅读|点击|访问|字号|字体|作者|编辑|责编)(?:次数|量|数)?\\s?[:：|｜]|大\\s?中\\s?小")
_OFFICE = re.compile(".*(?:[局委办处室部科站]|中心|政府|公司|委员会|发布|日报|网)")
_AUTHOR = re.compile(rf"作者[:：]\s*((?:(?=[\u3400-\u9fff·]){_VALUE}){{2,12}})")
_INFO_PART = re.compile(
    rf"(?:{_PLACES}\s?[:：|｜/]?\s?{_VALUE}{{0,40}}"
    rf"|(?:{_MOMENTS})?(?:时间|日期)\s?[:：]?"
    rf"|(?:{_OTHERS})\s?[:：|｜]?\s*{_VALUE}{{0,24}}"
    r"|[12]\d{3}[年./-]\d{1,2}[月./-]\d{1,2}日?|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|[【\[(（|｜/】\])）]|打印|关闭|分享|收藏|下载|大|中|小|星期.|T|次)"
)
_MAYBE_INFO = re.compile(rf"{_ORIGINS}|[12]\d{{3}}")  # every line of labels has one of these
# The stationery of an office: 某某市人民政府文件 above the number of the document.
_LETTERHEAD = re.compile("([\u3400-\u9fff]{2,30}(?:人民政府|委员会|办公[室厅]|[局厅部委院会]))文件")
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


@lru_cache(maxsize=512)
def _plain(line: str) -> str:
    """A line as the patterns expect it; several of them look at every line of a page."""
    return squeeze(fold(line))


def is_chrome(text: str) -> bool:
    """Whether a line can only be page chrome, wherever it stands."""
    line = _plain(text) if len(text) <= _LONGEST else ""
    return bool(line) and _chrome().fullmatch(line) is not None


def drop(page: Page) -> None:
    """Take the chrome out of `page.blocks`; what it said lands in `page.says` and `page.warnings`."""
    page.blocks = _without_running(_without_spam(_without_menu(page.blocks)))
    kept: list[Block] = []
    body_seen = False
    for block in page.blocks:
        if not kept and _letterhead(block.text, page):
            continue
        if len(block.text) > _LONGEST:
            body_seen = True
            kept.append(block)
        elif body_seen and _ends().fullmatch(_plain(block.text)):
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
    if not any(phrase in text for phrase in lexicon.lines("document/spam.txt")):
        return 0
    return len(_spam().findall(text))


def _without_spam(blocks: list[Block]) -> list[Block]:
    """Short lines of advertising before the article, as hacked pages have them."""
    at = 0
    while at < min(len(blocks), 5) and len(blocks[at].text) <= 60 and count_spam(blocks[at].text):
        at += 1
    return blocks[at:] or blocks


@cache
def _breadcrumb() -> re.Pattern[str]:
    notes = (row for row in lexicon.rows("document/furniture.csv") if row["note"] == "breadcrumb")
    return re.compile("|".join(f"(?:{row['pattern']})" for row in notes))


def _without_menu(blocks: list[Block]) -> list[Block]:
    """The entries of the site's menu, where a page copied as text has them: short lines before the breadcrumb."""
    for at, block in enumerate(blocks[:_LONGEST_MENU]):
        if len(block.text) <= _LONGEST and _breadcrumb().fullmatch(_plain(block.text)):
            return [entry for entry in blocks[:at] if len(entry.text) > _MENU_ENTRY] + blocks[at:]
    return blocks


def _without_running(blocks: list[Block]) -> list[Block]:
    """Page numbers between dashes; bare ones and running headers only where they follow each other page by page."""
    bare = [int(block.text) for block in blocks if _is_bare_number(block.text)]
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
    return _DASHED.fullmatch(text) is not None or (numbered and _is_bare_number(text))


def _is_bare_number(text: str) -> bool:
    """A number alone on its line; 01, 02 open the parts of an article and are no pages."""
    return len(text) <= 4 and text.isdecimal() and text.isascii() and text[0] != "0"


def _is_body(text: str) -> bool:
    return len(text) > 20 and text[-1] in "。！？；”：:"


def _noted(text: str, page: Page) -> bool:
    """Whether the line only says where and when the article appeared; notes it."""
    if note_turn(text, page):
        return True
    text = fold(text) if len(text) <= 240 else ""
    if not text or len(text) > 160 or not is_info(text):
        return False
    note_info(text, page, alone=True)
    return True


def is_info(text: str) -> bool:
    """A line of labels like 来源：… 发布时间：… and nothing else; a bare date is left to the byline."""
    if not _MAYBE_INFO.search(text):
        return False
    if _DATED_SOURCE.fullmatch(text):
        return True
    if not (_SOURCE.search(text) or _first_stamp(text) or (_BARE_STAMP.search(text) and _COUNTER.search(text))):
        return False
    return len(squeeze(_INFO_PART.sub("", text))) <= 2


def _letterhead(text: str, page: Page) -> bool:
    match = _LETTERHEAD.fullmatch(squeeze(text)) if len(text) <= _LONGEST else None
    if match:
        page.says.setdefault("issuer", match.group(1))
    return match is not None


def _first_stamp(text: str) -> re.Match[str] | None:
    found = (pattern.search(text) for pattern in _STAMPS)
    return next(filter(None, found), None)


def note_info(text: str, page: Page, alone: bool = False) -> None:
    """Note source, time and author from labels; what is known stays. In a line of its own a bare date is the time."""
    stamp = _first_stamp(text) or (_BARE_STAMP.search(text) if alone else None)
    source = _SOURCE.search(text) or (_DATED_SOURCE.fullmatch(text) if alone else None)
    for key, match in (("source", source), ("stamp", stamp), ("writer", _AUTHOR.search(text))):
        words = match.group(1).strip("【】[]()（）|｜") if match else ""
        if words:
            page.says.setdefault("source" if key == "writer" and _OFFICE.fullmatch(words) else key, words)


def _trim_tail(blocks: list[Block]) -> None:
    while blocks and len(blocks[-1].text) <= _LONGEST and _tail_chrome().fullmatch(_plain(blocks[-1].text)):
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

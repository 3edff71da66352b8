"""Paragraphs and headings that the page layout broke are put together again, without the line break.

A text is read as hard-wrapped when its lines fill a common width; then full lines go on. Otherwise only a line that
looks unfinished goes on: a body line without its full stop, an open bracket, half of a two-line heading.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import accumulate

from gongbao.document.blocks import Block, has_han, squeeze
from gongbao.document.byline import is_author_line
from gongbao.document.dates import is_date_line
from gongbao.document.labels import find_label
from gongbao.document.wrapping import FINAL, Wrapping, find_wrapping, finished

_SENTENCE_END = re.compile("[。！？；]")
_OPENS, _CLOSES = "（(《“「『【〔", "）)》”」』】〕"
# A line cannot begin with these, and cannot end with those.
_NO_START = re.compile("[，。、；：！？,;:!?）)》”’」』】〕%％·]")
_NO_END = re.compile(
    "[、，,（(《“「『【〔·]$|(?<!目)的$|(?<![共缓饱平温总中随谐])和$|(?<!参)与$|(?<![普涉埃波触顾提言企危累论])及$|(?<!即)将$|关于(?:印发|转发|批转|公布|发布)?$"
)
# 同比增长|18.3%: the number that such a word asks for opens the next line; a date does not.
_QUANTITY = re.compile(r"\d[\d.,]*+(?![年月日号、:：)）])")
_ASKS_NUMBER = re.compile(
    "(?:增长|下降|增加|减少|提高|提升|降低|达到?|完成|实现|突破|超过|不低于|不超过|不少于|最高|约|共计?|第|为|近)$"
)
_FACTS = re.compile("^(?:作者|来源|时间|日期|记者|编辑|责任编辑|通讯员|附件|附[:：]|抄送|主送|各位|同志们|联系)")
_ADDRESS = re.compile("(?:各位|同志们|尊敬的)[^，。；]{0,12}[：！:!，]|(?:现在|下面)，我(?:代表|受|就)")
_COMMA = re.compile("[，,]")
_HEADING_LENGTH = 28
_BODY_LENGTH = 45


def repair(blocks: list[Block]) -> list[Block]:
    """The blocks with broken paragraphs joined. Gives new blocks, their text otherwise as it was."""
    wrapping, indented = find_wrapping(blocks), blocks_are_indented(blocks)
    joined: list[Block] = []
    pieces: list[str] = []
    for at, block in enumerate(blocks):
        so_far = "".join(pieces[-3:])
        if joined and _may_go_on(blocks[at - 1], block) and _goes_on(blocks, at, so_far, wrapping, indented):
            pieces.append(_glue(pieces[-1], block.text) + block.text)
            continue
        _close(joined, pieces)
        joined.append(block)
        pieces = [block.text]
    _close(joined, pieces)
    return joined


def join_title(blocks: list[Block], stated: str) -> list[Block]:
    """The blocks with a title that stands on two or three lines as one, if the page states it so."""
    stated, opening = squeeze(stated), squeeze(blocks[0].text) if blocks else ""
    for lines in range(2, min(4, len(blocks)) + 1):
        if not opening or not stated.startswith(opening):
            return blocks
        opening += squeeze(blocks[lines - 1].text)
        if opening == stated:
            text = "".join(block.text for block in blocks[:lines])
            return [blocks[0]._replace(text=text), *blocks[lines:]]
    return blocks


def _close(joined: list[Block], pieces: list[str]) -> None:
    if len(pieces) > 1:
        joined[-1] = joined[-1]._replace(text="".join(pieces))


def _glue(before: str, after: str) -> str:
    """A space between two Latin words; nothing between Chinese characters or within a number."""
    latin = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
    return " " if latin else ""


def _may_go_on(before: Block, block: Block) -> bool:
    """Table rows, marked headings, dates, authors and forms of address stand alone."""
    if before.row or block.row or before.heading or block.heading or is_date_line(block.text):
        return False
    return not (_ADDRESS.match(block.text) or is_author_line(block.text))


def _goes_on(blocks: list[Block], at: int, so_far: str, wrapping: Wrapping | None, indented: bool) -> bool:
    """Whether block `at` continues the text `so_far` of the block before it."""
    before, block = blocks[at - 1], blocks[at]
    if wrapping:
        margin = _goes_on_at_margin(before, block, so_far, wrapping)
        if margin is not None:
            return margin
    if find_label(block.text):
        return False
    if _unclosed(so_far) and not _FACTS.match(block.text):
        return True
    if _NO_START.match(block.text):
        return not is_date_line(so_far)
    if finished(so_far):
        return False
    if _NO_END.search(so_far) or (not block.indent and _word_crosses(so_far, block.text)):
        return True
    if not block.indent and _QUANTITY.match(block.text) and _ASKS_NUMBER.search(so_far) and _COMMA.search(so_far):
        return True
    if indented and before.indent and not block.indent and _is_clause(so_far, block):
        return True
    if _is_body(so_far) and (at > 1 or _SENTENCE_END.search(so_far)):
        return not block.indent or (block.gap and not indented)
    return _two_line_heading(blocks, at, so_far)


def _goes_on_at_margin(before: Block, block: Block, so_far: str, wrapping: Wrapping) -> bool | None:
    """In a wrapped text a full line goes on, even after a full stop, where paragraphs are marked; None: not told."""
    if wrapping.indented and block.indent:
        return False
    if is_date_line(so_far):
        return None
    marked = wrapping.indented or (wrapping.gaps and not block.gap)
    if not wrapping.is_full(before):  # a long number may have been carried over whole: then marks decide
        carried = marked and wrapping.is_nearly_full(before) and not finished(so_far) and not find_label(block.text)
        return True if carried else None if marked or wrapping.gaps or _NO_START.match(block.text) else False
    if marked:
        return True
    if finished(so_far):
        return False
    return None if wrapping.gaps else True


@cache
def _cutter() -> Callable[[str], list[str]]:
    """Segmentation by dictionary words alone: guessed words would cross any break."""
    try:
        import rjieba
    except ImportError:
        import jieba

        return lambda text: list(jieba.cut(text, HMM=False))
    engine = rjieba.Jieba()
    return lambda text: engine.cut(text, False)


def _word_crosses(before: str, after: str) -> bool:
    """Whether the end of one line and the start of the next make a word, or a number: 县|域经济, 12.|3%."""
    if before[-1].isdigit() or before[-1] == ".":
        return after[0].isdigit() and (len(before) > 20 or before[-1] == ".")
    if not (has_han(before[-1]) and has_han(after[0])):
        return False
    cut, head, tail = _cutter(), before[-8:], after[:8]
    if len(cut(head)[-1]) > 1 or len(cut(tail)[0]) > 1:  # whole words on a side: 回顾|过去, 降雨较强|台风
        return False
    ends = set(accumulate(map(len, cut(head + tail))))
    return len(head) not in ends


def blocks_are_indented(blocks: list[Block]) -> bool:
    """Whether the text marks its paragraphs by indentation."""
    return sum(block.indent for block in blocks) > 0.5 * len(blocks)


def _is_clause(so_far: str, block: Block) -> bool:
    """Whether a first line without its full stop is too long for a heading, or stops before a number."""
    return _COMMA.search(so_far) is not None and (
        len(so_far) >= _HEADING_LENGTH or _QUANTITY.match(block.text) is not None
    )


def _unclosed(text: str) -> bool:
    """Whether a bracket or quotation mark opened near the end of `text` is still open."""
    tail = text[-60:]
    if not any(char in tail for char in _OPENS):
        return False
    depth = sum((char in _OPENS) - (char in _CLOSES) for char in text[-400:])
    return depth == 1 and not finished(text)


def _is_body(text: str) -> bool:
    """Running text, as opposed to a heading, name or date."""
    if (len(text) <= _BODY_LENGTH and _FACTS.match(text)) or is_date_line(text):
        return False
    label = find_label(text)
    if _SENTENCE_END.search(text[:-1]):
        return True
    return len(text) >= (70 if label else _BODY_LENGTH) and re.search("[，,]", text) is not None


def _two_line_heading(blocks: list[Block], at: int, so_far: str) -> bool:
    """Two short lines of like length between body paragraphs, the first of two clauses: one heading."""
    before, block = blocks[at - 1], blocks[at]
    if so_far != before.text or not (block.gap or before.indent == block.indent):
        return False
    first, second = len(before.text), len(block.text)
    if not (5 <= first <= _HEADING_LENGTH and 4 <= second <= _HEADING_LENGTH and abs(first - second) <= 6):
        return False
    if (
        _FACTS.match(block.text)
        or _FACTS.match(before.text)
        or block.text[-1] in FINAL
        or not re.search("[，,]", before.text)
    ):
        return False
    after = blocks[at + 1] if at + 1 < len(blocks) else None
    return (
        after is not None
        and not _short(after)
        and (at <= 2 or blocks[at - 2].heading > 0 or not _short(blocks[at - 2]))
    )


def _short(block: Block) -> bool:
    """A line like a heading: no full stop, and not the author's."""
    return len(block.text) <= _HEADING_LENGTH and block.text[-1] not in FINAL and not is_author_line(block.text)

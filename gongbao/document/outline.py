"""Headings and the sections they open, nested; the outlook of each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongbao.document.blocks import Block
from gongbao.document.byline import is_author_line
from gongbao.document.contents import contents_lines
from gongbao.document.dates import is_date_line
from gongbao.document.labels import ARTICLE, Label, find_label
from gongbao.document.outlook import Outlooks
from gongbao.model import Section

_PLAIN_TOP, _LEAD_IN = 35, 45
_LONGEST_HEADING, _LONGEST_ITEM, _LEAST_BEFORE_COLON = 60, 30, 4
_STOP = re.compile("[。！？；：]")
_INNER_STOP = re.compile("[。！？；\t]")
# What stands before a colon in a line that is no heading: question and answer, time and place, addressee.
_STATED = re.compile(
    "(?:答|问|附件?|注|来源|联系人?|解读(?:人|机关|单位)|主题|单位|抄送|主送|[^：]{0,6}(?:时间|日期|地点|电话|邮箱|网址|单位|部门|责任人))[：:]"
)
_ATTACHED = re.compile(r"附件[:：]\s*(?:[1１][.．、]|$)")
_CAPTION = re.compile(r"[图表][0-9０-９一二三四五六七八九十]{1,2}(?:[-—－][0-9０-９]{1,2})?[\s\u3000:：.．、]")
_LEAD = re.compile(
    "(?:(?:[一二三四五六七八九十两几]{1,3}|\\d{1,2})(?:个|大|项|条)?(?:方面|重点)?的?(?:重点)?(?:工作|任务|行动|工程|举措|措施)|"
    "(?:重点|着力|突出|主要|全力)(?:做好|抓好|推进|实施|办好|开展)[^。；]{0,16}(?:方面|工作|任务))[：:]?$"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found in block `block`: rank (smaller holds greater), label, words."""

    block: int
    rank: int
    label: str | None
    words: str | None


def outline(blocks: list[Block], starts: list[int], end: int, front: int, outlooks: Outlooks) -> list[Section]:
    """The sections of a text whose block `i` starts at `starts[i]`; blocks before `front` are title and byline."""
    headings = find_headings(blocks, front)
    if not headings:
        return outlooks.whole(starts[front] if front < len(starts) else end, end)
    rows = _opening(headings, front) + headings
    return outlooks.mark(_nest(rows, starts, _ends(rows, starts, end)))


def _opening(headings: list[Heading], front: int) -> list[Heading]:
    """A section without heading for what stands between the front matter and the first heading."""
    first = headings[0].block
    return [Heading(front, 0, None, None)] if front < first else []


def _ends(rows: list[Heading], starts: list[int], end: int) -> list[int]:
    """Where each section ends: before the next heading that is not below it."""
    ends = [end] * len(rows)
    open_: list[int] = []
    for at, row in enumerate(rows):
        while open_ and (rows[open_[-1]].rank >= row.rank or rows[open_[-1]].rank == 0):
            ends[open_.pop()] = starts[row.block] - 1
        open_.append(at)
    return ends


def _nest(rows: list[Heading], starts: list[int], ends: list[int]) -> list[Section]:
    sections: list[Section] = []
    open_: list[int] = []
    for at, row in enumerate(rows):
        while open_ and (rows[open_[-1]].rank >= row.rank or rows[open_[-1]].rank == 0):
            open_.pop()
        parent = open_[-1] if open_ else None
        sections.append(Section(at, parent, len(open_) + 1, row.label, row.words, starts[row.block], ends[at]))
        open_.append(at)
    return sections


def find_headings(blocks: list[Block], front: int) -> list[Heading]:
    """The headings from block `front` on, in order."""
    found: list[Heading] = []
    numbered = any(label and _divides(label.rank) for label in (find_label(block.text) for block in blocks[front:]))
    passed = contents_lines(blocks) | _attachments(blocks)
    above = _PLAIN_TOP  # rank an unnumbered heading has here: below the last numbered one
    for at in range(front, len(blocks)):
        heading = _heading(blocks, at, above) if at not in passed else None
        if heading:
            found.append(heading)
            if numbered and heading.label and _divides(heading.rank):
                above = heading.rank + 2
    return found


def _divides(rank: int) -> bool:
    """Whether a label of this rank divides a text by subject: 一、 and （一）, not 第一条 or 1."""
    return rank <= 50 and rank != ARTICLE


def _attachments(blocks: list[Block]) -> frozenset[int]:
    """The lines of a list of attachments after its first: 附件：1.… / 2.… are no sections."""
    listed = set()
    for at, block in enumerate(blocks):
        label = find_label(block.text) if at and (at - 1 in listed or _ATTACHED.match(blocks[at - 1].text)) else None
        if label and label.kind in ("digit", "digit_bracket") and len(block.text) <= _LONGEST_HEADING:
            listed.add(at)
    return frozenset(listed)


def _heading(blocks: list[Block], at: int, plain: int) -> Heading | None:
    block = blocks[at]
    if block.row:
        return None
    label = find_label(block.text)
    if label:
        return _labelled(at, block.text, label)
    if len(block.text) <= _LONGEST_HEADING and block.text[-1] in "：:" and _LEAD.search(block.text):
        return Heading(at, _LEAD_IN, None, block.text)
    if block.heading or _stands_alone(blocks, at):
        rank = 12 + 3 * block.heading if block.heading else plain
        return Heading(at, rank, None, block.text)
    return None


def _labelled(at: int, text: str, label: Label) -> Heading:
    """The words after the label up to the first stop; a long sentence is no heading, only its label counts."""
    stop = _STOP.search(text, label.end)
    if stop and stop.group() == "：" and stop.start() - label.end < _LEAST_BEFORE_COLON:  # 一、问：…
        stop = _STOP.search(text, stop.end())
    end = stop.start() if stop else len(text)
    words = text[label.end : end]
    alone = end + 1 >= len(text)
    longest = _LONGEST_HEADING if _divides(label.rank) or not stop or (label.rank == 80 and alone) else _LONGEST_ITEM
    short = 0 < len(words) <= longest and (not stop or stop.group() in "。：？")
    return Heading(at, label.rank, label.text.strip(), words if short else None)


def _stands_alone(blocks: list[Block], at: int) -> bool:
    """A short line without full stop before a longer paragraph, a list or a table."""
    text = blocks[at].text
    if not 4 <= len(text) <= 40 or text[-1] in "。！？；：:，,、…" or text[0] in "（(—-[【":
        return False
    if blocks[at].item or _CAPTION.match(text) or _INNER_STOP.search(text) or _STATED.match(text):
        return False
    if is_date_line(text) or is_author_line(text):
        return False
    after = blocks[at + 1] if at + 1 < len(blocks) else None
    return after is not None and (after.row or len(after.text) > len(text) + 8 or find_label(after.text) is not None)

"""A paragraph cut into sentences that tile it."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What goes on with a comma after the closing quote (“…！”、“…”) has not ended.
# ASCII marks end a sentence only after a Chinese character, so 1;2 and a?b=c stay whole; a point never ends one.
_END = re.compile(
    r"(?:[。！？；]|(?<=[\u3400-\u9fff”’）》%])[!?;])[。！？；!?…]*+[”’」』）)》\]］】\"]*+\s*+(?![、，])"
)
# “…。”某某说。: the speaker belongs to what was said.
_SPEAKER = re.compile(r"[^。！？；，：“”\n]{1,30}(?:说|表示|介绍|说道|坦言|感慨|感叹|回忆|笑言|告诉记者)。")
# A mark inside a title or a short bracket ends nothing.
_WHOLE = re.compile(r"《[^《》]{1,120}》|（[^（）。]{1,120}）|\([^()。]{1,120}\)")


def cut(paragraph: str) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of a paragraph, without gap or overlap. Closing quotes belong to the sentence."""
    whole = [match.span() for match in _WHOLE.finditer(paragraph)]
    start, kept = 0, 0
    for match in _END.finditer(paragraph):
        while kept < len(whole) and whole[kept][1] <= match.start():
            kept += 1
        if kept < len(whole) and whole[kept][0] < match.start() < whole[kept][1]:
            continue
        if match.group()[-1] in "”’」』" and _SPEAKER.match(paragraph, match.end()):
            continue
        yield start, match.end()
        start = match.end()
    if start < len(paragraph):
        yield start, len(paragraph)

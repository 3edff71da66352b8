"""Numbered points of the news (一是…。二是…。): the sentence that opens the list says what they are."""

from __future__ import annotations

import re

from gongbao.extract.measures.papers import PAPER

_FIRST = re.compile("(?:^|[。；，：\n])一是")
_POINT = re.compile("[一二三四五六七八九十]是")
_CONTENTS = re.compile(
    r"共\d+[章条]|(?:主要|核心|修[订改]|以下)[^，。；]{0,6}内容|内容(?:主要)?(?:包括|有|如下)|(?:主要|作了|作出)[^，。；]{0,6}(?:规定|修改|完善|修订)"
)
_ADVICE = re.compile(
    r"[两二三四五六七\d]+(?:点|个方面的?)(?:[^，。；]{0,4})(?:建议|倡议|期许|希望|要求|意见|主张)|(?:可|应)从[^，。；]{1,6}(?:方面|点)"
    r"|愿(?:[同与意]|进一步)|建议|(?:方面|点)(?:[^，。；]{0,6})(?:部署|发力|着手)"
)
_REVIEW = re.compile("了(?!解)|已|以来|取得|去年|工作报告|情况")
_LEAD = 160  # characters before the first point that open the list


def numbered(before: str) -> str | None:
    """The status of a point of a list, from what its paragraphs say before it.

    What a law holds is "standing", what somebody proposes "planned"; None outside a list, or if its points tell what
    was done.
    """
    first = _FIRST.search(before) if "一是" in before else None
    if first is None:
        return None
    lead = before[max(0, first.start() + 1 - _LEAD) : first.start() + 1].rstrip("。；，：\n")
    lead = lead[max(lead.rfind("。"), lead.rfind("\n")) + 1 :]
    if _CONTENTS.search(lead) and PAPER.search(lead):
        return "standing"
    return "planned" if _ADVICE.search(lead) and not _REVIEW.search(lead) else None


def opens_point(text: str, at: int) -> bool:
    """Whether the paragraph that begins at `at` is itself a point of a list that an earlier one opens."""
    return _POINT.match(text, at) is not None

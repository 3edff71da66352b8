"""Which places stand inside the names of organisations, documents, roads and products."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from gongbao import lexicon
from gongbao.extract.places.drafts import Draft
from gongbao.extract.places.gazetteer import holds, rank, region_of

_TITLE = re.compile(r"《[^《》\n]{1,80}》")
_PLAIN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]*")
_FARTHEST = 14
# 线索, 路段, 街道, 下线: the end is half of another word.
_LONGER = re.compile(
    r"(?<=[上下在全一前沿])线|线[索上下路条段性]|路[线段网径口]|街[道头区巷]|桥[头梁]|队伍|寺庙"
    r"|山[区村东南西北水地林乡货体间]|河[北南东西道流畔段湖]|湖[北南东西区畔]"
)


def inside_names(text: str, drafts: list[Draft], home: str | None) -> list[Draft]:
    """The drafts, those inside a longer name marked. A far county's name in a firm's is only a word."""
    titles = [match.span() for match in _TITLE.finditer(text)]
    kept = []
    for draft in drafts:
        if draft.within_name:
            kept.append(draft)
        elif in_name(text, draft):
            if not _only_a_word(text, draft, home):
                kept.append(replace(draft, within_name=True))
        else:
            kept.append(replace(draft, within_name=True) if _in_title(draft, titles) else draft)
    return kept


def _only_a_word(text: str, draft: Draft, home: str | None) -> bool:
    """锦江国际酒店, 南开路, 呼伦大街: a short name of a county or town that is not beside its holder."""
    if not draft.code or rank(draft.code) < 3 or draft.end - draft.start > 3:
        return False
    if text[draft.end - 1] in "区县市旗镇乡办道":
        return False
    if rank(draft.code) == 4:
        return True
    near = home is not None and rank(home) > 0 and holds(region_of(home), draft.code)
    return not near


def _in_title(draft: Draft, titles: list[tuple[int, int]]) -> bool:
    return any(start <= draft.start and draft.end <= end for start, end in titles)


def in_name(text: str, draft: Draft) -> bool:
    """Whether what follows a place makes it part of a longer name: 成都 in 成都大学."""
    if draft.start and text[draft.start - 1] in "至到":  # the end of a line spelled out: 韩城至侯马铁路
        return False
    for match in _name_end().finditer(text, draft.end, draft.end + _FARTHEST):
        between = text[draft.end : match.start()]
        if len(between) > _ends()[match.group()] or not _PLAIN.fullmatch(between) or _stop().search(between):
            continue
        if not _LONGER.match(text, match.end() - 1):
            return True
    return False


@cache
def _stop() -> re.Pattern[str]:
    return re.compile("|".join(lexicon.lines("places/name_stops.txt")))


@cache
def _ends() -> dict[str, int]:
    return {row["end"]: int(row["reach"]) for row in lexicon.rows("places/place_name_ends.csv")}


@cache
def _name_end() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_ends(), key=len, reverse=True)))

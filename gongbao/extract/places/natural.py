"""Rivers, lakes, bays and hills that no list knows, and what is a place apart from the division ahead of it."""

from __future__ import annotations

import re
from functools import cache

from gongbao import lexicon
from gongbao.extract.places import gazetteer
from gongbao.extract.places.around import Around
from gongbao.extract.places.drafts import Draft
from gongbao.extract.places.entries import members_place
from gongbao.extract.places.gazetteer import rank
from gongbao.extract.places.holders import holders
from gongbao.extract.places.sights import CHINESE, stops
from gongbao.extract.words import Word

PLACE_KINDS = ("nr", "ns")
_GOES_ON = re.compile(r"[路街桥村镇乡区县市道站]|大道|大桥|大街|公司|酒店|集团")  # 凤凰山路
_OF_WATERS = re.compile(r"干流|支流|流域|两岸|沿岸|上游|中游|下游|河段|水系|入[海河江湖]口")
LIKELY = 0.75


@cache
def _apart() -> tuple[str, ...]:
    return tuple(row["form"] for row in lexicon.rows("places/place_forms.csv") if row["apart"])


def apart(name: str) -> bool:
    """Whether a name is one of nature or of digging: 浙江宁波 and 梅山湾 are two, 宁波机场 is one."""
    return name.endswith(_apart())


def natural(around: Around, end: int) -> Draft | None:
    """A river, lake or hill that the dictionary knows as a place, or what stands around tells to be one: 干流, 两岸."""
    if _GOES_ON.match(around.text, end):
        return None
    start = _known_natural(around, end) or _told_natural(around, end)
    codes = holders(around, start, end, (), around.ahead(end - 1)) if start is not None else ()
    if start is None:
        start, codes = _behind_place(around, end)
    if start is None or not codes:
        return None
    return Draft(start, end, members_place(around.text[start:end], "feature", codes), LIKELY)


def _behind_place(around: Around, end: int) -> tuple[int | None, tuple[str, ...]]:
    """梅山湾 in 宁波梅山湾: a name of two or three characters between a city or county and the end of the word."""
    cuts = around.cuts
    for start in (end - 3, end - 4):
        holder = around.ending(start) if cuts.begins(start) and cuts.ends(end) else None
        if holder is None or not holder.code or rank(holder.code) not in (1, 2, 3):
            continue
        last = cuts.word(end - 1)  # 西宁铁路镇江关: the end of another place
        if last is None or (len(last.text) > 1 and last.start + cuts.clause(start)[0] > start + 1):
            continue
        plain = not around.starting(start, end) and CHINESE.fullmatch(around.text, start, end)
        if plain and all(_of_name(word) for word in cuts.between(start, end - 1)):
            return start, (gazetteer.base(holder.code),)
    return None, ()


def _of_name(word: Word) -> bool:
    """Whether a word may stand in the name of a bay or a lake."""
    return (word.tag in ("n", "nz", "j", "", "x") or word.tag[:2] in PLACE_KINDS) and word.text not in stops()


def _known_natural(around: Around, end: int) -> int | None:
    """Where a name begins that the dictionary knows, in a document of one city or county."""
    cuts, home = around.cuts, around.home
    word = cuts.word(end - 1)
    if word is None or word.tag != "ns" or len(word.text) < 3 or cuts.clause(end - 1)[0] + word.end != end:
        return None
    return end - len(word.text) if home is not None and rank(home) > 1 else None


def _told_natural(around: Around, end: int) -> int | None:
    """Where a name begins that is followed by what only rivers and lakes have."""
    text, cuts = around.text, around.cuts
    word = cuts.word(end - 2)
    if word is None or not _OF_WATERS.match(text, end):
        return None
    start = cuts.clause(end - 2)[0] + word.start
    name = text[start : end - 1]
    return start if word.tag[:2] in PLACE_KINDS and len(name) > 1 and name[-2:] not in stops() else None

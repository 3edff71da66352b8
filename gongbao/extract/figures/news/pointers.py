"""What a name only points at, said in full near it: 两国建交 is 中法建交, 《条例》 the title told before."""

from __future__ import annotations

import re

_TIES = re.compile(r"(?:.{0,14}两国[^，]{0,4})?建交")
_PAIR = re.compile(
    r"中[^\W\d_A-Za-z国方欧非央华共东亚心拉医文小学](?=两国|关系|建交|友好|友谊|传统|合作|人民|双方|命运|全面|是|共同|建立)"
)
_SHORT_TITLE = re.compile(r"《(?P<kind>[\u4e00-\u9fff]{2,6})》")
_TITLE = re.compile(r"《(?=[^《》]{6})[^《》]{4,40}》")
_CLASS = re.compile("(?:特等|特别|[一二三]等|优秀|[金银铜])奖")
_AWARD = re.compile(r"(?:[获评]得?|荣获|颁发|颁布|[届度])([\u4e00-\u9fff“”]{2,10}?奖)(?![项励金章])")
_BEHIND, _AHEAD = 500, 200  # characters in which the same story goes on


def resolved(whole: str, start: int, names: list[str | None]) -> list[str | None]:
    """The names of the values of the sentence at `start` of `whole`, those that only point at something in full."""
    found = list(names)
    for n, name in enumerate(names):
        if not name:
            continue
        if name.endswith("建交") and _TIES.fullmatch(name):
            found[n] = _pair(whole, start) + "建交"
        elif name[-1] == "奖" and _CLASS.fullmatch(name):
            award = _AWARD.findall(whole, max(0, start - _BEHIND), start)
            found[n] = (award[-1] if award else "") + name
        elif name[0] == "《" and (short := _SHORT_TITLE.fullmatch(name)):
            found[n] = _full_title(whole[max(0, start - _BEHIND) : start], short["kind"]) or name
    return found


def _pair(whole: str, start: int) -> str:
    """中法, as the story around `start` calls the two countries, "" if it does not."""
    story = whole.find("\n", start)
    ahead = whole[start : max(story, start) + _AHEAD]
    behind = _PAIR.findall(whole, max(0, start - _BEHIND), start)
    return behind[-1] if behind else next(iter(_PAIR.findall(ahead)), "")


def _full_title(before: str, kind: str) -> str:
    """The last title of a text that ends with a short one: 《生态保护补偿条例》 of 《条例》."""
    found = [title for title in _TITLE.findall(before) if kind in title]
    return found[-1] if found else ""

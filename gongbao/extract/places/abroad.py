"""Places abroad: what a known name goes on with (基辅州), and unknown ones behind their country (日本镰仓市)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from gongbao import lexicon
from gongbao.extract.places.drafts import Draft
from gongbao.extract.places.entries import countries, country_chars, foreign_place
from gongbao.extract.places.scan import Cuts, Hit
from gongbao.extract.seeking import WHOLE, matches, sought
from gongbao.extract.words import Word

_NOT_AFTER_CITY = "(?![场民值政面长委区郊中价])"
# 基辅州, 海法市: what a foreign name goes on with.
_KIND = re.compile(rf"(?<![州省市邦])(?:[州省邦](?!长)|市{_NOT_AFTER_CITY})")
_CHINESE_NAMED = frozenset(("JP", "KR", "KP", "VN"))  # their places are written in characters of their own
_OWN = re.compile(rf"([\u4e00-\u9fff]{{1,4}}?)(?:[县町](?!级)|市{_NOT_AFTER_CITY}|郡)")
# 日本股市, 韩国各市, 日本沿海城市: words, not names; 安城市 is one.
_NO_NAME = re.compile(
    r".*[股汇楼债车超]|.*[和与及各两三四五六多个等全本该的在是].*|(?:.*[大小老新多座海名主部岸港滨])?[城都]|.{2,}城"
)
_KINDS = frozenset("州省县道邦")  # 埼玉, the prefecture: 埼玉市 is the city
SURE, LIKELY = 0.9, 0.75
_FAR = 40  # characters between a place abroad and one told by it


def whole(text: str, found: Hit) -> Draft | None:
    """The draft of a known place abroad, with its kind if that follows and its country if one character leads."""
    assert found.entry is not None
    tail = _KIND.match(text, found.end)
    name = found.entry.place.name
    if tail and not name.endswith(tail.group()):
        name = (found.surface if name[-1] in _KINDS else name) + tail.group()
    start = found.start - 1 if _abbreviated(text, found) else found.start
    return Draft(start, tail.end() if tail else found.end, replace(found.entry.place, name=name), SURE)


def _abbreviated(text: str, found: Hit) -> bool:
    """Whether the character before a place abroad stands for its country: 俄库尔斯克, but not 今日东京."""
    assert found.entry is not None
    names = (name for name, code in countries().items() if found.entry.place.adcodes == (code,))
    before = text[max(found.start - 1, 0) : found.start]
    return before in country_chars() and before != "日" and any(name.startswith(before) for name in names)


def onward(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, a place abroad stretched over an unknown one that it holds: 日本镰仓市, 科罗拉多州特勒县."""
    found = list(drafts)
    starts = {draft.start for draft in drafts}
    for index, draft in enumerate(found):
        if draft.place is None or not holds_foreign(draft) or draft.end in starts:
            continue
        match = (_OWN if draft.place.adcodes[0] in _CHINESE_NAMED else _transliterated()).match(text, draft.end)
        if match and not _NO_NAME.fullmatch(match[1]) and starts.isdisjoint(range(draft.end, match.end())):
            found[index] = stretched(draft, match.end(), match.group())
    return found


def holds_foreign(draft: Draft) -> bool:
    """Whether a place is one country abroad, or lies in one."""
    return draft.place is not None and draft.place.type == "foreign" and len(draft.place.adcodes) == 1


def stretched(draft: Draft, end: int, name: str) -> Draft:
    """A place abroad over what follows and lies in it."""
    assert draft.place is not None
    return replace(draft, end=end, place=foreign_place(name, draft.place.adcodes[0]))


@cache
def _transliterated() -> re.Pattern[str]:
    chars = "".join(lexicon.lines("places/foreign_chars.txt"))
    return re.compile(rf"([{chars}]{{2,9}}?)(?:[州省邦郡县](?!长)|市{_NOT_AFTER_CITY}|大区)")


def nearby(text: str, cuts: Cuts, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """加沙地带中部扎瓦伊达镇: an unknown place that says its kind, told abroad by the place named before."""
    starts = [draft.start for draft in drafts]
    for match in matches(_unknown(), text):
        index = bisect_left(starts, match.start())
        before = drafts[index - 1] if index else None
        between = text[before.end : match.start()] if before else "\n"
        if before is None or not holds_foreign(before) or len(between) > _FAR or "\n" in between:
            continue
        origin = cuts.clause(match.start())[0]
        inner = [word for word in cuts.between(*match.span("name")) if origin + word.end <= match.end("name")]
        if all(_of_foreign(word) for word in inner):
            assert before.place is not None
            yield Draft(*match.span(WHOLE), foreign_place(match[WHOLE], before.place.adcodes[0]), LIKELY)


def _of_foreign(word: Word) -> bool:
    """Whether a word of the dictionary may be a piece of a foreign name."""
    return len(word.text) < 2 or word.tag in ("", "x", "nz", "j", "nrt") or word.tag[:2] in ("nr", "ns")


@cache
def _unknown() -> re.Pattern[str]:
    chars = "".join(lexicon.lines("places/foreign_chars.txt"))
    leads = "(?:(?<=[的在、和与及往击近向了对])|(?<=[东南西北中]部)|(?<=城市)|(?<=控制)|(?<=以[东南西北]))"
    return sought(rf"{leads}(?P<name>[{chars}]{{3,9}}?)(?:{'|'.join(lexicon.lines('places/foreign_kinds.txt'))})")

"""Which of the names found are meant as places: whole words, and homographs only with evidence beside them."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from gongbao import lexicon
from gongbao.extract.places.entries import country_chars
from gongbao.extract.places.gazetteer import holds, rank, region_of
from gongbao.extract.places.scan import Cuts, Hit, homographs, shifted, stands

_LOCATIVE = re.compile(
    r"(?:境内|等地|等市|等县|等区|县城|城区|一带|两地|三地|全境|籍|[两三四五六七八九十]+[省市县区州])"
)
_LINE = re.compile("(?:城际)?(?:高铁|高速|铁路)(?!站|[新东西南北])")
# In a city, where nothing else follows.
_AT = re.compile(r"[在赴]$|(?:抵达|位于)$")
_PAUSE = re.compile("[，。；、]")
# What may part a country and a place in it that are named as one: 泰国曼谷, 泰国·曼谷.
JOINS = ("", "·", "•", "・")
_DOTS = frozenset(JOINS[1:])
# A foreign name seldom ends before or begins after these: 尼斯 in 阿尔巴尼斯.
_GOES_ON = frozenset("斯尼夫娃娜尔姆茨兹娅妮")

# Another sea named ahead of it.
_SEA_BEFORE = re.compile(r"[黄渤东南]海[、和到及与]$|华[南东][、和及]$")


def admitted(hits: list[Hit], text: str, cuts: Cuts, home: str | None) -> list[Hit]:
    """The hits that name a place, in order; `home` as far as it is stated. Towns are judged later by their holder."""
    standing = _standing(hits, text, cuts)
    firm = [
        found.entry is not None or found.surface not in homographs() or _at_home(found, home, cuts)
        for found in standing
    ]
    spelled = {code for found, sure in zip(standing, firm, strict=True) if sure and found.full for code in found.codes}
    spoken = {found.surface[0] for found in standing if found.entry and found.entry.country} - {"中"}
    firm = [
        sure and not _pair(found, spoken) and not _line(found, text) for found, sure in zip(standing, firm, strict=True)
    ]
    for order in (range(len(standing)), range(len(standing) - 1, -1, -1)):
        for index in order:
            firm[index] = firm[index] or _evident(index, standing, firm, spelled, text)
    return [found for found, sure in zip(standing, firm, strict=True) if sure]


def _standing(hits: list[Hit], text: str, cuts: Cuts) -> list[Hit]:
    """The hits that are words; 海拉尔 for 福海 in 幸福海拉尔."""
    found: list[Hit] = []
    for index, hit in enumerate(hits):
        one = _no_sea(hit, text)
        if found and one.start < found[-1].end:
            continue
        before = hits[index - 1].end if index else -1
        if one.surface[0] in "和与" and one.start == before and not one.full:  # 闸北区和静安区 names no 和静
            one = shifted(one, text) or one
        after = hits[index + 1].start if index + 1 < len(hits) else -1
        if _whole(one, text) or _dotted(index, hits, text) or _sea(one, text, cuts) or stands(one, cuts, before, after):
            found.append(one)
        else:
            later = shifted(one, text)
            if later is not None and stands(later, cuts, -1, -1):
                found.append(later)
    return found


def _no_sea(found: Hit, text: str) -> Hit:
    """南海 and 东海 as the district and the county, unless the text tells that the sea is meant."""
    if found.entry is None or found.surface[-1] != "海" or found.surface not in homographs():
        return found
    told = _of_seas().match(text, found.end) or _SEA_BEFORE.search(text[max(found.start - 3, 0) : found.start])
    return found if told else found._replace(entry=None)


@cache
def _of_seas() -> re.Pattern[str]:
    """What only a sea has, or another sea named beside it."""
    return re.compile("|".join(lexicon.lines("places/sea_follows.txt")))


def _sea(found: Hit, text: str, cuts: Cuts) -> bool:
    """Whether a sea is named that the dictionary takes into a longer word: 南海之滨."""
    return (
        found.entry is not None
        and found.surface[-1] == "海"
        and bool(_of_seas().match(text, found.end))
        and (cuts.begins(found.start) or cuts.char(found.start - 1) in "从在到及和与将")
    )


def _at_home(found: Hit, home: str | None, cuts: Cuts) -> bool:
    """平房区 in a document of 哈尔滨; 双流 in one of 成都, where the dictionary takes it for a name."""
    if home is None or rank(home) == 0:
        return False
    word = cuts.word(found.start)
    if not found.full and (word is None or word.tag not in ("ns", "nr") or word.text != found.surface):
        return False
    return any(holds(region_of(home), code) for code in found.codes)


def _pair(found: Hit, spoken: set[str]) -> bool:
    """巴中, 伊美: two countries rather than a city, where the text names one (`spoken`: their first characters)."""
    if len(found.surface) != 2 or found.full or (found.entry is not None and not _in_china(found)):
        return False
    if not all(char in country_chars() for char in found.surface):
        return False
    return not spoken.isdisjoint(found.surface)


def _line(found: Hit, text: str) -> bool:
    """巴南高铁: the first characters of the two ends of a line (巴中至南充) rather than a place."""
    if len(found.surface) != 2 or not _LINE.match(text, found.end):
        return False
    first, last = found.surface[0], found.surface[1]
    return re.search(f"{first}[^，。；{last}]{{1,4}}[至到—-]{last}(?!{first})", text) is not None


def _whole(found: Hit, text: str) -> bool:
    """Whether a name is so long, or so much its own, that it is no part of other words."""
    if found.entry is None:
        return len(found.surface) > 3 and found.full
    if not _DOTS.isdisjoint(text[max(found.start - 1, 0) : found.end + 1]):
        return False
    if len(found.surface) > 4 or (found.entry.country and len(found.surface) > 2):
        return True
    beside = text[max(found.start - 1, 0) : found.start] + text[found.end : found.end + 1]
    return _GOES_ON.isdisjoint(beside) and (len(found.surface) > 2 or found.surface in _own_words())


@cache
def _own_words() -> frozenset[str]:
    return frozenset(lexicon.lines("places/own_words.txt"))


def _dotted(index: int, hits: list[Hit], text: str) -> bool:
    """Whether a hit is one of the two in 中国·青岛: a country or a city and what lies in it, parted by a dot."""
    return any(
        text[outer.end : inner.start] in JOINS[1:] and _inside(outer, inner)
        for outer, inner in pairwise(hits[max(index - 1, 0) : index + 2])
    )


def _inside(outer: Hit, inner: Hit) -> bool:
    """Whether the second of two names may lie in the first: in a country, or in a division of China."""
    if outer.entry is None or not outer.entry.country:
        return any(holds(a, b) and a != b for a in outer.codes for b in inner.codes)
    country = outer.entry.place.adcodes
    return bool(inner.codes) if country == ("100000",) else bool(inner.entry and inner.entry.place.adcodes == country)


def _in_china(found: Hit) -> bool:
    return found.entry is not None and all(code.isdigit() for code in found.entry.place.adcodes or ("",))


def _evident(index: int, hits: list[Hit], firm: list[bool], spelled: set[str], text: str) -> bool:
    found = hits[index]
    at = found.codes and rank(found.codes[0]) == 2 and _AT.search(text[max(found.start - 2, 0) : found.start])
    if at and _PAUSE.match(text, found.end):  # 在中山，
        return True
    if _LOCATIVE.match(text, found.end) or (spelled & set(found.codes) and len(found.codes) < 3):
        return True
    for other in (index - 1, index + 1):
        if (
            0 <= other < len(hits)
            and firm[other]
            and _beside(hits[min(index, other)], hits[max(index, other)], text, other < index)
        ):
            return True
    return False


def _beside(first: Hit, second: Hit, text: str, first_firm: bool) -> bool:
    """Whether two names lean on each other: holder and held side by side, or members of one list."""
    if first.end == second.start:
        return first_firm and any(holds(a, b) and a != b for a in first.codes for b in second.codes)
    between = text[first.end : second.start]
    if between in ("至", "+", "＋"):  # 厦门至金门, 深圳+中山: a city and a county too
        return True
    if between == "到":  # 从百色到文山: two cities
        return all(one.codes and rank(one.codes[0]) == 2 for one in (first, second))
    return between in ("、", "和", "与", "及") and _levels(first, second)


def _levels(first: Hit, second: Hit) -> bool:
    """Whether both may be of one level; what the lexicon knows beside divisions counts by where it lies."""
    ranks = [{rank(code) for code in one.codes or _lies_in(one)} for one in (first, second)]
    return not ranks[0].isdisjoint(ranks[1])


def _lies_in(found: Hit) -> tuple[str, ...]:
    codes = found.entry.place.adcodes if found.entry else ()
    return codes if len(codes) == 1 and codes[0].isdigit() else ()

"""Shorthand: 朝、海、西三区 and 豫皖两省, one character a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from gongbao.extract.places import gazetteer
from gongbao.extract.places.countries import by_character
from gongbao.extract.places.drafts import Draft
from gongbao.extract.places.entries import countries, foreign_place, marked, members_place, province_chars, told_by
from gongbao.extract.places.gazetteer import rank
from gongbao.extract.places.scan import Cuts
from gongbao.extract.seeking import sought

_NUMBER = r"(?:[两二三四五六七八九十]|\d{1,2})"
_LIST_END = re.compile(rf"、[\u4e00-\u9fff]等?{_NUMBER}个?(省|市|区|县|州|旗|地)")
_LONGEST_LIST = 10
# What follows or leads a run of such characters that stand for places.
_PROVINCE_CONTEXT = (
    rf"(?=等?{_NUMBER}?(?:省|地(?![位方区])|省份|省区|省市)|等?{_NUMBER}(?:省|地)"
    r"|交界|毗邻|接壤|边界|省界|边区|联动|跨省|片区|结合部)"
)
_AFTER = re.compile(r"、([\u4e00-\u9fff]{2,4})(?=、|等|和|与|一体|协同|合作)")
_BEFORE = re.compile(r"(?:^|[、，和与及])([\u4e00-\u9fff]{2,4})、$")
SURE, LIKELY = 0.9, 0.8


@cache
def _province_run() -> re.Pattern[str]:
    return re.compile(rf"[{''.join(province_chars())}]{{2,6}}{_PROVINCE_CONTEXT}")


@cache
def _clear_run() -> re.Pattern[str]:
    """Characters that hardly mean anything but their province: two of them side by side need no context."""
    return re.compile(rf"[{marked('sure')}]{{2,5}}")


def shorthand(text: str, home: str | None, cuts: Cuts, drafts: Sequence[Draft]) -> list[Draft]:
    """Places written with one character each."""
    return [
        *_lists(text, home),
        *_province_runs(text, cuts),
        *_clear_runs(text, cuts),
        *by_character(text, cuts, drafts),
        *_stays(text, cuts),
        *_own_character(text, home),
        *_overseas(text),
    ]


def beside_groups(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """通宝唐 beside 通武廊: a new group of first characters in a list with a known one, each read in one way."""
    found: list[Draft] = []
    for draft in drafts:
        if (
            draft.place is None
            or draft.place.type != "group"
            or not draft.place.adcodes
            or not all(_in_china(code) for code in draft.place.adcodes)
        ):
            continue
        provinces = frozenset(code[:2] for code in draft.place.adcodes)
        if len(provinces) > 4:
            continue
        for match in (_AFTER.match(text, draft.end), _BEFORE.search(text[max(draft.start - 6, 0) : draft.start])):
            if match and len(set(match.group(1))) == len(match.group(1)):
                codes = [_read_char(char, provinces) for char in match.group(1)]
                start = draft.end + 1 if match.string is text else draft.start - 1 - len(match.group(1))
                if all(codes):
                    place = members_place(match.group(1), "group", tuple(code for code in codes if code))
                    found.append(Draft(start, start + len(match.group(1)), place, 0.75))
    return found


def _in_china(code: str) -> bool:
    return code.isdigit() and code != "100000"


def _read_char(char: str, provinces: frozenset[str]) -> str | None:
    """The city, else the one county, of these provinces whose name begins with `char`."""
    by_rank: dict[int, list[str]] = {2: [], 3: []}
    for code in (code for province in sorted(provinces) for code in gazetteer.children(province + "0000")):
        if gazetteer.divisions()[code].name.startswith(char):
            by_rank[rank(code)].append(code)
    best = by_rank[2] or by_rank[3]
    return best[0] if len(best) == 1 else None


@cache
def _stay() -> re.Pattern[str]:
    follows, chars = told_by("stay"), marked("stays")  # 返青, 入藏 and 赴台 are other words
    # Ships leave any port: 离港 and 进港 name no place.
    return sought(
        rf"(?<=[在来赴进离抵返入驻留出])[{chars}](?={follows})|(?<=[在赴抵返驻留访])港(?={follows}|{told_by('guest')})"
    )


@cache
def _is_there() -> re.Pattern[str]:
    """京 in 在京展出; not in 在京津, 在京唐线, 在鲁西南, 在闽都."""
    chars = "".join(sorted(set(marked("stays")) & set(marked("sure"))))
    return re.compile(rf"(?<=[在来赴离抵返驻])[{chars}](?![东西南北中唐杭都{''.join(province_chars())}])")


def _stays(text: str, cuts: Cuts) -> Iterable[Draft]:
    """京 in 在京举行, and where words end behind it."""
    told = {match.start() for match in _stay().finditer(text)}  # 在京举行 may be cut as one word
    parted = {match.start() for match in _is_there().finditer(text) if cuts.ends(match.end())}
    for at in sorted(told | parted):
        if (text[at] != "港" or "香港" in text) and cuts.begins(at - 1):
            yield from split(text[at], at, LIKELY)


@cache
def _comes() -> re.Pattern[str]:
    return re.compile(rf"(?<=[来在赴入抵驻离])(?P<char>[\u4e00-\u9fff])(?={told_by('own')})")


def _own_character(text: str, home: str | None) -> Iterable[Draft]:
    """亳 in 来亳旅游, for the place the document speaks for."""
    if home is None or rank(home) not in (1, 2, 3):
        return
    own = gazetteer.stem(gazetteer.divisions()[home].name)
    for match in _comes().finditer(text):
        if match["char"] in own[:1] and len(own) > 1:
            yield Draft(match.start(), match.end(), gazetteer.place(home), LIKELY, home)


def _overseas(text: str) -> Iterable[Draft]:
    """港、澳、台 said one by one."""
    for match in re.finditer("港、澳、台(?=[）)地同]|$)", text):
        for at in (0, 2, 4):
            yield from split(text[match.start() + at], match.start() + at, LIKELY)


def _lists(text: str, home: str | None) -> Iterable[Draft]:
    for match in _LIST_END.finditer(text):
        last = match.start() + 1
        first = _list_start(text, last)
        codes = [_first(text[at], match.group(1), home) for at in range(first, last + 1, 2)]
        found = [code for code in codes if code]
        if len(found) == len(codes) > 1:
            for index, code in enumerate(found):
                at = first + 2 * index
                yield Draft(at, at + 1, gazetteer.place(code), SURE, code)


def _list_start(text: str, last: int) -> int:
    """Where a list of single characters begins that ends with the one at `last`."""
    first = last
    while (
        first > 1 and text[first - 1] == "、" and "一" <= text[first - 2] <= "龥" and last - first < 2 * _LONGEST_LIST
    ):
        first -= 2
    return first


def _first(char: str, kind: str, home: str | None) -> str | None:
    """The one division of this kind in the governing region whose name begins with `char`."""
    if kind == "省" or home is None or rank(home) == 0:
        return province_chars().get(char) if kind in "省市区地" else None
    level = 2 if kind in "市州" and rank(gazetteer.region_of(home)) == 1 else 3
    inside = [
        code
        for code in gazetteer.children(gazetteer.region_of(home))
        if rank(code) == level and gazetteer.divisions()[code].name.startswith(char)
    ]
    return inside[0] if len(inside) == 1 else None


def split(surface: str, start: int, sure: float) -> list[Draft]:
    """One draft for each province character."""
    return [
        Draft(start + i, start + i + 1, gazetteer.place(province_chars()[char]), sure, province_chars()[char])
        for i, char in enumerate(surface)
    ]


def by_country(draft: Draft, text: str) -> list[Draft]:
    """中日韩 as one draft for each country; 欧美, 中亚五国 and what stands inside a longer name stay whole."""
    chars, place = text[draft.start : draft.end], draft.place
    if place is None or place.type != "group" or draft.within_name or len(chars) != len(place.adcodes):
        return [draft]
    if "EU" in place.adcodes:
        return [draft]
    named = {code: name for name, code in countries().items()}
    each = [gazetteer.CHINA if code == "100000" else foreign_place(named.get(code, ""), code) for code in place.adcodes]
    if not all(one.name.startswith(char) for char, one in zip(chars, each, strict=True)):
        return [draft]
    return [Draft(draft.start + n, draft.start + n + 1, one, LIKELY, one.adcode) for n, one in enumerate(each)]


def _province_runs(text: str, cuts: Cuts) -> Iterable[Draft]:
    for match in _province_run().finditer(text):
        run = match.group()
        if len(set(run)) == len(run) and cuts.begins(match.start()):
            yield from split(run, match.start(), LIKELY)


def _clear_runs(text: str, cuts: Cuts) -> Iterable[Draft]:
    """豫鲁 in 推动豫鲁实施生态补偿: whole words of nothing but such characters."""
    for match in _clear_run().finditer(text):
        run = match.group()
        whole = cuts.ends(match.end()) or text.startswith("段", match.end())
        if len(set(run)) == len(run) and cuts.begins(match.start()) and whole:
            yield from split(run, match.start(), LIKELY)

"""Calendar days in the forms Chinese pages print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gongbao.days import day_of

_HAN = dict(zip("〇○零０Ｏ一二三四五六七八九", "00000123456789", strict=True))
_FOLD = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)} | {ord("．"): ".", ord("－"): "-", ord("／"): "/"}
_YEAR = r"(?:19[5-9]\d|20\d\d)"
_NUMERIC = re.compile(
    rf"(?<!\d)(?P<y>{_YEAR})\s{{0,2}}(?:年\s{{0,2}}(?P<m>\d{{1,2}})\s{{0,2}}月\s{{0,2}}(?P<d>\d{{1,2}})\s{{0,2}}[日号]"
    r"|(?P<s>[-/.])(?P<m2>\d{1,2})(?P=s)(?P<d2>\d{1,2})(?!\d))"
)
_PRINTED = re.compile(
    "(?P<y>[一二][一二三四五六七八九〇○零０Ｏ]{3})年(?P<m>[一二三四五六七八九十元]{1,2})月(?P<d>[一二三四五六七八九十廿卅〇○]{1,4})[日号]"
)
_LONGEST_LINE = 60
_MAYBE = re.compile("[0-9０-９]月|[0-9０-９]{4}|[一二][一二三四五六七八九〇○零０Ｏ]{3}年|[0-9]{4} ?年")
_COMPACT = re.compile(rf"(?<!\d)(?P<y>{_YEAR})[-_/]?(?P<m>0[1-9]|1[0-2])[-_/]?(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")


def find_dates(text: str) -> Iterator[tuple[int, int, date]]:
    """Every full date of `text` with its span, in order within each of the two ways to write one."""
    if not _MAYBE.search(text):
        return
    folded = text.translate(_FOLD)
    for match in _NUMERIC.finditer(folded):
        found = day_of(int(match["y"]), int(match["m"] or match["m2"]), int(match["d"] or match["d2"]))
        if found:
            yield match.start(), match.end(), found
    for match in _PRINTED.finditer(text):
        found = day_of(int("".join(_HAN[char] for char in match["y"])), _small(match["m"]), _small(match["d"]))
        if found:
            yield match.start(), match.end(), found


def first_date(text: str) -> date | None:
    """The date that stands first in `text`, None if there is none."""
    return min(find_dates(text), default=(0, 0, None), key=lambda hit: hit[0])[2]


def is_date_line(text: str) -> bool:
    """Whether `text` is a date and nothing else, brackets and a time of day aside."""
    if len(text) > _LONGEST_LINE:
        return False
    line = text.strip(" \u3000\xa0()（）[]【】")
    hit = min(find_dates(line), default=None, key=lambda hit: hit[0])
    return hit is not None and hit[0] == 0 and not re.sub(r"[\s\d:：]|星期.|印发", "", line[hit[1] :])


def date_in_address(address: str) -> date | None:
    """The day in a URL or file name: /2023/07/11/, t20230711_, 20230711-09.html."""
    for match in _COMPACT.finditer(address):
        found = day_of(int(match["y"]), int(match["m"]), int(match["d"]))
        if found:
            return found
    return None


def _small(text: str) -> int:
    """二十七 → 27, 元 → 1, 廿八 → 28, 三〇 → 30; 0 for what is no number."""
    text = text.replace("元", "一").replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.rpartition("十")
    if ten:
        return (int(_HAN.get(tens, "1")) * 10 if len(tens) < 2 else 0) + int(_HAN.get(ones, "0"))
    return int("".join(_HAN.get(char, "0") for char in text) or 0)

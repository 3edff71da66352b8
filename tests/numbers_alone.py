"""Numbers alone in a text, in every style people write them: signs, fractions, spaces, traditional forms, k and 打.

The figures need only part of this (`numerals`); the cases of other recognisers are whole strings, which this reads.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from gongbao.extract.figures.numbers.numerals import read_numeral

_FORMS = str.maketrans("負萬億點兩個陸貳參叄両圓貮倆幾", "负万亿点两个六二三三两元二两几")
_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 32, 0x2212: 45}
_SPACE = re.compile(r"\s+")
_SIGN = re.compile(r"负|-|\+")
_MIXED = re.compile(r"(?:(?P<whole>.+?)又)?(?P<below>.+?)分之(?P<above>.+)")
_SLASH = re.compile(r"(\d+)/(\d+)")
_BESIDE = re.compile(r"(\d+)\s+(\d+)\s*/\s*(\d+)")
_SCIENCE = re.compile(r"(\d+(?:\.\d+)?)[eE]([+-]?\d{1,3})|(\d+(?:\.\d+)?)\^([+-]?\d{1,3})")
_SUFFIX = re.compile(r"(.+?)(k|K|w|W|M|m|G|g|B|b|T|t|打|对|對|双|雙)")
_FACTORS = {"k": 3, "w": 4, "m": 6, "g": 9, "b": 9, "t": 12}
_GROSS = {"打": 12, "对": 2, "對": 2, "双": 2, "雙": 2}


def normal(text: str) -> str:
    """Half-width, without spaces, in simplified forms of the number words."""
    return _SPACE.sub("", text.translate(_FOLD)).translate(_FORMS)


def parse_numeral(text: str) -> Decimal | None:
    """The value of a text that is one numeral, as figures have them, and nothing else."""
    found = read_numeral(text, 0)
    return found.value if found and found.end == len(text) else None


def parse_number(text: str) -> Decimal | None:
    """The value of a text that is one number and nothing else, None if it is not."""
    if match := _BESIDE.fullmatch(text.translate(_FOLD).strip()):
        return Decimal(match[1]) + Decimal(match[2]) / Decimal(match[3]) if int(match[3]) else None
    return _signed(normal(text).replace("，", ","))


def _signed(text: str) -> Decimal | None:
    if match := _SIGN.match(text):
        value = _signed(text[match.end() :])
        return -value if value is not None and match.group() != "+" else value
    return _fraction(text) or _plain(text)


def _fraction(text: str) -> Decimal | None:
    if match := _SLASH.fullmatch(text):
        return Decimal(match[1]) / Decimal(match[2]) if int(match[2]) else None
    match = _MIXED.fullmatch(text)
    if match is None:
        return None
    below, above = _signed(match["below"]), _signed(match["above"])
    whole = _signed(match["whole"]) if match["whole"] else Decimal(0)
    if not below or above is None or whole is None:
        return None
    return whole + above / below


def _plain(text: str) -> Decimal | None:
    if "兆" in text[1:]:
        head, _, tail = text.partition("兆")
        above, below = _signed(head), _signed(tail) if tail else Decimal(0)
        return above.scaleb(12) + below if above is not None and below is not None else None
    text = f"0{text}" if text.startswith(".") else text
    if (value := parse_numeral(text)) is not None:
        return value
    if match := _SCIENCE.fullmatch(text):
        return _power(match)
    match = _SUFFIX.fullmatch(text)
    value = _signed(match[1]) if match else None
    if match is None or value is None:
        return None
    return value * _GROSS[match[2]] if match[2] in _GROSS else value.scaleb(_FACTORS[match[2].lower()])


def _power(match: re.Match[str]) -> Decimal | None:
    try:
        if match[1]:
            return Decimal(match[1]).scaleb(int(match[2]))
        return Decimal(match[3]) ** int(match[4])
    except (InvalidOperation, ArithmeticError):
        return None

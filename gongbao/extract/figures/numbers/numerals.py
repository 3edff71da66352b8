"""Chinese and Arabic numerals, alone or mixed: 1,234.5  1.4万亿  2亿5千万  一万五千亿  二十多万  廿  玖仟陆佰."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from gongbao.extract.figures.numbers.derivation import POWERS
from gongbao.extract.figures.numbers.numeral_reader import DIGITS, TokenReader

# Financial capitals and variants, character for character.
_PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億〇兩弍贰参零", "一二三四五六七八九十百千万亿零两二二三零")
_TOKEN = re.compile(
    r"\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|万亿"
    r"|千(?![瓦米克伏卡焦赫帕牛])|百(?!分[点比数]|帕)|[零一二三四五六七八九两廿卅十万亿多余几来点半俩仨]"
)
_ARABIC = re.compile(
    r"(\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,30}(?:\.\d+)?)(万亿|[万亿])?(?![\d十百万亿拾佰仟萬億多余几来零一二两三四五六七八九点]"
    r"|千(?![瓦米克伏卡焦赫帕牛])|[kKwW](?=[元个~-]|[^\w]|$)|[,，.]\d)"
)
_SHORT = re.compile(r"(\d{1,30}(?:\.\d+)?)([kKwW])(?=[元个~-]|[^\w]|$)")
_DIGIT = re.compile(
    r"[一二两三四五六七八九](?![零一二三四五六七八九两廿卅十百"
    r"千万亿多余几来点半俩仨〇兩弍贰参拾佰仟萬億壹叁肆伍陆柒捌玖])"
)
_LONGEST = 40  # tokens; no number written by people has more


class Numeral(NamedTuple):
    """A number as written at `start:end`: its value, an upper value for 两三, the power of ten printed last,
    whether it says "and some more" (30多, 百余), whether Arabic digits were used, and the expression it was read as."""

    start: int
    end: int
    value: Decimal
    high: Decimal | None
    mult: int
    more: bool
    arabic: bool
    steps: str
    about: bool = False

    @property
    def scale(self) -> Decimal:
        """The factor of the multiplier printed last."""
        return Decimal(10) ** self.mult


@lru_cache(maxsize=16)  # what turns out to be no quantity is read again, to go on behind it
def read_numeral(text: str, at: int) -> Numeral | None:
    """The longest numeral of `text` that begins at `at`, or None. 点 is a decimal point only between digits."""
    if text[at : at + 1].isdecimal():
        if (match := _ARABIC.match(text, at)) is not None:
            return _plain_arabic(match)
        if (match := _SHORT.match(text, at)) is not None:
            word = "千" if match.group(2) in "kK" else "万"
            value = Decimal(match.group(1)).scaleb(POWERS[word])
            return Numeral(at, match.end(), value, None, 0, False, True, f"{match.group(1)}*{word}")
    elif (match := _DIGIT.match(text, at)) is not None:
        digit = DIGITS[match.group()]
        return Numeral(at, at + 1, Decimal(digit), None, 0, False, False, str(digit))
    tokens = _tokens(text, at)
    while tokens:
        if (found := _evaluate(tokens, at)) is not None:
            return found
        tokens.pop()
    return None


def _plain_arabic(match: re.Match[str]) -> Numeral:
    digits, power = match.group(1).replace(",", ""), match.group(2)
    mult = POWERS[power] if power else 0
    steps = f"{digits}*{power}" if power else digits
    value = Decimal(digits).scaleb(mult) if mult else Decimal(digits)
    return Numeral(match.start(), match.end(), value, None, mult, False, True, steps)


def _tokens(text: str, at: int) -> list[tuple[str, int]]:
    """Tokens of the run at `at` with the offset where each ends."""
    window = text[at : at + 120].translate(_PLAIN)
    found: list[tuple[str, int]] = []
    place = 0
    while len(found) < _LONGEST and (match := _TOKEN.match(window, place)) is not None:
        place = match.end()
        found.append((match.group(), at + place))
    return found


def _evaluate(tokens: list[tuple[str, int]], start: int) -> Numeral | None:
    words = [word for word, _ in tokens]
    end = tokens[-1][1]
    arabic = words[0][0].isdigit() and words[0] not in DIGITS
    if (digits := _positional(words)) is not None:
        return Numeral(start, end, Decimal(digits), None, 0, False, False, digits)
    reader = TokenReader()
    if not all(reader.take(word) for word in words) or not reader.close():
        return None
    high = reader.high
    return Numeral(start, end, reader.value, high, reader.mult, reader.more, arabic, reader.steps(), reader.about)


def _positional(words: list[str]) -> str | None:
    """Digits of 二〇二五 or 一八; two neighbours like 三四 are a range instead."""
    if len(words) < 2 or not all(word in DIGITS for word in words) or "两" in words:
        return None
    if len(words) == 2 and words[0] != "零" and 0 < DIGITS[words[1]] - DIGITS[words[0]] <= 2:
        return None
    return "".join(str(DIGITS[word]) for word in words)

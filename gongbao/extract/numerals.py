"""Chinese and Arabic numerals, alone or mixed: 1,234.5  1.4万亿  2亿5千万  一万五千亿  二十多万  廿  玖仟陆佰."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from gongbao.extract.derivation import POWERS

# Financial capitals and variants, character for character.
_PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億〇兩弍贰参零", "一二三四五六七八九十百千万亿零两二二三零")
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "俩": 2, "仨": 3}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_TENS = {"廿": 2, "卅": 3}
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


@dataclass(frozen=True, slots=True)
class Numeral:
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


def read_numeral(text: str, at: int) -> Numeral | None:
    """The longest numeral of `text` that begins at `at`, or None. 点 is a decimal point only between digits."""
    if (match := _ARABIC.match(text, at)) is not None:
        return _plain_arabic(match)
    if (match := _SHORT.match(text, at)) is not None:
        word = "千" if match.group(2) in "kK" else "万"
        value = Decimal(match.group(1)).scaleb(POWERS[word])
        return Numeral(at, match.end(), value, None, 0, False, True, f"{match.group(1)}*{word}")
    if (match := _DIGIT.match(text, at)) is not None:
        value = _DIGITS[match.group()]
        return Numeral(at, at + 1, Decimal(value), None, 0, False, False, str(value))
    tokens = _tokens(text, at)
    while tokens:
        if (found := _evaluate(tokens, at)) is not None:
            return found
        tokens.pop()
    return None


def parse(text: str) -> Decimal | None:
    """The value of a text that is one numeral and nothing else."""
    found = read_numeral(text, 0)
    return found.value if found and found.end == len(text) else None


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
    arabic = words[0][0].isdigit() and words[0] not in _DIGITS
    if (digits := _positional(words)) is not None:
        return Numeral(start, end, Decimal(digits), None, 0, False, False, digits)
    reader = _Reader()
    if not all(reader.take(word) for word in words) or not reader.close():
        return None
    high = reader.high
    return Numeral(start, end, reader.value, high, reader.mult, reader.more, arabic, reader.steps(), reader.about)


def _positional(words: list[str]) -> str | None:
    """Digits of 二〇二五 or 一八; two neighbours like 三四 are a range instead."""
    if len(words) < 2 or not all(word in _DIGITS for word in words) or "两" in words:
        return None
    if len(words) == 2 and words[0] != "零" and 0 < _DIGITS[words[1]] - _DIGITS[words[0]] <= 2:
        return None
    return "".join(str(_DIGITS[word]) for word in words)


class _Reader:
    """Takes tokens one by one; False means that they are not a numeral."""

    def __init__(self) -> None:
        self.groups: list[tuple[Decimal, str]] = []  # what the big units have closed
        self.section: list[tuple[Decimal, str]] = []  # hundreds and tens since then
        self.number: Decimal | None = None
        self.high: Decimal | None = None  # 三四: the upper digit
        self.mult = 0
        self.more = self.about = False
        self.last = ""
        self.lowest = Decimal(0)  # the unit before a trailing digit (三百一, 两亿三)
        self.value = Decimal(0)
        self.point: str | None = None

    def take(self, word: str) -> bool:
        if (self.more and word not in POWERS) or self.last == "半":
            return False
        ok = self._take(word)
        self.last = word
        return ok

    def _take(self, word: str) -> bool:
        if word in _DIGITS:
            return self._digit(_DIGITS[word])
        if word in _SMALL:
            return self._small(word)
        if word in POWERS:
            return self._big(word)
        if word in _TENS:
            return self._digit(_TENS[word]) and self._small("十")
        if word in "多余几来":
            return self._inexact(word)
        if word == "点":
            return self._decimal_point()
        if word == "半":
            return self._half()
        return self._arabic(word)

    def _digit(self, digit: int) -> bool:
        if self.point is not None:
            self.point += str(digit)
            return True
        if digit == 0:
            self.lowest = Decimal(1)
            if self.last == "":
                self.number = Decimal(0)
                return True
            return self.last in POWERS or self.last in _TENS
        if self.number is not None and self.last in _DIGITS and self.last != "零":
            if self.high is not None or not 0 < digit - self.number <= 2:
                return False
            self.high = Decimal(digit)
            return True
        if self.number is not None and self.number != 0:
            return False
        self.number = Decimal(digit)
        return True

    def _arabic(self, word: str) -> bool:
        if self.number is not None or self.last in ("多", "余", "几", "来", "点"):
            return False
        self.number = Decimal(re.sub("[,，]", "", word))
        return True

    def _small(self, word: str) -> bool:
        if self.more or (self.last in _SMALL and self.number is None):
            return False
        self._settle()
        if self.number == 0 or self.last == "零":
            if word != "十":
                return False
            self.number = Decimal(1)  # 一万零十二
        self._push(self.number if self.number is not None else None, word)
        self.lowest = Decimal(_SMALL[word])
        return True

    def _push(self, number: Decimal | None, word: str) -> None:
        factor = Decimal(_SMALL[word])
        if self.high is not None:
            self.high *= factor
        shown = f"{_show(number)}*{word}" if number is not None else word
        self.section.append(((number if number is not None else Decimal(1)) * factor, shown))
        self.number = None

    def _big(self, word: str) -> bool:
        factor = Decimal(10) ** POWERS[word]
        self._settle()
        value, shown = self._open()
        if not shown:
            if not self.groups or self.last not in (*POWERS, "多", "余"):
                return False
            value, shown = self._total()
            self.groups = []
        elif self.groups and self.groups[-1][0] < factor * value and self._lower_than(factor):
            self.section.insert(0, self._total())
            value, shown = self._open()
            self.groups = []
        if self.high is not None:
            self.high *= factor
        self.groups.append((value * factor, f"({shown})*{word}" if "+" in shown else f"{shown}*{word}"))
        self.section, self.number, self.mult, self.lowest = [], None, POWERS[word], factor
        return True

    def _lower_than(self, factor: Decimal) -> bool:
        return self._total()[0] < factor and self.mult < _power(factor)

    def _inexact(self, word: str) -> bool:
        if word == "几":
            if self.last not in ("十", "百", "千", "零") or self.more:
                return False
        elif self.last in ("", "点", "零") or self.more or self.point is not None:
            return False
        if word == "来" and self.last not in _SMALL:
            return False
        self.about = word == "来"
        self.more = True
        return True

    def _decimal_point(self) -> bool:
        if self.point is not None or self.last == "" or self.last[0].isdigit():
            return False
        self.point = ""
        if self.last in _DIGITS and self.lowest >= 100 and self.number:
            self._tenth()  # 两千三点一 is 2300.1
        return self.number is not None or bool(self.section or self.groups)

    def _half(self) -> bool:
        if self.last != "":
            return False
        self.number = Decimal("0.5")
        return True

    def _settle(self) -> None:
        """Join the digits after 点 to what stands before it."""
        if self.point:
            base = (self.number or Decimal(0)) + sum((value for value, _ in self.section), Decimal(0))
            self.number = base + Decimal(f"0.{self.point}")
            self.section = []
        self.point = None

    def _open(self) -> tuple[Decimal, str]:
        parts = list(self.section)
        if self.number is not None and (self.number != 0 or not parts):
            parts.append((self.number, _show(self.number)))
        return sum((value for value, _ in parts), Decimal(0)), "+".join(shown for _, shown in parts)

    def _total(self) -> tuple[Decimal, str]:
        return sum((value for value, _ in self.groups), Decimal(0)), "+".join(shown for _, shown in self.groups)

    def close(self) -> bool:
        """Sum up. A digit after 百, 千, 万, 亿 without 零 counts tenths of it: 三百一 is 310."""
        if self.last == "两" and (self.section or self.groups):
            return False
        if self.last == "点" or (self.last == "零" and self.point is None and (self.groups or self.section)):
            return False
        if self.point is not None and not self.point:
            return False
        colloquial = self.last in _DIGITS and self.point is None and self.number is not None and self.lowest >= 100
        self._settle()
        if colloquial:
            self._tenth()
        value, shown = self._open()
        total, _ = self._total()
        self.value = total + value
        if shown:
            self.groups.append((value, shown))
            self.mult = 0
        if self.high is not None:
            self.high += self.value - self._low_of_high()
        return bool(self.groups)

    def _tenth(self) -> None:
        """A digit after a unit counts tenths of it."""
        assert self.number is not None
        tenth = self.lowest / 10
        self.section.append((self.number * tenth, f"{_show(self.number)}*{_show(tenth)}"))
        self.number = None

    def _low_of_high(self) -> Decimal:
        """What the lower digit of 三四 added to the value."""
        assert self.high is not None
        for power in range(40):
            step = Decimal(10) ** power
            digit = (self.value // step) % 10
            if digit:
                return digit * step
        return Decimal(0)

    def steps(self) -> str:
        """The expression of the value; the upper end of a range is added by whoever prints it."""
        return "+".join(shown for _, shown in self.groups)


def _show(number: Decimal) -> str:
    return format(number.normalize(), "f")


def _power(factor: Decimal) -> int:
    return factor.adjusted()

"""Reading a numeral token by token: digits, tens and hundreds, big units, 多, 几, 半 and 点."""

from __future__ import annotations

import re
from decimal import Decimal

from gongbao.extract.figures.numbers.derivation import POWERS

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "俩": 2, "仨": 3}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_TENS = {"廿": 2, "卅": 3}


class TokenReader:
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
        """Read one more token; False if it cannot follow those before."""
        if (self.more and word not in POWERS) or self.last == "半":
            return False
        ok = self._take(word)
        self.last = word
        return ok

    def _take(self, word: str) -> bool:
        if word in DIGITS:
            return self._digit(DIGITS[word])
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
        if self.number is not None and self.last in DIGITS and self.last != "零":
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
        if self.last in DIGITS and self.lowest >= 100 and self.number:
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
        colloquial = self.last in DIGITS and self.point is None and self.number is not None and self.lowest >= 100
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

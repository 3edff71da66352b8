"""Counted shares and how far they can be trusted."""

from __future__ import annotations

import math
from dataclasses import dataclass

_Z = 1.959963984540054  # 97.5 % point of the standard normal distribution


@dataclass(frozen=True, slots=True)
class Share:
    """`right` of `support`; all shares are None where nothing was counted."""

    right: int
    support: int

    @property
    def value(self) -> float | None:
        """The share itself."""
        return self.right / self.support if self.support else None

    @property
    def interval(self) -> tuple[float, float] | tuple[None, None]:
        """The 95 % interval of Wilson (1927), which holds for small numbers and for shares near 1."""
        if not self.support:
            return None, None
        n, share = self.support, self.right / self.support
        centre = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
        half = _Z / (1 + _Z**2 / n) * math.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
        # Rounding must not move an end past the share itself.
        return min(max(centre - half, 0.0), share), max(min(centre + half, 1.0), share)

    def columns(self, name: str = "value") -> dict[str, float | int | None]:
        """The share, its interval and support, rounded to four digits, as columns of a table."""
        low, high = self.interval
        told = {name: self.value, "low": low, "high": high}
        return {key: None if cell is None else round(cell, 4) for key, cell in told.items()} | {"support": self.support}

"""A mention in the making."""

from __future__ import annotations

from dataclasses import dataclass

from gongbao.model import Mention, Place


@dataclass(frozen=True, slots=True)
class Draft:
    """A span with what it is taken for. `code` is the division it names, None for anything else."""

    start: int
    end: int
    place: Place | None
    confidence: float
    code: str | None = None
    within_name: bool = False
    candidates: tuple[str, ...] = ()

    def mention(self) -> Mention:
        """The finished row."""
        return Mention(self.start, self.end, self.place, self.confidence, self.within_name, self.candidates)

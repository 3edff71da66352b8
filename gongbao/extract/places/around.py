"""What stands around a form that may be a place: the words of the text and the places found in it so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from gongbao.extract.places.drafts import Draft
from gongbao.extract.places.scan import Cuts


@dataclass(frozen=True)
class Around:
    """A text with its words, the places known in it by where they start, and the division it speaks for."""

    text: str
    cuts: Cuts
    drafts: Sequence[Draft]
    home: str | None

    @cached_property
    def starts(self) -> list[int]:
        """Where the places start."""
        return [draft.start for draft in self.drafts]

    def ahead(self, at: int) -> Sequence[Draft]:
        """The places that start before `at`."""
        return self.drafts[: bisect_left(self.starts, at)]

    def starting(self, start: int, end: int) -> Sequence[Draft]:
        """The places that start in a stretch."""
        return self.drafts[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def latest(self, at: int) -> Sequence[Draft]:
        """The last three places that start at `at` or before: a long one may hold others."""
        index = bisect_right(self.starts, at)
        return self.drafts[max(index - 3, 0) : index]

    def covered(self, start: int, end: int) -> bool:
        """Whether a form is the middle of a longer place: 园 in 梨园镇."""
        return any(draft.end > end for draft in self.latest(start))

    def ending(self, at: int) -> Draft | None:
        """The place that ends at `at`, if there is one."""
        for draft in reversed(self.latest(at - 1)):
            if draft.end == at:
                return draft
        return None

"""What a release says of itself, for people and for machines; all of it made from schemas/ and the checked files."""

from __future__ import annotations

from collections.abc import Callable

from gongbao.release.describe.data_package import data_package
from gongbao.release.describe.facts import Facts
from gongbao.release.describe.pointer import pointer

FORMAT = 3  # of the files written here, in formats/ and pages/: another format is a reason to publish again

DESCRIPTIONS: tuple[Callable[[Facts], None], ...] = (data_package, pointer)

__all__ = ["FORMAT", "Facts", "describe"]


def describe(facts: Facts) -> None:
    """Write every description into the folder of the release."""
    for write in DESCRIPTIONS:
        write(facts)

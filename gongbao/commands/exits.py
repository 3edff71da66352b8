"""The exit codes of the commands."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the exit codes mean."""

    FAILED = 1
    USAGE = 2
    GATE = 3
    STORE = 4
    SOURCE = 5

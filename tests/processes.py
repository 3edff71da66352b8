"""The processes that a process started."""

from __future__ import annotations

import psutil


def family(pid: int) -> list[int]:
    """Its children, and theirs; none for a process that is gone."""
    try:
        return [child.pid for child in psutil.Process(pid).children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def command(pid: int) -> str:
    """Its command line; empty for a process that is gone."""
    try:
        return " ".join(psutil.Process(pid).cmdline())
    except psutil.NoSuchProcess:
        return ""

"""The processes that a process started."""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import suppress

import psutil


def end(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    """End it with all that it started; a polite request may be waited for for ever."""
    for pid in [*family(process.pid), process.pid]:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    process.wait()


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

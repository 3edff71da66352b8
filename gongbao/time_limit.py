"""A limit on the time one article may take, so that one that hangs costs only itself."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

ARTICLE_SECONDS = 300.0  # of processor time; a 20 MB page takes about 20


class Overdue(BaseException):
    """The limit has passed. No Exception, so that nothing on the way takes it for an error of its own."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise Overdue after `seconds` of the process's own processor time; a machine that sleeps costs nothing.

    Reaches Python code and regular expressions, not a C library that never returns. Without effect outside the main
    thread and on systems without interval timers.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _ring(number: int, frame: FrameType | None) -> None:
    raise Overdue

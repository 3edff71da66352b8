"""Processes that must not outlive the one that started them."""

from __future__ import annotations

import os
import signal
import threading
import time

_SERVING = "GONGBAO_SERVING"


def follow(driver: int) -> None:
    """End this process when its parent `driver` is gone, also by kill -9: an orphan would wait for work for ever.

    Ctrl-C goes to the whole group; the driver alone decides what it means.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _watch(driver)


def be_followed() -> None:
    """Let the runs that this process is going to start call `follow_serving` to some effect."""
    os.environ[_SERVING] = str(os.getpid())


def follow_serving() -> None:
    """End this run when `gongbao serve`, if that started it, is gone: it would ask the server, gone too, for ever."""
    if os.environ.get(_SERVING) == str(os.getppid()):
        _watch(os.getppid())


def _watch(driver: int) -> None:
    def watch() -> None:
        while os.getppid() == driver:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()

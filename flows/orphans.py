"""Processes that must not outlive the driver that started them."""

from __future__ import annotations

import os
import signal
import threading
import time


def follow(driver: int) -> None:
    """End this process when its parent `driver` is gone, also by kill -9: an orphan would wait for work for ever.

    Ctrl-C goes to the whole group; the driver alone decides what it means.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch() -> None:
        while os.getppid() == driver:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()

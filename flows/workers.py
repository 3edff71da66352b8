"""Worker processes for batches: one pool a run, made anew when a worker was killed, gone when the driver is."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context
from types import TracebackType
from typing import TypeVar

from flows.orphans import follow

A = TypeVar("A")
R = TypeVar("R")


class Workers:
    """`count` worker processes. A context manager; `run` may be called from many threads."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._lock = threading.Lock()
        self._broken: list[ProcessPoolExecutor] = []
        self._pool = self._start()

    def _start(self) -> ProcessPoolExecutor:
        # spawn: the driver runs threads (Prefect's), and a fork of a threaded process may hang.
        return ProcessPoolExecutor(
            self._count, mp_context=get_context("spawn"), initializer=follow, initargs=(os.getpid(),)
        )

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes; what they work on is waited for."""
        self._pool.shutdown(cancel_futures=True)
        for pool in self._broken:
            _end(pool)

    @property
    def at_once(self) -> int:
        """How many calls it should have: one more than it works on, so that the next is at hand."""
        return self._count + 1

    def run(self, call: Callable[[A], R], argument: A) -> R:
        """`call(argument)` in a worker. Raises BrokenProcessPool when a worker died; the next call finds new ones."""
        pool = self._pool
        try:
            return pool.submit(call, argument).result()
        except BrokenProcessPool:
            with self._lock:
                if self._pool is pool:
                    self._broken.append(pool)
                    self._pool = self._start()
            raise


def _end(pool: ProcessPoolExecutor) -> None:
    """End what is left of a broken pool.

    Python may start a worker on demand while it ends the others of the pool; when the interpreter exits it then waits
    for that one, which waits for work, for ever.
    """
    for process in list((pool._processes or {}).values()):
        with suppress(ValueError):  # closed already
            process.kill()

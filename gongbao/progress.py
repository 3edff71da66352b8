"""How a long run tells how far it is, without knowing who listens: the command line, a log, or nobody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Observer(Protocol):
    """Somebody who listens."""

    def stage(self, name: str) -> None:
        """A stage of the run begins."""

    def total(self, count: int) -> None:
        """The stage has `count` articles to do."""

    def advance(self, count: int) -> None:
        """`count` more articles are done."""


class Nobody:
    """Listens to nothing."""

    def stage(self, name: str) -> None:
        """Ignore it."""

    def total(self, count: int) -> None:
        """Ignore it."""

    def advance(self, count: int) -> None:
        """Ignore it."""


_observer: ContextVar[Observer] = ContextVar("observer", default=Nobody())  # noqa: B039 - it holds no state


@contextmanager
def observed(observer: Observer) -> Iterator[None]:
    """Tell `observer` of what is run inside."""
    token = _observer.set(observer)
    try:
        yield
    finally:
        _observer.reset(token)


def stage(name: str) -> None:
    """A stage of the run begins."""
    _observer.get().stage(name)


def total(count: int) -> None:
    """The stage has `count` articles to do."""
    _observer.get().total(count)


def advance(count: int) -> None:
    """`count` more articles are done."""
    _observer.get().advance(count)

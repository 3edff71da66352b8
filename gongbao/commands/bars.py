"""Progress bars."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn


class Bars:
    """Progress on standard error; silent when that is not a terminal."""

    def __init__(self, console: Console) -> None:
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self._bars = Progress(*columns, TimeRemainingColumn(), console=console, disable=not console.is_terminal)
        self._task = self._bars.add_task("start", total=None)

    def __enter__(self) -> Bars:
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Leave the terminal to what is printed next."""
        self._bars.stop()

    def stage(self, name: str) -> None:
        """A new stage: its bar runs until the next one."""
        self._bars.remove_task(self._task)
        self._task = self._bars.add_task(name, total=None)

    def total(self, count: int) -> None:
        """The stage's bar counts to `count`."""
        self._bars.update(self._task, total=count)

    def advance(self, count: int) -> None:
        """The stage's bar moves on."""
        self._bars.advance(self._task, count)

"""How a source is doing: told after each fetch, so that a site that broke is seen before its articles are missed."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from gongbao.source.web.clock import moment

# Worst last. `broken`: the site answers, but not what its YAML describes; `failing`: it does not answer.
STATES = ("ok", "degraded", "stale", "broken", "failing")
AILING = STATES[2:]  # somebody should look at it; a degraded one is asked again by itself


@dataclass
class Tally:
    """What is counted while one source is fetched; `messages` are the first few troubles."""

    listed: int = 0
    new: int = 0
    fetched: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    starts: int = 0
    unread: int = 0  # start pages that did not answer
    odd: int = 0  # start pages that answered something else than described
    failed: Counter[str] = field(default_factory=Counter)
    messages: list[str] = field(default_factory=list)

    def trouble(self, reason: str, message: str) -> None:
        """Count a request without an answer of use."""
        self.failed[reason] += 1
        self.say(message)

    def say(self, message: str) -> None:
        """Keep a message, if there are not many."""
        if len(self.messages) < 5:
            self.messages.append(message)


@dataclass(frozen=True, slots=True)
class Fetched:
    """One fetch of one source: its `state` (see STATES), counts of addresses, and what to know."""

    source: str
    at: str
    state: str
    listed: int
    new: int
    fetched: int
    changed: int
    unchanged: int
    gone: int
    failed: dict[str, int]
    waiting: int
    requests: int
    bytes: int
    last_new: str | None
    messages: tuple[str, ...] = ()

    def told(self) -> dict[str, Any]:
        """As plain values."""
        return asdict(self)


def judge(tally: Tally, now: datetime, last_new: str | None, stale_days: float | None) -> str:
    """The state of a source, and a message where nothing else tells it."""
    if tally.starts and tally.unread == tally.starts:
        return "failing"
    if tally.odd:
        return "broken"
    if stale_days is not None and _older(last_new, now, stale_days):
        tally.say(f"nothing new since {last_new or 'the first fetch'}, though it is expected every {stale_days:g} days")
        return "stale"
    # Pages that robots.txt closes are as they should be.
    return "degraded" if tally.unread or set(tally.failed) - {"robots"} else "ok"


def _older(last_new: str | None, now: datetime, days: float) -> bool:
    return last_new is None or moment(last_new) < now - timedelta(days=days)

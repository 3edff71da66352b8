from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows import extraction
from flows.settings import use_offline
from gongbao.pipeline import Job
from gongbao.source import Found
from gongbao.store import Outcome, Part


def deadly(job: Job) -> Part:
    """Work that dies like a segmentation fault on one input."""
    if any("killer" in found.address for found in job.found):
        os._exit(139)
    return Part("p", "1", tuple(Outcome(f.address, f.address, f.sha256, "{}", "aaaaaaaaaaaaaaaa") for f in job.found))


def job(*names: str) -> Job:
    return Job(Path("store"), "1", tuple(Found(name, "0" * 64, 1, name) for name in names))


def test_an_article_that_kills_its_worker_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "work", deadly)
    parts = extraction.carefully(job("a", "killer", "b", "c"))
    outcomes = {outcome.address: outcome.reason for part in parts for outcome in part.outcomes}
    assert outcomes == {"a": None, "killer": "internal_error", "b": None, "c": None}


@pytest.mark.parametrize("names", [("a", "b"), ("a", "b", "c")])
def test_halves_are_the_whole(names: tuple[str, ...]) -> None:
    one, other = job(*names).halves()
    assert one.found + other.found == job(*names).found and len(one) and len(other)


def test_the_environment_wins_over_the_offline_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_PROXY", "no_proxy", "PREFECT_HOME", "DO_NOT_TRACK", "PREFECT_SERVER_ANALYTICS_ENABLED"):
        monkeypatch.setenv(name, "mine")
    monkeypatch.setattr("flows.settings._OFFLINE", {"DO_NOT_TRACK": "1"})
    use_offline(tmp_path)
    assert os.environ["DO_NOT_TRACK"] == "mine"
    assert os.environ["NO_PROXY"] == "mine,127.0.0.1,localhost"

"""`gongbao serve`: the schedule fires, ends when it is told to, and goes on after a kill -9 in mid-release."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.conftest import ROOT
from tests.processes import end, family
from tests.site import Answer, article, listing, prose, serving

PATIENCE = 240  # seconds, on a machine that does much else
SOURCE = """
title: 某市
publisher: 某市人民政府
start:
  - {{list: {url}/news.html, links: ul.news a}}
fetch: {{private_addresses: true}}
"""


def until(seen: Callable[[], object], process: subprocess.Popen[bytes], what: str) -> None:
    for _ in range(PATIENCE * 20):
        if seen():
            return
        assert process.poll() is None, f"{what}: serve ended with {process.returncode}"
        time.sleep(0.05)
    raise AssertionError(f"{what} did not happen")


@contextmanager
def serve(folder: Path, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "gongbao", "serve", "raw", "--output", "output", *options]
    with (folder / "stderr.txt").open("ab") as log:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        end(process)


def wait_for_the_end_of(pids: list[int]) -> None:
    """Until nothing of them is there any more, which could still write to the output."""
    until_dead = time.monotonic() + PATIENCE
    while left := [pid for pid in pids if family(pid) or Path(f"/proc/{pid}").exists()]:
        assert time.monotonic() < until_dead, left
        time.sleep(0.1)


@pytest.mark.slow
def test_the_schedule_fires_ends_and_goes_on(tmp_path: Path) -> None:
    raw, output = tmp_path / "raw", tmp_path / "output"
    raw.mkdir()
    shutil.copy(ROOT / "raw" / "yunnan_kafei.txt", raw)
    (tmp_path / "sources").mkdir()

    def articles() -> int:
        path = output / "latest" / "articles.parquet"
        return int(pq.read_metadata(path).num_rows) if path.is_file() else 0

    with serving() as site:
        (tmp_path / "sources" / "city.yml").write_text(SOURCE.format(url=site.url), encoding="utf-8")
        site.answers["/news.html"] = Answer(listing(["/a.html"]))
        site.answers["/a.html"] = Answer(article("关于甲的通报", prose(1)))
        with serve(tmp_path, "--fetch", "10s", "--release", "8s") as process:
            until(lambda: articles() == 2, process, "a fetch, and a release of what it fetched")
            assert json.loads((output / "fetch.json").read_text(encoding="utf-8"))["state"] == "completed"
            shutil.copy(ROOT / "raw" / "baoji2024.txt", raw)
            until((output / ".draft").exists, process, "another release")
            children = family(process.pid)
            process.kill()
            process.wait()
            assert articles() == 2
            wait_for_the_end_of(children)
    with serve(tmp_path, "--fetch", "never", "--release", "8s") as process:
        until(lambda: articles() == 3, process, "the release that the kill broke off")
        children = family(process.pid)
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
        wait_for_the_end_of(children)
    assert "Traceback" not in (tmp_path / "stderr.txt").read_text(encoding="utf-8")
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=output / "latest", check=True)

"""kill -9 at random moments of a run: the next run completes, and its release equals an undisturbed one."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gongbao import schema
from tests.conftest import ROOT, run

MOMENTS = int(os.environ.get("GONGBAO_KILLS", "3"))
OPTIONS = ("--batch", 2)


def killed(output: Path, after: float) -> None:
    command = [sys.executable, "-m", "gongbao", "run", "raw", "--output", str(output), *map(str, OPTIONS)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)  # only the driver: its workers must notice by themselves
        process.wait()


@pytest.mark.slow
def test_the_release_after_kills_equals_an_undisturbed_one(raw_run: dict, tmp_path: Path) -> None:
    whole = sum(raw_run["seconds"].values()) + 8
    seed = random.randrange(2**32)
    moments = [random.Random(f"{seed}-{n}").uniform(3, whole) for n in range(MOMENTS)]
    for moment in moments:
        killed(tmp_path, moment)
        time.sleep(0.1)
    summary = run(ROOT / "raw", output=tmp_path, options=OPTIONS)
    undisturbed = Path(raw_run["release"])
    for name in schema.TABLES:
        for form in ("parquet", "csv"):
            one, other = (Path(folder) / f"{name}.{form}" for folder in (summary["release"], undisturbed))
            assert one.read_bytes() == other.read_bytes(), f"{one.name} differs (seed {seed}, moments {moments})"

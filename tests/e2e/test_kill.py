"""kill -9 of a run, or of a worker of it, at random moments: nothing is lost, and nothing doubled."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from gongbao import schema
from tests.conftest import ROOT, run
from tests.processes import command, end, family

MOMENTS = int(os.environ.get("GONGBAO_KILLS", "3"))
OPTIONS = ("--batch", 2)


def killed(output: Path, after: float) -> None:
    arguments = [sys.executable, "-m", "gongbao", "run", "raw", "--output", str(output), *map(str, OPTIONS)]
    process = subprocess.Popen(
        arguments, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)  # only the driver: its workers must notice by themselves
        process.wait()


@pytest.mark.slow
def test_the_release_after_kills_equals_an_undisturbed_one(
    raw_run: dict, environment: dict[str, str], tmp_path: Path
) -> None:
    whole = sum(raw_run["seconds"].values()) + 8
    seed = random.randrange(2**32)
    moments = [random.Random(f"{seed}-{n}").uniform(3, whole) for n in range(MOMENTS)]
    for moment in moments:
        killed(tmp_path, moment)
        time.sleep(0.1)
    summary = run(ROOT / "raw", output=tmp_path, options=OPTIONS, environment=environment)
    undisturbed = Path(raw_run["release"])
    for name in schema.TABLES:
        for form in ("parquet", "csv"):
            one, other = (Path(folder) / f"{name}.{form}" for folder in (summary["release"], undisturbed))
            assert one.read_bytes() == other.read_bytes(), f"{one.name} differs (seed {seed}, moments {moments})"


# Every Python of the run imports it: a worker that opens the poison dies as one does that runs out of memory.
POISON = """
import multiprocessing, os, signal, sys

def watch(event, arguments):
    if event == "open" and str(arguments[0]).endswith("poison.txt") and multiprocessing.parent_process():
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
"""


def killed_worker(driver: int) -> bool:
    for pid in family(driver):
        if "spawn_main" in command(pid):
            with suppress(ProcessLookupError):  # it may just have ended
                os.kill(pid, signal.SIGKILL)
                return True
    return False


@pytest.mark.slow
def test_killed_workers_cost_nothing_but_the_article_that_kills(
    raw_run: dict, environment: dict[str, str], tmp_path: Path
) -> None:
    raw, output, hook = (tmp_path / name for name in ("raw", "output", "hook"))
    shutil.copytree(ROOT / "raw", raw)
    (raw / "poison.txt").write_text("某市今年安排资金5亿元。\n", encoding="utf-8")
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(POISON, encoding="utf-8")
    arguments = [sys.executable, "-m", "gongbao", "run", str(raw), "--output", str(output), *map(str, OPTIONS)]
    own = os.environ | environment | {"PYTHONPATH": f"{hook}{os.pathsep}{ROOT}"}
    with subprocess.Popen(arguments, cwd=ROOT, env=own, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while not (list(output.glob("store/parts/[!.]*")) and killed_worker(process.pid)):
            assert process.poll() is None, "there was no worker to kill"
            time.sleep(0.02)
        try:
            _, errors = process.communicate(timeout=300)
        finally:
            end(process)
    assert process.returncode == 0, errors.decode()
    release, undisturbed = output / "latest", Path(raw_run["release"])
    (rejected,) = pq.read_table(release / "rejected.parquet").to_pylist()
    assert (rejected["source_file"], rejected["reason"]) == ("raw/poison.txt", "internal_error")
    assert "gongbao's worker died on it" in rejected["message"]
    for name in schema.TABLES:
        one, other = (folder / f"{name}.parquet" for folder in (release, undisturbed))
        assert name == "rejected" or one.read_bytes() == other.read_bytes(), name

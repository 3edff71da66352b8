"""100,000 files in one folder: a scan and a plan that follow the number of files, and need little memory."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from gongbao import pipeline
from gongbao.source import find
from gongbao.store import Catalogue
from tests.conftest import ROOT

FILES = 100_000
LINKS = 10_000
SCAN = """
import json, sys
from pathlib import Path
from gongbao import pipeline
from gongbao.source import find
from gongbao.store import Catalogue
scan = find([Path(sys.argv[1])])
planned = pipeline.plan(scan, Catalogue(Path(sys.argv[2])), "1")
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]
told = {"new": planned.new, "jobs": len(planned.jobs), "refused": len(scan.refused), "KiB": int(peak)}
print(json.dumps(told))
"""


def fill(folder: Path, count: int) -> Path:
    """Links to a few files: made sooner than files, and nothing else to who reads them."""
    folder.mkdir()
    for number in range(count):
        first = folder / f"{number // LINKS * LINKS:06}.txt"
        if number % LINKS:
            os.link(first, folder / f"{number:06}.txt")
        else:
            first.write_text(f"第{number}号")
    return folder


def calls(act: Callable[[], object]) -> int:
    """How many Python functions `act` calls: what it takes, however busy the machine is."""
    count = 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(None)
    return count


def test_a_folder_of_very_many_files(tmp_path: Path) -> None:
    raw = fill(tmp_path / "raw", FILES)
    try:
        command = [sys.executable, "-c", SCAN, str(raw), str(tmp_path / "store")]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    finally:
        shutil.rmtree(raw)  # pytest would keep it
    told = json.loads(done.stdout)
    assert (told["new"], told["jobs"], told["refused"]) == (FILES, FILES // pipeline.BATCH, 0)
    assert told["KiB"] < 300 * 2**10


def test_twice_the_files_are_twice_the_work(tmp_path: Path) -> None:
    def scan(folder: Path) -> int:
        return calls(lambda: pipeline.plan(find([folder]), Catalogue(tmp_path / "store"), "1"))

    scan(fill(tmp_path / "warm", 10))
    few, many = scan(fill(tmp_path / "few", 300)), scan(fill(tmp_path / "many", 600))
    assert many < 2.1 * few

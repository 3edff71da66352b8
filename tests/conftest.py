"""What tests share: the real articles (when they are here), a way to run the command, one release of raw/."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the shared corpus is not here (../shared)")
    return SHARED


def gongbao(*arguments: object, timeout: float = 300) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user would."""
    command = [sys.executable, "-m", "gongbao", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=timeout, check=False)


def run(*paths: Path, output: Path, options: tuple[object, ...] = ()) -> dict:
    """`gongbao run`, which must succeed; its summary."""
    done = gongbao("run", *paths, "--output", output, *options)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="session")
def raw_run(tmp_path_factory: pytest.TempPathFactory) -> dict:
    """The summary of one run over raw/."""
    return run(ROOT / "raw", output=tmp_path_factory.mktemp("raw") / "output")


@pytest.fixture(scope="session")
def raw_release(raw_run: dict) -> Path:
    """The folder of the release made of raw/."""
    return Path(raw_run["release"])

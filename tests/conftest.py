"""What tests share: the real articles (when they are here), a way to run the command, one release of raw/."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.machines import storage
from tests.site import BEGIN, Site, Time, serving

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture
def time_() -> Time:
    """A clock of a test's own."""
    return Time(BEGIN)


@pytest.fixture
def site(time_: Time) -> Iterator[Site]:
    """A web site that lives by it."""
    with serving(lambda: time_.moment) as own:
        yield own


@pytest.fixture(scope="session")
def s3() -> Iterator[dict[str, str]]:
    """S3-compatible storage with a bucket `bucket`: the environment that leads there."""
    with storage() as environment, pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        fsspec = pytest.importorskip("fsspec")
        fsspec.filesystem("s3", use_listings_cache=False).mkdir("bucket")
        yield environment


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the shared corpus is not here (../shared)")
    return SHARED


def gongbao(
    *arguments: object, timeout: float = 300, environment: Mapping[str, str] | None = None, folder: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user would, in `folder` and with `environment` beside this process's own."""
    command = [sys.executable, "-m", "gongbao", *map(str, arguments)]
    env = os.environ | (environment or {})
    return subprocess.run(
        command, cwd=folder, env=env, capture_output=True, encoding="utf-8", timeout=timeout, check=False
    )


def run(*paths: Path, output: Path, options: tuple[object, ...] = (), **how: Any) -> dict:
    """`gongbao run`, which must succeed; its summary. `how` goes to `gongbao`."""
    done = gongbao("run", *paths, "--output", output, *options, **how)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="session")
def raw_run(tmp_path_factory: pytest.TempPathFactory) -> dict:
    """The summary of one run over raw/, which the processes of pytest-xdist share: tests only read its release."""
    own = tmp_path_factory.getbasetemp()
    folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    summary = folder / "raw.json"
    with (folder / "raw.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not summary.exists():
            summary.write_text(json.dumps(run(ROOT / "raw", output=folder / "raw-output")), encoding="utf-8")
    return json.loads(summary.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def raw_release(raw_run: dict) -> Path:
    """The folder of the release made of raw/."""
    return Path(raw_run["release"])

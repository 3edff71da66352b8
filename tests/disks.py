"""Disks of a test's own: small ones, and such that must not be written to."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def disk(folder: Path, size: int) -> Iterator[Path]:
    """A disk of `size` bytes at `folder`; the test is skipped where this process must not mount one."""
    folder.mkdir(parents=True, exist_ok=True)
    _mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder))
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def close(folder: Path) -> None:
    """From now on the disk at `folder` must not be written to, not even by root."""
    _mount("-o", "remount,ro", str(folder))


def _mount(*arguments: str) -> None:
    command = shutil.which("mount")
    if not command or not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root may mount a disk for this test")
    done = subprocess.run([command, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no disk can be mounted for this test: {done.stderr.strip()}")


@contextmanager
def filled(folder: Path, left: int) -> Iterator[None]:
    """Only `left` bytes are free on the disk that `folder` is on."""
    ballast = folder / ".ballast"
    size = shutil.disk_usage(folder).free - left
    with ballast.open("wb") as handle:
        os.posix_fallocate(handle.fileno(), 0, max(size, 1))
    try:
        yield
    finally:
        ballast.unlink()

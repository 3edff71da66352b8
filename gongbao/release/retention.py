"""Which releases are kept: the newest ones, the last of each of some days, the last of each of some months."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gongbao.model import WrongCall
from gongbao.publication import publication
from gongbao.release.publish import releases


@dataclass(frozen=True, slots=True)
class Retention:
    """How many of the newest releases stay, and of how many days and months the last release of each."""

    last: int
    daily: int
    monthly: int


def retention(last: int | None = None, daily: int | None = None, monthly: int | None = None) -> Retention:
    """What publication.toml says, but for what is given here. Raises WrongCall when not even one release would stay."""
    told = publication().get("retention", {})
    asked = {"last": last, "daily": daily, "monthly": monthly}
    chosen = Retention(**{name: told.get(name, 0) if given is None else given for name, given in asked.items()})
    if chosen.last < 1:
        raise WrongCall("the newest release must stay: keep at least 1 of the last")
    return chosen


def kept(versions: Sequence[str], policy: Retention) -> set[str]:
    """Those of `versions` (oldest first, named by their dates as 2026.11.23 or 2026.11.23.1) that stay."""
    newest = versions[::-1]
    days = _last_of_each(newest, 10)[: policy.daily]
    months = _last_of_each(newest, 7)[: policy.monthly]
    return {*newest[: policy.last], *days, *months}


def _last_of_each(newest_first: Sequence[str], length: int) -> list[str]:
    """The newest version of every day (the first 10 characters) or month (7)."""
    found: dict[str, str] = {}
    for version in newest_first:
        found.setdefault(version[:length], version)
    return list(found.values())


def doomed(output: Path, policy: Retention) -> list[Path]:
    """The folders of the releases that go, oldest first. What `latest` points to stays, whatever the policy."""
    folders = releases(output)
    current = (output / "latest").resolve()
    stay = kept([folder.name for folder in folders], policy)
    return [folder for folder in folders if folder.name not in stay and folder.resolve() != current]


def freed(folders: Sequence[Path]) -> int:
    """The bytes that deleting these release folders sets free: files that other releases share stay on the disk."""
    names: dict[int, int] = {}
    sizes: dict[int, tuple[int, int]] = {}
    for path in (path for folder in folders for path in folder.rglob("*") if path.is_file()):
        state = path.stat()
        names[state.st_ino] = names.get(state.st_ino, 0) + 1
        sizes[state.st_ino] = state.st_size, state.st_nlink
    return sum(size for inode, (size, links) in sizes.items() if names[inode] == links)


def delete(output: Path, folders: Sequence[Path]) -> None:
    """Delete release folders, and what an earlier deletion left half done.

    Each is renamed first, so that a half-deleted one is never taken for a release.
    """
    for left in (output / "releases").glob(".deleted-*"):
        shutil.rmtree(left)
    for folder in folders:
        dead = folder.with_name(f".deleted-{folder.name}")
        folder.rename(dead)
        shutil.rmtree(dead)

"""The folder of releases: draft → releases/VERSION, latest.json, and `latest`, which is replaced last, in one step.

A release folder is never changed. Files equal to the last release's are hard links to it.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gongbao.model import StoreError, WrongCall
from gongbao.release.files import link, sha256_of
from gongbao.store.shelf import sync

_VERSION = re.compile(r"(\d{4})\.(\d{2})\.(\d{2})(?:\.(\d+))?")


@dataclass(frozen=True, slots=True)
class Published:
    """A published release: where it is, the row counts of its tables, what it was made from and by which extractor."""

    version: str
    folder: Path
    counts: Mapping[str, int]
    state: str
    extractor: str


def releases(output: Path) -> list[Path]:
    """The folders of all published releases, oldest first."""
    folders = (output / "releases").glob("*") if (output / "releases").is_dir() else ()
    return sorted((path for path in folders if _VERSION.fullmatch(path.name)), key=_order)


def _order(path: Path) -> tuple[int, ...]:
    found = _VERSION.fullmatch(path.name)
    assert found
    return tuple(int(group or 0) for group in found.groups())


def find(output: Path, name: str) -> Published:
    """The release `name` names: a version, `latest`, `previous`, or its folder. Raises WrongCall when there is none."""
    folders = releases(output)
    if name == "previous":
        names = [folder.name for folder in folders]
        current = latest(output)
        at = names.index(current.version) - 1 if current and current.version in names else -1
        folder = folders[at] if at >= 0 else output / "releases" / "previous"
    else:
        folder = output / "latest" if name == "latest" else output / "releases" / name
    for candidate in (folder, Path(name)):
        if (candidate / "release.json").is_file():
            return _published(candidate.resolve())
    there = ", ".join(path.name for path in folders) or "none"
    raise WrongCall(f"{name}: no such release; in {output} there are: {there}")


def latest(output: Path) -> Published | None:
    """The release that `latest` points to."""
    folder = output / "latest"
    return _published(folder.resolve()) if folder.is_dir() else None


def _published(folder: Path) -> Published:
    described = json.loads((folder / "release.json").read_text(encoding="utf-8"))
    extractor = described.get("extractor_version", "")  # the first releases did not say
    return Published(described["version"], folder, described["rows"], described["state"], extractor)


def next_version(output: Path, today: date) -> str:
    """`2026.11.23`, or `2026.11.23.1` for the second release of that day."""
    day = today.strftime("%Y.%m.%d")
    taken = {path.name for path in releases(output)}
    candidates = (day, *(f"{day}.{number}" for number in range(1, len(taken) + 2)))
    return next(version for version in candidates if version not in taken)


def draft(output: Path) -> Path:
    """An empty folder to build a release in; what a crashed run left there goes."""
    folder = output / ".draft"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def promote(output: Path, folder: Path, version: str) -> Published:
    """Make the checked draft in `folder` the release `version` and point `latest` to it, last."""
    _link_equal_files(folder, output / "latest")
    final = output / "releases" / version
    final.parent.mkdir(exist_ok=True)
    sync(folder)
    folder.rename(final)
    point(output)
    return _published(final)


def point(output: Path) -> None:
    """Let `latest` and latest.json point to the newest release, as they do not when a run died right before that.

    Every release folder passed the gate before it got its name. Raises StoreError when `latest` is a real folder.
    """
    pointer = output / "latest"
    if pointer.exists() and not pointer.is_symlink():
        raise StoreError(f"{pointer} is a folder, not the link to the newest release; move it away")
    newest = releases(output)[-1:]
    if not newest:
        return
    _describe_latest(output, newest[0])
    if pointer.is_symlink() and pointer.resolve() == newest[0].resolve():
        return
    draft_pointer = output / ".latest"
    draft_pointer.unlink(missing_ok=True)
    draft_pointer.symlink_to(newest[0].relative_to(output), target_is_directory=True)
    draft_pointer.replace(pointer)


def _describe_latest(output: Path, newest: Path) -> None:
    """latest.json: the same pointer for who cannot follow a link, such as over HTTP."""
    described = json.loads((newest / "release.json").read_text(encoding="utf-8"))
    sums = newest / "SHA256SUMS"
    content = {
        "version": described["version"],
        "path": newest.relative_to(output).as_posix(),
        **{name: value for name, value in described.items() if name not in {"version", "state"}},
        "sha256sums": sha256_of(sums) if sums.is_file() else None,
    }
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    pointer = output / "latest.json"
    if pointer.is_file() and pointer.read_text(encoding="utf-8") == text:
        return
    aside = output / ".latest.json"
    aside.write_text(text, encoding="utf-8")
    aside.replace(pointer)


def _link_equal_files(folder: Path, previous: Path) -> None:
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        twin = previous / path.relative_to(folder)
        if not twin.is_file() or twin.samefile(path) or twin.stat().st_size != path.stat().st_size:
            continue
        if sha256_of(twin) == sha256_of(path):
            link(path, twin.resolve())

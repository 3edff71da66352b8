"""A disk that is full at whatever moment, or that must not be written to: nothing is lost, and it says what to do."""

from __future__ import annotations

import errno
import json
import os
import subprocess
from collections import Counter
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TypeVar

import pytest

from gongbao.disk import advice, make, need_room, usable
from gongbao.model import StoreError
from gongbao.release import latest, point, promote, stage_release, write_formats
from gongbao.reports import reported
from gongbao.source.web import fetch
from gongbao.source.web.memory import FOLDER, Memory
from gongbao.store import Catalogue, exclusive
from tests.disks import close, disk, filled
from tests.site import Answer, Site, Time, article, bodies, listing, prose, source_of
from tests.unit.store_of import NOW, TEXT, add, publish, rows_of

KIB, MIB = 2**10, 2**20
T = TypeVar("T")


def released(root: Path, text: str) -> Path:
    """What a run does with one article, from the store to the release, without Prefect around it and the gate."""
    catalogue, output = Catalogue(root / "store"), root / "output"
    with exclusive(catalogue.root), exclusive(output), reported("run", output), usable(output):
        point(output)
        add(catalogue, rows_of(text=f"{TEXT}\n{text}"))
        return publish(catalogue, output)


def sums_hold(release: Path) -> bool:
    command = ["sha256sum", "--check", "--quiet", "SHA256SUMS"]
    return subprocess.run(command, cwd=release, check=False).returncode == 0


def until_there_is_room(root: Path, step: int, act: Callable[[], T], failed: Callable[[], None]) -> T:
    """`act` on a disk that has ever more room left, until it succeeds; what it then gives."""
    for left in count(0, step):
        with filled(root, left):
            try:
                return act()
            except StoreError as error:
                assert "make room" in str(error) and str(root) in str(error)
        failed()
    raise AssertionError


def test_a_disk_that_is_full_at_any_moment_costs_no_release(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with disk(tmp_path / "small", 12 * MIB) as root:
        first, reached = released(root, "第一篇。"), Counter[str]()

        def failed() -> None:
            last = latest(root / "output")
            assert last and last.folder == first and sums_hold(first)
            reached.update({path.name for path in (root / "output" / ".draft").glob("*")})

        second = until_there_is_room(root, 48 * KIB, lambda: released(root, "第二篇。"), failed)
        assert {"figures.parquet", "changes.csv", "gongbao.xlsx"} <= set(reached)  # it was full at many moments
        assert sums_hold(second) and second != first
        assert json.loads((root / "output" / "run.json").read_text(encoding="utf-8"))["state"] == "completed"
    assert capfd.readouterr().err == ""


def test_a_disk_that_is_full_when_the_release_is_described(tmp_path: Path) -> None:
    with disk(tmp_path / "small", 12 * MIB) as root:
        first, output = released(root, "第一篇。"), root / "output"
        catalogue = Catalogue(root / "store")
        add(catalogue, rows_of("raw/b.txt"))
        staged = stage_release(catalogue, output, "1")
        write_formats(staged.folder)
        with filled(root, 0), pytest.raises(StoreError, match="make room"), usable(output):
            promote(staged, output, NOW)
        assert (output / "latest").resolve() == first
        assert sums_hold(publish(catalogue, output))


def test_a_fetch_onto_a_full_disk_goes_on_where_it_stopped(site: Site, time_: Time, tmp_path: Path) -> None:
    names = [f"/{name}.html" for name in "abcdef"]
    site.answers["/news.html"] = Answer(listing(names))
    site.answers |= {name: Answer(article(name, prose(at, 3_000))) for at, name in enumerate(names)}
    with disk(tmp_path / "small", 8 * MIB) as root:
        failures: list[int] = []

        def failed() -> None:
            failures.append(len(site.asked))
            time_.pass_(hours=1)

        (outcome,) = until_there_is_room(root, 96 * KIB, lambda: fetch([source_of(site)], root, time_.clock), failed)
        assert (outcome.state, outcome.waiting) == ("ok", 0)
        assert len(set(failures)) > 2, failures
        assert bodies(root) == {f"{site.url}{name}": site.answers[name].body for name in names}
        assert len(Memory(root / FOLDER).versions()) == len(names)


def test_what_must_not_be_written_to_is_told(site: Site, time_: Time, tmp_path: Path) -> None:
    with disk(tmp_path / "closed", 12 * MIB) as root:
        first = released(root, "第一篇。")
        close(root)
        for use in (
            lambda: released(root, "第二篇。"),
            lambda: Catalogue(root / "store"),
            lambda: exclusive(root / "output").__enter__(),
            lambda: make(root / "another"),
            lambda: fetch([source_of(site)], root, time_.clock),
        ):
            with pytest.raises(StoreError, match=r"closed/.*; give the right to write to it"):
                use()
        last = latest(root / "output")
        assert last and last.folder == first


def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for folder in (tmp_path / "file", tmp_path / "file" / "store"):
        for use in (Catalogue, Memory, make):
            with pytest.raises(StoreError, match=r"file.*; that must be a folder"):
                use(folder)


def test_room_is_asked_for(tmp_path: Path) -> None:
    need_room(tmp_path, 1)
    with pytest.raises(StoreError, match="MiB it needs are left; make room"):
        need_room(tmp_path, 2**60)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "make room"),
        (OSError(errno.EDQUOT, os.strerror(errno.EDQUOT)), "make room"),
        (ValueError("IO Error: could not write: No space left on device"), "make room"),
        (OSError(errno.EROFS, os.strerror(errno.EROFS)), "give the right"),
        (PermissionError(errno.EACCES, os.strerror(errno.EACCES)), "give the right"),
        (FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)), None),
        (ValueError("a fault of ours"), None),
    ],
)
def test_advice(error: Exception, expected: str | None, tmp_path: Path) -> None:
    told = advice(error)
    assert told.startswith(expected) if expected and told else told is expected
    with pytest.raises(StoreError if expected else type(error)), usable(tmp_path):
        raise error

"""Speed and memory of the extractor and of the whole run: `make bench`, or with a folder or archive of your own.

    python tests/bench/bench.py [PATH …] [--articles N]

Prints characters per second, articles per second and peak memory: for reading, for each extractor and for all
tables in one process; then for a whole `gongbao run` with all cores (from nothing, with nothing to do, and with one
article more). Without a path the articles of raw/ are used, repeated under other names.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from gongbao.document import read_document
from gongbao.extract.figures import find_figures
from gongbao.extract.measures import find_measures
from gongbao.extract.places import find_places
from gongbao.extract.policies import find_policies
from gongbao.model import Document, Rejected, Snapshot
from gongbao.pipeline import extract_snapshot
from gongbao.source import Refused, find, load

ROOT = Path(__file__).resolve().parent.parent.parent


def snapshots(paths: list[Path], limit: int) -> list[Snapshot]:
    found = [entry for entry in load(find(paths).found) if not isinstance(entry, Refused)]
    return (found * (limit // len(found) + 1))[:limit]


def documents(entries: Iterable[Snapshot]) -> list[Document]:
    read = []
    for entry in entries:
        try:
            read.append(read_document(entry))
        except Rejected:
            continue
    return read


def timed(name: str, work: Callable[[], Any], articles: int, characters: int) -> Any:
    begun = time.perf_counter()
    result = work()
    seconds = time.perf_counter() - begun
    print(
        f"{name:28} {seconds:8.2f} s {articles / seconds:10,.0f} articles/s {characters / seconds:14,.0f} characters/s"
    )
    return result


def each(call: Callable[[Snapshot], Any], entries: list[Snapshot]) -> None:
    for entry in entries:
        try:
            call(entry)
        except Rejected:
            continue


def extractors(entries: list[Snapshot]) -> None:
    each(extract_snapshot, entries[:3])  # the lexicons are loaded once a process
    size = sum(len(document.text) for document in documents(entries))
    count = len(entries)
    read = timed("read documents", lambda: documents(entries), count, size)
    places = timed("places", lambda: [find_places(document) for document in read], count, size)
    pairs = list(zip(read, places, strict=True))
    timed("figures", lambda: [find_figures(document, own) for document, own in pairs], count, size)
    timed("measures", lambda: [find_measures(document) for document in read], count, size)
    timed("policies", lambda: [find_policies(document) for document in read], count, size)
    timed("bytes to rows, all tables", lambda: each(extract_snapshot, entries), count, size)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")


def whole_run(entries: list[Snapshot]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        raw, output = Path(folder) / "raw", Path(folder) / "output"
        raw.mkdir()
        for number, entry in enumerate(entries):
            suffix = Path(entry.source_file.rpartition("/")[2]).suffix
            (raw / f"{number:06}{suffix}").write_bytes(entry.content)
        command = [sys.executable, "-m", "gongbao", "run", str(raw), "--output", str(output)]
        for name in ("run, from nothing", "run, nothing to do", "run, one article more"):
            if name.endswith("more"):
                shutil.copy(next(raw.iterdir()), raw / f"one-more{next(raw.iterdir()).suffix}")
            begun = time.perf_counter()
            subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
            seconds = time.perf_counter() - begun
            print(f"{name:28} {seconds:8.2f} s {len(entries) / seconds:10,.0f} articles/s")
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of the largest process {children:,.0f} MiB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[ROOT / "raw"])
    parser.add_argument("--articles", type=int, default=500)
    arguments = parser.parse_args()
    entries = snapshots(arguments.paths, arguments.articles)
    extractors(entries)
    whole_run(entries)


if __name__ == "__main__":
    main()

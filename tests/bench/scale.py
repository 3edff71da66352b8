"""A release of very many articles: time, memory and size of every step.

    python -m tests.bench.scale [PATH …] [--articles N …] [--work FOLDER]

The articles of the paths (raw/ without any) are read once; their rows are then repeated under other identifiers, with a
line of their own at the end of each text, until the store holds N articles. That store is released as any other:
staged, checked, described, published. Then one new article comes, and `gongbao run` reads it and releases the store
again, as it would on any other day. Needs some 40 KB of disk an article.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import md5
from itertools import count, groupby
from pathlib import Path
from typing import Any

import duckdb

from gongbao import schema
from gongbao.ids import make_id
from gongbao.pipeline import extractor_version
from gongbao.release import Published, gate, promote, stage_release, write_formats
from gongbao.store import Catalogue
from gongbao.store.parts import ADDRESS
from gongbao.store.shelf import FOLDER

ROOT = Path(__file__).resolve().parent.parent.parent
# Identifiers that an article shares with others stay as they are.
SHARED = {"location_id", "policy_id"}
# Without sketches: copies would be reposts of each other.
TOLD = "address, source_file, content_sha256, given, article_id, reason, message, extractor, part"


@contextmanager
def step(name: str) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:28} {time.perf_counter() - begun:10.1f} s   peak so far {peak:8,.0f} MiB", flush=True)


def read_once(paths: list[Path], work: Path) -> Path:
    """A store with the articles of the paths."""
    command = [sys.executable, "-m", "gongbao", "run", *map(str, paths), "--output", str(work / "base")]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return work / "base" / "store"


def rekeyed(column: str, number: int) -> str:
    """The SQL of another identifier of the same form: 16 characters of base 32."""
    return f"""translate(substr(md5("{column}" || '/{number}'), 1, 16), '0189', 'wxyz')"""


def columns(table: str, number: int) -> str:
    """The SQL of a table's columns in copy `number`: other identifiers and addresses, texts one line longer."""
    own = schema.table(table)
    keys = {own.key, *(key.field for key in own.foreign_keys)} - SHARED
    line = f"\n第{number}次抄录"
    chosen = []
    for name in (*schema.extracted_names(table), ADDRESS):
        sql = f'"{name}"'
        if name in keys and name not in SHARED:
            sql = f'CASE WHEN "{name}" IS NULL THEN NULL ELSE {rekeyed(name, number)} END'
        elif name == ADDRESS:
            sql = f"'{number}/' || {sql}"
        elif table == "articles" and name == "text":
            sql = f"{sql} || '{line}'"
        elif table == "articles" and name == "char_count":
            sql = f"{sql} + {len(line)}"
        chosen.append(f'{sql} AS "{name}"')
    return ", ".join(chosen)


def repeat(base: Path, store: Path, articles: int) -> Catalogue:
    """A store of at least `articles` articles, made of copies of the parts of `base`."""
    catalogue = Catalogue(store)
    known = sqlite3.connect(base / "catalogue.sqlite")
    inputs = known.execute(f"SELECT {TOLD} FROM inputs WHERE reason IS NULL ORDER BY part, address").fetchall()
    by_part = {part: list(rows) for part, rows in groupby(inputs, key=lambda row: row[8])}
    own, marks, database = sqlite3.connect(store / "catalogue.sqlite"), ", ".join("?" * 9), duckdb.connect()
    for number, part in ((number, part) for number in count(1) for part in by_part):
        if catalogue.count() >= articles:
            break
        target = store / FOLDER / make_id("copy", part, number)
        target.mkdir(parents=True)
        for table in schema.article_tables():
            source = base / FOLDER / part / f"{table}.parquet"
            database.execute(
                f"COPY (SELECT {columns(table, number)} FROM '{source}') TO '{target / f'{table}.parquet'}'"
            )
        own.executemany(f"INSERT INTO inputs ({TOLD}) VALUES ({marks})", [_copy(row, number) for row in by_part[part]])
        own.commit()
    return catalogue


def _copy(row: tuple[Any, ...], number: int) -> tuple[Any, ...]:
    """An input of the copy `number`, as the catalogue holds it."""
    address, *told, article_id, reason, message, extractor, part = row
    own = article_id and _copied(article_id, number)
    return (f"{number}/{address}", *told, own, reason, message, extractor, make_id("copy", part, number))


def _copied(article_id: str, number: int) -> str:
    digest = md5(f"{article_id}/{number}".encode(), usedforsecurity=False).hexdigest()[:16]
    return digest.translate(str.maketrans("0189", "wxyz"))


def release(catalogue: Catalogue, output: Path, name: str) -> Published:
    with step(f"{name}: stage"):
        staged = stage_release(catalogue, output, extractor_version())
    with step(f"{name}: check"):
        gate(staged)
    with step(f"{name}: other forms"):
        write_formats(staged.folder)
    with step(f"{name}: describe, publish"):
        published = promote(staged, output)
    size = sum(path.stat().st_size for path in published.folder.rglob("*") if path.is_file())
    print(f"{name}: {size / 2**20:,.0f} MiB; rows: " + ", ".join(f"{k} {v:,}" for k, v in published.counts.items()))
    return published


def one_more(work: Path) -> None:
    """What a run over one new article takes, stage by stage, as its report says."""
    article = work / "new" / "new.txt"
    article.parent.mkdir()
    article.write_text(
        "关于支持冷链物流的通知\n某市人民政府\n2026年11月20日\n对新建冷库给予最高300万元补助。\n", encoding="utf-8"
    )
    command = [sys.executable, "-m", "gongbao", "run", str(article), "--output", str(work / "output")]
    with step("one more: gongbao run"):
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    told = json.loads(done.stdout)
    print("one more: " + ", ".join(f"{name} {seconds} s" for name, seconds in told["seconds"].items()))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"one more: peak of any process so far {peak:,.0f} MiB", flush=True)


def measure(base: Path, work: Path, articles: int) -> None:
    """A store of so many articles, its first release, and the one after one article more."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    with step("make the store"):
        catalogue = repeat(base, work / "output" / "store", articles)
    print(f"{catalogue.count():,} articles in {len(catalogue.parts()):,} parts")
    release(catalogue, work / "output", "first")
    one_more(work)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[ROOT / "raw"])
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--work", type=Path, help="a folder with room; it is emptied")
    parser.add_argument("--keep", action="store_true", help="leave the store and the releases there")
    arguments = parser.parse_args()
    work = arguments.work or Path(tempfile.mkdtemp())
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        base = read_once([path.absolute() for path in arguments.paths], work)
        for articles in arguments.articles:
            measure(base, work / "many", articles)
    finally:
        if not arguments.keep:
            shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()

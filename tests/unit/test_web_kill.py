"""A fetch that is killed in the middle: the next one goes on, with nothing lost and nothing doubled."""

from __future__ import annotations

import gzip
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from gongbao.source.web import fetch, load_sources
from gongbao.source.web.memory import FOLDER, Memory
from tests.conftest import ROOT
from tests.site import Answer, Site, article, bodies, listing, prose, serving

NAMES = [f"/{name}.html" for name in "abcdef"]
FETCH = """
import os, resource, signal, sys
from pathlib import Path
from gongbao.source.web import fetch, load_sources

def die(handle):
    os.kill(os.getpid(), signal.SIGKILL)

if sys.argv[3] == "in mid-record":  # the system kills who writes more into a file than it may: half a record is there
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]),) * 2)
if sys.argv[3] == "before it is remembered":
    os.fsync = die
fetch(load_sources(Path(sys.argv[1]), ()), Path(sys.argv[2]))
"""


@pytest.fixture
def live() -> Iterator[Site]:
    """A site with six long articles, in real time."""
    with serving() as site:
        site.answers["/news.html"] = Answer(listing(NAMES))
        site.answers |= {name: Answer(article(name, prose(at, 10_000))) for at, name in enumerate(NAMES)}
        yield site


def killed(site: Site, folder: Path, moment: str) -> int:
    """Fetch in a process that is killed at a moment; its exit code."""
    asked = threading.Event()
    if moment == "in mid-answer":
        site.rule = lambda path: (asked.set() or Answer(b"", delay=3)) if path == "/c.html" else None
    records = 7 * len(gzip.compress(site.answers[NAMES[0]].body)) // 2  # three and a half
    places = [str(folder / "sources"), str(folder / "store")]
    command = [sys.executable, "-c", FETCH, *places, moment, str(records)]
    process = subprocess.Popen(command, cwd=ROOT)
    if moment == "in mid-answer":
        assert asked.wait(60)
        process.kill()
    code = process.wait(120)
    site.rule = lambda path: None
    return code


@pytest.mark.parametrize(
    ("moment", "signal", "known"),
    [("in mid-record", 25, 3), ("before it is remembered", 9, 0), ("in mid-answer", 9, 2)],
)
def test_the_next_fetch_goes_on(live: Site, tmp_path: Path, moment: str, signal: int, known: int) -> None:
    (tmp_path / "sources").mkdir()
    text = f"title: 某市\nstart:\n  - {{list: {live.url}/news.html, links: ul.news a}}\n"
    text += "fetch: {private_addresses: true, delay_seconds: 0}\n"
    (tmp_path / "sources" / "city.yml").write_text(text, encoding="utf-8")
    root = tmp_path / "store" / FOLDER
    assert killed(live, tmp_path, moment) == -signal
    memory = Memory(root)
    assert len(memory.versions()) == known
    written = sum(path.stat().st_size for path in root.glob("*/*.warc.gz"))
    assert (written > sum(memory.sizes().values())) is (moment != "in mid-answer")  # what nobody remembers
    (outcome,) = fetch(load_sources(tmp_path / "sources", ()), tmp_path / "store")
    assert (outcome.state, outcome.fetched) == ("ok", len(NAMES) - known)
    assert bodies(tmp_path / "store") == {f"{live.url}{name}": live.answers[name].body for name in NAMES}
    assert len(memory.versions()) == len(NAMES)
    kept = Counter(uri for path in root.glob("*/*.warc.gz") for uri in records(path))
    assert {kept[f"{live.url}{name}"] for name in NAMES} == {1}


def records(path: Path) -> list[str]:
    """The addresses in a WARC file, which must be whole."""
    with path.open("rb") as handle:
        found = ((one.rec_headers["WARC-Target-URI"], one.content_stream().read()) for one in ArchiveIterator(handle))
        return [address for address, body in found if body]

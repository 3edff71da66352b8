"""A week of hourly fetches and daily runs against a site that publishes, corrects, moves, deletes and fails."""

from __future__ import annotations

import json
import random
from collections import Counter
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from gongbao.source.web import FOLDER, fetch
from gongbao.source.web.memory import Memory
from gongbao.source.web.spec import parse_source
from tests.conftest import gongbao, run
from tests.site import BEGIN, Answer, Site, Time, article, listing, prose, serving

HOURS = 7 * 24
YAML = """
title: 某市
publisher: 某市人民政府
start:
  - {{list: {url}/news.html, links: ul.news a, next: a.next, max_pages: 5}}
  - {{feed: {url}/feed.xml}}
fetch: {{private_addresses: true, timeout_seconds: 0.3, attempts: 2, recheck_days: [0.25, 1, 2, 4, 30]}}
"""


class Office:
    """Who looks after the site: what happens to it hour by hour, and what was true of it."""

    def __init__(self, site: Site, time_: Time) -> None:
        self.site, self.time, self.chance = site, time_, random.Random(8)
        self.shown: list[str] = []
        self.versions: dict[str, list[bytes]] = {}
        self.updated: dict[str, datetime] = {}
        self.moved: dict[str, str] = {}
        self.deleted: set[str] = set()
        self.closed: list[tuple[datetime, datetime]] = []
        site.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /internal/\n")

    def hour(self, number: int) -> None:
        if number % 8 == 0 and number < HOURS - 24:
            self.publish(f"/2026/a{number}.html")
        if number % 31 == 30:
            self.correct(self.shown[-2])
        if number == 50:
            self.move("/2026/a0.html", "/archive/a0.html")
        if number == 60:
            self.delete("/2026/a8.html", 410)
        if number == 70:
            self.delete("/2026/a16.html", 404)
        self.trouble(number)
        self.list()

    def publish(self, path: str) -> None:
        self.shown.append(path)
        self.put(path, article(f"关于第{path[7:-5]}号事项的通报", prose(int(path[7:-5]), 12)))

    def put(self, path: str, body: bytes) -> None:
        self.versions.setdefault(path, []).append(body)
        self.updated[path] = self.time.moment
        self.site.answers[path] = Answer(body)

    def correct(self, path: str) -> None:
        if path not in self.deleted and path not in self.moved:
            self.put(path, self.versions[path][-1].replace("增长".encode(), "下降".encode(), 1))

    def move(self, path: str, to: str) -> None:
        self.moved[path] = to
        self.site.answers[to] = self.site.answers[path]
        self.site.answers[path] = Answer(b"", 301, {"Location": to})
        self.shown[self.shown.index(path)] = to

    def delete(self, path: str, status: int) -> None:
        self.deleted.add(path)
        self.shown.remove(path)
        self.site.answers[path] = Answer(b"", status)

    def trouble(self, number: int) -> None:
        """An hour of 500, one of time-outs, and three in which the site wants to be left alone."""
        self.site.rule = lambda path: None
        if number == 16:
            self.site.rule = lambda path: Answer(b"", 500) if "a16" in path else None
        elif number == 40:
            self.site.rule = lambda path: Answer(b"", delay=0.5) if path == "/feed.xml" else None
        elif number == 80:
            until = self.time.moment + timedelta(hours=3)
            self.closed.append((self.time.moment + timedelta(seconds=30), until - timedelta(minutes=1)))
            self.site.rule = lambda path: Answer(b"", 429, {"Retry-After": "10800"})

    def list(self) -> None:
        newest, older = self.shown[:-6:-1], self.shown[-6::-1]
        more = '<a class="next" href="/more.html">下一页</a>'
        self.site.answers["/news.html"] = Answer(listing([*newest, "/internal/x.html"], more))
        self.site.answers["/more.html"] = Answer(listing(older or ["/internal/y.html"]))
        entries = "".join(map(self.entry, (path for path in newest if path in self.updated)))
        feed = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>某市</title>{entries}</feed>"
        self.site.answers["/feed.xml"] = Answer(feed.encode(), headers={"Content-Type": "application/atom+xml"})

    def entry(self, path: str) -> str:
        updated = f"{self.updated[path]:%Y-%m-%dT%H:%M:%SZ}"
        return f"<entry><title>{path}</title><link href='{path}'/><updated>{updated}</updated></entry>"


@pytest.mark.slow
def test_a_week_unattended(site: Site, time_: Time, environment: dict[str, str], tmp_path: Path) -> None:
    source = parse_source(YAML.format(url=site.url), tmp_path / "city.yml")
    office, store = Office(site, time_), tmp_path / "output" / "store"
    (tmp_path / "none").mkdir()
    states: Counter[str] = Counter()
    for number in range(HOURS):
        time_.moment = BEGIN + timedelta(hours=number)
        office.hour(number)
        (outcome,) = fetch([source], store, time_.clock)
        states[outcome.state] += 1
        if number in (40, HOURS - 1):
            summary = run(tmp_path / "none", output=tmp_path / "output", environment=environment)
    memory = Memory(store / FOLDER)
    # Every article, every version of it that the site told of, and no request that it should not have made.
    for path, bodies in office.versions.items():
        known = [sha for url, _, sha in memory.versions() if url == f"{site.url}{path}"]
        assert known == [sha256(body).hexdigest() for body in bodies], path
    assert not [path for path in site.paths() if path.startswith("/internal/")]
    for begin, end in office.closed:
        assert not [entry for entry in site.asked if begin < entry.at < end]
    assert all((later.at - earlier.at).total_seconds() >= 0.99 for earlier, later in pairwise(site.asked))
    got = Counter(entry.path for entry in site.asked if entry.status == 200 and entry.path in office.versions)
    assert got == Counter({path: len(bodies) for path, bodies in office.versions.items()})
    # Four looks in a week at each version, and a few at pages in trouble.
    asked = Counter(site.paths())
    assert all(asked[path] <= 5 * len(bodies) + 4 for path, bodies in office.versions.items()), asked
    assert site.paths().count("/robots.txt") <= 9
    assert site.paths().count("/news.html") <= HOURS + 4
    assert states == {"ok": HOURS - 5, "degraded": 2, "failing": 3}, states
    release = Path(summary["release"])
    articles = pd.read_parquet(release / "articles.parquet")
    assert sorted(articles.source_uri) == sorted(f"{site.url}{path}" for path in office.versions)
    versions = pd.read_parquet(release / "versions.parquet")
    assert (versions.role == "superseded").sum() == sum(len(bodies) - 1 for bodies in office.versions.values())
    changes = pd.read_parquet(release / "changes.parquet")
    assert set(changes.cause) == {"source"}


@pytest.mark.slow
def test_the_commands_from_a_first_look_to_a_release(environment: dict[str, str], tmp_path: Path) -> None:
    with serving() as site:
        site.answers["/news.html"] = Answer(listing(["/a.html", "/b.html"]))
        site.answers |= {
            f"/{name}.html": Answer(article(f"关于{name}的通报", prose(at))) for at, name in enumerate("ab")
        }
        where = {"folder": tmp_path, "environment": environment}
        added = gongbao("source", "add", f"{site.url}/news.html", "--name", "city", "--private", **where)
        assert added.returncode == 0, added.stderr
        checked = gongbao("source", "check", "city", **where)
        assert checked.returncode == 0, checked.stderr
        assert [row["title"] for row in json.loads(checked.stdout)["articles"]] == ["关于a的通报", "关于b的通报"]
        fetched = gongbao("fetch", "--store", "s3://nowhere/parts", **where)  # pages lie here all the same
        assert fetched.returncode == 0, fetched.stderr
        assert json.loads(fetched.stdout)[0]["fetched"] == 2
        done = gongbao("run", **where)
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["rows"]["articles"] == 2
        report = json.loads((tmp_path / "output" / "run.json").read_text())
        assert (report["state"], report["sources"][0]["state"]) == ("completed", "ok")
        site.answers["/news.html"] = Answer(b"<html>new design</html>")
        broken = gongbao("fetch", **where)
        assert broken.returncode == 5
        assert "city (broken" in broken.stderr
        assert json.loads((tmp_path / "output" / "fetch.json").read_text())["state"] == "ailing"

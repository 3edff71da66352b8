"""Fetching from a site on this machine, which behaves badly in every way a site can."""

from __future__ import annotations

import gzip
import os
import threading
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from gongbao.source import load
from gongbao.source.web import Fetched, fetch, fetched
from gongbao.source.web.memory import FOLDER, Memory
from gongbao.source.web.spec import Source
from tests.site import BEGIN, Answer, Site, Time, article, bodies, listing, serving, source_of

TEXT = "市政府今年安排资金5亿元支持产业发展。"


def once(source: Source, store: Path, time_: Time) -> Fetched:
    (outcome,) = fetch([source], store, time_.clock)
    return outcome


def test_articles_are_fetched_once_and_kept_with_their_headers(site: Site, time_: Time, tmp_path: Path) -> None:
    site.answers["/news.html"] = Answer(listing(["/a.html", "/b.html"]))
    site.answers |= {"/a.html": Answer(article("甲", TEXT)), "/b.html": Answer(article("乙", TEXT))}
    first = once(source_of(site), tmp_path, time_)
    assert (first.state, first.listed, first.new, first.fetched) == ("ok", 2, 2, 2)
    time_.pass_(hours=1)
    second = once(source_of(site), tmp_path, time_)
    assert (second.state, second.new, second.fetched, second.requests) == ("ok", 0, 0, 1)
    assert site.paths() == ["/robots.txt", "/news.html", "/a.html", "/b.html", "/news.html"]
    assert site.asked[-1].status == 304
    assert bodies(tmp_path) == {f"{site.url}/{name}.html": site.answers[f"/{name}.html"].body for name in "ab"}
    given = dict(fetched(tmp_path).found[0].given)
    assert given["publisher"] == "某市人民政府"
    assert given["retrieved_at"].startswith("2026-03-02T01:00")
    kept = sorted((tmp_path / FOLDER / "city").glob("*.warc.gz"))
    with kept[0].open("rb") as handle:
        records = [
            (record.rec_headers["WARC-Target-URI"], record.http_headers["Content-Type"])
            for record in ArchiveIterator(handle)
        ]
    assert [url for url, _ in records] == [
        f"{site.url}{path}" for path in ("/robots.txt", "/news.html", "/a.html", "/b.html")
    ]


def test_the_agent_says_who_asks(site: Site, time_: Time, tmp_path: Path) -> None:
    site.answers["/news.html"] = Answer(listing([]))
    once(source_of(site), tmp_path, time_)
    assert site.asked[-1].headers["User-Agent"].startswith("gongbao/")
    assert "opendata@example.org" in site.asked[-1].headers["User-Agent"]


def test_a_corrected_article_is_a_new_version(site: Site, time_: Time, tmp_path: Path) -> None:
    site.answers |= {"/news.html": Answer(listing(["/a.html"])), "/a.html": Answer(article("甲", TEXT))}
    once(source_of(site), tmp_path, time_)
    site.answers["/a.html"] = Answer(article("甲", TEXT.replace("5", "6")))
    time_.pass_(days=1)
    assert once(source_of(site), tmp_path, time_).changed == 1
    assert b"6" in bodies(tmp_path)[f"{site.url}/a.html"]
    assert len(Memory(tmp_path / FOLDER).versions()) == 2


def test_a_feed_tells_of_a_correction(site: Site, time_: Time, tmp_path: Path) -> None:
    def feed(updated: str) -> Answer:
        entry = f"<entry><title>甲</title><link href='/a.html'/><updated>{updated}</updated></entry>"
        return Answer(f"<feed xmlns='http://www.w3.org/2005/Atom'><title>某市</title>{entry}</feed>".encode())

    source = source_of(site, "{feed: %s/feed.xml}", fetching="recheck_days: []")
    site.answers |= {"/feed.xml": feed("2026-03-01T00:00:00Z"), "/a.html": Answer(article("甲", TEXT))}
    once(source, tmp_path, time_)
    time_.pass_(hours=1)
    assert once(source, tmp_path, time_).requests == 1
    site.answers |= {"/feed.xml": feed("2026-03-02T02:30:00Z"), "/a.html": Answer(article("甲", TEXT + "又。"))}
    time_.pass_(hours=1)
    assert once(source, tmp_path, time_).changed == 1


def test_what_robots_txt_closes_is_never_asked(site: Site, time_: Time, tmp_path: Path) -> None:
    site.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /private/\nCrawl-delay: 5\n")
    site.answers |= {
        "/news.html": Answer(listing(["/private/a.html", "/b.html"])),
        "/b.html": Answer(article("乙", TEXT)),
    }
    outcome = once(source_of(site), tmp_path, time_)
    assert (outcome.state, outcome.failed) == ("ok", {"robots": 1})
    assert "/private/a.html" not in site.paths()
    times = [entry.at for entry in site.asked if entry.path != "/robots.txt"]
    assert all((later - earlier).total_seconds() >= 5 for earlier, later in pairwise(times))


def test_a_robots_txt_that_cannot_be_read_closes_everything(site: Site, time_: Time, tmp_path: Path) -> None:
    site.answers |= {"/robots.txt": Answer(b"", 500), "/news.html": Answer(listing(["/a.html"]))}
    assert once(source_of(site), tmp_path, time_).state == "failing"
    assert site.paths() == ["/robots.txt"] * 2  # the attempts of the first who asks
    site.answers |= {"/robots.txt": Answer(b""), "/a.html": Answer(article("甲", TEXT))}
    time_.pass_(hours=1)
    assert once(source_of(site), tmp_path, time_).fetched == 1


def test_articles_wait_while_robots_txt_cannot_be_read(site: Site, time_: Time, tmp_path: Path) -> None:
    site.answers |= {"/news.html": Answer(listing(["/a.html", "/b.html"]))}
    site.answers |= {"/a.html": Answer(article("甲", TEXT), 500), "/b.html": Answer(article("乙", TEXT), 500)}
    once(source_of(site), tmp_path, time_)
    time_.pass_(days=2)
    site.answers["/robots.txt"] = Answer(b"", 500)
    outcome = once(source_of(site), tmp_path, time_)
    assert (outcome.waiting, outcome.failed) == (2, {"robots_unread": 1})
    site.answers |= {"/robots.txt": Answer(b""), "/a.html": Answer(article("甲", TEXT))}
    time_.pass_(hours=1)
    assert once(source_of(site), tmp_path, time_).fetched == 1


def test_a_robots_txt_may_ask_to_wait_too(site: Site, time_: Time, tmp_path: Path) -> None:
    site.answers |= {"/robots.txt": Answer(b"", 503, {"Retry-After": "7200"}), "/news.html": Answer(listing([]))}
    assert once(source_of(site), tmp_path, time_).failed == {"closed": 1}
    time_.pass_(hours=1)
    assert once(source_of(site), tmp_path, time_).failed == {"closed": 1}
    assert site.paths() == ["/robots.txt"]


def test_of_a_very_long_robots_txt_the_beginning_holds(site: Site, time_: Time, tmp_path: Path) -> None:
    rules = b"User-agent: *\nDisallow: /closed/\n" + b"# more\n" * 100_000
    site.answers |= {"/robots.txt": Answer(rules), "/news.html": Answer(listing(["/closed/a.html", "/b.html"]))}
    site.answers["/b.html"] = Answer(article("乙", TEXT))
    outcome = once(source_of(site), tmp_path, time_)
    assert (outcome.state, outcome.fetched, outcome.failed) == ("ok", 1, {"robots": 1})


def test_a_passing_trouble_is_tried_again_and_a_lasting_one_told(site: Site, time_: Time, tmp_path: Path) -> None:
    site.answers |= {"/news.html": Answer(listing(["/a.html"])), "/a.html": Answer(b"", 503)}
    outcome = once(source_of(site), tmp_path, time_)
    assert (outcome.state, outcome.failed) == ("degraded", {"status_503": 1})
    assert site.paths().count("/a.html") == 2
    assert "answers 503" in outcome.messages[0]
    (refused,) = fetched(tmp_path).refused
    assert refused.reason == "not_fetched"
    site.answers["/a.html"] = Answer(article("甲", TEXT))
    time_.pass_(hours=3)
    assert once(source_of(site), tmp_path, time_).fetched == 1


def test_a_host_that_wants_to_be_left_alone_is(site: Site, time_: Time, tmp_path: Path) -> None:
    site.answers["/news.html"] = Answer(listing(["/a.html", "/b.html"]))
    site.answers |= {"/a.html": Answer(b"", 429, {"Retry-After": "7200"}), "/b.html": Answer(article("乙", TEXT))}
    assert once(source_of(site), tmp_path, time_).waiting == 2
    asked = len(site.asked)
    time_.pass_(hours=1)
    assert once(source_of(site), tmp_path, time_).state == "failing"
    assert len(site.asked) == asked
    site.answers["/a.html"] = Answer(article("甲", TEXT))
    time_.pass_(hours=2)
    assert once(source_of(site), tmp_path, time_).fetched == 2


@pytest.mark.parametrize("status", [404, 410])
def test_a_deleted_article_stays_known(status: int, site: Site, time_: Time, tmp_path: Path) -> None:
    site.answers |= {"/news.html": Answer(listing(["/a.html"])), "/a.html": Answer(article("甲", TEXT))}
    once(source_of(site), tmp_path, time_)
    site.answers["/a.html"] = Answer(b"", status)
    gone = 0
    for _ in range(4):
        time_.pass_(days=2)
        gone += once(source_of(site), tmp_path, time_).gone
    assert gone == 1
    assert site.paths(status).count("/a.html") == (2 if status == 404 else 1)
    assert list(bodies(tmp_path)) == [f"{site.url}/a.html"]


def test_a_moved_article_keeps_the_address_it_was_found_at(site: Site, time_: Time, tmp_path: Path) -> None:
    site.answers |= {"/news.html": Answer(listing(["/a.html"])), "/a.html": Answer(article("甲", TEXT))}
    once(source_of(site), tmp_path, time_)
    site.answers |= {
        "/a.html": Answer(b"", 301, {"Location": "/new/a.html"}),
        "/new/a.html": Answer(article("甲", TEXT)),
    }
    time_.pass_(days=1)
    once(source_of(site), tmp_path, time_)
    site.answers["/news.html"] = Answer(listing(["/new/a.html"]))
    time_.pass_(hours=1)
    assert once(source_of(site), tmp_path, time_).new == 0
    assert list(bodies(tmp_path)) == [f"{site.url}/a.html"]


def test_a_list_has_pages_and_they_are_followed_only_while_they_bring_news(
    site: Site, time_: Time, tmp_path: Path
) -> None:
    start = "{list: %s/news.html, links: ul.news a, next: a.next, max_pages: 9}"
    site.answers |= {f"/{name}.html": Answer(article(name, TEXT)) for name in "abc"}
    site.answers["/news.html"] = Answer(listing(["/a.html"], '<a class="next" href="n2.html">下一页</a>'))
    site.answers["/n2.html"] = Answer(listing(["/b.html"], '<a class="next" href="n3.html">下一页</a>'))
    site.answers["/n3.html"] = Answer(listing(["/c.html"]))
    assert once(source_of(site, start), tmp_path, time_).fetched == 3
    site.answers["/d.html"] = Answer(article("丁", TEXT))
    site.answers["/news.html"] = Answer(listing(["/d.html", "/a.html"], '<a class="next" href="n2.html">下一页</a>'))
    before = len(site.asked)
    time_.pass_(hours=1)
    assert once(source_of(site, start), tmp_path, time_).fetched == 1
    assert [entry.path for entry in site.asked[before:]] == ["/news.html", "/n2.html", "/d.html"]


def test_a_walk_that_broke_off_is_made_anew(site: Site, time_: Time, tmp_path: Path) -> None:
    start = "{list: %s/news.html, links: ul.news a, pages: '%s/n{page}.html', max_pages: 2}"
    site.answers |= {f"/{name}.html": Answer(article(name, TEXT)) for name in "ab"}
    site.answers |= {"/news.html": Answer(listing(["/a.html"])), "/n2.html": Answer(b"", 500)}
    assert once(source_of(site, start), tmp_path, time_).state == "degraded"
    site.answers["/n2.html"] = Answer(listing(["/b.html"]))
    time_.pass_(hours=1)
    assert once(source_of(site, start), tmp_path, time_).fetched == 1


def test_an_edition_is_walked_through_its_pages(site: Site, time_: Time, tmp_path: Path) -> None:
    start = "{edition: '%s/{date:%Y-%m/%d}/node_1.htm', through: ['a.page'], links: 'ul.news a', days: 2}".replace(
        "%Y", "@Y"
    )
    pages = '<a class="page" href="node_1.htm">A1</a><a class="page" href="node_2.htm">A2</a>'
    site.answers["/2026-03/02/node_1.htm"] = Answer(listing(["c1.htm"], pages))
    site.answers["/2026-03/02/node_2.htm"] = Answer(listing(["c2.htm"], pages))
    site.answers |= {f"/2026-03/02/c{number}.htm": Answer(article("文", TEXT)) for number in (1, 2)}
    source = source_of(site, start.replace("@Y", "%Y"))
    outcome = once(source, tmp_path, time_)  # yesterday's paper is not there
    assert (outcome.state, outcome.fetched) == ("ok", 2)


def test_sitemaps_in_sitemaps(site: Site, time_: Time, tmp_path: Path) -> None:
    space = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
    index = f"<sitemapindex {space}><sitemap><loc>{site.url}/s1.xml.gz</loc></sitemap></sitemapindex>"
    inner = f"<urlset {space}><url><loc>{site.url}/a.html</loc></url><url><loc>{site.url}/about</loc></url></urlset>"
    site.answers["/sitemap.xml"] = Answer(index.encode(), headers={"Content-Type": "application/xml"})
    site.answers["/s1.xml.gz"] = Answer(gzip.compress(inner.encode()), headers={"Content-Type": "application/gzip"})
    site.answers["/a.html"] = Answer(article("甲", TEXT))
    source = source_of(site, "{sitemap: %s/sitemap.xml}", more="articles: {match: '[.]html$'}")
    assert once(source, tmp_path, time_).fetched == 1


def test_a_changed_list_page_is_a_broken_source_not_an_empty_one(site: Site, time_: Time, tmp_path: Path) -> None:
    site.answers["/news.html"] = Answer("<html><body><div class='new-design'>改版</div></body></html>".encode())
    outcome = once(source_of(site), tmp_path, time_)
    assert outcome.state == "broken"
    assert "finds no link" in outcome.messages[0]


def test_a_source_that_brings_nothing_new_is_stale(site: Site, time_: Time, tmp_path: Path) -> None:
    source = source_of(site, more="stale_days: 3")
    site.answers |= {"/news.html": Answer(listing(["/a.html"])), "/a.html": Answer(article("甲", TEXT))}
    assert once(source, tmp_path, time_).state == "ok"
    time_.pass_(days=4)
    assert once(source, tmp_path, time_).state == "stale"


def _endless() -> Iterator[bytes]:
    for _ in range(2_000):
        yield b"x" * 65_536


def _bomb() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(b"\0" * 2**20) for _ in range(256)) + packer.flush()


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(stream=_endless), "too_large"),
        (Answer(_bomb(), headers={"Content-Encoding": "gzip"}), "too_large"),
        (Answer(b"not gzip", headers={"Content-Encoding": "gzip"}), "unreachable"),
        (Answer(b"", 302, {"Location": "/a.html"}), "redirect"),
        (Answer(b"", 302, {"Location": "file:///etc/passwd"}), "redirect"),
        (Answer(b"x", headers={"X-Long": "x" * 200_000}), "unreachable"),
        (Answer(b"x", delay=0.8), "unreachable"),
        (Answer(b"GIF89a", headers={"Content-Type": "image/gif"}), "content_type"),
        (Answer(b"", 403), "status_403"),
    ],
    ids=[
        "endless",
        "gzip bomb",
        "broken gzip",
        "redirect loop",
        "to a file",
        "long header",
        "slow",
        "image",
        "forbidden",
    ],
)
def test_a_hostile_answer_costs_only_itself(
    answer: Answer, reason: str, site: Site, time_: Time, tmp_path: Path
) -> None:
    site.answers["/news.html"] = Answer(listing(["/a.html", "/b.html"]))
    site.answers |= {"/a.html": answer, "/b.html": Answer(article("乙", TEXT))}
    fetching = "max_bytes: 1048576, timeout_seconds: 0.4"
    outcome = once(source_of(site, fetching=fetching), tmp_path, time_)
    assert (outcome.failed, outcome.fetched) == ({reason: 1}, 1)


@pytest.mark.parametrize(
    "body",
    [
        b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><rss version='2.0'>&b;</rss>",
        "<?xml version='1.0' encoding='utf-16'?><!DOCTYPE x [<!ENTITY a 'a'>]><rss version='2.0'/>".encode("utf-16"),
        b"<html><body>moved</body></html>",
        b"\xff\xfe\x00\x01",
    ],
    ids=["bomb", "bomb in UTF-16", "HTML", "bytes"],
)
@pytest.mark.parametrize("kind", ["feed", "sitemap"])
def test_a_hostile_feed_is_a_broken_source(kind: str, body: bytes, site: Site, time_: Time, tmp_path: Path) -> None:
    site.answers["/feed.xml"] = Answer(body)
    assert once(source_of(site, f"{{{kind}: %s/feed.xml}}"), tmp_path, time_).state == "broken"


def test_private_addresses_are_refused_unless_allowed(site: Site, time_: Time, tmp_path: Path) -> None:
    site.answers["/news.html"] = Answer(listing(["/a.html"]))
    source = source_of(site).model_copy(
        update={"fetch": source_of(site).fetch.model_copy(update={"private_addresses": False})}
    )
    outcome = once(source, tmp_path, time_)
    assert outcome.state == "failing"
    assert "private address" in outcome.messages[0]
    assert site.asked == []


def test_a_redirect_does_not_lead_to_a_private_address() -> None:
    from gongbao.source.web.addresses import is_public

    private = ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fe80::1%eth0", "::ffff:127.0.0.1", "64:ff9b::7f00:1"]
    private += ["2002:7f00:1::", "0.0.0.0", "100.64.0.1", "224.0.0.1", "192.168.1.1", "fc00::1"]
    assert [ip for ip in private if is_public(ip)] == []
    assert all(map(is_public, ["8.8.8.8", "114.114.114.114", "2001:4860:4860::8888"]))


def test_half_a_record_is_cut_off(site: Site, time_: Time, tmp_path: Path) -> None:
    site.answers |= {"/news.html": Answer(listing(["/a.html"])), "/a.html": Answer(article("甲", TEXT))}
    once(source_of(site), tmp_path, time_)
    (kept,) = (tmp_path / FOLDER / "city").glob("*.warc.gz")
    whole = kept.read_bytes()
    kept.write_bytes(whole + whole[:40])
    (tmp_path / FOLDER / "city" / "20260302T020000Z.warc.gz").write_bytes(whole[:40])
    time_.pass_(hours=1)
    once(source_of(site), tmp_path, time_)
    assert kept.read_bytes() == whole
    assert [path for path in kept.parent.glob("*.warc.gz") if path.read_bytes() == whole[:40]] == []


def test_what_no_page_names_is_kept_too(site: Site, time_: Time, tmp_path: Path) -> None:
    site.answers |= {"/news.html": Answer(listing(["/a.html"])), "/a.html": Answer(article("甲", TEXT))}
    for _ in range(3):
        once(source_of(site, fetching="recheck_days: []"), tmp_path, time_)
        time_.pass_(hours=1)
    kept = sorted((tmp_path / FOLDER / "city").glob("*.warc.gz"))
    assert len(kept) == 3
    with kept[1].open("rb") as handle:  # the list, unchanged
        assert [record.http_headers.get_statuscode() for record in ArchiveIterator(handle)] == ["304"]


def test_a_source_in_trouble_costs_only_itself(
    site: Site, time_: Time, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.answers |= {"/news.html": Answer(listing(["/a.html"])), "/a.html": Answer(article("甲", TEXT))}
    lost = source_of(site, "{urls: lost.txt}").model_copy(update={"name": "lost"})
    first, second = fetch([lost, source_of(site)], tmp_path, time_.clock)
    assert (first.state, second.state, second.fetched) == ("broken", "ok", 1)
    assert "lost.txt" in first.messages[0]
    monkeypatch.setattr("gongbao.source.web.starts.page_links", lambda *_: 1 / 0)
    feed = source_of(site, "{feed: %s/feed.xml}").model_copy(update={"name": "feed"})
    site.answers["/feed.xml"] = Answer(b"<rss version='2.0'><channel><title>x</title></channel></rss>")
    site.answers["/news.html"] = Answer(listing(["/b.html"]))
    first, second = fetch([source_of(site), feed], tmp_path, time_.clock)
    assert (first.state, second.state) == ("broken", "ok")
    assert "please report this" in first.messages[0]


def test_what_was_given_up_is_asked_for_again_while_it_is_listed(site: Site, time_: Time, tmp_path: Path) -> None:
    site.answers |= {"/news.html": Answer(listing(["/a.html"])), "/a.html": Answer(b"", 410)}
    assert once(source_of(site), tmp_path, time_).gone == 1
    site.answers["/a.html"] = Answer(article("甲", TEXT))
    for days, fetched_ in ((1, 0), (8, 1)):
        time_.pass_(days=days)
        site.answers["/news.html"] = Answer(listing(["/a.html"], more=f"<p>{days}</p>"))
        assert once(source_of(site), tmp_path, time_).fetched == fetched_


def test_a_closed_host_is_not_asked_by_way_of_another(site: Site, time_: Time, tmp_path: Path) -> None:
    with serving(lambda: time_.moment) as other:
        site.answers |= {"/news.html": Answer(listing(["/a.html"]))}
        site.answers["/a.html"] = Answer(b"", 302, {"Location": f"{other.url}/a.html"})
        other.answers["/a.html"] = Answer(b"", 429, {"Retry-After": "7200"})
        for _ in range(2):
            assert once(source_of(site), tmp_path, time_).waiting == 1
            time_.pass_(minutes=30)
        assert other.paths() == ["/robots.txt", "/a.html"]
        assert site.paths().count("/a.html") == 2


def test_pages_between_are_looked_at_though_the_first_is_unchanged(site: Site, time_: Time, tmp_path: Path) -> None:
    front = b'<html><div class="pages"><a href="/p2.html">2</a></div></html>'
    site.answers |= {"/2026/p1.html": Answer(front), "/p2.html": Answer(listing(["/a.html"]))}
    site.answers |= {f"/{name}.html": Answer(article(name, TEXT)) for name in "ab"}
    source = source_of(site, '{edition: "%s/{date:%Y}/p1.html", links: ul.news a, through: [".pages a"], days: 1}')
    assert once(source, tmp_path, time_).fetched == 1
    site.answers["/p2.html"] = Answer(listing(["/a.html", "/b.html"]))
    time_.pass_(hours=1)
    assert once(source, tmp_path, time_).fetched == 1


def test_a_clock_set_back_stops_nothing(site: Site, time_: Time, tmp_path: Path) -> None:
    site.answers |= {"/news.html": Answer(listing(["/a.html"])), "/a.html": Answer(article("甲", TEXT))}
    time_.pass_(days=400)
    once(source_of(site), tmp_path, time_)
    time_.moment = BEGIN
    site.answers |= {"/a.html": Answer(article("甲", TEXT + "再。")), "/b.html": Answer(article("乙", TEXT))}
    site.answers["/news.html"] = Answer(listing(["/b.html", "/a.html"]))
    outcome = once(source_of(site), tmp_path, time_)
    assert (outcome.fetched, outcome.changed) == (1, 1)


def test_an_altered_snapshot_is_rejected_not_read(site: Site, time_: Time, tmp_path: Path) -> None:
    site.answers |= {"/news.html": Answer(listing(["/a.html"])), "/a.html": Answer(article("甲", TEXT))}
    once(source_of(site), tmp_path, time_)
    (kept,) = (tmp_path / FOLDER / "city").glob("*.warc.gz")
    os.truncate(kept, kept.stat().st_size - 60)
    (refused,) = load(fetched(tmp_path).found)
    assert refused.reason == "damaged"


def test_hosts_are_asked_side_by_side(time_: Time, tmp_path: Path) -> None:
    together = threading.Barrier(2, timeout=20)  # neither list is answered before both are asked for

    def body() -> bytes:
        together.wait()
        return listing(["/a.html"])

    with serving() as one, serving() as other:
        for site in (one, other):
            site.answers |= {"/news.html": Answer(body, conditional=False), "/a.html": Answer(article("甲", TEXT))}
        sources = [source_of(site).model_copy(update={"name": f"s{at}"}) for at, site in enumerate((one, other))]
        outcomes = fetch(sources, tmp_path, time_.clock)
    assert [outcome.fetched for outcome in outcomes] == [1, 1]

"""What goes wrong is seen: a failed run, an artifact, an exit code, a call of the web hook; the last release stays."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gongbao.source.web import fetch, load_sources
from gongbao.source.web.clock import Clock
from gongbao.store import exclusive
from tests.conftest import gongbao, run
from tests.disks import close, disk, filled
from tests.e2e.conftest import Prefect
from tests.site import Answer, Site, article, listing, prose, serving

MIB = 2**20
SOURCE = "title: 某市\nstart:\n  - {{list: {url}, links: ul.news a}}\nstale_days: 30\n"
SOURCE += "fetch: {{private_addresses: true, attempts: 1, delay_seconds: 0}}\n"


def told(site: Site) -> list[str]:
    return [json.loads(body)["title"] for body in site.posted]


@pytest.mark.slow
def test_sources_that_ail_are_seen(prefect: Prefect, environment: dict[str, str], project: Path) -> None:
    with serving() as site:
        addresses = {"dead": "http://127.0.0.1:9/", "changed": f"{site.url}/changed", "silent": f"{site.url}/silent"}
        for name, url in addresses.items():
            (project / "sources" / f"{name}.yml").write_text(SOURCE.format(url=url), encoding="utf-8")
        site.answers |= {"/changed": Answer(b"<html>new design</html>"), "/silent": Answer(listing(["/a.html"]))}
        site.answers["/a.html"] = Answer(article("关于甲的通报", prose(1)))
        silent = load_sources(project / "sources", ["silent"])
        past = Clock(lambda: datetime.now(UTC) - timedelta(days=40))
        assert fetch(silent, project / "output" / "store", past)[0].state == "ok"
        hook = environment | {"GONGBAO_WEBHOOK": f"{site.url}/hook"}
        done = gongbao("fetch", folder=project, environment=hook)
        assert done.returncode == 5, done.stderr
        states = {source["source"]: source["state"] for source in json.loads(done.stdout)}
        assert states == {"dead": "failing", "changed": "broken", "silent": "stale"}
        assert told(site) == ["gongbao fetch: Failed"]
        assert all(name in site.posted[0].decode() for name in states)
    failed = prefect.last_failed("fetch")
    assert "3 of 3 sources ail" in failed["state"]["message"]
    artifact = json.loads(prefect.artifact("sources", failed["id"]))
    assert {row["source"]: row["state"] for row in artifact} == states


@pytest.mark.slow
def test_a_release_that_the_gate_refuses_is_seen(prefect: Prefect, environment: dict[str, str], project: Path) -> None:
    (project / "raw" / "a.txt").write_bytes(b"")
    with serving() as site:
        hook = environment | {"GONGBAO_WEBHOOK": f"{site.url}/hook"}
        done = gongbao("run", folder=project, environment=hook)
        assert (done.returncode, told(site)) == (3, ["gongbao refresh: Failed"])
    failed = prefect.last_failed("refresh")
    assert "nothing was published" in failed["state"]["message"]
    (finding,) = json.loads(prefect.artifact("gate", failed["id"]))
    assert (finding["table"], finding["passed"]) == ("release", False)
    report = json.loads((project / "output" / "run.json").read_text(encoding="utf-8"))
    assert (report["state"], report["error"]) == ("failed", "GateFailed")


def test_a_second_run_says_so(project: Path) -> None:
    store = project / "output" / "store"
    for place, command in ((store, "run"), (store / "web", "fetch")):
        (project / "sources" / "city.yml").write_text(SOURCE.format(url="https://example.com/"), encoding="utf-8")
        with exclusive(place):
            done = gongbao(command, folder=project)
        assert (done.returncode, done.stderr.count("\n")) == (4, 1)
        assert "is in use by another run; wait for it to end, or give --wait SECONDS" in done.stderr


def test_an_output_that_is_a_file_is_told(project: Path) -> None:
    (project / "output").write_text("x")
    done = gongbao("run", folder=project)
    assert (done.returncode, done.stderr.count("\n")) == (4, 1)
    assert "output" in done.stderr and "must be a folder" in done.stderr


@pytest.mark.slow
def test_a_disk_in_trouble_costs_no_release(raw_run: dict, environment: dict[str, str], project: Path) -> None:
    before = Path(raw_run["release"]).parent.parent
    (project / "raw" / "new.txt").write_text(f"关于甲的通报\n{prose(1)}\n", encoding="utf-8")
    with disk(project / "small", 32 * MIB) as small:
        output = small / "output"
        shutil.copytree(before, output, symlinks=True, ignore=shutil.ignore_patterns("prefect"))
        release = (output / "latest").resolve()
        with filled(small, MIB):
            alone = gongbao("run", "--output", output, folder=project)  # Prefect's database would not fit
            shared = gongbao("run", "--output", output, folder=project, environment=environment)
        for done in (alone, shared):
            assert (done.returncode, done.stdout) == (4, ""), done.stderr
            assert "gongbao: " in done.stderr and "make room on its disk and run again" in done.stderr
            assert "Traceback" not in done.stderr
        assert (output / "latest").resolve() == release
        summary = run(output=output, folder=project, environment=environment)
        assert (summary["published"], summary["rows"]["articles"]) == (True, raw_run["rows"]["articles"] + 1)
        close(small)
        for options in (("--output", output), ("--output", output, "--store", project / "store")):
            done = gongbao("run", *options, folder=project)
            assert (done.returncode, done.stderr.count("\n")) == (4, 1)
            assert "give the right to write" in done.stderr
        assert (output / "latest").resolve() == Path(summary["release"])

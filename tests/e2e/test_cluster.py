"""A Dask scheduler and two worker processes, one of which is killed in mid-run; parts in S3-compatible storage."""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from distributed import Client

from flows.cluster import Cluster, ClusterLost
from gongbao import schema
from gongbao.model import WrongCall
from gongbao.pipeline import Job, extractor_version, plan, work
from gongbao.source import find
from gongbao.store import Catalogue, Outcome, Part, place
from gongbao.store.shelf import Folder
from gongbao.time_limit import Overdue, limited
from tests.conftest import ROOT, run
from tests.machines import Machines, cluster


def slow(job: Job) -> Part:
    """Work that never ends, but for the time limit of an article."""
    try:
        with limited(0.3):
            while True:
                pass
    except Overdue:
        return Part("p", "1", (Outcome("a", "a", None, "{}", reason="timeout"),))


def asleep(job: Job) -> Part:
    """Work that takes a while."""
    time.sleep(60)
    return slow(job)


def deadly(job: Job) -> Part:
    """Work that dies like a segmentation fault."""
    os._exit(139)


@pytest.fixture(scope="module")
def machines(s3: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    with cluster(tmp_path_factory.mktemp("dask"), s3) as own:
        yield own


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    catalogue = Catalogue(tmp_path / "store")
    catalogue.shelf.claim(catalogue.identity(), catalogue.root)
    return catalogue


@pytest.fixture
def pool(machines: Machines, catalogue: Catalogue) -> Iterator[Cluster]:
    with Cluster(machines.address, catalogue.identity()) as own:
        yield own


def job(catalogue: Catalogue, path: Path = ROOT / "raw") -> Job:
    (planned,) = plan(find([path]), catalogue, extractor_version()).jobs
    return planned


class TestWork:
    def test_inputs_travel_and_parts_come_out_as_here(
        self, pool: Cluster, catalogue: Catalogue, tmp_path: Path
    ) -> None:
        (tmp_path / "raw").mkdir()
        file = tmp_path / "raw" / "a.txt"
        file.write_text("某市报告\n全市新增专精特新企业12家，工业增加值增长8.2%。\n", encoding="utf-8")
        wanted = job(catalogue, tmp_path / "raw")
        loaded = wanted.loaded()
        file.unlink()
        there = pool.run(work, loaded)
        here = work(replace(loaded, shelf=Folder(tmp_path / "here")))
        assert there == here and there.kept == {"raw/a.txt"} and there.outcomes[0].reason is None
        for path in (tmp_path / "here" / there.name).iterdir():
            assert path.read_bytes() == (tmp_path / "store" / "parts" / there.name / path.name).read_bytes()

    def test_the_time_limit_of_an_article_holds(self, pool: Cluster, catalogue: Catalogue) -> None:
        assert pool.run(slow, job(catalogue)).outcomes[0].reason == "timeout"

    def test_a_batch_that_kills_costs_no_dask_worker(self, pool: Cluster, catalogue: Catalogue) -> None:
        before = pool._client.scheduler_info(n_workers=-1)["workers"].keys()
        for _ in range(2):
            with pytest.raises(BrokenProcessPool):
                pool.run(deadly, job(catalogue))
        assert pool._client.scheduler_info(n_workers=-1)["workers"].keys() == before


@pytest.fixture
def collected() -> Iterator[None]:
    """A client that found no scheduler is collected now: where that happens while the next one starts, both wait."""
    yield
    gc.collect()


class TestRefusals:
    def test_a_worker_that_does_not_see_the_store(self, pool: Cluster, catalogue: Catalogue) -> None:
        elsewhere = replace(job(catalogue), shelf=Folder(catalogue.root / "elsewhere"))
        with pytest.raises(WrongCall, match=r"does not see the store .*give --store a folder that all machines have"):
            pool.run(work, elsewhere)

    def test_a_worker_with_another_gongbao(self, pool: Cluster, catalogue: Catalogue) -> None:
        with pytest.raises(WrongCall, match="has another gongbao than the driver"):
            pool.run(work, replace(job(catalogue), extractor="0.0.0+elsewhere"))

    @pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "no address"])
    @pytest.mark.usefixtures("collected")
    def test_no_scheduler(self, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("flows.cluster._CONNECT_SECONDS", 0.5)
        with pytest.raises(WrongCall, match="no Dask scheduler answers there"):
            Cluster(address, "me")

    def test_no_package(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("flows.cluster.find_spec", lambda _: None)
        with pytest.raises(WrongCall, match=r"pip install 'gongbao\[dask\]'"):
            Cluster("tcp://127.0.0.1:1", "me")


def wait_for_work(client: Client, name: str) -> None:
    """Until this worker has some."""
    known = {info["name"]: address for address, info in client.scheduler_info(n_workers=-1)["workers"].items()}
    until = time.monotonic() + 240
    while not client.processing()[known[name]]:
        assert time.monotonic() < until, "no work came"
        time.sleep(0.05)


@contextmanager
def killed(machines: Machines, busy: str, process: str) -> Iterator[None]:
    """Kill a process once the worker `busy` works; the client that sees it is connected before there is work."""
    with Client(machines.address, set_as_default=False) as client:

        def wait() -> None:
            wait_for_work(client, busy)
            machines.kill(process)

        thread = threading.Thread(target=wait, daemon=True)  # nothing waits for it at the end of the process
        thread.start()
        yield
        thread.join(300)
        assert not thread.is_alive(), "the thread hangs"


@pytest.mark.slow
def test_a_worker_killed_in_mid_run_changes_nothing(
    machines: Machines, s3: dict[str, str], environment: dict[str, str], raw_run: dict, tmp_path: Path
) -> None:
    """The cluster has one worker less after it; on a busy machine the other may never work at the same moment."""
    address = "s3://bucket/cluster"
    options = ("--dask", machines.address, "--store", address, "--batch", 2)
    with killed(machines, busy="one", process="one"):
        summary = run(ROOT / "raw", output=tmp_path, options=options, environment=s3 | environment)
    assert machines.processes["one"].returncode == -signal.SIGKILL
    catalogue = place.catalogue(address, tmp_path)
    assert set(catalogue.shelf.parts()) == catalogue.parts() and len(catalogue.parts()) > 3
    assert summary["rows"] == raw_run["rows"]
    for name in schema.TABLES:
        for form in ("parquet", "csv"):
            one, other = (Path(told["release"]) / f"{name}.{form}" for told in (summary, raw_run))
            assert one.read_bytes() == other.read_bytes(), one.name


@pytest.mark.slow
def test_a_scheduler_that_goes_away_is_told(machines: Machines, pool: Cluster, catalogue: Catalogue) -> None:
    """The last test of the cluster."""

    told = pytest.raises(ClusterLost, match="the Dask scheduler went away; run again")
    with killed(machines, busy="two", process="scheduler"), told:
        pool.run(asleep, job(catalogue))

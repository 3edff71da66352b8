"""Parts in S3-compatible storage, against a real server."""

from __future__ import annotations

import shutil
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from gongbao import pipeline, schema
from gongbao.model import StoreError, WrongCall
from gongbao.release import stage_release
from gongbao.source import find
from gongbao.store import Catalogue, parts, place
from gongbao.store.bucket import MANIFEST, Bucket
from gongbao.store.shelf import LostPart
from tests.machines import process
from tests.unit.store_of import add, rows_of, store

# A part of so many files that it can be killed while it is written.
WRITE = """
import sys
from pathlib import Path
from gongbao.store.bucket import Bucket

def fill(folder):
    for number in range(150):
        (folder / f"{number}.bin").write_bytes(b"x" * 20_000)

Bucket(sys.argv[1], Path(sys.argv[2])).write("part", fill)
"""


@pytest.fixture
def storage(s3: dict[str, str]) -> Any:
    """The same as anybody else sees it."""
    import fsspec

    return fsspec.filesystem("s3", use_listings_cache=False)


@pytest.fixture
def bucket(s3: dict[str, str], tmp_path: Path) -> Bucket:
    return Bucket(f"s3://bucket/{tmp_path.name}", tmp_path / "cache")


@pytest.fixture
def catalogue(bucket: Bucket, tmp_path: Path) -> Catalogue:
    """A store with one article."""
    catalogue = Catalogue(tmp_path / "remote", bucket)
    add(catalogue, rows_of())
    return catalogue


def key(bucket: Bucket, part: str, file: str) -> str:
    return f"{bucket.place(part)}/{file}".removeprefix("s3://")


def test_what_was_written_is_read(bucket: Bucket, catalogue: Catalogue) -> None:
    (part,) = catalogue.parts()
    assert add(catalogue, rows_of()) == part and bucket.parts() == [part]
    (snapshot,) = parts.snapshots(bucket, [("raw/a.txt", part)])
    assert snapshot == rows_of()[0]
    assert bucket.readable(part)


def test_a_release_equals_one_from_a_folder(catalogue: Catalogue, tmp_path: Path) -> None:
    one, other = (
        stage_release(known, tmp_path / name, "1").folder
        for known, name in ((catalogue, "s3"), (store(tmp_path), "folder"))
    )
    for name in schema.TABLES:
        assert (one / f"{name}.parquet").read_bytes() == (other / f"{name}.parquet").read_bytes(), name


def test_a_part_that_a_kill_cut_short_is_none_and_is_written_again(bucket: Bucket, storage: Any) -> None:
    with process("-c", WRITE, bucket.url, bucket.cache) as writer:
        until = time.monotonic() + 60
        while not storage.exists(bucket.place("part")):
            assert writer.poll() is None and time.monotonic() < until
            time.sleep(0.02)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    left = storage.find(bucket.place("part"))
    assert 0 < len(left) < 150 and not any(name.endswith(MANIFEST) for name in left)
    with process("-c", WRITE, bucket.url, bucket.cache) as writer:
        assert writer.wait(60) == 0
    assert len(storage.find(bucket.place("part"))) == 151
    assert len(bucket.read("part", "149.bin")) == 20_000


def test_a_manifest_whose_files_are_gone_is_no_part(bucket: Bucket, catalogue: Catalogue, storage: Any) -> None:
    (part,) = catalogue.parts()
    storage.rm(key(bucket, part, "figures.parquet"))
    assert add(catalogue, rows_of()) == part
    assert storage.exists(key(bucket, part, "figures.parquet"))


def test_what_no_transaction_names_is_pruned(bucket: Bucket, catalogue: Catalogue, storage: Any) -> None:
    storage.pipe_file(key(bucket, "half", "figures.parquet"), b"PAR1")
    bucket.claim("me", Path("home"))
    assert parts.prune(bucket, catalogue.parts()) == 1
    assert set(bucket.parts()) == catalogue.parts()
    assert bucket.owner() == "me"
    assert parts.prune(bucket, set()) == 1
    assert bucket.parts() == [] and not storage.exists(f"{bucket.url}/parts")


def test_copies_of_parts_that_went_go_too(bucket: Bucket, catalogue: Catalogue, tmp_path: Path) -> None:
    stage_release(catalogue, tmp_path / "output", "1")
    assert {path.name for path in bucket.cache.iterdir()} == catalogue.parts()
    parts.prune(bucket, set())
    assert list(bucket.cache.iterdir()) == []


def test_a_lost_part_is_told_and_read_again(bucket: Bucket, catalogue: Catalogue, storage: Any, tmp_path: Path) -> None:
    (part,) = catalogue.parts()
    storage.rm(key(bucket, part, "figures.parquet"))
    with pytest.raises(StoreError, match=r"figures.parquet is missing; run again to read the 1 inputs"):
        stage_release(catalogue, tmp_path / "output", "1")
    assert catalogue.count() == 0 and bucket.parts() == []
    add(catalogue, rows_of())
    stage_release(catalogue, tmp_path / "output", "1")


def test_a_spoilt_copy_is_fetched_again_and_a_spoilt_part_is_told(
    bucket: Bucket, catalogue: Catalogue, storage: Any, tmp_path: Path
) -> None:
    (part,) = catalogue.parts()
    (copy,) = bucket.files([part], "figures.parquet")
    copy.write_bytes(copy.read_bytes()[:-9])
    with pytest.raises(StoreError, match="could not be written"):
        stage_release(catalogue, tmp_path / "output", "1")
    stage_release(catalogue, tmp_path / "output", "1")
    shutil.rmtree(bucket.cache)
    storage.pipe_file(key(bucket, part, "figures.parquet"), b"PAR1 and no more")
    with pytest.raises(StoreError, match="cannot be read any more; run again to read its 1 inputs"):
        stage_release(catalogue, tmp_path / "output", "1")
    assert catalogue.count() == 0


def test_kept_snapshots_are_read_again(bucket: Bucket, tmp_path: Path) -> None:
    catalogue, folder = Catalogue(tmp_path / "remote", bucket), tmp_path / "raw"
    folder.mkdir()
    (folder / "a.txt").write_text("某市报告\n全市新增专精特新企业12家，工业增加值增长8.2%。\n", encoding="utf-8")
    for extractor in ("1", "2"):
        (job,) = pipeline.plan(find([folder]) if extractor == "1" else find([]), catalogue, extractor).jobs
        catalogue.commit(pipeline.work(job))
    assert [state[2] for state in catalogue.states().values()] == ["2"] and len(catalogue.parts()) == 1


def test_the_parts_of_one_catalogue_are_not_another_s(bucket: Bucket, tmp_path: Path) -> None:
    one, other = Catalogue(tmp_path / "1"), Catalogue(tmp_path / "2")
    assert one.identity() == Catalogue(tmp_path / "1").identity()
    for _ in range(2):
        bucket.claim(one.identity(), one.root)
    with pytest.raises(StoreError, match=r"belongs to another catalogue .*/1.*or give another prefix"):
        bucket.claim(other.identity(), other.root)


def test_what_is_not_there_is_lost(bucket: Bucket) -> None:
    for read in (bucket.read, lambda part, file: bucket.files([part], file)):
        with pytest.raises(LostPart):
            read("none", "figures.parquet")


def test_storage_that_does_not_take_it_is_named(s3: dict[str, str], tmp_path: Path) -> None:
    wrong = Bucket("s3://nobucket/prefix", tmp_path)
    with pytest.raises(StoreError, match=r"^s3://nobucket/prefix: .*; check the bucket"):
        wrong.claim("me", tmp_path)
    with pytest.raises(StoreError, match="check the bucket"):
        wrong.write("part", lambda folder: (folder / "a").write_bytes(b"1") and None)


class TestPlace:
    def test_the_catalogue_of_an_address_lies_with_the_output(self, tmp_path: Path) -> None:
        known = place.catalogue("s3://bucket/prefix", tmp_path)
        assert known.root == tmp_path / "store" == place.home(None, tmp_path)
        assert known.shelf == Bucket("s3://bucket/prefix", tmp_path / "store" / "cache")
        assert place.home(tmp_path / "own", tmp_path) == tmp_path / "own"

    @pytest.mark.parametrize("address", ["http://example.org/a", "s3://", "gs://bucket/a", "s3:///a"])
    def test_other_addresses_are_told(self, address: str, tmp_path: Path) -> None:
        with pytest.raises(WrongCall, match="a store is a folder or s3://BUCKET/PREFIX"):
            place.home(address, tmp_path)

    def test_a_missing_package_is_told(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setitem(sys.modules, "s3fs", None)
        monkeypatch.setattr("gongbao.store.place.find_spec", lambda _: None)
        with pytest.raises(WrongCall, match=r"pip install 'gongbao\[s3\]'"):
            place.home("s3://bucket/prefix", tmp_path)

from __future__ import annotations

import multiprocessing
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from gongbao import pipeline
from gongbao.model import StoreError
from gongbao.source import Refused, Scan, find
from gongbao.store import Catalogue, Outcome, StoreBusy, exclusive, parts
from gongbao.store.shelf import Folder
from tests.unit.store_of import TEXT, add, rows_of, store


def test_an_edit_elsewhere_rekeys_nothing() -> None:
    _, before_id, before = rows_of()
    _, after_id, after = rows_of(text=TEXT.replace("一、工作回顾", "一、今年以来工作回顾\n新的一句。"))
    assert before_id == after_id
    for table, key in (("figures", "figure_id"), ("measures", "measure_id"), ("policy_mentions", "mention_id")):
        assert [row[key] for row in before[table]] == [row[key] for row in after[table]]
    assert before["figures"][0]["start"] != after["figures"][0]["start"]


def test_the_same_sentence_twice_has_two_ids() -> None:
    _, _, rows = rows_of(text=TEXT + "\n另一句。\n另一句。")
    ids = [row["sentence_id"] for row in rows["sentences"]]
    assert len(set(ids)) == len(ids) == 5


def test_rows_inside_a_measure_point_to_it() -> None:
    _, _, rows = rows_of()
    assert rows["figures"][0]["measure_id"] == rows["measures"][0]["measure_id"]
    assert rows["location_mentions"][0]["measure_id"] is None


def test_without_the_right_to_republish_only_evidence_sentences_stay() -> None:
    _, _, rows = rows_of(rights="copyrighted")
    assert rows["articles"][0]["text"] is None
    assert [row["text"] is None for row in rows["sentences"]] == [True, False, False]


def test_writing_a_part_twice_is_harmless(tmp_path: Path) -> None:
    catalogue = store(tmp_path)
    (part,) = catalogue.parts()
    assert add(catalogue, rows_of()) == part
    assert [path.name for path in (catalogue.root / "parts").iterdir()] == [part]


def test_a_part_that_no_transaction_names_is_pruned(tmp_path: Path) -> None:
    catalogue = store(tmp_path)
    (catalogue.root / "parts" / ".half.123").mkdir()
    (catalogue.root / "parts" / "lost").mkdir()
    assert parts.prune(catalogue.shelf, catalogue.parts()) == 2
    assert {path.name for path in (catalogue.root / "parts").iterdir()} == catalogue.parts()


def test_a_surplus_column_is_our_fault() -> None:
    with pytest.raises(TypeError, match="colour"):
        parts.arrow_table([{"colour": 1}], "policies")


def test_snapshots_come_back_as_they_were(tmp_path: Path) -> None:
    catalogue = store(tmp_path)
    (part,) = catalogue.parts()
    (snapshot,) = parts.snapshots(catalogue.shelf, [("raw/a.txt", part)])
    assert snapshot == rows_of()[0]


def test_a_half_written_snapshot_costs_only_the_articles_it_held(tmp_path: Path) -> None:
    catalogue = store(tmp_path)
    add(catalogue, rows_of("raw/b.txt", TEXT + "\n另一篇。"))
    (spoilt,) = [part for address, _, part in catalogue.articles() if address == "raw/a.txt"]
    file = catalogue.root / "parts" / spoilt / parts.SNAPSHOTS
    file.write_bytes(file.read_bytes()[:100])
    (job,) = pipeline.plan(Scan((), ()), catalogue, "2").jobs
    catalogue.commit(pipeline.work(job))
    (row,) = catalogue.rejected()
    assert (row["address"], row["reason"]) == ("raw/a.txt", "damaged")
    assert "name its file as an input once more" in row["message"]
    assert [address for address, _, _ in catalogue.articles()] == ["raw/b.txt"]
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(TEXT, encoding="utf-8")
    planned = pipeline.plan(find([tmp_path / "raw"]), catalogue, "2")
    assert planned.changed == 1
    catalogue.commit(pipeline.work(planned.jobs[0]))
    assert catalogue.rejected() == [] and catalogue.count() == 2


def test_half_a_newspaper_article_stays_where_the_other_half_is_damaged(tmp_path: Path) -> None:
    catalogue = store(tmp_path)
    add(catalogue, rows_of("raw/b.txt", TEXT + "\n另一篇。"))
    kept = [(address, part) for address, _, part in catalogue.articles()]
    (catalogue.root / "parts" / kept[1][1] / parts.SNAPSHOTS).write_bytes(b"")
    part = pipeline.work(pipeline.Job(catalogue.shelf, "2", chains=(tuple(kept),)))
    assert {outcome.address: outcome.reason for outcome in part.outcomes} == {"raw/a.txt": None, "raw/b.txt": "damaged"}


def test_a_new_version_of_an_article_replaces_the_old(tmp_path: Path) -> None:
    catalogue = store(tmp_path)
    newer = add(catalogue, rows_of(text=TEXT + "\n补充一句。"))
    assert [part for _, _, part in catalogue.articles()] == [newer]


def test_what_an_older_extractor_read_is_read_again_from_the_kept_bytes(tmp_path: Path) -> None:
    catalogue = store(tmp_path)
    planned = pipeline.plan(Scan((), ()), catalogue, "2")
    assert (planned.again, planned.new) == (1, 0)
    assert planned.jobs[0].kept == (("raw/a.txt", catalogue.parts().pop()),)


def test_unchanged_inputs_are_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_bytes(TEXT.encode())
    planned = pipeline.plan(find([tmp_path / "raw"]), store(tmp_path), "1")
    assert (planned.unchanged, planned.jobs) == (1, ())


def test_an_archive_that_opens_again_is_no_longer_rejected(tmp_path: Path) -> None:
    import zipfile

    catalogue, folder = Catalogue(tmp_path / "store"), tmp_path / "raw"
    folder.mkdir()
    (folder / "n.zip").write_bytes(b"broken")
    catalogue.refuse(find([folder]), "1")
    assert [row["reason"] for row in catalogue.rejected()] == ["damaged"]
    with zipfile.ZipFile(folder / "n.zip", "w") as archive:
        archive.writestr("a.txt", TEXT)
    catalogue.refuse(find([folder]), "1")
    assert catalogue.rejected() == []


def test_a_rejection_goes_with_its_file_an_article_stays(tmp_path: Path) -> None:
    catalogue = store(tmp_path)
    (tmp_path / "raw").mkdir()
    bad = Outcome("raw/b.txt", "raw/b.txt", "0" * 64, "{}", None, "empty", "why")
    catalogue.commit(parts.write_part(catalogue.shelf, "1", [], [bad], {}))
    catalogue.refuse(find([tmp_path / "raw"]), "1")
    assert catalogue.rejected() == [] and len(catalogue.articles()) == 1


def test_what_could_not_be_read_is_tried_again(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path / "store")
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text("正文")
    scan = find([tmp_path / "raw"])
    refused = Refused("raw/a.txt", "raw/a.txt", scan.found[0].sha256, "unreadable", "why")
    catalogue.refuse(Scan((), (refused,)), "1")
    assert pipeline.plan(scan, catalogue, "1").changed == 1


def test_a_part_is_named_by_what_came_out_too(tmp_path: Path) -> None:
    good = Outcome("raw/a.txt", "raw/a.txt", "0" * 64, "{}", "aaaaaaaaaaaaaaaa")
    bad = Outcome("raw/a.txt", "raw/a.txt", "0" * 64, "{}", None, "unreadable", "why")
    names = {parts.write_part(Folder(tmp_path), "1", [], [outcome], {}).name for outcome in (good, bad)}
    assert len(names) == 2


def test_batches_are_bounded_by_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "BATCH_BYTES", 25)
    (tmp_path / "raw").mkdir()
    for name in "abcde":
        (tmp_path / "raw" / f"{name}.txt").write_bytes(b"x" * (40 if name == "c" else 10))
    planned = pipeline.plan(find([tmp_path / "raw"]), Catalogue(tmp_path / "store"), "1")
    assert [len(job) for job in planned.jobs] == [2, 1, 2]


def test_a_refused_input_is_listed_with_its_reason(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path / "store")
    catalogue.refuse(Scan((), (Refused("raw/x.txt", "raw/x.txt", None, "unreadable", "why"),)), "1")
    (row,) = catalogue.rejected()
    assert (row["address"], row["reason"], row["message"]) == ("raw/x.txt", "unreadable", "why")


def _hold(root: Path, held: object, done: object) -> None:
    with exclusive(root):
        held.set()  # type: ignore[attr-defined]
        done.wait(30)  # type: ignore[attr-defined]


def test_a_second_run_is_told_to_wait_and_a_dead_one_holds_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    held, done = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(tmp_path, held, done))
    other.start()
    assert held.wait(30)
    with pytest.raises(StoreBusy, match="in use"), exclusive(tmp_path):
        pass
    other.kill()
    other.join()
    with exclusive(tmp_path):
        pass


def test_a_second_run_may_wait(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    held, done = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(tmp_path, held, done))
    other.start()
    assert held.wait(30)
    threading.Timer(0.3, done.set).start()
    with exclusive(tmp_path, wait=30):
        pass
    other.join()


def test_a_file_that_is_no_catalogue_is_named(tmp_path: Path) -> None:
    (tmp_path / "catalogue.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(StoreError, match=r"catalogue\.sqlite"):
        Catalogue(tmp_path)


def test_a_store_of_another_format_is_refused(tmp_path: Path) -> None:
    Catalogue(tmp_path)
    with sqlite3.connect(tmp_path / "catalogue.sqlite") as connection:
        connection.execute("UPDATE facts SET value = '99'")
    with pytest.raises(StoreError, match="format 99"):
        Catalogue(tmp_path)


def test_the_state_changes_with_what_is_known(tmp_path: Path) -> None:
    catalogue = store(tmp_path)
    before = catalogue.state_hash()
    assert catalogue.state_hash() == before
    add(catalogue, rows_of("raw/b.txt"))
    assert catalogue.state_hash() != before


def test_a_store_of_the_first_format_is_taken_over(tmp_path: Path) -> None:
    catalogue = store(tmp_path)
    articles = catalogue.articles()
    with sqlite3.connect(catalogue.root / "catalogue.sqlite") as connection:
        connection.executescript(
            "ALTER TABLE inputs DROP COLUMN clue; ALTER TABLE inputs DROP COLUMN joined; "
            "ALTER TABLE inputs DROP COLUMN sketch; UPDATE facts SET value = '1'"
        )
    again = Catalogue(catalogue.root)
    assert again.articles() == articles and again.broken() == []
    add(again, rows_of("raw/b.txt"))
    assert Catalogue(catalogue.root).count() == 2


def test_a_locked_catalogue_says_who_must_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongbao.sqlite_file._WAIT", 0.1)
    catalogue = store(tmp_path)
    with closing(sqlite3.connect(catalogue.root / "catalogue.sqlite")) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match=r"catalogue\.sqlite: database is locked; another program holds it"):
            add(catalogue, rows_of(text=TEXT + "\n再一句。"))
    assert catalogue.count() == 1

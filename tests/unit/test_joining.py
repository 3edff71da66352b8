"""The parts of one newspaper article: read as one text, kept as one article, whatever order they arrive in."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from gongbao import pipeline, schema
from gongbao.document import read_document
from gongbao.model import Document, Rejected, Snapshot
from gongbao.release.tables import Draft, build
from gongbao.source import Scan, find
from gongbao.store import Catalogue, parts

FIRST = """2026年1月15日 星期四 第01版：要闻
奋力打造山水名城
今年以来，全市坚持项目为王，签约亿元以上项目46个，到位资金120亿元。
一、工业筑基
规上工业增加值增长8.2%，工业技改投资
（下转第四版）
"""
LATER = """2026年1月15日 星期四 第04版：综合
打造山水名城
（上接第一版）达到35亿元，新增专精特新企业12家。
（二）招商引资
引进外资3.6亿美元。
二、农业增效
粮食总产量达到52万吨。
（作者系某某市委书记 周海明）
"""
LAST = """2026年1月15日 星期四 第06版：综合
打造山水名城
（上接第四版）新建高标准农田8万亩。
"""


def snap(text: str, name: str = "p/1.txt", **given: str) -> Snapshot:
    content = text.encode()
    return Snapshot(name, name, content, sha256(content).hexdigest(), given)


def lines(document: Document) -> list[str]:
    return document.text.split("\n")


class TestText:
    def test_a_sentence_over_the_turn_is_one(self) -> None:
        document = read_document(snap(FIRST), snap(LATER))
        assert lines(document)[3] == "规上工业增加值增长8.2%，工业技改投资达到35亿元，新增专精特新企业12家。"
        assert "打造山水名城" not in "".join(lines(document)[1:]) and "版" not in document.text

    def test_nothing_but_heads_and_turns_is_left_out(self) -> None:
        document = read_document(snap(FIRST), snap(LATER))
        assert lines(document)[4:] == LATER.strip().split("\n")[3:]

    def test_sections_nest_over_the_turn(self) -> None:
        document = read_document(snap(FIRST), snap(LATER))
        names = [(section.level, section.label, section.heading) for section in document.sections]
        assert names[1:] == [(1, "一、", "工业筑基"), (2, "（二）", "招商引资"), (1, "二、", "农业增效")]
        industry, capital = document.sections[1:3]
        assert industry.start < capital.start < capital.end == industry.end

    def test_what_the_later_part_knows_better(self) -> None:
        meta = read_document(snap(FIRST), snap(LATER)).meta
        assert (meta.title, meta.author, meta.page) == ("奋力打造山水名城", "周海明", "1")
        assert meta.article_type == "essay"

    def test_whole_articles_warn_of_nothing_and_parts_do(self) -> None:
        assert read_document(snap(FIRST), snap(LATER)).warnings == ()
        assert read_document(snap(FIRST)).warnings == ("part of an article: continues on 第四版",)
        three = snap(LATER.rstrip() + "\n（下转第六版）")
        assert read_document(snap(FIRST), three).warnings == ("part of an article: continues on 第六版",)
        assert read_document(snap(FIRST), three, snap(LAST)).warnings == ()
        assert lines(read_document(snap(FIRST), three, snap(LAST)))[-1] == "新建高标准农田8万亩。"

    def test_a_subheading_below_the_turn_stays(self) -> None:
        later = "（上接第一版）\n筑牢生态屏障\n全市森林覆盖率提高到62%，治理河道180公里，空气优良天数达到340天。\n"
        assert lines(read_document(snap(FIRST), snap(later)))[-2] == "筑牢生态屏障"

    def test_a_paragraph_that_ended_stays_apart(self) -> None:
        first = FIRST.replace("工业技改投资\n", "工业技改投资增长15%。\n")
        later = LATER.replace("达到35亿元，", "")
        assert lines(read_document(snap(first), snap(later)))[4] == "新增专精特新企业12家。"

    def test_a_right_that_forbids_holds_for_the_whole(self) -> None:
        assert read_document(snap(FIRST, rights="open"), snap(LATER, rights="copyrighted")).meta.rights == "copyrighted"

    def test_titles_of_the_page_lose_the_turn(self) -> None:
        page = (
            "<html><head><title>（上接第一版）</title></head><body><h1>奋力打造山水名城（上接第1版）</h1>"
            "<p>全市新增专精特新企业12家，规上工业增加值增长8.2%。</p></body></html>"
        )
        document = read_document(snap(page, "p/4.html"))
        assert document.meta.title == "奋力打造山水名城"
        assert document.turn and document.turn.before == "1"

    @pytest.mark.parametrize("turn", ["（上接头版）", "上接A1版", "▶上接01版", "(紧接一版)", "【上接 第一版】"])
    def test_turns_as_newspapers_print_them(self, turn: str) -> None:
        document = read_document(snap(f"奋力打造山水名城\n{turn}\n全市新增专精特新企业12家，产值增长8.2%。"))
        assert document.turn and document.turn.before in ("1", "A1")
        assert "接" not in document.text


class TestStore:
    """The way of the flow, without Prefect: batches, then joins."""

    @staticmethod
    def settle(catalogue: Catalogue, folder: Path, size: int = 200) -> int:
        scan = find([folder]) if folder.exists() else Scan((), ())
        jobs = pipeline.plan(scan, catalogue, "1", size).jobs
        for job in jobs:
            catalogue.commit(pipeline.work(job))
        later = pipeline.plan_joins(catalogue, "1", size)
        for job in later:
            catalogue.commit(pipeline.work(job))
        assert pipeline.plan_joins(catalogue, "1", size) == ()
        parts.prune(catalogue.shelf, catalogue.parts())
        return len(jobs) + len(later)

    @staticmethod
    def tables(catalogue: Catalogue, folder: Path) -> dict[str, bytes]:
        folder.mkdir()
        build(Draft(folder, catalogue, "1"))
        return {name: (folder / f"{name}.parquet").read_bytes() for name in schema.TABLES}

    @staticmethod
    def put(folder: Path, **files: str) -> Path:
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        return folder

    def once(self, tmp_path: Path, **files: str) -> dict[str, bytes]:
        """What one run over the folder gives, in a store of its own."""
        catalogue = Catalogue(tmp_path / "store_once")
        self.settle(catalogue, self.put(tmp_path / "p", **files))
        return self.tables(catalogue, tmp_path / "staged_once")

    def test_two_files_are_one_article(self, tmp_path: Path) -> None:
        catalogue = Catalogue(tmp_path / "store")
        self.settle(catalogue, self.put(tmp_path / "p", a=FIRST, b=LATER))
        assert [address for address, _, _ in catalogue.articles()] == ["p/a.txt"]
        assert catalogue.continuations() == 1 and catalogue.count() == 2
        rows = rows_of(catalogue, tmp_path / "staged")
        (article,) = rows["articles"]
        assert (article["source_file"], article["continued_in"]) == ("p/a.txt", ["p/b.txt"])
        for name in ("sentences", "figures", "measures", "location_mentions"):
            for row in rows[name]:
                assert row["article_id"] == article["article_id"]
                assert article["text"][row["start"] : row["end"]] == row["text"]
        assert {"46个", "35亿元", "52万吨"} <= {row["text"] for row in rows["figures"]}

    @pytest.mark.parametrize("order", ["ab", "ba"])
    def test_a_part_that_comes_later_is_joined(self, tmp_path: Path, order: str) -> None:
        files = {"a": FIRST, "b": LATER}
        catalogue, folder = Catalogue(tmp_path / "store"), tmp_path / "p"
        for name in order:
            self.settle(catalogue, self.put(folder, **{name: files[name]}))
        assert self.settle(catalogue, folder) == 0
        assert self.tables(catalogue, tmp_path / "staged") == self.once(tmp_path, **files)

    def test_a_second_candidate_parts_them_again(self, tmp_path: Path) -> None:
        catalogue, folder = Catalogue(tmp_path / "store"), tmp_path / "p"
        self.settle(catalogue, self.put(folder, a=FIRST, b=LATER))
        self.settle(catalogue, self.put(folder, c=LATER.replace("52万吨", "53万吨")))
        assert len(catalogue.articles()) == 3 and catalogue.continuations() == 0
        assert self.tables(catalogue, tmp_path / "staged") == self.once(tmp_path)

    def test_a_part_that_changes_is_joined_anew(self, tmp_path: Path) -> None:
        catalogue, folder = Catalogue(tmp_path / "store"), tmp_path / "p"
        self.settle(catalogue, self.put(folder, a=FIRST, b=LATER))
        self.settle(catalogue, self.put(folder, b=LATER.replace("52万吨", "53万吨")))
        assert self.tables(catalogue, tmp_path / "staged") == self.once(tmp_path)

    def test_a_turn_that_goes_parts_them(self, tmp_path: Path) -> None:
        catalogue, folder = Catalogue(tmp_path / "store"), tmp_path / "p"
        self.settle(catalogue, self.put(folder, a=FIRST, b=LATER))
        self.settle(catalogue, self.put(folder, a=FIRST.replace("（下转第四版）", "")))
        assert len(catalogue.articles()) == 2
        staged, once = self.tables(catalogue, tmp_path / "staged"), self.once(tmp_path)
        assert staged.pop("versions") != once.pop("versions")  # the store remembers what stood there before
        assert staged == once

    def test_batches_of_any_size_give_the_same(self, tmp_path: Path) -> None:
        catalogue = Catalogue(tmp_path / "store")
        files = {
            "a": FIRST,
            "b": LATER.rstrip() + "\n（下转第六版）",
            "c": LAST,
            "d": FIRST.replace("山水名", "教育强"),
        }
        self.settle(catalogue, self.put(tmp_path / "p", **files), size=1)
        assert [address for address, _, _ in catalogue.articles()] == ["p/a.txt", "p/d.txt"]
        assert self.tables(catalogue, tmp_path / "staged") == self.once(tmp_path)

    def test_a_new_extractor_reads_the_kept_parts_and_joins_them(self, tmp_path: Path) -> None:
        catalogue, folder = Catalogue(tmp_path / "store"), tmp_path / "p"
        self.settle(catalogue, self.put(folder, a=FIRST, b=LATER))
        before = self.tables(catalogue, tmp_path / "before")
        for name in "ab":
            (folder / f"{name}.txt").unlink()
        for jobs in (
            lambda: pipeline.plan(Scan((), ()), catalogue, "2").jobs,
            lambda: pipeline.plan_joins(catalogue, "2"),
        ):
            for job in jobs():
                catalogue.commit(pipeline.work(job))
        assert catalogue.stale("2") == [] and pipeline.plan_joins(catalogue, "2") == ()
        assert self.tables(catalogue, tmp_path / "after") == before

    def test_parts_that_cannot_be_read_as_one_stand_alone(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        catalogue, folder = Catalogue(tmp_path / "store"), tmp_path / "p"

        def refuse(*chain: Snapshot) -> None:
            raise Rejected("no_text", "why")

        monkeypatch.setattr(pipeline, "extract_snapshot", refuse)
        self.settle(catalogue, self.put(folder, a=FIRST, b=LATER))
        assert len(catalogue.articles()) == 2
        assert self.settle(catalogue, folder) == 0

    def test_one_canonical_address_twice_rejects_every_file_of_the_second(self, tmp_path: Path) -> None:
        folder = self.put(tmp_path / "p", a=FIRST, b=LATER)
        days = {name: text.replace("15日 星期四", "16日 星期五") for name, text in (("c", FIRST), ("d", LATER))}
        self.put(folder, **days)
        uri = "https://example.org/one"
        (folder / "metadata.csv").write_text(f"file,source_uri\na.txt,{uri}\nc.txt,{uri}\n", encoding="utf-8")
        catalogue = Catalogue(tmp_path / "store")
        self.settle(catalogue, folder)
        rows = rows_of(catalogue, tmp_path / "staged")
        assert [row["continued_in"] for row in rows["articles"]] == [["p/b.txt"]]
        assert [(row["address"], row["reason"]) for row in rows["rejected"]] == [
            ("p/c.txt", "duplicate"),
            ("p/d.txt", "duplicate"),
        ]


def rows_of(catalogue: Catalogue, folder: Path) -> dict[str, list[dict]]:
    import pyarrow.parquet as pq

    TestStore.tables(catalogue, folder)
    return {name: pq.read_table(folder / f"{name}.parquet").to_pylist() for name in schema.TABLES}

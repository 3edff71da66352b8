from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from gongbao.model import Rejected, WrongCall
from gongbao.source import Refused, find, found, load
from gongbao.source.given import parse


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def refusal(path: Path) -> Refused:
    scan = find([path])
    assert len(scan.refused) == 1
    return scan.refused[0]


class TestFolder:
    def test_the_address_is_the_same_for_the_folder_and_for_the_file(self, tmp_path: Path) -> None:
        file = tmp_path / "in" / "a.txt"
        file.parent.mkdir()
        file.write_text("正文")
        (by_folder,), (by_file,) = find([file.parent]).found, find([file]).found
        assert by_folder.address == by_file.address == "in/a.txt"

    def test_the_address_does_not_tell_where_the_folder_lies(self, tmp_path: Path) -> None:
        for place in ("one", "two"):
            folder = tmp_path / place / "raw" / "sub"
            folder.mkdir(parents=True)
            (folder / "a.txt").write_text("正文")
        assert find([tmp_path / "one" / "raw"]).found[0].address == find([tmp_path / "two" / "raw"]).found[0].address

    def test_hidden_files_and_the_metadata_table_are_no_articles(self, tmp_path: Path) -> None:
        (tmp_path / ".hidden").write_text("x")
        (tmp_path / "metadata.csv").write_text("file\n")
        assert find([tmp_path]).found == ()

    def test_a_link_out_of_the_folder_is_refused(self, tmp_path: Path) -> None:
        outside = tmp_path / "secret.txt"
        outside.write_text("秘密")
        inside = tmp_path / "in"
        inside.mkdir()
        (inside / "a.txt").symlink_to(outside)
        assert refusal(inside).reason == "unsafe_path"

    def test_a_pipe_is_refused_and_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "a.txt")
        assert refusal(tmp_path).reason == "unreadable"

    def test_a_file_over_the_limit_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("gongbao.source.folder.MAX_BYTES", 10)
        (tmp_path / "a.txt").write_bytes(b"x" * 11)
        assert refusal(tmp_path).reason == "too_large"

    def test_a_missing_path_is_a_mistake_in_the_call(self, tmp_path: Path) -> None:
        with pytest.raises(WrongCall, match="no such file"):
            find([tmp_path / "nothing"])

    def test_the_same_input_named_twice_is_one(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("正文")
        assert len(find([tmp_path, tmp_path / "a.txt"]).found) == 1

    def test_two_inputs_with_one_address_are_refused(self, tmp_path: Path) -> None:
        for place in ("one", "two"):
            (tmp_path / place / "raw").mkdir(parents=True)
            (tmp_path / place / "raw" / "a.txt").write_text(place)
        scan = find([tmp_path / "one" / "raw", tmp_path / "two" / "raw"])
        assert [entry.reason for entry in scan.refused] == ["address_clash"] and not scan.found

    def test_a_file_that_changes_between_finding_and_reading_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("一")
        scan = find([tmp_path])
        (tmp_path / "a.txt").write_text("二")
        (entry,) = load(scan.found)
        assert isinstance(entry, Refused) and entry.reason == "unreadable"

    def test_a_folder_and_a_folder_in_it_are_one_input(self, tmp_path: Path) -> None:
        (tmp_path / "raw" / "sub").mkdir(parents=True)
        (tmp_path / "raw" / "sub" / "a.txt").write_text("正文")
        found = find([tmp_path / "raw" / "sub", tmp_path / "raw"]).found
        assert [entry.address for entry in found] == ["raw/sub/a.txt"]

    def test_what_earlier_runs_wrote_is_no_input(self, tmp_path: Path) -> None:
        (tmp_path / "output" / "releases").mkdir(parents=True)
        (tmp_path / "output" / "releases" / "a.csv").write_text("x")
        (tmp_path / "a.txt").write_text("正文")
        assert len(find([tmp_path], skip=[tmp_path / "output"]).found) == 1

    def test_a_link_to_a_folder_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "in").mkdir()
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "in" / "linked").symlink_to(tmp_path / "elsewhere")
        assert refusal(tmp_path / "in").reason == "unreadable"

    def test_a_name_that_is_not_utf_8_is_read_as_gbk(self, tmp_path: Path) -> None:
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / (os.fsdecode("报告".encode("gbk")) + ".txt")).write_text("正文")
        assert find([tmp_path / "in"]).found[0].address == "in/报告.txt"


class TestMetadataTable:
    def test_its_facts_belong_to_the_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("正文")
        (tmp_path / "metadata.csv").write_text("\ufefffile,title,area\na.txt, 某报告 ,\n", encoding="utf-8")
        assert find([tmp_path]).found[0].given == (("title", "某报告"),)

    def test_source_uri_is_no_address_of_an_input(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("正文")
        (tmp_path / "metadata.csv").write_text("file,source_uri\na.txt,https://example.org/1\n")
        (entry,) = find([tmp_path]).found
        assert entry.address == f"{tmp_path.name}/a.txt" and dict(entry.given) == {
            "source_uri": "https://example.org/1"
        }

    @pytest.mark.parametrize("table", [b"name\na.txt\n", b"file\n\xff\xfe\n"])
    def test_a_broken_table_is_told_for_every_file_beside_it(self, tmp_path: Path, table: bytes) -> None:
        (tmp_path / "a.txt").write_text("正文")
        (tmp_path / "metadata.csv").write_bytes(table)
        assert refusal(tmp_path).reason == "bad_metadata"

    def test_unknown_columns_are_left_out(self) -> None:
        assert parse("file,title,mood\na,题,好\n".encode(), "x") == {"a": {"title": "题"}}


class TestArchive:
    def test_members_are_read_with_their_facts(self, tmp_path: Path) -> None:
        members = {
            "d/a.html": b"<p>x</p>",
            "d/metadata.csv": "file,title\na.html,题\n".encode(),
            "d/.x": b"",
            "e/": b"",
        }
        scan = find([zipped(tmp_path / "n.zip", members)])
        (snapshot,) = load(scan.found)
        assert not isinstance(snapshot, Refused)
        assert snapshot.source_file.endswith("/n.zip!/d/a.html")
        assert (snapshot.content, dict(snapshot.given)) == (b"<p>x</p>", {"title": "题"})

    def test_names_in_gbk_are_read(self, tmp_path: Path) -> None:
        raw = io.BytesIO()
        with zipfile.ZipFile(raw, "w") as archive:
            archive.writestr("ABCD.txt", "正文")
        (tmp_path / "n.zip").write_bytes(raw.getvalue().replace(b"ABCD", "报告".encode("gbk")))
        assert find([tmp_path / "n.zip"]).found[0].address.endswith("!/报告.txt")

    @pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt"])
    def test_a_name_that_leads_out_is_refused(self, tmp_path: Path, name: str) -> None:
        assert refusal(zipped(tmp_path / "n.zip", {name: b"x"})).reason == "unsafe_path"

    def test_a_bomb_is_refused_and_the_rest_goes_on(self, tmp_path: Path) -> None:
        scan = find([zipped(tmp_path / "n.zip", {"bomb.txt": b"0" * 5_000_000, "good.txt": "正文".encode()})])
        assert [entry.reason for entry in scan.refused] == ["zip_bomb"]
        assert [entry.address.rpartition("/")[2] for entry in scan.found] == ["good.txt"]

    def test_sizes_in_headers_are_not_believed(self, tmp_path: Path) -> None:
        path = zipped(tmp_path / "n.zip", {"a.txt": b"0" * 3_000_000})
        raw = path.read_bytes().replace((3_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
        path.write_bytes(raw)
        assert refusal(path).reason in {"damaged", "zip_bomb"}

    def test_an_archive_in_an_archive_is_refused(self, tmp_path: Path) -> None:
        assert refusal(zipped(tmp_path / "n.zip", {"b.zip": b"PK"})).reason == "nested_archive"

    def test_a_broken_table_costs_only_its_folder(self, tmp_path: Path) -> None:
        members = {"a/metadata.csv": b"name\n", "a/x.txt": "正文".encode(), "b/y.txt": "正文".encode()}
        scan = find([zipped(tmp_path / "n.zip", members)])
        assert [entry.reason for entry in scan.refused] == ["bad_metadata"]
        assert [entry.address.rpartition("!/")[2] for entry in scan.found] == ["b/y.txt"]

    @pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip at all", b"text"])
    def test_what_is_no_archive_is_refused(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "n.zip").write_bytes(content)
        assert refusal(tmp_path / "n.zip").reason == "damaged"

    def test_a_damaged_member_costs_only_itself(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "n.zip", "w", zipfile.ZIP_STORED) as archive:
            archive.writestr("a.txt", "正文在此处")
            archive.writestr("b.txt", "另一篇文章")
        path = tmp_path / "n.zip"
        path.write_bytes(path.read_bytes().replace("正文在此处".encode(), "正文在彼处".encode()))
        scan = find([path])
        assert [entry.reason for entry in scan.refused] == ["damaged"] and len(scan.found) == 1

    def test_too_many_members_are_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("gongbao.source.archive.MAX_MEMBERS", 2)
        assert refusal(zipped(tmp_path / "n.zip", {f"{n}.txt": b"x" for n in range(3)})).reason == "too_large"


def test_a_refusal_survives_the_way_between_processes() -> None:
    import pickle

    error = pickle.loads(pickle.dumps(Rejected("empty", "a.txt: empty")))
    assert (error.reason, error.message) == ("empty", "a.txt: empty")


def test_a_digest_is_sha256() -> None:
    assert found.digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

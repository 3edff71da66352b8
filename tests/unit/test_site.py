"""site/ without a browser: what is in it, and who may read what of the server."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from gongbao import schema
from gongbao.commands.site import site_app
from gongbao.release.site import ASSETS
from tests.conftest import ROOT, gongbao
from tests.unit.store_of import publish, store

APP = sorted((ASSETS / "app").glob("*.js"))


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    publish(store(folder), folder / "output")
    return folder / "output"


@pytest.fixture(scope="module")
def client(output: Path) -> TestClient:
    return TestClient(site_app(output / "latest"), base_url="http://127.0.0.1")


class TestServer:
    def test_ranges(self, client: TestClient, output: Path) -> None:
        answer = client.get("/figures.parquet", headers={"Range": "bytes=4-11"})
        assert answer.status_code == 206 and answer.content == (output / "latest/figures.parquet").read_bytes()[4:12]

    @pytest.mark.parametrize("path", ["/../latest.json", "/%2e%2e/latest.json", "/..%2flatest.json", "//etc/passwd"])
    def test_no_way_out_of_the_release(self, client: TestClient, output: Path, path: str) -> None:
        assert (output / "latest.json").is_file() and client.get(path).status_code == 404

    def test_a_link_that_leads_out_is_not_followed(self, tmp_path: Path) -> None:
        (tmp_path / "release").mkdir()
        (tmp_path / "secret").write_text("x")
        (tmp_path / "release" / "link").symlink_to(tmp_path / "secret")
        assert TestClient(site_app(tmp_path / "release"), base_url="http://localhost").get("/link").status_code == 404

    def test_only_by_the_names_of_this_machine(self, client: TestClient) -> None:
        assert client.get("/site/", headers={"Host": "evil.example"}).status_code == 400
        assert client.get("/site/", headers={"Host": "localhost:80"}).status_code == 200

    def test_nothing_is_written(self, client: TestClient) -> None:
        assert client.post("/site/").status_code == client.put("/x").status_code == 405

    def test_the_way_to_the_page_and_what_is_said_of_it(self, client: TestClient) -> None:
        answer = client.get("/")
        assert answer.url.path == "/site/" and "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"


class TestCommand:
    def test_it_says_where_and_ends_when_told(self, output: Path) -> None:
        command = [sys.executable, "-m", "gongbao", "site", "latest", "--output", str(output), "--port", "0"]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=os.environ) as process:
            assert process.stdout
            said = process.stdout.readline()
            process.terminate()
        assert re.fullmatch(r"\S+: http://127\.0\.0\.1:\d+/site/\n", said)

    def test_a_port_that_is_taken(self, output: Path) -> None:
        from gongbao.commands.site import listener

        with listener(0) as taken:
            taken.listen()
            done = gongbao("site", "--output", output, "--port", taken.getsockname()[1])
        assert done.returncode == 2 and "choose another with --port" in done.stderr

    def test_a_release_of_before_has_no_page(self, output: Path, tmp_path: Path) -> None:
        shutil.copytree(output / "latest", tmp_path / "old", ignore=shutil.ignore_patterns("site"))
        done = gongbao("site", tmp_path / "old", "--output", output)
        assert done.returncode == 2 and "no page" in done.stderr


class TestFiles:
    def test_the_page_asks_for_nothing_of_others(self, output: Path) -> None:
        tree = LexborHTMLParser((output / "latest/site/index.html").read_text("utf-8"))
        (policy,) = tree.css('meta[http-equiv="Content-Security-Policy"]')
        said = policy.attributes["content"] or ""
        assert said.startswith("default-src 'none'; script-src 'self';") and "unsafe" not in said
        loaded = [node.attributes.get("src") or node.attributes.get("href") or "" for node in tree.css("script, link")]
        assert loaded and not [name for name in loaded if re.match(r"\w+:|/", name)]
        assert all((output / "latest/site" / name).is_file() for name in loaded)
        assert not tree.css("[style], style, script:not([src])")

    @pytest.mark.parametrize("path", APP, ids=lambda path: path.name)
    def test_no_way_to_make_markup_of_text(self, path: Path) -> None:
        code = path.read_text("utf-8")
        banned = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(|new Function|https?://"
        assert not re.search(banned, code) and len(code.splitlines()) < 300

    def test_both_languages_say_everything(self) -> None:
        said = (ASSETS / "app" / "words.js").read_text("utf-8")
        block = said[said.index("const SAID") : said.index("let language")]
        keys = set(re.findall(r"""(?:^|[{,] )\s*'?([\w.]+)'?: \[(?=['"])""", block, re.MULTILINE))
        pairs = re.findall(r"""\['(?:[^'\\]|\\.)*', '(?:[^'\\]|\\.)*'\]""", block)
        assert len(keys) == len(pairs) > 150
        used = {key for path in APP for key in re.findall(r"\bsay\('([\w.]+)'", path.read_text("utf-8"))}
        assert used <= keys, used - keys

    def test_the_summary_names_every_table_and_code(self, output: Path) -> None:
        told = json.loads((output / "latest/site/summary.json").read_text("utf-8"))
        assert list(told["tables"]) == list(schema.TABLES)
        for name, table in told["tables"].items():
            assert sum(part["rows"] for part in table["files"]) == table["rows"], name
            assert all((output / "latest" / part["path"]).stat().st_size == part["bytes"] for part in table["files"])
        assert [entry["code"] for entry in told["codes"]["kind"]] == [code.code for code in schema.codes("kind")]
        assert all((output / "latest" / name).is_file() for name in told["pages"] if name != "SHA256SUMS")

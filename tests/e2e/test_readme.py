"""What the README shows is run, as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", README, re.S)
    return found


@pytest.fixture
def beside_output(raw_release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "latest").symlink_to(raw_release)
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("beside_output")
def test_the_pandas_example_runs() -> None:
    names: dict = {}
    exec(block("python"), names)
    assert len(names["targets"]) > 10


@pytest.mark.usefixtures("beside_output")
def test_the_duckdb_example_runs() -> None:
    rows = duckdb.sql(block("sql")).fetchall()
    assert rows and all(evidence for *_, evidence in rows)


def test_every_folder_of_the_map_is_there() -> None:
    for name in re.findall(r"^    (\w+(?:/\w+)*)/ ", README, re.M):
        assert (ROOT / name).is_dir(), name


def test_the_tables_of_the_readme_are_the_tables() -> None:
    from gongbao import schema

    named = set(re.findall(r"`(\w+)`", "".join(line for line in README.splitlines() if line.startswith("| `"))))
    assert set(schema.TABLES) <= named


def test_the_corrections_of_the_readme_are_corrections(tmp_path: Path) -> None:
    from gongbao.corrections import load

    (tmp_path / "example.yml").write_text(block("yaml"), encoding="utf-8")
    assert [entry.action for entry in load(tmp_path).entries] == ["fix", "reject"]

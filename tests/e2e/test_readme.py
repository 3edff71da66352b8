"""What the README shows is run, as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.S)


def block(language: str) -> str:
    (found,) = blocks(language)
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
def test_the_duckdb_examples_run() -> None:
    promised, areas = (duckdb.sql(example).fetchall() for example in blocks("sql"))
    assert promised and all(evidence for *_, evidence in promised)
    assert areas and {unit for *_, unit in areas} == {"平方米"}


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

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from gongbao.cli import app
from gongbao.corrections import load
from tests.unit.store_of import add, publish, rows_of, store


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of two articles; the second one's figure is less certain."""
    folder = tmp_path_factory.mktemp("review")
    catalogue = store(folder)
    source, key, rows = rows_of("raw/b.txt")
    rows["figures"][0]["confidence"] = 0.4
    add(catalogue, (source, key, rows))
    return publish(catalogue, folder / "output").parents[1]


def listed(output: Path, *words: str) -> list[dict[str, Any]]:
    result = CliRunner().invoke(app, ["review", "-o", str(output), "--json", *words])
    assert result.exit_code == 0, result.output
    return list(json.loads(result.stdout))


def reviewed(output: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, *typed: str) -> str:
    """What the command prints at a terminal where these lines are typed."""
    monkeypatch.setattr("gongbao.commands.review.wants_json", lambda asked: asked)
    words = ["review", "-o", str(output), "--corrections", str(folder), "--who", "王某", "--limit", "1"]
    result = CliRunner().invoke(app, words, input="".join(f"{line}\n" for line in typed))
    assert result.exit_code == 0, result.output
    return result.output


class TestList:
    def test_the_least_certain_is_first(self, output: Path) -> None:
        rows = listed(output)
        assert [row["confidence"] for row in rows] == [0.4, 0.9]
        assert rows[0]["sentence"] == "发放补贴30万元。" and rows[0]["article"] == "某报告"

    def test_only_those_below(self, output: Path) -> None:
        assert [row["confidence"] for row in listed(output, "--below", "0.5")] == [0.4]

    def test_another_table(self, output: Path) -> None:
        assert [row["action"] for row in listed(output, "--table", "measures", "--limit", "1")] == ["发放"]

    def test_a_table_without_review_is_refused(self, output: Path) -> None:
        result = CliRunner().invoke(app, ["review", "-o", str(output), "--table", "articles"])
        assert result.exit_code == 2 and "not reviewed one by one" in result.output


class TestDeciding:
    def test_a_fix_becomes_a_correction_that_expects_what_was_seen(
        self, output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        printed = reviewed(output, tmp_path, monkeypatch, "f", "value", "三", "value", "3000", "看错了单位", "")
        assert "'三' is no number" in printed and "1 corrections written" in printed
        (entry,) = load(tmp_path).entries
        assert (entry.action, entry.column, entry.value, entry.expect) == ("fix", "value", 3000.0, 300000.0)
        assert (entry.who, entry.reason) == ("王某", "看错了单位")

    @pytest.mark.parametrize(("key", "action"), [("a", "accept"), ("r", "reject")])
    def test_a_row_is_accepted_or_rejected(
        self, output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, action: str
    ) -> None:
        reviewed(output, tmp_path, monkeypatch, key, "核对过")
        assert [(entry.action, entry.reason) for entry in load(tmp_path).entries] == [(action, "核对过")]

    def test_codes_dates_and_columns_are_checked(
        self, output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        typed = ("f", "text", "modality", "plan", "period_start", "2025", "period_start", "2025-01-01", "按原文", "")
        printed = reviewed(output, tmp_path, monkeypatch, *typed)
        assert "one of: reported, rule, target" in printed and "'2025' is no date" in printed
        assert [str(entry.value) for entry in load(tmp_path).entries] == ["2025-01-01"]

    def test_what_is_decided_does_not_come_back(
        self, output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        reviewed(output, tmp_path, monkeypatch, "a", "核对过")
        assert [row["confidence"] for row in listed(output, "--corrections", str(tmp_path))] == [0.9]

    def test_skipping_and_quitting_write_nothing(
        self, output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        reviewed(output, tmp_path, monkeypatch, "x", "s")
        assert "nothing decided" in reviewed(output, tmp_path, monkeypatch, "q")
        assert list(tmp_path.iterdir()) == []

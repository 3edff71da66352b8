from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from gongbao.corrections import Corrections, load
from gongbao.model import WrongCall
from gongbao.release import gate, release_state, stage_release
from gongbao.store import Catalogue
from tests.unit.store_of import TEXT, add, publish, rows_of, store

WHO = "reason: 看错了单位, who: 王某, when: 2026-11-24"


def corrections(folder: Path, *entries: str) -> Corrections:
    """The corrections of one file with these entries (flow mappings without the common keys)."""
    folder.mkdir(exist_ok=True)
    (folder / "a.yml").write_text("".join(f"- {{{entry}, {WHO}}}\n" for entry in entries), encoding="utf-8")
    return load(folder)


def rows(folder: Path, table: str) -> list[dict[str, object]]:
    return list(pq.read_table(folder / f"{table}.parquet").to_pylist())


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return store(tmp_path)


@pytest.fixture
def keys(catalogue: Catalogue, tmp_path: Path) -> dict[str, str]:
    """Table → the key of its only row."""
    folder = stage_release(catalogue, tmp_path / "plain", "1").folder
    named = {"figures": "figure_id", "measures": "measure_id", "location_mentions": "mention_id"}
    return {table: str(rows(folder, table)[0][key]) for table, key in named.items()}


def staged(catalogue: Catalogue, tmp_path: Path, *entries: str) -> tuple[Path, tuple[str, ...]]:
    """The staged release with these corrections, and its warnings."""
    release = stage_release(catalogue, tmp_path / "output", "1", corrections(tmp_path / "corrections", *entries))
    return release.folder, release.warnings


class TestApplying:
    def test_a_fix_sets_the_value_and_marks_the_row(
        self, catalogue: Catalogue, tmp_path: Path, keys: dict[str, str]
    ) -> None:
        fix = f"table: figures, row: {keys['figures']}, column: value, value: 3000, expect: 300000"
        folder, warnings = staged(catalogue, tmp_path, fix)
        (row,) = rows(folder, "figures")
        assert (row["value"], row["review_status"], row["text"]) == (3000.0, "corrected", "30万元")
        (told,) = rows(folder, "corrections")
        assert (told["state"], told["value"], told["extracted"]) == ("applied", "3000.0", "300000.0")
        assert (told["corrected_by"], told["corrected_on"]) == ("王某", date(2026, 11, 24))
        assert not warnings

    def test_untouched_rows_are_unreviewed(self, catalogue: Catalogue, tmp_path: Path) -> None:
        folder, _ = staged(catalogue, tmp_path)
        assert {row["review_status"] for row in rows(folder, "figures")} == {"unreviewed"}

    def test_an_accepted_row_is_marked(self, catalogue: Catalogue, tmp_path: Path, keys: dict[str, str]) -> None:
        folder, _ = staged(catalogue, tmp_path, f"table: measures, row: {keys['measures']}, action: accept")
        assert [row["review_status"] for row in rows(folder, "measures")] == ["accepted"]

    def test_a_rejected_measure_leaves_nothing_that_points_to_it(
        self, catalogue: Catalogue, tmp_path: Path, keys: dict[str, str]
    ) -> None:
        folder, _ = staged(catalogue, tmp_path, f"table: measures, row: {keys['measures']}, action: reject")
        assert rows(folder, "measures") == []
        assert [row["measure_id"] for row in rows(folder, "figures")] == [None]

    def test_a_rejected_figure_is_gone(self, catalogue: Catalogue, tmp_path: Path, keys: dict[str, str]) -> None:
        folder, _ = staged(catalogue, tmp_path, f"table: figures, row: {keys['figures']}, action: reject")
        assert rows(folder, "figures") == []

    def test_a_list_and_a_null_can_be_set(self, catalogue: Catalogue, tmp_path: Path, keys: dict[str, str]) -> None:
        row = f"table: measures, row: {keys['measures']}"
        entries = (f"{row}, column: actor, value: null", f"{row}, column: deadline, value: 2026-12-31")
        folder, _ = staged(catalogue, tmp_path, *entries)
        (measure,) = rows(folder, "measures")
        assert (measure["actor"], measure["deadline"]) == (None, date(2026, 12, 31))

    @pytest.mark.parametrize(
        ("fix", "state", "value"),
        [
            ("value: 3000, expect: 30", "outdated", 3000.0),
            ("value: 300000, expect: 30", "needless", 300000.0),
            ("value: 300000", "needless", 300000.0),
        ],
    )
    def test_a_correction_that_the_extractor_left_behind_warns(
        self, catalogue: Catalogue, tmp_path: Path, keys: dict[str, str], fix: str, state: str, value: float
    ) -> None:
        folder, warnings = staged(catalogue, tmp_path, f"table: figures, row: {keys['figures']}, column: value, {fix}")
        assert [row["state"] for row in rows(folder, "corrections")] == [state]
        assert [row["value"] for row in rows(folder, "figures")] == [value]
        assert len(warnings) == 1 and warnings[0].startswith(f"a.yml: figures.value of {keys['figures']}: ")

    def test_a_missing_row_warns(self, catalogue: Catalogue, tmp_path: Path) -> None:
        folder, warnings = staged(catalogue, tmp_path, "table: figures, row: nosuchrow, column: value, value: 1")
        assert [row["state"] for row in rows(folder, "corrections")] == ["missing"]
        assert "no such row" in warnings[0]

    def test_what_was_corrected_passes_the_gate(
        self, catalogue: Catalogue, tmp_path: Path, keys: dict[str, str]
    ) -> None:
        add(catalogue, rows_of("raw/b.txt", f"{TEXT}\n另一篇。"))
        entries = (
            f"table: figures, row: {keys['figures']}, column: value, value: 3000",
            f"table: measures, row: {keys['measures']}, action: reject",
            f"table: location_mentions, row: {keys['location_mentions']}, action: accept",
        )
        fixes = corrections(tmp_path / "corrections", *entries)
        findings = gate(stage_release(catalogue, tmp_path / "output", "1", fixes))
        assert {finding.check for finding in findings if not finding.passed} == set()


class TestState:
    def test_a_changed_correction_is_a_reason_to_publish(self, catalogue: Catalogue, tmp_path: Path) -> None:
        one = corrections(tmp_path / "c", "table: figures, row: x, column: value, value: 1")
        two = corrections(tmp_path / "c", "table: figures, row: x, column: value, value: 2")
        again = corrections(tmp_path / "c", "table: figures, row: x, column: value, value: 2")
        states = [release_state(catalogue, entry) for entry in (Corrections(), one, two, again)]
        assert len(set(states)) == 3 and states[2] == states[3]

    def test_changes_name_the_correction(self, catalogue: Catalogue, tmp_path: Path, keys: dict[str, str]) -> None:
        publish(catalogue, tmp_path / "output")
        fix = f"table: figures, row: {keys['figures']}, column: value, value: 3000"
        folder, _ = staged(catalogue, tmp_path, fix)
        (change,) = rows(folder, "changes")
        assert (change["row_key"], change["cause"]) == (keys["figures"], "correction")
        assert change["columns"] == ["value", "review_status"]

    def test_what_follows_from_a_correction_is_its_effect(
        self, catalogue: Catalogue, tmp_path: Path, keys: dict[str, str]
    ) -> None:
        publish(catalogue, tmp_path / "output")
        folder, _ = staged(catalogue, tmp_path, f"table: measures, row: {keys['measures']}, action: reject")
        told = {(row["table_name"], row["change"], row["cause"]) for row in rows(folder, "changes")}
        assert told == {("figures", "modified", "correction"), ("measures", "removed", "correction")}


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ("table: figures, row: x, column: value", "a fix needs column and value"),
        ("table: figures, row: x, column: text, value: 三", "figures.text cannot be set"),
        ("table: figures, row: x, column: figure_id, value: y", "figures.figure_id cannot be set"),
        ("table: figures, row: x, column: value, value: 三", "'三' is no number"),
        ("table: figures, row: x, column: value, value: true", "True is no number"),
        ("table: figures, row: x, column: value, value: null", "value may not be null"),
        ("table: figures, row: x, column: modality, value: plan", "plan is no code of modality"),
        ("table: sentences, row: x, column: text, value: y", "table 'sentences' cannot be corrected"),
        ("table: articles, row: x, action: reject", "other rows need it"),
        ("table: terms, row: x, action: accept", "only fix and reject"),
        ("table: figures, row: x, action: delete", "action 'delete' is none of"),
        ("table: figures, row: x, action: reject, value: 1", "takes no column"),
        ("table: figures, row: x, colum: value, value: 1", "unknown key colum"),
        ("table: figures, row: '', column: value, value: 1", "lacks row"),
    ],
)
def test_what_is_no_correction_is_named_with_its_entry(tmp_path: Path, entry: str, complaint: str) -> None:
    with pytest.raises(WrongCall, match=r"a\.yml: entry 2: ") as raised:
        corrections(tmp_path, "table: figures, row: w, column: value, value: 1", entry)
    assert complaint in str(raised.value)


@pytest.mark.parametrize(
    ("second", "complaint"),
    [
        ("column: value, value: 2", "value is fixed twice"),
        ("action: reject", "is rejected and corrected"),
    ],
)
def test_contradictions_are_named(tmp_path: Path, second: str, complaint: str) -> None:
    row = "table: figures, row: x"
    with pytest.raises(WrongCall, match=complaint):
        corrections(tmp_path, f"{row}, column: value, value: 1", f"{row}, {second}")


@pytest.mark.parametrize("text", ["- [", "a: 1", "- 3", "\x00"])
def test_a_file_that_is_no_list_of_corrections_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "b.yml").write_text(text, encoding="utf-8")
    with pytest.raises(WrongCall, match=r"b\.yml"):
        load(tmp_path)


def test_no_folder_is_no_corrections(tmp_path: Path) -> None:
    assert load(None).entries == load(tmp_path / "none").entries == ()

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.accuracy import REFERENCES, measure, measure_folder
from gongbao.accuracy.columns import COLUMNS
from gongbao.accuracy.matching import Aligned, dense, overlap, pairs
from gongbao.accuracy.measuring import judge
from gongbao.accuracy.references import Reference, Row
from gongbao.accuracy.shares import Share
from gongbao.model import WrongCall
from gongbao.schema import codes
from tests.unit.store_of import TEXT, rows_of

AT = TEXT.index("30万元")
TOLD = {"kind": "money", "value": 300000, "value_max": None, "unit": "元", "comparator": "=", "change": "level"} | {
    "indicator": "补贴",
    "modality": "reported",
    "period": None,
    "area": "通州区",
}


def judged(*rows: Row) -> list[tuple[bool, bool, set[str]]]:
    """(found, wanted, columns that are wrong) of the figures of the text, which has one."""
    _, _, found = rows_of()
    reference = Reference("a", TEXT, dict.fromkeys(COLUMNS, ()) | {"figures": rows})
    told = [entry for entry in judge(found, reference) if entry.table == "figures"]
    return [(entry.found, entry.wanted, set(COLUMNS["figures"]) - entry.right) for entry in told]


def reader(start: int = AT, end: int = AT + 4, tier: str = "A", **columns: Any) -> Row:
    return Row(start, end, tier, TOLD | columns)


class TestJudging:
    def test_an_equal_row_is_right(self) -> None:
        assert judged(reader()) == [(True, True, set())]

    @pytest.mark.parametrize(
        ("columns", "wrong"),
        [
            ({"value": 30}, {"value"}),
            ({"value_max": 400000}, {"value"}),
            ({"unit": "美元"}, {"value"}),
            ({"comparator": "<="}, {"comparator"}),
            ({"modality": "rule"}, {"modality"}),
            ({"period": "2025"}, {"period"}),
            ({"area": None}, {"location_id"}),
            ({"indicator": "企业税收"}, {"indicator"}),
            ({"indicator": "贴补"}, set()),
        ],
    )
    def test_a_column_is_wrong(self, columns: dict[str, Any], wrong: set[str]) -> None:
        assert judged(reader(**columns)) == [(True, True, wrong)]

    def test_a_row_nobody_wanted(self) -> None:
        assert judged() == [(True, False, set(COLUMNS["figures"]))]

    def test_an_optional_row_counts_for_nothing(self) -> None:
        assert judged(reader(tier="C")) == []

    def test_a_row_that_must_not_be_there(self) -> None:
        assert judged(reader(tier="D")) == [(True, False, set(COLUMNS["figures"]))]

    def test_a_missed_row(self) -> None:
        assert judged(reader(), reader(0, 2))[1:] == [(False, True, set(COLUMNS["figures"]))]

    def test_evidence_that_overlaps_by_half_is_the_same(self) -> None:
        assert judged(reader(AT, AT + 2))[0][:2] == (True, True)
        assert judged(reader(AT + 3, AT + 9))[0][:2] == (True, False)


class TestAligning:
    @pytest.mark.parametrize(
        ("canonical", "seen"),
        [
            ("甲乙\n丙丁戊", "甲乙\n丙丁戊"),
            ("甲乙\n丙丁戊", "页眉\n甲 乙\n丙丁\n　戊\n"),
            ("甲乙\n丙丁戊", "甲乙\n丙丁\n广告\n甲乙\n丙丁戊"),
        ],
    )
    def test_a_span_is_found_again(self, canonical: str, seen: str) -> None:
        span = Aligned(canonical, seen).span(4, 6)
        squeezed = "".join(seen.split())
        assert span and squeezed[slice(*span)] == "丁戊"

    def test_a_paragraph_that_is_not_there_has_no_span(self) -> None:
        aligned = Aligned("甲乙\n己庚\n丙丁", "甲乙丙丁")
        assert (aligned.span(3, 5), aligned.span(6, 8)) == (None, (2, 4))

    @given(st.text("甲乙丙 \n", max_size=30), st.data())
    def test_a_text_lies_on_itself(self, text: str, data: st.DataObject) -> None:
        places = [at for at, char in enumerate(text) if not char.isspace()]
        for at in data.draw(st.lists(st.sampled_from(places), max_size=3)) if places else ():
            expected = dense(text, at)
            assert Aligned(text, text).span(at, at + 1) == (expected, expected + 1)


class TestPairs:
    @pytest.mark.parametrize(
        ("found", "wanted", "expected"),
        [
            ([(0, 4)], [(0, 4)], {0: 0}),
            ([(0, 4), (0, 3)], [(0, 4)], {0: 0}),
            ([(0, 3), (0, 4)], [(0, 4)], {1: 0}),
            ([(0, 4), (4, 8)], [(4, 8), (0, 4)], {0: 1, 1: 0}),
            ([(0, 4)], [(3, 9)], {}),
            ([], [(0, 4)], {}),
        ],
    )
    def test_the_best_overlaps_go_together(
        self, found: list[tuple[int, int]], wanted: list[tuple[int, int]], expected: dict[int, int]
    ) -> None:
        assert pairs(found, wanted, 0.5) == expected

    def test_spans_apart_are_never_paired(self) -> None:
        assert pairs([(0, 4)], [(4, 8)], 0) == {} and overlap((0, 4), (4, 8)) == 0


class TestShare:
    @pytest.mark.parametrize(
        ("right", "support", "interval"),
        # Wilson intervals as R's prop.test(correct = FALSE) gives them.
        [(81, 263, (0.2553, 0.3662)), (10, 10, (0.7225, 1.0)), (0, 10, (0.0, 0.2775)), (1, 2, (0.0945, 0.9055))],
    )
    def test_known_intervals(self, right: int, support: int, interval: tuple[float, float]) -> None:
        assert Share(right, support).interval == pytest.approx(interval, abs=1e-4)

    def test_nothing_counted_is_nothing_known(self) -> None:
        assert Share(0, 0).columns() == {"value": None, "low": None, "high": None, "support": 0}

    @given(st.integers(0, 500), st.integers(1, 500))
    def test_the_share_lies_in_its_interval(self, right: int, more: int) -> None:
        share = Share(right, right + more)
        low, high = share.interval
        assert low is not None and high is not None and share.value is not None
        assert 0 <= low <= share.value <= high <= 1


class TestReferences:
    def test_the_own_references_are_declared(self) -> None:
        assert tuple(code.code for code in codes("reference")) == REFERENCES

    def test_every_table_and_column_is_measured(self) -> None:
        measured = measure("v")
        told = {(row["reference"], row["table_name"], row["column"]) for row in measured.accuracy}
        columns = {(table, name) for table, own in COLUMNS.items() for name in (None, *own)}
        assert told == {(name, *column) for name in REFERENCES for column in columns}
        assert all(row["support"] > 0 for row in measured.accuracy)
        assert all(
            row["confidence_from"] <= row["mean_confidence"] <= row["confidence_to"] for row in measured.calibration
        )

    def test_a_folder_without_annotations_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(WrongCall, match="holds no annotated article"):
            measure_folder(tmp_path, "v")

    @pytest.mark.parametrize("row", [{"s": 9, "quote": "三"}, {"s": 1, "quote": "四"}, {"quote": "三"}])
    def test_an_annotation_that_does_not_fit_is_named(self, tmp_path: Path, row: dict[str, Any]) -> None:
        (tmp_path / "a.txt").write_text("标题\n发放三万元。", encoding="utf-8")
        (tmp_path / "a.json").write_text(json.dumps({"figures": [row]}), encoding="utf-8")
        with pytest.raises(WrongCall, match=r"a\.json: does not fit"):
            measure_folder(tmp_path, "v")

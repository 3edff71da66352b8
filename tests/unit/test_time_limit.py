from __future__ import annotations

import re
from pathlib import Path

import pytest

from gongbao import pipeline
from gongbao.time_limit import Overdue, limited
from tests.unit.store_of import snapshot


def test_a_loop_is_ended() -> None:
    with pytest.raises(Overdue), limited(0.05):
        while True:
            pass


def test_a_regular_expression_is_ended() -> None:
    with pytest.raises(Overdue), limited(0.05):
        re.match(r"(a+)+$", "a" * 40 + "b")


def test_what_is_in_time_is_left_alone() -> None:
    with limited(0.05):
        pass
    sum(range(3_000_000))  # the clock has stopped


def test_an_article_that_hangs_is_rejected_and_the_next_one_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = pipeline._read

    def hang(source: object, *more: object) -> object:
        while "hangs" in source.address:  # type: ignore[attr-defined]
            pass
        return read(source, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "_read", hang)
    monkeypatch.setattr(pipeline, "ARTICLE_SECONDS", 0.5)
    rows: dict[str, list[object]] = {name: [] for name in pipeline.schema.TABLES}
    late = pipeline._article(snapshot("a/hangs.txt"), rows)  # type: ignore[arg-type]
    assert (late.reason, late.article_id) == ("timeout", None)
    assert "hangs.txt: took longer" in (late.message or "")
    monkeypatch.setattr(pipeline, "ARTICLE_SECONDS", 60)
    assert pipeline._article(snapshot("a/fine.txt"), rows).article_id  # type: ignore[arg-type]
    assert len(rows["articles"]) == 1

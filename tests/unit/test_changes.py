from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from gongbao.model import StoreError
from gongbao.store import Catalogue
from tests.unit.store_of import TEXT, add, figure, publish, rows_of, store


def release(catalogue: Catalogue, output: Path, extractor: str = "1") -> Path:
    return publish(catalogue, output, extractor=extractor)


def told(folder: Path) -> set[tuple[str, str, str]]:
    """(table, change, cause) of the rows of `changes`."""
    rows = pq.read_table(folder / "changes.parquet").to_pylist()
    return {(row["table_name"], row["change"], row["cause"]) for row in rows}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def test_a_first_release_tells_no_changes(tmp_path: Path, output: Path) -> None:
    assert told(release(store(tmp_path), output)) == set()


def test_an_equal_release_tells_no_changes(tmp_path: Path, output: Path) -> None:
    catalogue = store(tmp_path)
    release(catalogue, output)
    assert told(release(catalogue, output)) == set()


def test_a_new_article_is_a_change_of_the_source(tmp_path: Path, output: Path) -> None:
    catalogue = store(tmp_path)
    release(catalogue, output)
    add(catalogue, rows_of("raw/b.txt"))
    folder = release(catalogue, output)
    tables = {table for table, change, cause in told(folder) if (change, cause) == ("added", "source")}
    assert tables == {
        *("articles", "sections", "sentences", "figures", "location_mentions", "measures"),
        *("policy_mentions", "terms"),
    }
    # Which article a shared policy names as its first depends on the identifiers of both.
    assert {entry for entry in told(folder) if entry[1] != "added"} <= {("policies", "modified", "source")}


def test_a_changed_article_is_a_change_of_the_source(tmp_path: Path, output: Path) -> None:
    catalogue = store(tmp_path)
    release(catalogue, output)
    add(catalogue, rows_of("raw/a.txt", TEXT + "\n新的一句。"))
    assert told(release(catalogue, output)) == {
        ("articles", "modified", "source"),
        ("sections", "modified", "source"),
        ("sentences", "added", "source"),
    }


def test_other_metadata_is_a_change_of_the_source(tmp_path: Path, output: Path) -> None:
    catalogue = store(tmp_path)
    release(catalogue, output)
    add(catalogue, rows_of(publisher="某日报"), given='{"publisher": "某日报"}')
    folder = release(catalogue, output)
    (row,) = pq.read_table(folder / "changes.parquet").to_pylist()
    assert (row["change_id"], row["columns"], row["cause"]) == (
        f"articles/{row['article_id']}",
        ["publisher"],
        "source",
    )


def test_another_reading_of_the_same_bytes_is_the_extractors(tmp_path: Path, output: Path) -> None:
    catalogue = store(tmp_path)
    release(catalogue, output)
    source, article_id, rows = rows_of()
    at = TEXT.index("30万元")
    value = figure(at, at + 4, value=3e5 + 1).value
    rows["figures"][0]["value"] = value
    rows["locations"], rows["location_mentions"] = [], []
    rows["figures"][0]["location_id"] = None
    add(catalogue, (source, article_id, rows), extractor="2")
    folder = release(catalogue, output, "2")
    assert told(folder) == {
        ("figures", "modified", "extractor"),
        ("location_mentions", "removed", "extractor"),
        ("locations", "removed", "extractor"),
    }
    changed = pq.read_table(folder / "changes.parquet").to_pylist()[0]
    assert changed["columns"] == ["value", "location_id"]


def test_a_release_that_cannot_be_compared_is_not_published(tmp_path: Path, output: Path) -> None:
    catalogue = store(tmp_path)
    first = release(catalogue, output)
    (first / "figures.parquet").chmod(0o644)
    (first / "figures.parquet").write_bytes(b"PAR1 spoilt")
    add(catalogue, rows_of("raw/b.txt"))
    with pytest.raises(StoreError, match="cannot be told"):
        release(catalogue, output)
    assert [path.name for path in (output / "releases").iterdir()] == [first.name]


def test_a_table_the_last_release_did_not_have_is_not_compared(tmp_path: Path, output: Path) -> None:
    catalogue = store(tmp_path)
    first = release(catalogue, output)
    (first / "terms.parquet").unlink()
    assert told(release(catalogue, output)) == set()

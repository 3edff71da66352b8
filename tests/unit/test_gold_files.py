"""The project's reference annotations are well formed: every quote is in its sentence, every code is a known one."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from gongbao.accuracy import REFERENCES, reference_folder

FOLDERS = [reference_folder(name) for name in REFERENCES]
PATHS = sorted(path for folder in FOLDERS for path in folder.glob("*.json"))
KINDS = ("figures", "locations", "measures", "policies")
SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?[”’]?")
SPACE = re.compile(r"\s+")
ENUMERATIONS: dict[str, dict[str, set[str]]] = {
    "figures": {
        "kind": {
            "money",
            "share",
            "growth",
            "points",
            "count",
            "area",
            "length",
            "mass",
            "volume",
            "energy",
            "power",
            "duration",
            "multiple",
            "rate",
            "index",
            "other",
        },
        "comparator": {"=", ">", ">=", "<", "<=", "~"},
        "change": {"level", "increase", "decrease"},
        "modality": {"reported", "target", "rule"},
    },
    "locations": {
        "type": {"country", "province", "city", "county", "town", "village", "zone", "group", "feature", "foreign"}
    },
    "measures": {"status": {"done", "ongoing", "planned", "standing"}},
    "policies": {},
}
ADCODE = re.compile(r"[1-8]\d{5}")
COUNTRY = re.compile(r"[A-Z]{2}")
DAY = r"\d{4}(-\d{2}(-\d{2})?)?"
PERIOD = re.compile(rf"{DAY}(/{DAY})?")


def sentences(path: Path) -> list[str]:
    """The sentences of the text beside an annotation file, numbered from 0, as the annotations count them."""
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    return [m.group() for m in SENTENCE.finditer(text) if m.group().strip()]


def rows(path: Path, kind: str) -> list[dict[str, Any]]:
    """The annotated rows of one kind."""
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))[kind]
    return found


def place(sentence: str, quote: str, occurrence: int) -> int:
    """Where the quote stands in its sentence; raises ValueError if it does not."""
    at = -1
    for _ in range(occurrence):
        at = sentence.index(quote, at + 1)
    return at


def spans(path: Path, kind: str) -> list[tuple[int, int, int]]:
    """Sentence number, start and end inside the sentence of every row."""
    lines = sentences(path)
    found = []
    for row in rows(path, kind):
        at = place(lines[row["s"] - 1], row["quote"], row.get("occ", 1))
        found.append((row["s"], at, at + len(row["quote"])))
    return found


def test_there_are_enough_annotations() -> None:
    tally = Counter(kind for path in PATHS for kind in KINDS for row in rows(path, kind) if row.get("tier", "A") == "A")
    assert len(PATHS) >= 8
    assert tally["figures"] >= 400 and tally["locations"] >= 250
    assert tally["measures"] >= 250 and tally["policies"] >= 40


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_quote_is_in_its_sentence(path: Path) -> None:
    for kind in KINDS:
        found = spans(path, kind)
        assert len(found) == len(set(found)), f"a span annotated twice among the {kind}"


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_rows_that_must_be_found_do_not_overlap(path: Path) -> None:
    for kind in ("figures", "locations"):
        core = [s for s, r in zip(spans(path, kind), rows(path, kind), strict=True) if r["tier"] == "A"]
        for left, right in zip(sorted(core), sorted(core)[1:], strict=False):
            assert left[0] != right[0] or left[2] <= right[1], f"{left} and {right} overlap among the {kind}"


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_tiers_and_enumerations_are_valid(path: Path) -> None:
    for kind in KINDS:
        for row in rows(path, kind):
            tier = row.get("tier", "A")
            assert tier in {"A", "C", "D"}
            for field, allowed in ENUMERATIONS[kind].items() if tier == "A" else ():
                assert row[field] in allowed, f"{kind} {row['quote']}: {field} {row[field]}"


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_figures_have_values_and_periods(path: Path) -> None:
    for row in rows(path, "figures"):
        if row["tier"] != "A":
            continue
        assert row["value"] >= 0 and row["indicator"]
        assert row["value_max"] is None or row["value_max"] > row["value"]
        assert row["period"] is None or PERIOD.fullmatch(row["period"]), row["period"]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_locations_have_codes(path: Path) -> None:
    for row in rows(path, "locations"):
        codes = row.get("adcodes", [])
        assert row["tier"] != "A" or codes
        assert all(ADCODE.fullmatch(code) or COUNTRY.fullmatch(code) for code in codes), row


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_measures_name_action_and_object(path: Path) -> None:
    for row in rows(path, "measures"):
        if row["tier"] == "A":
            quote = SPACE.sub("", row["quote"])
            assert row["action"] in quote and row["object"] in quote


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_sentence_listing_matches_the_text(path: Path) -> None:
    listing = path.with_suffix(".sent").read_text(encoding="utf-8").split("\n")
    assert listing == [f"[{n}] {line.strip()}" for n, line in enumerate(sentences(path), start=1)]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_metadata_lists_every_text(folder: Path) -> None:
    with (folder / "metadata.csv").open(encoding="utf-8", newline="") as handle:
        files = [row["file"] for row in csv.DictReader(handle)]
    assert sorted(files) == sorted(path.name for path in folder.glob("*.txt"))

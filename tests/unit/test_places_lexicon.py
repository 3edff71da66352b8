from __future__ import annotations

import re

import pytest

from gongbao import lexicon
from gongbao.extract.places import gazetteer
from gongbao.extract.places.entries import countries, entries, marked, told_by
from gongbao.extract.places.scan import homographs


@pytest.mark.parametrize("table", ["places/zones.csv", "places/groups.csv", "places/features.csv"])
def test_every_code_of_the_lexicon_is_a_division_or_a_country(table: str) -> None:
    known = {
        *gazetteer.divisions(),
        "100000",
        "EU",
        "AQ",
        "US",
        *(row["code"] for row in lexicon.rows("places/foreign.csv")),
    }
    unknown = {code for row in lexicon.rows(table) for code in row["adcodes"].split() if code not in known}
    assert unknown == set()


@pytest.mark.parametrize(
    "table",
    ["places/zones.csv", "places/groups.csv", "places/features.csv", "places/foreign.csv", "places/aliases.csv"],
)
def test_no_surface_is_listed_twice(table: str) -> None:
    surfaces = [row["surface"] for row in lexicon.rows(table)]
    assert sorted(surfaces) == sorted(set(surfaces))


def test_groups_have_members_and_all_places_a_known_type() -> None:
    assert all(len(row["adcodes"].split()) > 1 or row["surface"] for row in lexicon.rows("places/groups.csv"))
    types = {"country", "province", "city", "county", "town", "village", "zone", "group", "feature", "foreign"}
    assert {entry.place.type for entry in entries().values()} <= types


def test_the_code_list_names_the_types(request: pytest.FixtureRequest) -> None:
    lines = (
        (request.config.rootpath / "schemas" / "codes" / "location_type.csv").read_text(encoding="utf-8").splitlines()
    )
    assert lines[0] == "code,label_en,label_zh"
    assert {entry.place.type for entry in entries().values()} <= {line.split(",")[0] for line in lines[1:]}


def test_country_codes_are_of_iso_3166() -> None:
    assert all(len(code) == 2 and code.isupper() for code in countries().values())
    assert countries()["俄罗斯"] == "RU"
    assert len(countries()) > 190


def test_homographs_and_their_full_names() -> None:
    assert {"平原", "新华", "运河"} <= homographs()
    assert "平原县" not in homographs()


def test_family_names_are_listed_once_and_the_sure_ones_are_no_words() -> None:
    rows = lexicon.rows("surnames.csv")
    assert len({row["name"] for row in rows}) == len(rows)
    sure = {row["name"] for row in rows if row["sure"]}
    assert {"王", "李", "闫"} <= sure
    assert sure.isdisjoint("高马黄向于常安")


@pytest.mark.parametrize("file", ["name_stops", "other_words", "sea_follows", "foreign_kinds"])
def test_expressions_can_be_read_and_are_listed_once(file: str) -> None:
    words = lexicon.lines(f"places/{file}.txt")
    assert len(set(words)) == len(words) > 12
    assert not any(re.compile(word).match("") for word in words)


@pytest.mark.parametrize("role", ["countries", "relation", "towards", "body", "stay", "guest", "own", "based"])
def test_what_follows_one_character_is_listed_by_role(role: str) -> None:
    assert told_by(role)
    assert re.compile(told_by(role)).match("") is None


def test_no_role_of_what_follows_is_unknown_and_no_word_is_listed_twice_in_one() -> None:
    rows = [(row["role"], row["word"]) for row in lexicon.rows("places/char_follows.csv")]
    assert len(set(rows)) == len(rows)
    assert {role for role, _ in rows} == {
        *("countries", "relation", "towards", "body"),
        *("stay", "guest", "own", "based"),
    }


def test_some_characters_mean_their_province_and_nothing_else() -> None:
    assert {"京", "豫", "鲁"} <= set(marked("sure"))
    assert set("新青宁云").isdisjoint(marked("sure"))
    assert set("青藏台").isdisjoint(marked("stays"))

from __future__ import annotations

import importlib.util
import math
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

from gongbao import lexicon
from gongbao.extract.places import former, gazetteer

ROOT = Path(__file__).resolve().parents[2]


def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_gazetteer", ROOT / "scripts" / "build_gazetteer.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_table_is_whole() -> None:
    ranks = [gazetteer.rank(code) for code in gazetteer.divisions()]
    assert ranks.count(1) == 34
    assert 330 < ranks.count(2) < 345
    assert 2830 < ranks.count(3) < 2900
    assert ranks.count(4) > 38000


@pytest.mark.parametrize(
    ("code", "parent"),
    [
        ("110112104", "110112"),
        ("110112", "110000"),
        ("320612", "320600"),
        ("429004", "420000"),
        ("320600", "320000"),
        ("110000", "100000"),
        ("100000", None),
    ],
)
def test_parent(code: str, parent: str | None) -> None:
    assert gazetteer.parent(code) == parent


def test_every_division_has_a_parent_in_the_table() -> None:
    known = gazetteer.divisions()
    orphans = [code for code in known if gazetteer.parent(code) not in known and gazetteer.rank(code) > 1]
    assert orphans == []


def test_every_county_has_a_point_with_a_stated_precision() -> None:
    bare = [d.name for code, d in gazetteer.divisions().items() if len(code) == 6 and d.lon is None]
    assert set(bare) <= {"台湾省", "香港特别行政区", "澳门特别行政区"}
    assert all(d.precision for d in gazetteer.divisions().values() if d.lon is not None)


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("110000", "110112104", True),
        ("320600", "320612", True),
        ("320600", "110112", False),
        ("110112", "110112", True),
        ("110112", "110000", False),
        ("100000", "659001", True),
    ],
)
def test_holds(outer: str, inner: str, expected: bool) -> None:
    assert gazetteer.holds(outer, inner) is expected


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("马驹桥镇", "马驹桥"),
        ("建设街道", "建设"),
        ("姜家店朝鲜族乡", "姜家店"),
        ("于家务回族乡", "于家务"),
        ("三源浦朝鲜族镇", "三源浦"),
    ],
)
def test_stem(name: str, stem: str) -> None:
    assert gazetteer.stem(name) == stem


def test_short_names_lead_to_codes_higher_divisions_first() -> None:
    assert gazetteer.named()["海南"][:2] == ("460000", "632500")
    assert gazetteer.named()["通州区"] == ("110112", "320612")
    assert "资源" not in gazetteer.named()
    assert gazetteer.named()["资源县"] == ("450329",)


def test_former_names_are_read_as_their_successors() -> None:
    assert "襄樊市" not in gazetteer.named()
    assert former.readings("襄樊市", (), None) == ("420600",)
    assert former.readings("东山区", ("230406",), date(2024, 1, 1)) == ("230406",)
    assert former.readings("东山区", ("230406",), date(2003, 1, 1)) == ("230406", "440104")


def test_every_former_division_has_successors_of_today() -> None:
    known = gazetteer.divisions()
    assert all(one.heirs and set(one.heirs) <= known.keys() for one in former.formers())
    assert all(one.since < one.until for one in former.formers())
    assert len(former.formers()) > 900


def test_no_code_had_two_names_on_one_day() -> None:
    spans: dict[str, list[former.Former]] = {}
    for one in former.formers():
        spans.setdefault(one.code, []).append(one)
    for several in spans.values():
        ordered = sorted(several, key=lambda one: one.until)
        assert all(a.until <= b.until for a, b in pairwise(ordered))


@pytest.mark.parametrize(
    ("code", "surface", "day", "expected", "current"),
    [
        ("110118", "密云", date(2014, 1, 1), "110228", ("110118",)),
        ("110118", "密云", date(2016, 6, 1), "110118", ()),
        ("110101", "崇文区", date(2009, 1, 1), "110103", ("110101",)),
        ("110101", "东城", date(2009, 1, 1), "110101", ()),
        ("350404", "三元区", date(2020, 1, 1), "350403", ("350404",)),
        ("370116", "莱芜市", date(2018, 1, 1), "371200", ("370116", "370117")),
        ("632700", "玉树州", date(2010, 1, 1), "632700", ()),
        ("520304", "遵义县", date(2015, 1, 1), "520321", ("520304", "520303", "520302")),
        ("320213", "梁溪区", date(2014, 1, 1), "320213", ()),
    ],
)
def test_the_code_of_a_day(code: str, surface: str, day: date, expected: str, current: tuple[str, ...]) -> None:
    place = former.on_day(gazetteer.place(code), surface, day)
    assert (place.adcode, place.adcodes, place.current) == (expected, (expected,), current)


def test_what_held_a_former_division() -> None:
    town = former.on_day(gazetteer.place("540521"), "扎囊县", date(2013, 1, 1))
    assert (town.adcode, town.parent, town.code_version) == ("542222", "542200", "2015-12")


def test_a_town_stands_where_its_county_stands() -> None:
    town, county = gazetteer.place("110112104"), gazetteer.place("110112")
    assert (town.longitude, town.latitude) == (county.longitude, county.latitude)
    assert (town.coordinate_precision or 0) > (county.coordinate_precision or 0)


def test_points_are_moved_from_gcj_02_to_wgs_84() -> None:
    lon, lat = builder().wgs84(116.404, 39.915)
    metres = math.hypot((116.404 - lon) * 85300, (39.915 - lat) * 111000)
    assert 400 < metres < 700
    assert lon < 116.404
    assert lat < 39.915


def test_the_builder_makes_the_table_that_is_committed(tmp_path: Path) -> None:
    facts = ROOT.parent / "shared" / "gazetteer"
    if not facts.exists():
        pytest.skip("the facts the table is built from are not on this machine")
    module = builder()
    rows = module.read_divisions(facts / "areacity-level4-2025-01.csv")
    module.write_divisions(rows, module.read_points(facts / "cpca-adcodes.csv"), tmp_path / "divisions.csv.gz")
    committed = ROOT / "gongbao" / "lexicon" / "places" / "divisions.csv.gz"
    assert (tmp_path / "divisions.csv.gz").read_bytes() == committed.read_bytes()


@pytest.mark.parametrize(
    ("name", "stem"),
    [("马驹桥镇", "马驹桥"), ("三都水族乡", "三都"), ("新村傣族彝族乡", "新村"), ("鄂温克民族苏木", "鄂温克")],
)
def test_a_town_without_its_kind(name: str, stem: str) -> None:
    assert gazetteer.stem(name) == stem


def test_the_peoples_of_towns_are_the_55_recognised_ones() -> None:
    peoples = lexicon.lines("places/peoples.txt")
    assert len(peoples) == len(set(peoples)) == 55

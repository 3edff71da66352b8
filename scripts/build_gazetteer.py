"""Build gongbao/lexicon/places/divisions.csv.gz and town_words.txt from facts about administrative divisions.

    python scripts/build_gazetteer.py [FOLDER]      (default: ../shared/gazetteer beside the project)

Sources, as of January 2025:
- areacity-level4-2025-01.csv: four-level division table (AreaCity-JsSpider-StatsGov, MIT), names and codes;
- cpca-adcodes.csv: county points (cpca, MIT), GCJ-02.

The divisions of former days are made by build_former_divisions.py.

Points are turned into WGS 84 here. GB/T 2260 knows Taiwan, Hong Kong and Macao as one code each; the pseudo codes the
first source has for what lies below them are left out.
"""

from __future__ import annotations

import csv
import gzip
import io
import math
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
LEXICON = ROOT / "gongbao" / "lexicon" / "places"
EARTH, FLATTENING = 6378245.0, 0.00669342162296594323  # Krasovsky 1940, as GCJ-02 uses it
COUNTY_POINT, PROVINCE_POINT, PARENT_POINT = 10000, 100000, 30000  # metres: points are those of a seat or a middle
CENTRAL = {"11", "12", "31", "50"}  # municipalities: no city level below them
WHOLE = {"71", "81", "82"}


class Row(NamedTuple):
    """A division: `short` is the name without its kind, as the source states it."""

    code: str
    name: str
    short: str


def _shift(x: float, y: float) -> tuple[float, float]:
    wave = (20 * math.sin(6 * x * math.pi) + 20 * math.sin(2 * x * math.pi)) * 2 / 3
    root = math.sqrt(abs(x))
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + wave
    north += (20 * math.sin(y * math.pi) + 40 * math.sin(y / 3 * math.pi)) * 2 / 3
    north += (160 * math.sin(y / 12 * math.pi) + 320 * math.sin(y * math.pi / 30)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + wave
    east += (20 * math.sin(x * math.pi) + 40 * math.sin(x / 3 * math.pi)) * 2 / 3
    east += (150 * math.sin(x / 12 * math.pi) + 300 * math.sin(x / 30 * math.pi)) * 2 / 3
    return east, north


def wgs84(lon: float, lat: float) -> tuple[float, float]:
    """The WGS 84 point of a GCJ-02 point, good to a few metres."""
    east, north = _shift(lon - 105, lat - 35)
    phi = math.radians(lat)
    magic = 1 - FLATTENING * math.sin(phi) ** 2
    d_lat = north * 180 / ((EARTH * (1 - FLATTENING)) / (magic * math.sqrt(magic)) * math.pi)
    d_lon = east * 180 / (EARTH / math.sqrt(magic) * math.cos(phi) * math.pi)
    return round(lon - d_lon, 4), round(lat - d_lat, 4)


def read_divisions(path: Path) -> list[Row]:
    """Provinces, cities, counties (six digits) and towns (nine), each once, in the order of their codes."""
    found: dict[str, Row] = {}
    with path.open(encoding="utf-8-sig", newline="") as handle:
        for raw in csv.DictReader(handle):
            number = raw["id"]
            skip = raw["ext_id"] == "0" or (number[:2] in WHOLE and raw["deep"] != "0")
            if skip or (raw["deep"] == "1" and number[:2] in CENTRAL):
                continue
            code = number if len(number) == 9 else raw["ext_id"][:6]
            found.setdefault(code, Row(code, raw["ext_name"], raw["name"]))
    return [found[code] for code in sorted(found)]


def read_points(path: Path) -> dict[str, tuple[str, float, float]]:
    """code → (name, longitude, latitude) in WGS 84."""
    with path.open(encoding="utf-8", newline="") as handle:
        return {
            raw["adcode"][:6]: (raw["name"], *wgs84(float(raw["longitude"]), float(raw["latitude"])))
            for raw in csv.DictReader(handle)
            if raw["longitude"] and raw["name"] != "市辖区"
        }


def point_of(row: Row, points: dict[str, tuple[str, float, float]]) -> tuple[str, str, str]:
    """Longitude, latitude and precision of a division: its own, its former self's, or what holds it."""
    if row.code in points:
        _, lon, lat = points[row.code]
        return str(lon), str(lat), str(PROVINCE_POINT if row.code.endswith("0000") else COUNTY_POINT)
    for code, (name, lon, lat) in points.items():
        if code[:4] == row.code[:4] and name.startswith(row.short[:2]):
            return str(lon), str(lat), str(COUNTY_POINT)
    for holder in (row.code[:4] + "00", row.code[:2] + "0000"):
        if holder in points:
            return str(points[holder][1]), str(points[holder][2]), str(PARENT_POINT)
    return "", "", ""


def write_divisions(rows: list[Row], points: dict[str, tuple[str, float, float]], target: Path) -> None:
    """One compact, reproducible table; towns have no point of their own."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["code", "name", "short", "longitude", "latitude", "precision"])
    for row in rows:
        place = ("", "", "") if len(row.code) == 9 else point_of(row, points)
        writer.writerow([row.code, row.name, "" if len(row.code) == 9 else row.short, *place])
    target.write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))


def write_town_words(rows: list[Row], target: Path) -> None:
    """Town names without their kind that jieba's dictionary knows as ordinary words or people."""
    import jieba

    from gongbao.extract.places.gazetteer import stem

    known = {}
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, _, tag = line.split(" ")
        known[word] = tag
    stems = {stem(row.name) for row in rows if len(row.code) == 9}
    common = sorted(
        name
        for name in stems & known.keys()
        if len(name) > 1 and known[name] not in ("ns", "nrt") and (len(name) == 2 or not known[name].startswith("nr"))
    )
    head = "# Towns whose short name is an ordinary word; made by scripts/build_gazetteer.py (jieba's dictionary, MIT)."
    target.write_text("\n".join([head, *common]) + "\n", encoding="utf-8")


def main() -> None:
    """Read the facts, write the two tables, say what was written."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "gazetteer"
    rows = read_divisions(folder / "areacity-level4-2025-01.csv")
    points = read_points(folder / "cpca-adcodes.csv")
    write_divisions(rows, points, LEXICON / "divisions.csv.gz")
    write_town_words(rows, LEXICON / "town_words.txt")
    print(f"{len(rows)} divisions")


if __name__ == "__main__":
    main()

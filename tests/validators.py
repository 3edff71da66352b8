"""Third-party validators on a release: `python -m tests.validators RELEASE`, and the tests.

Each takes the folder of a release and returns the faults it finds, none when it is sound.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

SHAPES = Path(__file__).parent / "shapes" / "dcat_ap.ttl"


def croissant(folder: Path) -> list[str]:
    """mlcroissant, from whoever defined Croissant: structure, references, and the records of a table."""
    import mlcroissant

    logging.disable(logging.CRITICAL)
    try:
        dataset = mlcroissant.Dataset(folder / "croissant.json")
        issues = dataset.metadata.ctx.issues
        if not (issues.errors or issues.warnings):
            next(iter(dataset.records("figures")), None)
        return [*issues.errors, *issues.warnings]
    except (mlcroissant.ValidationError, mlcroissant.GenerationError) as error:
        return [str(error)]
    finally:
        logging.disable(logging.NOTSET)


def dcat(folder: Path, name: str = "dcat.ttl") -> list[str]:
    """pyshacl, by what DCAT-AP 3 makes mandatory."""
    import pyshacl

    conforms, _, text = pyshacl.validate(str(folder / name), shacl_graph=str(SHAPES), meta_shacl=True)
    return [] if conforms else [str(text)]


def skos(folder: Path) -> list[str]:
    """The same for the code lists."""
    return dcat(folder, "codes.ttl")


def csvw(folder: Path) -> list[str]:
    """The csvw library: every cell of every CSV file by its declared type, and every reference."""
    from csvw import TableGroup

    try:
        group = TableGroup.from_file(folder / "csv-metadata.json")
        for table in group.tables:
            for _ in table.iterdicts(strict=True):
                pass
        return [] if group.check_referential_integrity() else ["a reference leads nowhere"]
    except (ValueError, KeyError) as error:
        return [str(error)]


def data_package(folder: Path) -> list[str]:
    """frictionless: every row of every CSV and Parquet file by the Table Schemas."""
    command = [Path(sys.executable).parent / "frictionless", "validate", "datapackage.json", "--json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    return [] if report["valid"] else [str(error) for task in report["tasks"] for error in task["errors"]][:5]


def geoparquet(folder: Path) -> list[str]:
    """geoparquet-validator, the conformance class of the core."""
    import geoparquet_validator

    from gongbao.release.formats.geo import GEOPARQUET

    return list(geoparquet_validator.failed(geoparquet_validator.check(str(folder / GEOPARQUET)), "core"))


def citation(folder: Path) -> list[str]:
    """cffconvert, by the schema of the Citation File Format."""
    from cffconvert import Citation
    from jsonschema import ValidationError

    try:
        Citation((folder / "CITATION.cff").read_text(encoding="utf-8")).validate()
    except (ValidationError, ValueError) as error:
        return [str(error)]
    return []


VALIDATORS: tuple[Callable[[Path], list[str]], ...] = (
    *(data_package, croissant, csvw, dcat, skos, geoparquet, citation),
)


def main() -> None:
    """Run all of them on the release named on the command line; exit 1 when one finds a fault."""
    folder, sound = Path(sys.argv[1]), True
    for validate in VALIDATORS:
        begun = time.perf_counter()
        faults = validate(folder)
        sound = sound and not faults
        print(
            f"{validate.__name__:14} {'ok' if not faults else 'FAULTY'} {time.perf_counter() - begun:8.1f} s",
            flush=True,
        )
        for fault in faults[:5]:
            print(f"    {fault[:500]}")
    sys.exit(0 if sound else 1)


if __name__ == "__main__":
    main()

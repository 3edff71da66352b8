"""metadata.csv: facts about the files beside it that are better known than what the pages say."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from gongbao.model import Rejected

FILE_NAME = "metadata.csv"
COLUMNS = ("title", "author", "published_on", "publisher", "area", "doc_number", "source_uri", "retrieved_at", "rights")
MAX_TABLE_BYTES = 32 * 2**20


def parse(content: bytes, where: str) -> dict[str, dict[str, str]]:
    """File name → its facts (empty cells left out). Rejected when the table has no column `file` or is not UTF-8."""
    if len(content) > MAX_TABLE_BYTES:
        raise Rejected("bad_metadata", f"{where}: larger than {MAX_TABLE_BYTES // 2**20} MiB")
    try:
        reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        rows = list(reader)
    except (UnicodeDecodeError, csv.Error) as error:
        raise Rejected("bad_metadata", f"{where}: not a UTF-8 CSV table ({error}); save it as CSV UTF-8") from error
    if "file" not in (reader.fieldnames or ()):
        raise Rejected("bad_metadata", f"{where}: has no column 'file'; add it, one row a file")
    return {
        (row["file"] or "").strip(): {name: row[name].strip() for name in COLUMNS if (row.get(name) or "").strip()}
        for row in rows
    }


def for_file(file: Path, tables: dict[Path, Mapping[str, dict[str, str]] | Rejected]) -> dict[str, str]:
    """The facts about `file`; `tables` remembers the tables already read, or why they could not be.

    A broken metadata.csv rejects every file beside it: publishing them without the facts would be wrong.
    """
    folder = file.parent
    if folder not in tables:
        tables[folder] = _load(folder / FILE_NAME)
    table = tables[folder]
    if isinstance(table, Rejected):
        raise table
    return table.get(file.name, {})


def _load(path: Path) -> dict[str, dict[str, str]] | Rejected:
    if not path.is_file():
        return {}
    try:
        with path.open("rb") as handle:
            return parse(handle.read(MAX_TABLE_BYTES + 1), path.name)
    except Rejected as refusal:
        return refusal
    except OSError as error:
        return Rejected("bad_metadata", f"{path.name}: {error.strerror}")

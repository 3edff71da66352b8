"""The forms a release is published in besides a Parquet and a CSV file a table.

A new one is a module with a function that reads the tables in the folder and writes its file, and a line in `FORMATS`.
Equal tables give equal bytes.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from gongbao.disk import advice
from gongbao.model import StoreError
from gongbao.release.formats.geo import geojson, geoparquet
from gongbao.release.formats.views import views
from gongbao.release.formats.workbook_file import SCRATCH, workbook

FORMATS: tuple[Callable[[Path], None], ...] = (geoparquet, geojson, views, workbook)

__all__ = ["write_formats"]


def write_formats(folder: Path) -> None:
    """Write every other form of the tables that lie in `folder`. Raises StoreError when one cannot be written."""
    from xlsxwriter.exceptions import XlsxWriterException

    for left in folder.glob(f"{SCRATCH}*"):
        shutil.rmtree(left)
    for write in FORMATS:
        try:
            write(folder)
        except (OSError, XlsxWriterException) as error:
            what_to_do = advice(error) or "the last one stays"
            raise StoreError(f"{folder}: the release could not be written: {error}; {what_to_do}") from error

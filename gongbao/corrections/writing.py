"""One more correction at the end of a file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from gongbao.corrections.reading import corrections_in


def append(file: Path, entry: dict[str, Any]) -> None:
    """Add an entry to a file of corrections, which is made when it is not there.

    The file is replaced whole, so that a crash costs at most this entry. Raises WrongCall, the file untouched, for
    what is no correction.
    """
    import yaml

    written = yaml.safe_dump([entry], allow_unicode=True, sort_keys=False)
    before = file.read_text(encoding="utf-8") if file.is_file() else ""
    corrections_in(written, file)
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    aside.write_text(before + written, encoding="utf-8")
    aside.replace(file)

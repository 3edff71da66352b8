"""site/: the page of a release, for who wants to look before loading and who wants to check a claim.

    site/index.html      what is known without a script: what the release is and how much is in it
    site/summary.json    what the page shows first, and where the Parquet files are that it reads by range requests
    site/app, vendor     the page itself (assets/) and what it uses of others (scripts/vendor_site)

It needs a plain file server (`gongbao site`), no build step and nothing from any other host.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from gongbao import schema
from gongbao.release.describe import Facts
from gongbao.release.files import write_json
from gongbao.release.pages.template import render
from gongbao.release.site.summary import summary

ASSETS = Path(__file__).parent / "assets"
TEMPLATES = Path(__file__).parent / "templates"
FOLDER = "site"
INDEX = f"{FOLDER}/index.html"
# Loaded by the worker, not the page.
_WORKERS = {"engine.js", "tables.js", "query.js", "counts.js", "reading.js", "rows.js"}

__all__ = ["ASSETS", "FOLDER", "INDEX", "write_site"]


def write_site(facts: Facts) -> None:
    """Write site/ into the folder of the release. The other pages need not be there."""
    folder = facts.folder / FOLDER
    shutil.copytree(ASSETS, folder, dirs_exist_ok=True, copy_function=shutil.copyfile)
    write_json(folder / "summary.json", summary(facts) | {"packages": _packages()})
    titles = {table.name: table for table in schema.tables()}
    modules = sorted(path.name for path in (ASSETS / "app").glob("*.js") if path.name not in _WORKERS)
    render("index.html", folder / "index.html", TEMPLATES, facts=facts, titles=titles, modules=modules)


def _packages() -> list[dict[str, Any]]:
    """What the page uses of others, as the script that brought it wrote down."""
    told: list[dict[str, Any]] = json.loads((ASSETS / "vendor" / "packages.json").read_text(encoding="utf-8"))
    return told

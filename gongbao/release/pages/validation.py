"""validation.html: what the gate checked, readable without a network (the library's own pages load from elsewhere)."""

from __future__ import annotations

import json

from gongbao.release.describe import Facts
from gongbao.release.pages.template import render


def validation_page(facts: Facts) -> None:
    """Write validation.html from validation.json, what failed first."""
    report = json.loads((facts.folder / "validation.json").read_text(encoding="utf-8"))
    found = sorted(report["findings"], key=lambda finding: finding["passed"])
    tables = list(dict.fromkeys(finding["table"] for finding in found))
    by_table = {name: [finding for finding in found if finding["table"] == name] for name in tables}
    render("validation.html", facts.folder / "validation.html", facts=facts, report=report, tables=by_table)

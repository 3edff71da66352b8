"""summary.json: what the page shows before it has read a table, and where the tables are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from gongbao import schema
from gongbao.release.describe import Facts
from gongbao.release.engine import connect
from gongbao.release.layout import files, table_sql
from gongbao.release.pages.quality import coverage

_TOP = 12  # entries of a list on the first page
_SAID = ("title", "title_zh", "description", "description_zh", "homepage", "licenses", "publisher")
_PAGES = ("README.md", "dictionary.html", "quality.md", "validation.html", "CHANGELOG.md", "SHA256SUMS")


def summary(facts: Facts) -> dict[str, Any]:
    """What a page of the release must know; reads the staged tables and validation.json."""
    report = json.loads((facts.folder / "validation.json").read_text(encoding="utf-8"))
    said = facts.publication
    return {
        "version": facts.version,
        "created": facts.created.isoformat(timespec="seconds"),
        "previous": facts.previous,
        "extractor": facts.extractor,
        "schema_version": schema.VERSION,
        "publication": {name: said[name] for name in _SAID},
        "sharded": facts.is_sharded,
        "tables": {table.name: _table(facts, table) for table in schema.tables()},
        "codes": {name: _codes(name) for name in _lists()},
        "files": [_file(entry) for entry in facts.files],
        "pages": list(_PAGES),
        "checks": {"all": report["checks"], "passed": report["passed"]},
        **_counted(facts),
    }


def _table(facts: Facts, table: schema.Table) -> dict[str, Any]:
    import pyarrow.parquet as pq

    parts = [(path, pq.read_metadata(path).num_rows) for path in files(facts.folder, table.name)]
    return {
        "title": {"en": table.title, "zh": table.title_zh},
        "rows": facts.counts[table.name],
        "files": [
            {"path": path.relative_to(facts.folder).as_posix(), "bytes": path.stat().st_size, "rows": rows}
            for path, rows in parts
        ],
        "columns": {field.name: {"en": field.description, "zh": field.description_zh} for field in table.fields},
    }


def _lists() -> list[str]:
    return sorted({field.codes for table in schema.tables() for field in table.fields if field.codes})


def _codes(name: str) -> list[dict[str, str]]:
    return [{"code": entry.code, "en": entry.label_en, "zh": entry.label_zh} for entry in schema.codes(name)]


def _file(entry: Any) -> dict[str, Any]:
    return {
        "path": entry.path,
        "form": entry.form,
        "bytes": entry.bytes,
        "sha256": entry.sha256,
        "table": entry.table.name if entry.table else None,
    }


def _counted(facts: Facts) -> dict[str, Any]:
    """What is counted over the tables: the first charts, what is known of quality, what changed."""
    tables = {name: table_sql(facts.folder, name) for name in schema.TABLES}
    with connect(facts.folder) as connection:

        def told(query: str) -> list[Sequence[Any]]:
            return [list(row) for row in connection.sql(query.format(**tables)).fetchall()]

        counted = {name: told(query) for name, query in _QUERIES.items()}
        shares = [{"en": en, "zh": zh, "share": share, "rows": rows} for en, zh, share, rows in coverage(facts, told)]
    return counted | {"coverage": shares}


# Names in braces are the tables.
_QUERIES = {
    "months": "SELECT strftime(published_on, '%Y-%m'), count(*) FROM {articles} "
    "WHERE published_on IS NOT NULL GROUP BY 1 ORDER BY 1",
    "instruments": "SELECT instrument, status, count(*) FROM {measures} WHERE instrument IS NOT NULL "
    "GROUP BY ALL ORDER BY ALL",
    "kinds": "SELECT kind, modality, count(*) FROM {figures} GROUP BY ALL ORDER BY ALL",
    "areas": "SELECT l.location_id, l.name, l.type, count(*) AS n FROM {figures} AS f JOIN {locations} AS l "
    f"USING (location_id) WHERE l.type <> 'country' GROUP BY ALL ORDER BY n DESC, l.location_id LIMIT {_TOP}",
    "accuracy": 'SELECT reference, table_name, "column", metric, value, low, high, support FROM {accuracy} '
    'ORDER BY reference DESC, table_name, "column" NULLS FIRST, metric DESC',
    "calibration": "SELECT reference, table_name, confidence_from, confidence_to, mean_confidence, observed, low, "
    "high, support FROM {calibration} ORDER BY reference DESC, table_name, confidence_from",
    "rejected": "SELECT reason, count(*) AS n FROM {rejected} GROUP BY ALL ORDER BY n DESC, reason",
    "changes": "SELECT table_name, cause, change, count(*) FROM {changes} GROUP BY ALL ORDER BY ALL",
    "reviewed": "SELECT review_status, count(*) AS n FROM {figures} GROUP BY ALL ORDER BY n DESC, review_status",
}

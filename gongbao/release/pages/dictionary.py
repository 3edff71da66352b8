"""dictionary.html: every table, column and code list, in Chinese and English."""

from __future__ import annotations

from gongbao import schema
from gongbao.release.describe import Facts
from gongbao.release.pages.template import render


def dictionary(facts: Facts) -> None:
    """Write dictionary.html."""
    lists = sorted({field.codes for table in schema.tables() for field in table.fields if field.codes})
    render(
        "dictionary.html",
        facts.folder / "dictionary.html",
        facts=facts,
        tables=schema.tables(),
        keys={table.name: {key.field: key for key in table.foreign_keys} for table in schema.tables()},
        lists={name: schema.codes(name) for name in lists},
        schema_version=schema.VERSION,
    )

"""gongbao.sql: views that open every table of the release in DuckDB."""

from __future__ import annotations

from pathlib import Path

from gongbao import schema
from gongbao.release.layout import pattern

_HEAD = """-- Opens this release in DuckDB. In its folder:  duckdb -init gongbao.sql
-- From elsewhere, first:                          .cd path/of/the/release
-- 在本目录中运行 duckdb -init gongbao.sql 即可打开全部数据表。
"""

# What most questions begin with: a figure or measure with its sentence, place and article.
_JOINED = """
CREATE OR REPLACE VIEW figures_in_context AS
SELECT f.*, l.name AS area, l.adcode, s.text AS sentence, a.title, a.publisher, a.published_on, a.source_uri
FROM figures AS f
JOIN sentences AS s USING (sentence_id)
JOIN articles AS a ON a.article_id = f.article_id
LEFT JOIN locations AS l ON l.location_id = f.location_id;

CREATE OR REPLACE VIEW measures_in_context AS
SELECT m.*, s.text AS sentence, a.title, a.publisher, a.published_on, a.source_uri
FROM measures AS m
JOIN sentences AS s USING (sentence_id)
JOIN articles AS a ON a.article_id = m.article_id;
"""


def views(folder: Path) -> None:
    """Write gongbao.sql into the release in `folder`."""
    lines = [_view(folder, table) for table in schema.tables()]
    (folder / "gongbao.sql").write_text(_HEAD + "".join(lines) + _JOINED, encoding="utf-8")


def _view(folder: Path, table: schema.Table) -> str:
    described = f"{table.title} / {table.title_zh}".replace("'", "''")
    return (
        f"\nCREATE OR REPLACE VIEW {table.name} AS SELECT * FROM read_parquet('{pattern(folder, table.name)}');\n"
        f"COMMENT ON VIEW {table.name} IS '{described}';\n"
    )

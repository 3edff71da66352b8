"""CHANGELOG.md: what is new since the last release, for people; every changed row stands in `changes`."""

from __future__ import annotations

from gongbao import schema
from gongbao.release.describe import Facts
from gongbao.release.layout import table_sql
from gongbao.release.pages.queries import answers
from gongbao.release.pages.template import render

_LISTED = 50  # articles named on the page
_ARTICLES = "table_name = 'articles' AND cause = 'source'"
_COLUMNS = 20  # columns named on the page


def changelog(facts: Facts) -> None:
    """Write CHANGELOG.md."""
    changes = table_sql(facts.folder, "changes")
    with answers(facts.folder) as told:
        counts = told(f"SELECT table_name, cause, {_kinds()} FROM {changes} GROUP BY ALL ORDER BY table_name, cause")
        columns = told(
            f"SELECT table_name, u.c, count(*) AS n FROM {changes}, unnest(columns) AS u(c) "
            f"GROUP BY ALL ORDER BY n DESC, table_name, u.c LIMIT {_COLUMNS}"
        )
        articles = told(f"{_articles(facts, changes)} LIMIT {_LISTED}")
        ((total,),) = told(f"SELECT count(*) FROM {changes} WHERE {_ARTICLES}")
    names = {kind.code: kind for kind in schema.codes("change_cause")}
    render(
        "CHANGELOG.md",
        facts.folder / "CHANGELOG.md",
        facts=facts,
        counts=counts,
        columns=columns,
        articles=articles,
        more=total - len(articles),
        causes=names,
    )


def _kinds() -> str:
    return ", ".join(f"count(*) FILTER (change = '{code.code}')" for code in schema.codes("change_kind"))


def _articles(facts: Facts, changes: str) -> str:
    """Articles that came, went or changed, with the titles the new release knows, newest first."""
    own = table_sql(facts.folder, "articles")
    return (
        f"SELECT c.change, a.published_on, a.title, c.row_key FROM {changes} AS c "
        f"LEFT JOIN {own} AS a ON a.article_id = c.row_key "
        f"WHERE {_ARTICLES} ORDER BY a.published_on DESC NULLS LAST, c.row_key"
    )

"""quality.md: what is in the release and how far it can be trusted, on one page, for everybody."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from gongbao.release.describe import Facts
from gongbao.release.layout import table_sql
from gongbao.release.pages.queries import answers
from gongbao.release.pages.template import render

# What share of a table's rows says something: (table, condition, English, Chinese).
_COVERAGE = (
    ("figures", "indicator IS NOT NULL", "figures that name what is measured", "注明指标的数值"),
    ("figures", "period IS NOT NULL", "figures with a period", "注明时间的数值"),
    ("figures", "location_id IS NOT NULL", "figures with an area", "注明地区的数值"),
    ("figures", "unit_code IS NOT NULL", "figures with a standard unit", "有标准单位代码的数值"),
    ("location_mentions", "location_id IS NOT NULL", "mentions of places that were resolved", "已确定所指的地点提及"),
    ("locations", "longitude IS NOT NULL", "places with coordinates", "有坐标的地点"),
    ("measures", "NOT actor_implied AND actor IS NOT NULL", "measures whose actor is named", "文中写明主体的措施"),
    ("measures", "instrument IS NOT NULL", "measures with a policy instrument", "已归类政策工具的措施"),
    ("measures", "len(industry) > 0", "measures with an industry", "已归类行业的措施"),
)


def quality(facts: Facts) -> None:
    """Write quality.md."""
    with answers(facts.folder) as told:
        values: dict[str, Any] = {
            "coverage": coverage(facts, told),
            "accuracy": told(_accuracy(facts)),
            "rejected": told(_by(facts, "rejected", "reason")),
            "genres": told(_by(facts, "articles", "article_type")),
            "rights": told(_by(facts, "articles", "rights")),
            "reviewed": told(_by(facts, "figures", "review_status")),
            "dates": told(f"SELECT min(published_on), max(published_on) FROM {_file(facts, 'articles')}")[0],
        }
    report = json.loads((facts.folder / "validation.json").read_text(encoding="utf-8"))
    render("quality.md", facts.folder / "quality.md", facts=facts, report=report, **values)


def coverage(facts: Facts, told: Callable[[str], Sequence[Sequence[Any]]]) -> list[tuple[str, str, float, int]]:
    """What share of the rows says something, as (English, Chinese, share, rows); `told` answers a query."""
    return [(english, chinese, *told(_share(facts, *row))[0]) for *row, english, chinese in _COVERAGE]


def _file(facts: Facts, table: str) -> str:
    return table_sql(facts.folder, table)


def _share(facts: Facts, table: str, condition: str) -> str:
    return f"SELECT avg(({condition})::INT), count(*) FROM {_file(facts, table)}"


def _by(facts: Facts, table: str, column: str) -> str:
    return f"SELECT {column}, count(*) AS n FROM {_file(facts, table)} GROUP BY ALL ORDER BY n DESC, {column}"


def _accuracy(facts: Facts) -> str:
    return (
        'SELECT table_name, "column", metric, value, low, high, support '
        f"FROM {_file(facts, 'accuracy')} WHERE reference = 'held_out' "
        'ORDER BY table_name, "column" NULLS FIRST, metric DESC'
    )

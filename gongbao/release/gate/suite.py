"""schemas/ → what is checked of a table: the frame to look at (SQL) and the Great Expectations suite for it.

Uniqueness, foreign keys, evidence and rules over several columns become boolean columns computed by DuckDB and
expected to be true: on five million rows that takes a second where Great Expectations itself takes minutes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongbao import schema
from gongbao.release.engine import quoted
from gongbao.release.layout import ALL, Shard, table_sql

if TYPE_CHECKING:
    import great_expectations as gx

# The sentence's slice: its own text is checked against the article's. DuckDB's substring counts code points from 1.
_EVIDENCE = 'substring(sentence_text, (t."start" - sentence_start + 1)::BIGINT, (t."end" - t."start")::BIGINT) = t.text'


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a table: a condition that must hold (SQL, over `t`), and for what share of the rows."""

    name: str
    sql: str
    description: str
    mostly: float = 1.0


def rules(table: schema.Table, folder: Path, shard: Shard = ALL) -> tuple[Rule, ...]:
    """The rules of a table that look beyond one column."""
    found = [Rule("key_unique", f't."{table.key}" IN (SELECT key FROM unique_keys)', f"{table.key} occurs once")]
    found += [_foreign_key(key, folder, shard) for key in table.foreign_keys]
    if _has_evidence(table):
        found.append(Rule("text_is_evidence", _EVIDENCE, "text is the article's text from start to end"))
    found += [_codes(entry) for entry in table.fields if entry.codes and entry.type == "array"]
    found += [Rule(check.name, _where(check), check.description, check.mostly) for check in table.checks]
    return tuple(found)


def _has_evidence(table: schema.Table) -> bool:
    return table.evidence and table.name != "sentences"


def _codes(entry: schema.Field) -> Rule:
    allowed = ", ".join(quoted(code.code) for code in schema.codes(entry.codes or ""))
    sql = f't."{entry.name}" IS NULL OR list_has_all([{allowed}], t."{entry.name}")'
    return Rule(f"{entry.name}_codes", sql, f"{entry.name} holds codes of its list")


def _where(check: schema.Check) -> str:
    """The rule; null, which Great Expectations leaves out of its shares, where it does not apply."""
    return f"CASE WHEN {check.where} THEN coalesce({check.sql}, FALSE) END" if check.where else check.sql


def _foreign_key(key: schema.ForeignKey, folder: Path, shard: Shard) -> Rule:
    target = table_sql(folder, key.table, shard)
    sql = f't."{key.field}" IS NULL OR t."{key.field}" IN (SELECT "{key.reference_field}" FROM {target})'
    return Rule(f"{key.field}_exists", sql, f"{key.field} is a row of {key.table}")


def frame_query(table: schema.Table, folder: Path, shard: Shard = ALL) -> str:
    """The SQL of the frame: the constrained columns, and a boolean column a rule."""
    own = table_sql(folder, table.name, shard)
    columns = [f't."{name}"' for name in dict.fromkeys((table.key, *_constrained(table)))]
    columns += [f'{_total(rule.sql)} AS "{rule.name}"' for rule in rules(table, folder, shard)]
    keys = f'SELECT "{table.key}" AS key FROM {own} GROUP BY ALL HAVING count(*) = 1'
    return f"WITH unique_keys AS ({keys}) SELECT {', '.join(columns)} FROM {own} AS t {_joins(table, folder, shard)}"


def _total(sql: str) -> str:
    return sql if sql.startswith("CASE WHEN") else f"coalesce({sql}, FALSE)"


def _joins(table: schema.Table, folder: Path, shard: Shard) -> str:
    if not _has_evidence(table):
        return ""
    # Renamed, so that the rules of schemas/ can name the table's own columns plainly.
    columns = 'sentence_id AS s_id, text AS sentence_text, "start" AS sentence_start'
    return f"LEFT JOIN (SELECT {columns} FROM {table_sql(folder, 'sentences', shard)}) ON t.sentence_id = s_id"


def _constrained(table: schema.Table) -> list[str]:
    return [entry.name for entry in table.fields if (entry.constraints or entry.codes) and entry.type != "array"]


def great_expectations() -> Any:
    """The library, with its telemetry off; it is slow to import, so only where it is needed."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    import great_expectations as library

    return library


def suite(table: schema.Table, folder: Path, shard: Shard = ALL) -> gx.ExpectationSuite:
    """The expectations of a table, each with a readable `meta.check`."""
    columns = (_column(entry) for entry in table.fields if entry.type != "array")
    return suite_of(table.name, [*chain.from_iterable(columns), *map(holds, rules(table, folder, shard))])


def suite_of(name: str, expectations: Iterable[Any]) -> gx.ExpectationSuite:
    """A named suite."""
    found: gx.ExpectationSuite = great_expectations().ExpectationSuite(name=name, expectations=list(expectations))
    return found


def holds(rule: Rule) -> Any:
    """The expectation that the rule's boolean column is true."""
    meta = {"check": rule.name, "description": rule.description}
    expectations = great_expectations().expectations
    return expectations.ExpectColumnValuesToBeInSet(column=rule.name, value_set=[True], mostly=rule.mostly, meta=meta)


def _column(entry: schema.Field) -> Iterator[Any]:
    column, limits, gxe = entry.name, entry.constraints, great_expectations().expectations
    if limits.get("required"):
        yield gxe.ExpectColumnValuesToNotBeNull(column=column, meta={"check": "required"})
    if entry.codes:
        allowed = [code.code for code in schema.codes(entry.codes)]
        yield gxe.ExpectColumnValuesToBeInSet(column=column, value_set=allowed, meta={"check": "code_list"})
    if "pattern" in limits:
        yield gxe.ExpectColumnValuesToMatchRegex(column=column, regex=limits["pattern"], meta={"check": "pattern"})
    if {"minimum", "maximum"} & set(limits):
        bounds = {"min_value": limits.get("minimum"), "max_value": limits.get("maximum")}
        yield gxe.ExpectColumnValuesToBeBetween(column=column, **bounds, meta={"check": "range"})

"""What one check found on one table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """One expectation on one table: how many rows were looked at, how many fail, and the keys of a few that do."""

    table: str
    check: str
    column: str
    description: str
    passed: bool
    rows: int
    failing: int
    examples: tuple[str, ...]


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """The findings of a check on several frames as one: it passes when it passes everywhere."""
    same: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        same.setdefault((finding.table, finding.check, finding.column), []).append(finding)
    return [_together(together) for together in same.values()]


def _together(findings: list[Finding]) -> Finding:
    first = next((finding for finding in findings if not finding.passed), findings[0])
    return Finding(
        *(first.table, first.check, first.column, first.description),
        all(finding.passed for finding in findings),
        sum(finding.rows for finding in findings),
        sum(finding.failing for finding in findings),
        tuple(key for finding in findings for key in finding.examples)[:EXAMPLES],
    )

"""What the gate found, as files of the release."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from gongbao.release.files import write_json
from gongbao.release.gate.finding import Finding


def validation(folder: Path, findings: Sequence[Finding]) -> None:
    """Write validation.json: every check that was made, and what it found."""
    passed = sum(finding.passed for finding in findings)
    report = {
        "success": passed == len(findings),
        "checks": len(findings),
        "passed": passed,
        "findings": [asdict(finding) for finding in findings],
    }
    write_json(folder / "validation.json", report)

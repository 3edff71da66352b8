"""The gate: what is checked of a staged release before anybody may see it."""

from gongbao.release.gate.check import Finding, check
from gongbao.release.gate.report import validation

__all__ = ["Finding", "check", "validation"]

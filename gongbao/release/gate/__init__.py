"""The gate: what is checked of a staged release before anybody may see it."""

from gongbao.release.gate.check import check, check_shard, suite_version
from gongbao.release.gate.finding import Finding
from gongbao.release.gate.report import validation

__all__ = ["Finding", "check", "check_shard", "suite_version", "validation"]

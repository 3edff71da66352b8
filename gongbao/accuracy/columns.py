"""When a column of an extracted row says what the reader says."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

Columns = Mapping[str, Any]
Agrees = Callable[[Columns, Columns], bool]  # the extracted row, the reader's row

ALIKE = 0.6  # share of common characters (Dice) from which two wordings name the same thing
_SAME_UNITS = (("％", "%"), ("个百分点", "百分点"), ("公斤", "千克"), ("千米", "公里"))


def _number(left: float | None, right: float | None) -> bool:
    if left is None or right is None:
        return left is right
    return math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-12)


def _unit(unit: str | None) -> str:
    plain = unit or ""
    for written, usual in _SAME_UNITS:
        plain = plain.replace(written, usual)
    return plain


def _value(row: Columns, told: Columns) -> bool:
    numbers = all(_number(row[name], told[name]) for name in ("value", "value_max"))
    return numbers and _unit(row["unit"]) == _unit(told["unit"])


def _equal(name: str) -> Agrees:
    return lambda row, told: (row[name] or None) == (told[name] or None)


def _alike(name: str) -> Agrees:
    def agrees(row: Columns, told: Columns) -> bool:
        left, right = (Counter("".join((side[name] or "").split())) for side in (row, told))
        if not left or not right:
            return left == right
        return 2 * (left & right).total() >= ALIKE * (left.total() + right.total())

    return agrees


def _place(row: Columns, told: Columns) -> bool:
    """The place a figure is about, by its name."""
    return (row["place"] or {}).get("name") == (told["area"] or None)


def _codes(row: Columns, told: Columns) -> bool:
    return set((row["place"] or {}).get("adcodes") or ()) == set(told["adcodes"])


# Table → column → whether it is right. `value` is the number with its range and unit.
COLUMNS: dict[str, dict[str, Agrees]] = {
    "figures": {
        "value": _value,
        **{name: _equal(name) for name in ("comparator", "change", "kind", "modality", "period")},
        "indicator": _alike("indicator"),
        "location_id": _place,
    },
    "location_mentions": {"location_id": _codes},
    "measures": {"action": _equal("action"), "object": _alike("object"), "status": _equal("status")},
    "policy_mentions": {},
}

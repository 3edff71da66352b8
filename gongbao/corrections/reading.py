"""corrections/*.yml → Corrections; what is wrong in a file is named with its entry, before any work is done."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from gongbao import schema
from gongbao.corrections.model import TABLES, UNSET, Correction, Corrections, correctable
from gongbao.model import WrongCall

_NEEDED = ("table", "row", "reason", "who", "when")
_KNOWN = {*_NEEDED, "action", "column", "value", "expect"}
_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "date": (date,),
    "array": (list,),
}
_LARGEST_FILE = 16 * 2**20  # bytes


def load(folder: Path | None) -> Corrections:
    """The corrections of all *.yml files of a folder; none when there is no folder.

    Raises WrongCall, naming file and entry, for what is not a correction.
    """
    found = Corrections(corrections_of(folder))
    for entries in found.of.values():
        _check_together(entries)
    return found


def corrections_of(folder: Path | None) -> tuple[Correction, ...]:
    """The corrections of all *.yml files of a folder, each by itself."""
    files = sorted(folder.glob("*.yml")) if folder and folder.is_dir() else []
    return tuple(entry for file in files for entry in corrections_in(_text(file), file))


def _text(file: Path) -> str:
    if file.stat().st_size > _LARGEST_FILE:
        raise WrongCall(f"{file}: larger than {_LARGEST_FILE >> 20} MiB; split it")
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise WrongCall(f"{file}: not UTF-8: {error}") from error


def corrections_in(text: str, file: Path) -> tuple[Correction, ...]:
    """The corrections of the text of a file, which is named when something is wrong with one (WrongCall)."""
    import yaml

    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise WrongCall(f"{file}: not YAML: {' '.join(str(error).split())}") from error
    if not isinstance(raw, list | None):
        raise WrongCall(f"{file}: must be a list of corrections, each beginning with '- table: …'")
    return tuple(_numbered(number, entry, file) for number, entry in enumerate(raw or (), 1))


def _numbered(number: int, raw: Any, file: Path) -> Correction:
    try:
        return _correction(raw, file.name)
    except ValueError as error:
        raise WrongCall(f"{file}: entry {number}: {error}") from error


def _correction(raw: Any, file: str) -> Correction:
    """An entry; ValueError says what is wrong with it."""
    if not isinstance(raw, dict):
        raise ValueError("must have the keys table, row, reason, who, when, and column and value, or action")
    if odd := set(raw) - _KNOWN:
        raise ValueError(f"unknown key {', '.join(map(str, sorted(odd, key=str)))}")
    if lacking := [name for name in _NEEDED if not raw.get(name)]:
        raise ValueError(f"lacks {', '.join(lacking)}")
    action = raw.get("action", "fix")
    if action not in {code.code for code in schema.codes("correction_action")}:
        raise ValueError(f"action {action!r} is none of fix, accept, reject")
    if raw["table"] not in TABLES:
        raise ValueError(f"table {raw['table']!r} cannot be corrected; those that can: {', '.join(TABLES)}")
    if not isinstance(raw["when"], date):
        raise ValueError("`when` must be a date such as 2026-11-23")
    texts = {name: str(raw[name]) for name in ("table", "row", "reason", "who")}
    fix = _fix(raw, schema.table(raw["table"])) if action == "fix" else _no_fix(raw, action)
    return Correction(**texts, action=action, when=raw["when"], source_file=file, **fix)


def _no_fix(raw: dict[str, Any], action: str) -> dict[str, Any]:
    if {"column", "value", "expect"} & set(raw):
        raise ValueError(f"{action} takes no column, value or expect")
    if "review_status" not in schema.names(raw["table"]) and action == "accept":
        raise ValueError(f"rows of {raw['table']} are not reviewed one by one; only fix and reject")
    if raw["table"] in {"articles", "locations", "policies"}:
        raise ValueError(f"a row of {raw['table']} cannot be rejected: other rows need it")
    return {}


def _fix(raw: dict[str, Any], table: schema.Table) -> dict[str, Any]:
    if "column" not in raw or "value" not in raw:
        raise ValueError("a fix needs column and value (null is a value)")
    allowed = correctable(table.name)
    if raw["column"] not in allowed:
        raise ValueError(f"{table.name}.{raw['column']} cannot be set; those that can: {', '.join(allowed)}")
    field = next(entry for entry in table.fields if entry.name == raw["column"])
    expect = _cell(field, raw["expect"]) if "expect" in raw else UNSET
    return {"column": field.name, "value": _cell(field, raw["value"], strict=True), "expect": expect}


def _cell(field: schema.Field, value: Any, strict: bool = False) -> Any:
    """A value as the column holds it; `strict` for one that goes into the table, not only to be compared."""
    if value is None:
        if strict and field.constraints.get("required"):
            raise ValueError(f"{field.name} may not be null")
        return None
    if not isinstance(value, _TYPES[field.type]) or (isinstance(value, bool) and field.type != "boolean"):
        raise ValueError(f"{value!r} is no {field.type}, as {field.name} is")
    values: list[Any] = value if isinstance(value, list) else [value]
    if field.type == "array" and not all(isinstance(entry, str) for entry in values):
        raise ValueError(f"{field.name} is a list of texts")
    if strict and field.codes and (odd := set(values) - {code.code for code in schema.codes(field.codes)}):
        raise ValueError(f"{', '.join(sorted(odd))} is no code of {field.codes}")
    return float(values[0]) if field.type == "number" else value


def _check_together(entries: tuple[Correction, ...]) -> None:
    """Corrections of one row must not contradict each other."""
    first = entries[0]
    where = f"{', '.join(sorted({entry.source_file for entry in entries}))}: {first.table} {first.row}"
    columns = [entry.column for entry in entries if entry.action == "fix"]
    if double := {column for column in columns if columns.count(column) > 1}:
        raise WrongCall(f"{where}: {', '.join(sorted(map(str, double)))} is fixed twice; keep one")
    if len({entry.correction_id for entry in entries}) < len(entries):
        raise WrongCall(f"{where}: is {first.action}ed twice; keep one")
    if len(entries) > 1 and any(entry.action == "reject" for entry in entries):
        raise WrongCall(f"{where}: is rejected and corrected; keep one")

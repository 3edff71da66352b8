"""Templates → files. In HTML every value is escaped: text of articles can never become markup."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment


TEMPLATES = Path(__file__).parent / "templates"


@cache
def _environment(folder: Path) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    found = Environment(
        loader=FileSystemLoader(folder),
        autoescape=select_autoescape(["html.j2"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters["thousands"] = lambda number: f"{number:,}"
    found.filters["percent"] = lambda share: "–" if share is None else f"{share:.1%}"
    found.filters["cell"] = _cell
    return found


_MARKUP = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;"} | {char: f"\\{char}" for char in "\\`*_[]|#"})


def _cell(value: Any) -> str:
    """Text inside a Markdown table: what Markdown and HTML would read as theirs stays text."""
    return " ".join(str("" if value is None else value).split()).translate(_MARKUP)


def render(name: str, path: Path, folder: Path = TEMPLATES, **values: Any) -> None:
    """Write the template `name`.j2 of `folder`, filled with `values`, to `path`."""
    path.write_text(_environment(folder).get_template(f"{name}.j2").render(**values), encoding="utf-8")

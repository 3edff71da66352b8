"""Who publishes: schemas/publication.toml, which every description of a release is made from."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from gongbao import schema
from gongbao.model import WrongCall

# What a release cannot be described without; the texts may be empty where it says so.
_NEEDED = {
    "": (
        *("name", "title", "title_zh", "description", "description_zh", "keywords", "homepage", "frequency", "theme"),
        *("licenses", "contributors"),
    ),
    "contact": ("name", "name_zh", "email", "url"),
    "publisher": ("name", "name_zh", "url"),
    "coverage": ("name", "name_zh", "url"),
    "catalogue": ("code", "sharing", "opening"),
    "retention": ("last",),
}
_CODES = ("frequency", "theme")


def publication_text() -> str:
    """The file as it is; a change in it is a reason to publish again."""
    return (schema.folder() / "publication.toml").read_text(encoding="utf-8")


@cache
def publication() -> dict[str, Any]:
    """What the file says, as it says it. Raises WrongCall, naming the key, when something is missing."""
    return checked(publication_text())


def checked(text: str) -> dict[str, Any]:
    """The publication that a text describes. Raises WrongCall."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WrongCall(f"schemas/publication.toml: not TOML: {error}") from error
    for section, names in _NEEDED.items():
        found = told.get(section, {}) if section else told
        if missing := [name for name in names if not found.get(name)]:
            where = f"[{section}] " if section else ""
            raise WrongCall(f"schemas/publication.toml: {where}lacks {', '.join(missing)}")
    for name in _CODES:
        allowed = [code.code for code in schema.codes(name)]
        if told[name] not in allowed:
            raise WrongCall(f"schemas/publication.toml: {name} {told[name]!r} is none of {', '.join(allowed)}")
    return told

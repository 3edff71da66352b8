"""Who publishes: schemas/publication.toml, which every description of a release is made from."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from gongbao import schema


def publication_text() -> str:
    """The file as it is; a change in it is a reason to publish again."""
    return (schema.folder() / "publication.toml").read_text(encoding="utf-8")


@cache
def publication() -> dict[str, Any]:
    """What the file says, as it says it."""
    return tomllib.loads(publication_text())

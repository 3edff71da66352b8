"""What a release says of itself to machines; all of it made from schemas/, publication.toml and the checked files."""

from __future__ import annotations

from collections.abc import Callable

from gongbao.release.describe.catalog_zh import catalog_zh
from gongbao.release.describe.citation import citation
from gongbao.release.describe.croissant import croissant
from gongbao.release.describe.csvw import csvw
from gongbao.release.describe.data_package import data_package
from gongbao.release.describe.dcat import dcat
from gongbao.release.describe.facts import Facts
from gongbao.release.describe.pointer import pointer
from gongbao.release.describe.schema_org import schema_org
from gongbao.release.describe.skos import skos

FORMAT = 5  # of the files written here, in formats/, pages/ and site/: another format is a reason to publish again

DESCRIPTIONS: tuple[Callable[[Facts], None], ...] = (
    *(data_package, croissant, csvw, dcat, skos, schema_org, citation, catalog_zh),
    pointer,
)

__all__ = ["FORMAT", "Facts", "describe"]


def describe(facts: Facts) -> None:
    """Write every description into the folder of the release."""
    for write in DESCRIPTIONS:
        write(facts)

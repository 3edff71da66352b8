"""What `--store` says: a folder with everything, or s3://BUCKET/PREFIX for the parts, beside a folder for the rest."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

from gongbao.model import WrongCall
from gongbao.store.bucket import Bucket
from gongbao.store.catalogue import Catalogue
from gongbao.store.shelf import FOLDER, Folder

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_S3 = re.compile(r"s3://[^/]+(/.*)?")
CACHE = "cache"  # of a store whose parts lie elsewhere


def home(store: str | Path | None, output: Path) -> Path:
    """The folder of the catalogue, of fetched pages and of Prefect, absolute: always on this machine.

    Raises WrongCall when `store` is an address that cannot hold parts.
    """
    if store is None or is_address(store):
        return Path(output).absolute() / "store"
    return Path(store).absolute()


def catalogue(store: str | Path | None, output: Path) -> Catalogue:
    """The catalogue of a store. Raises WrongCall, StoreError."""
    root = home(store, output)
    return Catalogue(root, Bucket(str(store), root / CACHE) if is_address(store) else Folder(root / FOLDER))


def is_address(store: str | Path | None) -> bool:
    """Whether it names storage that is no folder. Raises WrongCall when parts cannot lie there."""
    text = str(store or "")
    if not _SCHEME.match(text):
        return False
    if not _S3.fullmatch(text):
        raise WrongCall(f"{text}: a store is a folder or s3://BUCKET/PREFIX")
    if find_spec("s3fs") is None:
        raise WrongCall(f"{text}: this needs more packages: pip install 'gongbao[s3]'")
    return True

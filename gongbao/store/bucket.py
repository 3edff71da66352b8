"""Parts in S3-compatible storage, by fsspec: `s3://bucket/prefix/parts/PART/FILE`, and a manifest written last.

Objects appear whole or not at all, but a part is many of them: only what its manifest lists is a part, so one that a
crash cut short is none and is written again. The catalogue stays on the driver's disk (SQLite needs one), so the
storage names its owner: a second catalogue there would prune the parts of the first.

Credentials, region and address are those of the environment on every machine (AWS_ACCESS_KEY_ID, AWS_ENDPOINT_URL …).
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from gongbao.model import StoreError
from gongbao.store.shelf import FOLDER, OWNER, LostPart, is_readable, owner_mark, owner_of

MANIFEST = "manifest.json"  # file → size of everything else in a part


@dataclass(frozen=True, slots=True)
class Bucket:
    """Parts below `url` (s3://BUCKET/PREFIX).

    What a release reads is kept in the folder `cache` of the driver: parts never change, so a copy is never stale.
    """

    url: str
    cache: Path

    def claim(self, owner: str, home: Path) -> None:
        """See Shelf."""
        if self.owner() is None:
            with self._explained() as storage, suppress(OSError):  # another was faster: seen when it is read
                storage.pipe_file(f"{self._root()}/{OWNER}", owner_mark(owner, home).encode(), mode="create")
        with self._explained() as storage:
            mark = storage.cat_file(f"{self._root()}/{OWNER}")
        if owner_of(mark) != owner:
            told = mark.decode("utf-8", "replace")
            raise StoreError(
                f"{self.url} belongs to another catalogue ({told}); run with its --output, or give another prefix"
            )

    def owner(self) -> str | None:
        """See Shelf."""
        with self._explained() as storage:
            try:
                return owner_of(storage.cat_file(f"{self._root()}/{OWNER}"))
            except FileNotFoundError:
                return None

    def write(self, part: str, fill: Callable[[Path], None]) -> None:
        """See Shelf."""
        if self._whole(part):
            return
        with TemporaryDirectory(prefix="gongbao-") as draft, self._explained() as storage:
            fill(Path(draft))
            files = sorted(Path(draft).iterdir())
            storage.put([str(file) for file in files], [self._object(part, file.name) for file in files])
            sizes = {file.name: file.stat().st_size for file in files}
            storage.pipe_file(self._object(part, MANIFEST), json.dumps(sizes).encode())

    def read(self, part: str, file: str) -> bytes:
        """See Shelf."""
        with self._explained() as storage:
            try:
                content: bytes = storage.cat_file(self._object(part, file))
            except FileNotFoundError as error:
                raise LostPart(part, f"{self.place(part)}/{file}") from error
        return content

    def files(self, parts: Iterable[str], file: str) -> list[Path]:
        """See Shelf; what is not in the cache yet is fetched, many at a time."""
        wanted = {part: self.cache / part / file for part in parts}
        absent = {part: path for part, path in wanted.items() if not path.is_file()}
        if absent:
            self._fetch(absent, file)
        return list(wanted.values())

    def readable(self, part: str) -> bool:
        """See Shelf. A spoilt copy in the cache is no spoilt part: it is fetched again."""
        if all(map(is_readable, (self.cache / part).glob("*.parquet"))):
            return True
        shutil.rmtree(self.cache / part, ignore_errors=True)
        try:
            names = [name for name in json.loads(self.read(part, MANIFEST)) if name.endswith(".parquet")]
            return all(is_readable(path) for name in names for path in self.files([part], name))
        except LostPart:
            return False

    def place(self, part: str) -> str:
        """See Shelf."""
        return f"s3://{self._root()}/{FOLDER}/{part}"

    def parts(self) -> list[str]:
        """See Shelf; those of which only a copy is left too."""
        with self._explained() as storage:
            try:
                found = storage.ls(f"{self._root()}/{FOLDER}", detail=False)
            except FileNotFoundError:
                found = []
        return sorted({Path(name).name for name in found} | {path.name for path in self.cache.glob("*")})

    def drop(self, parts: Sequence[str]) -> None:
        """See Shelf. The manifest goes first: half a part is none."""
        for part in parts:
            with self._explained() as storage:
                for gone in (self._object(part, MANIFEST), f"{self._root()}/{FOLDER}/{part}"):
                    with suppress(FileNotFoundError):
                        storage.rm(gone, recursive=True)
            shutil.rmtree(self.cache / part, ignore_errors=True)

    def _root(self) -> str:
        return self.url.removeprefix("s3://").rstrip("/")

    def _object(self, part: str, file: str) -> str:
        return f"{self._root()}/{FOLDER}/{part}/{file}"

    def _whole(self, part: str) -> bool:
        """Whether everything is there that the manifest lists."""
        try:
            sizes = json.loads(self.read(part, MANIFEST))
        except LostPart:
            return False
        with self._explained() as storage:
            there = storage.find(f"{self._root()}/{FOLDER}/{part}", detail=True)
        return bool(sizes.items() <= {Path(name).name: entry["size"] for name, entry in there.items()}.items())

    def _fetch(self, absent: dict[str, Path], file: str) -> None:
        """Put copies of a file of some parts at these paths; fetched aside, so that no copy is half."""
        self.cache.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=self.cache, prefix=".") as draft, self._explained() as storage:
            sources = [self._object(part, file) for part in absent]
            try:
                storage.get(sources, [f"{draft}/{part}" for part in absent])
            except FileNotFoundError as error:
                lost = next((part for part in absent if not storage.exists(self._object(part, file))), None)
                if lost is None:
                    raise
                raise LostPart(lost, f"{self.place(lost)}/{file}") from error
            for part, path in absent.items():
                path.parent.mkdir(exist_ok=True)
                (Path(draft) / part).replace(path)

    @contextmanager
    def _explained(self) -> Iterator[Any]:
        """The file system of fsspec; its errors become a StoreError that names the storage."""
        import fsspec
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            # Listings of a moment ago are no help where other machines write.
            yield fsspec.filesystem("s3", use_listings_cache=False)
        except (OSError, BotoCoreError, ClientError) as error:
            told = str(error).splitlines()[0] if str(error) else type(error).__name__
            advice = "check the bucket, the credentials and AWS_ENDPOINT_URL, and run again; nothing is lost"
            raise StoreError(f"{self.url}: {told}; {advice}") from error

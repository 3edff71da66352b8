"""Snapshots from zip archives, read without unpacking to disk.

Sizes in an archive's headers may lie, so every read is bounded by what actually comes out.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from types import TracebackType

from gongbao.model import Rejected
from gongbao.source import given
from gongbao.source.found import MAX_ARCHIVE_BYTES, MAX_BYTES, MAX_MEMBERS, MAX_RATIO, Found, Refused, digest

_UTF8_FLAG = 0x800
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)


def is_archive(file: Path) -> bool:
    """Whether `file` is named as a zip archive. (DOCX and XLSX are zips too, but they are articles.)"""
    return file.suffix.lower() == ".zip"


def entries(file: Path, name: str) -> Iterator[Found | Refused]:
    """The members of the archive `file`, whose own address is `name`; Rejected when it cannot be read as one."""
    try:
        with zipfile.ZipFile(file) as archive:
            members = _members(archive, name)
            tables = _tables(archive, members, name)
            yield from (_entry(archive, file, name, info, tables) for info in members if not _is_table(info))
    except _BROKEN as error:
        raise Rejected("damaged", f"{name}: not a readable zip archive ({error}); pack it again") from error


def _members(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    members = [info for info in archive.infolist() if not info.is_dir() and not _hidden(info)]
    if len(members) > MAX_MEMBERS:
        raise Rejected("too_large", f"{name}: more than {MAX_MEMBERS:,} members; split the archive")
    if sum(info.file_size for info in members) > MAX_ARCHIVE_BYTES:
        raise Rejected("too_large", f"{name}: unpacks to more than {MAX_ARCHIVE_BYTES // 2**30} GiB; split the archive")
    return sorted(members, key=_name)


def _hidden(info: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(_name(info)).parts
    return any(part.startswith(".") and part != ".." for part in parts) or "__MACOSX" in parts


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name. Chinese Windows writes names in GBK without saying so, which zipfile reads as cp437."""
    if info.flag_bits & _UTF8_FLAG:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename


def _is_table(info: zipfile.ZipInfo) -> bool:
    return PurePosixPath(_name(info)).name == given.FILE_NAME


_Tables = dict[PurePosixPath, Mapping[str, dict[str, str]] | Rejected]


def _tables(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], name: str) -> _Tables:
    """Folder in the archive → its metadata.csv, or why that cannot be used."""
    tables: _Tables = {}
    for info in filter(_is_table, members):
        where = PurePosixPath(_name(info))
        try:
            tables[where.parent] = given.parse(_read(archive, info, f"{name}!/{where}"), f"{name}!/{where}")
        except Rejected as refusal:
            tables[where.parent] = refusal
    return tables


def _entry(archive: zipfile.ZipFile, file: Path, name: str, info: zipfile.ZipInfo, tables: _Tables) -> Found | Refused:
    member = PurePosixPath(_name(info))
    where = f"{name}!/{_name(info)}"
    try:
        table = tables.get(member.parent, {})
        if isinstance(table, Rejected):
            raise table
        content = _read(archive, info, where)
    except Rejected as refusal:
        return Refused(where, where, None, refusal.reason, refusal.message)
    facts = tuple(sorted(table.get(member.name, {}).items()))
    return Found(where, digest(content), len(content), str(file), info.filename, facts)


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str) -> bytes:
    path = PurePosixPath(_name(info))
    if path.is_absolute() or ".." in path.parts or "\\" in _name(info):
        raise Rejected("unsafe_path", f"{where}: a name that leads out of the archive; pack it again")
    if path.suffix.lower() == ".zip":
        raise Rejected("nested_archive", f"{where}: an archive in an archive; unpack it one level")
    if info.flag_bits & 1:
        raise Rejected("damaged", f"{where}: encrypted; pack it again without a password")
    if info.file_size > MAX_BYTES:
        raise Rejected("too_large", f"{where}: larger than {MAX_BYTES // 2**20} MiB; split it into articles")
    return _bounded(archive, info, where)


def _bounded(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str) -> bytes:
    # Small members may compress well by chance; a bomb needs size as well as ratio.
    limit = min(MAX_BYTES, max(info.compress_size * MAX_RATIO, 2**20))
    try:
        with archive.open(info) as handle:
            content = handle.read(limit + 1)
    except _BROKEN as error:
        raise Rejected("damaged", f"{where}: cannot be unpacked ({error}); pack it again") from error
    if len(content) > limit:
        raise Rejected("zip_bomb", f"{where}: unpacks to more than {MAX_RATIO} times its size; not read")
    return content


class Opened:
    """Reads members that `entries` found, keeping the last archive open: members come archive by archive."""

    def __init__(self) -> None:
        self._path: str | None = None
        self._archive: zipfile.ZipFile | None = None

    def __enter__(self) -> Opened:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._archive is not None:
            self._archive.close()

    def read(self, found: Found) -> bytes:
        """The bytes of a member; Rejected when the archive changed or went away since it was found."""
        try:
            archive = self._open(found.container)
            content = _read(archive, archive.getinfo(found.member or ""), found.source_file)
        except (*_BROKEN, KeyError) as error:
            raise Rejected("damaged", f"{found.source_file}: cannot be read again ({error}); run again") from error
        if digest(content) != found.sha256:
            raise Rejected("unreadable", f"{found.source_file}: changed while it was being read; run again")
        return content

    def _open(self, path: str) -> zipfile.ZipFile:
        if self._archive is None or self._path != path:
            if self._archive is not None:
                self._archive.close()
            self._path, self._archive = path, zipfile.ZipFile(path)
        return self._archive

"""What a web source is: one YAML file each, checked when it is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from string import Formatter
from typing import Annotated, Any

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, Tag, ValidationError, field_validator

from gongbao import schema
from gongbao.model import WrongCall

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_MAX_FILE_BYTES = 2**20


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _web(address: str) -> str:
    if not re.match(r"https?://[^/\s]+", address):
        raise ValueError("must begin with http:// or https://")
    return address


Address = Annotated[str, Field(min_length=8, max_length=2_000), AfterValidator(_web)]


class Feed(_Strict):
    """An RSS or Atom feed."""

    feed: Address


class Sitemap(_Strict):
    """A sitemap or an index of sitemaps, plain or gzipped."""

    sitemap: Address
    max_sitemaps: int = Field(default=50, ge=1, le=1_000)


class ListPage(_Strict):
    """A page of links: `links` selects them, `next` the link to its next page; or `pages` spells those with {page}.

    `through` selects links to pages in between, such as the pages of a newspaper, one selector a level.
    """

    list: Address
    links: str
    next: str | None = None
    pages: str | None = None
    first_page: int = 2
    max_pages: int = Field(default=1, ge=1, le=1_000)
    through: tuple[str, ...] = ()


class Edition(_Strict):
    """A newspaper's digital edition: an address with {date:%Y-%m/%d}, looked at for the last `days` days."""

    edition: Address
    links: str
    days: int = Field(default=2, ge=1, le=31)
    through: tuple[str, ...] = ()

    @field_validator("edition")
    @classmethod
    def _only_dates(cls, pattern: str) -> str:
        names = {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}
        if names != {"date"}:
            raise ValueError("must hold {date:…}, such as {date:%Y-%m/%d}, and no other field")
        return pattern


class Urls(_Strict):
    """Addresses of articles: listed here, or a text file beside the YAML with one a line."""

    urls: tuple[Address, ...] | str


_KINDS: dict[str, type[_Strict]] = {
    "feed": Feed,
    "sitemap": Sitemap,
    "list": ListPage,
    "edition": Edition,
    "urls": Urls,
}


def _kind(told: Any) -> str | None:
    keys = set(told) if isinstance(told, dict) else {name for name in _KINDS if hasattr(told, name)}
    return next((name for name in _KINDS if name in keys), None)


Start = Annotated[
    Annotated[Feed, Tag("feed")]
    | Annotated[Sitemap, Tag("sitemap")]
    | Annotated[ListPage, Tag("list")]
    | Annotated[Edition, Tag("edition")]
    | Annotated[Urls, Tag("urls")],
    Discriminator(_kind, custom_error_type="start", custom_error_message=f"must be one of {', '.join(_KINDS)}"),
]


class Articles(_Strict):
    """Which of the links are articles: patterns that are searched in the whole address."""

    match: str | None = None
    skip: str | None = None
    drop_parameters: tuple[str, ...] = ("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "spm")

    @field_validator("match", "skip")
    @classmethod
    def _pattern(cls, pattern: str | None) -> str | None:
        try:
            re.compile(pattern or "")
        except re.error as error:
            raise ValueError(f"not a regular expression: {error}") from error
        return pattern


class Manners(_Strict):
    """How a site is asked: seconds between two requests to one host, limits, and when an article is looked at again."""

    delay_seconds: float = Field(default=1.0, ge=0, le=600)
    timeout_seconds: float = Field(default=30.0, gt=0, le=600)
    max_bytes: int = Field(default=16 * 2**20, ge=1_024, le=64 * 2**20)
    max_requests: int = Field(default=2_000, ge=1)  # in one fetch; the next goes on
    attempts: int = Field(default=3, ge=1, le=10)
    recheck_days: tuple[float, ...] = (0.25, 1, 3, 7, 30)
    robots: bool = True
    private_addresses: bool = False
    proxy: str | None = None


class Source(_Strict):
    """A web source; `name` is its file's name, `folder` where that lies."""

    name: str
    folder: Path
    title: str
    publisher: str | None = None
    area: str | None = None
    rights: str | None = None
    start: tuple[Start, ...] = Field(min_length=1)
    articles: Articles = Articles()
    fetch: Manners = Manners()
    stale_days: float | None = Field(default=None, gt=0)
    enabled: bool = True

    @field_validator("rights")
    @classmethod
    def _known_rights(cls, code: str | None) -> str | None:
        known = [entry.code for entry in schema.codes("rights")]
        if code is not None and code not in known:
            raise ValueError(f"must be one of {', '.join(known)}")
        return code

    @property
    def given(self) -> dict[str, str]:
        """What holds for every article of the source, in the words of a metadata.csv."""
        facts = {name: getattr(self, name) for name in ("publisher", "area", "rights")}
        return {name: value for name, value in facts.items() if value}


def parse_source(text: str, path: Path) -> Source:
    """The source that a YAML text describes; `path` gives name and folder. Raises WrongCall naming file and field."""
    if not _NAME.fullmatch(path.stem):
        raise WrongCall(f"{path}: the name of a source is made of a-z, 0-9 and -; rename the file")
    try:
        told = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise WrongCall(f"{path}: not YAML: {' '.join(str(error).split())}") from error
    if not isinstance(told, dict):
        raise WrongCall(f"{path}: not a mapping of fields; see sources/README.md")
    try:
        return Source(**told | {"name": path.stem, "folder": path.parent})
    except ValidationError as error:
        raise WrongCall(f"{path}: {_readable(error)}") from error


def _readable(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(str(step) for step in first["loc"] if step not in _KINDS) or "the file"
    more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return f"{where}: {first['msg'].removeprefix('Value error, ')}{more}"


def load_sources(folder: Path, names: Sequence[str] = ()) -> list[Source]:
    """The enabled sources of a folder, by name; or the named ones. Raises WrongCall for a name that is not there."""
    files = {path.stem: path for path in sorted((*folder.glob("*.yml"), *folder.glob("*.yaml")))}
    if unknown := [name for name in names if name not in files]:
        raise WrongCall(f"{unknown[0]}: no such source in {folder}; there are: {', '.join(files) or 'none'}")
    sources = [_load(files[name]) for name in names or files]
    return [source for source in sources if source.enabled or names]


def _load(path: Path) -> Source:
    with path.open("rb") as handle:
        content = handle.read(_MAX_FILE_BYTES + 1)
    if len(content) > _MAX_FILE_BYTES:
        raise WrongCall(f"{path}: larger than 1 MiB; list many addresses in a text file (urls: NAME.txt)")
    try:
        return parse_source(content.decode("utf-8-sig"), path)
    except UnicodeDecodeError as error:
        raise WrongCall(f"{path}: not UTF-8; save it as UTF-8") from error

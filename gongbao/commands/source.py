"""`gongbao source`: describe a web source, try it, and see how the sources are doing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import typer

from gongbao.commands.console import print_json, print_table, wants_json
from gongbao.commands.exits import Exit
from gongbao.model import Rejected, Snapshot, WrongCall
from gongbao.source.found import digest
from gongbao.source.web.client import Client, Hosts, NotFetched, Response
from gongbao.source.web.clock import Clock
from gongbao.source.web.links import Unusable
from gongbao.source.web.proposing import as_yaml, propose
from gongbao.source.web.spec import Manners, Source, load_sources, parse_source
from gongbao.source.web.trial import try_source

if TYPE_CHECKING:
    from gongbao.source.web.trial import Trial

_TRIED = 3  # articles


def add_source(url: str, name: str | None, folder: Path, private: bool, as_json: bool) -> None:
    """Write a first YAML for the site at `url` and say how to go on. Raises WrongCall."""
    manners = Manners(private_addresses=private)
    response = _answer(url, manners)
    try:
        told = propose(response)
    except Unusable as error:
        raise WrongCall(str(error)) from error
    if private:
        told["fetch"] = {"private_addresses": True}
    path = folder / f"{name or _name(url)}.yml"
    if path.exists():
        raise WrongCall(f"{path} is there already; give another --name, or edit it")
    text = as_yaml(told)
    parse_source(text, path)
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    if wants_json(as_json):
        print_json({"file": str(path), "source": told})
    else:
        typer.echo(f"{text}\nWritten to {path}. Edit it, then try it: gongbao source check {path.stem}")


def _answer(url: str, manners: Manners) -> Response:
    try:
        with Client(manners, Hosts(Clock())) as client:
            response = client.get(url)
    except NotFetched as error:
        raise WrongCall(str(error)) from error
    if response.status != 200:
        raise WrongCall(f"{url}: answers {response.status}")
    return response


def _name(url: str) -> str:
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return re.sub(r"[^a-z0-9]+", "-", host.lower()).strip("-")[:64] or "source"


def check_source(name: str, folder: Path, as_json: bool) -> None:
    """Ask for the start pages and a few articles and show what would be read; nothing is stored."""
    (source,) = load_sources(folder, [name])
    trial = try_source(source, Hosts(Clock()), _TRIED)
    articles = [_read(answer, source) for answer in trial.articles]
    if wants_json(as_json):
        print_json({"source": name, "listed": trial.listed, "articles": articles, "messages": trial.messages})
    else:
        _show(name, trial, articles)
    if not trial.listed or trial.messages or not any("title" in row for row in articles):
        raise typer.Exit(Exit.SOURCE)


def _read(response: Response, source: Source) -> dict[str, Any]:
    from gongbao.pipeline import extract_snapshot

    given = source.given | {"source_uri": response.asked}
    snapshot = Snapshot(response.asked, response.asked, response.body, digest(response.body), given)
    try:
        _, rows = extract_snapshot(snapshot)
    except Rejected as refusal:
        return {"address": response.asked, "rejected": refusal.reason, "message": refusal.message}
    article = rows["articles"][0]
    known = {key: article[key] for key in ("title", "published_on", "publisher", "article_type", "char_count")}
    return {"address": response.asked, **known, **{name: len(rows[name]) for name in ("figures", "measures")}}


def _show(name: str, trial: Trial, articles: list[dict[str, Any]]) -> None:
    columns = ("title", "published_on", "publisher", "article_type", "char_count", "figures", "measures")
    print_table(
        f"{name}: {len(trial.listed)} articles listed; the first of them",
        ("address", *columns, "rejected"),
        [[row.get(column) for column in ("address", *columns, "message")] for row in articles],
    )
    for message in trial.messages:
        typer.echo(f"gongbao: {message}", err=True)


def list_sources(folder: Path, store: Path, as_json: bool) -> None:
    """The described sources and how their last fetch went."""
    from gongbao.source.web import health

    told = {entry["source"]: entry for entry in health(store, {})}
    rows = [
        {"source": source.name, "title": source.title, "state": None, "at": None, "last_new": None}
        | {key: told.get(source.name, {}).get(key) for key in ("state", "at", "last_new", "articles", "messages")}
        for source in load_sources(folder)
    ]
    if wants_json(as_json):
        print_json(rows)
        return
    columns = ("source", "title", "state", "at", "last_new", "articles")
    print_table("gongbao source list", columns, [[row[column] for column in columns] for row in rows])

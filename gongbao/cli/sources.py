"""The commands of `gongbao source`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gongbao.cli.shared import AsJson, Debug, Output, Sources, Store, readable_errors


def add_source(
    url: Annotated[str, typer.Argument(help="A feed, a sitemap, or a page that lists articles.")],
    name: Annotated[str | None, typer.Option(help="The file's name. [default: the host's]")] = None,
    sources: Sources = Path("sources"),
    private: Annotated[bool, typer.Option("--private", help="The site is in our own network.")] = False,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Look at a site and write a first YAML for it.

    Example: [bold]gongbao source add https://www.example.gov.cn/zwgk/index.html --name example[/]
    """
    from gongbao.commands.source import add_source as add

    with readable_errors(debug):
        add(url, name, sources, private, as_json)


def check_source(
    name: Annotated[str, typer.Argument(help="The source to try.")],
    sources: Sources = Path("sources"),
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Try a source: what it lists, and how its first articles read. Nothing is stored.

    Example: [bold]gongbao source check example[/]
    """
    from gongbao.commands.source import check_source as check

    with readable_errors(debug):
        check(name, sources, as_json)


def list_sources(
    sources: Sources = Path("sources"),
    output: Output = Path("output"),
    store: Store = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """List the sources and how their last fetch went.

    Example: [bold]gongbao source list[/]
    """
    from gongbao.commands.source import list_sources as show
    from gongbao.store.place import home

    with readable_errors(debug):
        show(sources, home(store, output), as_json)

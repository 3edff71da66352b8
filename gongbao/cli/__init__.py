"""The command line. Heavy libraries are imported inside the commands, so that --help answers at once."""

from __future__ import annotations

import typer

from gongbao.cli import looking, running, sources

__all__ = ["app"]

app = typer.Typer(
    name="gongbao",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="""Chinese policy articles in, open tables of measures, figures and locations out.

    [bold]gongbao run[/] reads articles and publishes a checked release; [bold]gongbao show FILE[/] tries one article;
    [bold]gongbao fetch[/] brings new ones from the web ([bold]gongbao source[/] says where from), and
    [bold]gongbao serve[/] does both on a schedule;
    [bold]gongbao site[/] opens the page of a release;
    [bold]gongbao tables[/] explains the columns; [bold]gongbao releases[/], [bold]diff[/] and [bold]prune[/] look after
    what was published; [bold]gongbao review[/] and [bold]accuracy[/] after how right it is.""",
    epilog="Exit codes: 0 done, 1 failed unexpectedly, 2 wrong call or input path, 3 the gate refused the release, "
    "4 the store is in use or unusable, 5 a web source needs looking after.",
)

_source = typer.Typer(no_args_is_help=True, help="Web sources: describe one, try it, see how they are doing.")

app.command()(running.run)
app.command()(running.fetch)
app.command()(running.serve)
app.command()(running.show)
app.add_typer(_source, name="source")
_source.command("add")(sources.add_source)
_source.command("check")(sources.check_source)
_source.command("list")(sources.list_sources)
app.command()(looking.tables)
app.command()(looking.releases)
app.command()(looking.site)
app.command()(looking.diff)
app.command()(looking.accuracy)
app.command()(looking.review)
app.command()(looking.prune)

"""The application: global options, and which commands there are."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal

import typer

from parindex.cli.current import current
from parindex.cli.late_group import LateGroup
from parindex.executors import executor_at, use
from parindex.sources.files.paths import find_workspace, named
from parindex.version import __version__

__all__ = ["app"]

app = typer.Typer(
    name="parindex",
    cls=LateGroup,
    help="Score, rank and report a Public Administration Reform (PAR) index from spreadsheets.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"parindex {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    context: typer.Context,
    workspace: Annotated[
        Path | None,
        typer.Option("--workspace", "-w", metavar="DIR", help="The workspace. Default: found by walking up."),
    ] = None,
    locale: Annotated[
        Literal["vi", "en"] | None,
        typer.Option(is_eager=True, envvar="PARINDEX_LOCALE", help="Language of the answer. Default: the workspace's."),
    ] = None,
    executor: Annotated[
        str | None,
        typer.Option(
            envvar="PARINDEX_EXECUTOR",
            metavar="dask://HOST:PORT",
            help="Let a cluster read the sheets of a large batch. Default: this computer.",
        ),
    ] = None,
    _: Annotated[
        bool, typer.Option("--version", "-V", is_eager=True, callback=_version, help="Print the version.")
    ] = False,
) -> None:
    current.start(named(workspace) if workspace is not None else find_workspace(Path.cwd()), locale)
    context.call_on_close(current.end)
    if executor:
        context.with_resource(_cluster(executor))


@contextmanager
def _cluster(address: str) -> Iterator[None]:
    executor = executor_at(address)
    with use(executor):
        yield
    if executor.fallen_back:
        from parindex.cli.present.terminal import say  # noqa: PLC0415  only if something is to be said

        message = "Machines of {address} were lost; batches that were computed on this computer: {number}"
        say(current.speech.say(message, address=address, number=executor.fallen_back))

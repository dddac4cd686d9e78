"""`parindex store`: the place where the scores are kept."""

from typing import Annotated

import typer

from parindex.cli.commands.publication.backup import answer_copy
from parindex.cli.current import current
from parindex.cli.options import FormatOption, Output

__all__ = ["app"]

app = typer.Typer(
    help="Move the store between a file and a server.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def _group() -> None:
    pass  # without it Typer would take the only command for the group


@app.command("copy")
def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="A file, or postgresql://host/database.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="The same, where nothing is stored yet.")],
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Copy a store to another place, with every revision and the whole journal.

    The copy is one moment of the store. It is read back and compared with the original before it counts; what is at
    the other place already is never touched. Then name the new place as store in parindex.yaml.
    """
    current.speak_as_workspace()
    from parindex.workflow.health import backup as use_case  # noqa: PLC0415  slow to import, and help needs none

    answer_copy(use_case.copy(source, target), format)

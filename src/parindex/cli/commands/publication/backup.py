"""`parindex backup`: a safe copy of the store while it is in use."""

from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.options import FormatOption, Output
from parindex.cli.present import terminal
from parindex.cli.present.backup import backup_document, print_backup
from parindex.workflow.health import backup as use_case

__all__ = ["backup"]


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file of the copy.")],
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")] = False,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Copy the store into a file, also while others score.

    The copy is one moment of the store; it is read back whole before it takes its place. To put it back,
    copy it over the store while nobody works with it.
    """
    made = use_case.backup(current.workspace(), file, force=force)
    if format is Output.JSON:
        terminal.print_json(backup_document(made))
    else:
        print_backup(made, current.speech)

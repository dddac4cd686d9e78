"""`parindex backup`: a safe copy of the store while it is in use."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parindex.cli.current import current
from parindex.cli.options import FormatOption, Output
from parindex.cli.present import terminal

if TYPE_CHECKING:
    from parindex.workflow.health.backup import Backup

__all__ = ["answer_copy", "backup"]


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file of the copy.")],
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")] = False,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Copy the store into a file, also while others score.

    The copy is one moment of the store; it is read back whole before it takes its place. To put it back,
    copy it over the store while nobody works with it.
    """
    from parindex.workflow.health import backup as use_case  # noqa: PLC0415  slow to import, and help needs none

    answer_copy(use_case.backup(current.workspace(), file, force=force), format)


def answer_copy(made: "Backup", format: Output) -> None:  # noqa: A002  as above
    """Say what was copied and read back."""
    from parindex.cli.present.saved import shown  # noqa: PLC0415  as above

    if format is Output.JSON:
        from parindex.reporting.documents.heads import head  # noqa: PLC0415  not needed for text
        from parindex.reporting.writers.records import harmless_document  # noqa: PLC0415  as above

        held = [{"year": year, "sheets": sheets} for year, sheets in made.copied.sheets]
        told = {"file": str(made.path), "bytes": made.copied.size, "years": held, "records": made.copied.records}
        terminal.print_json(harmless_document({**head(), **told, "digest": made.copied.digest}))
        return
    say, copied = current.speech.say, made.copied
    years = ", ".join(f"{year}: {sheets}" for year, sheets in copied.sheets) or "–"
    path = shown(made.path) if isinstance(made.path, Path) else made.path
    terminal.answer(terminal.plain(say("Copied and read back: {path}", path=path)))
    words = "Stored sheets by year: {years}; records of the journal: {records}"
    terminal.answer(say(words, years=years, records=copied.records))

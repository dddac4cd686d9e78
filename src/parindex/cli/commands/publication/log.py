"""`parindex log`: what was done to the store, by whom and when."""

import typer

from parindex.cli.current import current
from parindex.cli.options import FormatOption, Output, YearOption
from parindex.cli.present import terminal

__all__ = ["log"]


def log(
    year: YearOption = None,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Show who scored, published and amended what, and when.

    Each record is chained to the one before by its digest. The exit code is 3 if the chain is broken.
    """
    from parindex.reporting.documents.publication.journal import log_document  # noqa: PLC0415  slow to import, and help needs none
    from parindex.reporting.tables.publication.journal import chain_words, journal_blocks  # noqa: PLC0415  as above
    from parindex.workflow.publication import log as use_case  # noqa: PLC0415  as above

    found = use_case.log(current.session(), year)
    if format is Output.JSON:
        terminal.print_json(log_document(found))
    else:
        terminal.print_blocks(journal_blocks(found, current.speech, year), current.speech)
        told = terminal.say_error if found.broken else terminal.say
        told(chain_words(found, current.speech))
    raise typer.Exit(3 if found.broken else 0)

"""`parindex publish`: lock a year with its manifest."""

from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.moment import moment
from parindex.cli.options import BasisOption, CodesOption, FormatOption, OneYearOption, Output
from parindex.cli.present import terminal
from parindex.model.scores import Basis

__all__ = ["publish"]


def publish(
    year: OneYearOption,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="DIR", help="Folder of the manifest. Default: published/YEAR.")
    ] = None,
    partial: Annotated[bool, typer.Option("--partial", help="Publish although sheets are missing.")] = False,
    basis: BasisOption = Basis.APPRAISED,
    codes: CodesOption = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be published, lock nothing.")] = False,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Lock a year with its manifest.

    The manifest names every sheet and definition with its SHA-256 and holds every result down to the cell.
    Its own SHA-256 belongs into the decision on paper. A locked year takes no scores until it is amended.
    """
    from parindex.cli.present.saved import shown  # noqa: PLC0415  slow to import, and help needs none
    from parindex.reporting.documents.publication.locked import publication_document  # noqa: PLC0415  as above
    from parindex.reporting.tables.publication.locked import locked_blocks  # noqa: PLC0415  as above
    from parindex.workflow.publication import publish as use_case  # noqa: PLC0415  as above

    options = use_case.PublishOptions(year, out, basis, partial, dry_run)
    workspace = current.workspace({year})
    published = use_case.publish(workspace, options, at=moment())
    if format is Output.JSON:
        document = publication_document(published.manifest, published.digest, published.path, workspace.registry)
        terminal.print_json(document)
        return
    say, same = current.speech.say, published.same_as
    told = locked_blocks(published.manifest, published.digest, same, current.speech, codes=codes)
    terminal.print_blocks(told, current.speech)
    if published.path is None:
        terminal.say(say("Nothing was locked (--dry-run)."))
        return
    terminal.say(say("Written: {path}", path=shown(published.path)))
    terminal.say(say("The year is locked. Write the SHA-256 into the decision on paper: it proves this result."))

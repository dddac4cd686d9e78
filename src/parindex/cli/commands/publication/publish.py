"""`parindex publish`: lock a year with its manifest."""

from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.moment import moment
from parindex.cli.options import BasisOption, CodesOption, FormatOption, OneYearOption, Output
from parindex.cli.present import terminal
from parindex.cli.present.publication import print_publication, publication_document
from parindex.model.scores import Basis
from parindex.workflow.publication import publish as use_case

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
    options = use_case.PublishOptions(year, out, basis, partial, dry_run)
    workspace = current.workspace({year})
    published = use_case.publish(workspace, options, at=moment())
    if format is Output.JSON:
        terminal.print_json(publication_document(published, workspace.registry))
    else:
        print_publication(published, current.speech, codes=codes)

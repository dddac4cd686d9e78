"""`parindex verify`: prove a published year, or say what differs."""

from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.latest_year import latest_published
from parindex.cli.options import FormatOption, Output, RevisionOption, YearOption
from parindex.cli.present import terminal

__all__ = ["verify"]


def verify(
    year: YearOption = None,
    revision: RevisionOption = None,
    store_only: Annotated[bool, typer.Option("--store-only", help="Leave the workbooks alone.")] = False,
    manifest_digest: Annotated[
        str | None, typer.Option("--manifest-digest", metavar="SHA256", help="The digest printed on paper.")
    ] = None,
    manifest: Annotated[
        Path | None, typer.Option("--manifest", metavar="FILE", help="A copy of the manifest kept elsewhere.")
    ] = None,
    bundle: Annotated[Path | None, typer.Option("--bundle", metavar="FILE", help="Verify a bundle instead.")] = None,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Prove a published year, or say what differs.

    Computes everything again from the stored sheets and the kept definitions, reads the workbooks that
    are at hand once more, and compares cell by cell. The exit code is 3 if anything differs.
    """
    from parindex.reporting.documents.publication.verification import verification_document  # noqa: PLC0415  slow to import, and help needs none
    from parindex.reporting.tables.publication.verification import verification_blocks  # noqa: PLC0415  as above
    from parindex.workflow.publication import verify as use_case  # noqa: PLC0415  as above
    from parindex.workflow.publication.outside_copy import outside_digest, outside_manifest  # noqa: PLC0415  as above

    options = use_case.VerifyOptions(revision, store_only, outside_digest(manifest_digest), outside_manifest(manifest))
    with terminal.progress(current.speech.say("Reading sheets")) as progress:
        if bundle is not None:
            from parindex.workflow.publication.bundles.foreign_bundle import verify_bundle  # noqa: PLC0415  rarely needed

            found = verify_bundle(bundle, options, year=year, progress=progress)
        else:
            found = use_case.verify(current.session(), latest_published(year), options, progress=progress)
    if format is Output.JSON:
        terminal.print_json(verification_document(found, current.speech))
    else:
        terminal.print_blocks(verification_blocks(found, current.speech), current.speech)
    raise typer.Exit(0 if found.is_proved else 3)

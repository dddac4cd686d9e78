"""`parindex bundle`: a published year in one file, for another office."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parindex.cli.current import current
from parindex.cli.options import FormatOption, OneYearOption, Output, RevisionOption
from parindex.cli.present import terminal

if TYPE_CHECKING:
    from parindex.workflow.publication.bundles import bundle as use_case

__all__ = ["bundle"]


def bundle(
    year: OneYearOption,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE.zip", help="The file to write.")],
    revision: RevisionOption = None,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Put a published year into one file for another office.

    It holds workbooks, stored scores, definitions, manifest, journal and reports; to verify it, nothing
    else is needed: parindex verify --bundle FILE.zip
    """
    from parindex.cli.present.saved import shown  # noqa: PLC0415  slow to import, and help needs none
    from parindex.workflow.publication.bundles import bundle as use_case  # noqa: PLC0415  as above

    made = use_case.bundle(current.session(), year, revision, out)
    if format is Output.JSON:
        terminal.print_json(_document(made, year))
        return
    say = current.speech.say
    for path in made.left_out:
        terminal.say(say("Left out, since it is not here as it was read: {path}", path=path))
    if made.later is not None:
        terminal.say(say("This is not the last revision: revision {revision} amends it.", revision=made.later))
    elif made.opened is not None:
        terminal.say(say("Revision {revision} is open, not published yet.", revision=made.opened))
    terminal.answer(say("SHA-256 of the manifest: {digest}", digest=made.digest))
    terminal.say(say("Written: {path}", path=shown(made.path)))


def _document(made: "use_case.Bundled", year: int) -> dict[str, object]:
    """Return the file, the digest of the manifest in it, and what is not in it."""
    from parindex.reporting.documents.files import file_document  # noqa: PLC0415  not needed for text
    from parindex.reporting.documents.heads import head  # noqa: PLC0415  as above
    from parindex.reporting.writers.records import harmless_document  # noqa: PLC0415  as above

    return {
        **head(),
        "year": year,
        "revision": made.revision,
        **file_document(made.path),
        "manifest_sha256": made.digest,
        "inputs": made.inputs,
        **harmless_document({"left_out": made.left_out}),
        "superseded_by": made.later,
    }

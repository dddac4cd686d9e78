"""`parindex site`: the pages for everybody."""

from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.options import FormatOption, OneYearOption, Output, RevisionOption
from parindex.cli.present import terminal
from parindex.cli.present.issues import issues_of, say_issues

__all__ = ["site"]


def site(
    year: OneYearOption,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="The folder to write; it holds nothing else.")
    ],
    years: Annotated[
        list[int] | None,
        typer.Option("--years", metavar="YEAR", min=1900, max=2200, help="A year beside it. Default: all before it."),
    ] = None,
    revision: RevisionOption = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Show what is not published, too; every page says that it is a draft.")
    ] = False,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Write the results as pages that open from a disk or a server.

    One page for every unit, area and component, with trend, method and data to download, in the languages of site in
    parindex.yaml; what is not listed there is in none of the files. Nothing is loaded from elsewhere.
    """
    from parindex.cli.present.saved import shown  # noqa: PLC0415  slow to import, and help needs none
    from parindex.workflow.site.site import SiteOptions  # noqa: PLC0415  as above
    from parindex.workflow.site.site import make_site as use_case  # noqa: PLC0415  as above

    workspace = current.workspace()
    made = use_case(workspace, out, SiteOptions(year, years, revision, draft))
    if format is Output.JSON:
        from parindex.reporting.documents.heads import head  # noqa: PLC0415  not needed for text
        from parindex.reporting.writers.records import harmless_document  # noqa: PLC0415  as above

        size = {"files": made.folder.files, "bytes": made.folder.size, "largest_page": made.folder.largest}
        of = {"year": made.year, "revision": made.revision, "draft": made.draft, "first": str(made.first)}
        terminal.print_json(harmless_document({**head(), **of, **size, "issues": issues_of(made.issues)}))
        return
    say_issues(made.issues, current.speech)
    path, number = shown(made.first), made.folder.files
    terminal.say(current.speech.say("{number} files were written. Open this one: {path}", number=number, path=path))

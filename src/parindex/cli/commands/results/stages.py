"""`parindex stages`: what has arrived of each unit."""

from parindex.cli.current import current
from parindex.cli.latest_year import latest
from parindex.cli.options import BlockOption, FormatOption, LatestYearOption, Output, RevisionOption
from parindex.cli.present import terminal
from parindex.cli.present.issues import say_issues
from parindex.cli.present.stages import print_stages, stages_document
from parindex.workflow import stages as use_case

__all__ = ["stages"]


def stages(
    year: LatestYearOption = None,
    revision: RevisionOption = None,
    block: BlockOption = None,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Show which stages of scoring have arrived.

    For every unit: components filled of those needed, evidence, and what is missing.
    """
    year = latest(year)
    workspace = current.workspace_of(year, revision, {year})
    found = use_case.stages(workspace, year, revision=revision, block=block, locale=current.speech.locale)
    if format is Output.JSON:
        from parindex.reporting.documents.issues import issues_document  # noqa: PLC0415  not needed for text

        unread = issues_document(found.unread, current.speech)["issues"]
        terminal.print_json({**stages_document(found), "unread": unread})
    else:
        print_stages(found, current.speech)
    say_issues(found.unread, current.speech)

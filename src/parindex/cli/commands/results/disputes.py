"""`parindex disputes`: where the appraisal differs from the self scores."""

from parindex.cli.current import current
from parindex.cli.latest_year import latest
from parindex.cli.options import BlockOption, FormatOption, LatestYearOption, OnlyUnitOption, Output, RevisionOption
from parindex.cli.present import terminal
from parindex.workflow import disputes as use_case

__all__ = ["disputes"]


def disputes(
    year: LatestYearOption = None,
    revision: RevisionOption = None,
    block: BlockOption = None,
    unit: OnlyUnitOption = None,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Show where the appraisal differs from the self scores.

    Points cut, with or without explanation; points claimed without evidence; the components most
    disputed; and hints at what deserves a look.
    """
    year = latest(year)
    workspace = current.workspace_of(year, revision, {year - 1, year})
    locale = current.speech.locale
    found = use_case.disputes(workspace, year, revision=revision, block=block, unit=unit, locale=locale)
    if format is Output.JSON:
        from parindex.cli.present.dispute_documents import disputes_document  # noqa: PLC0415  not needed for text

        terminal.print_json(disputes_document(found, current.speech))
    else:
        from parindex.cli.present.disputes import print_disputes  # noqa: PLC0415  not needed for JSON

        print_disputes(found, current.speech)

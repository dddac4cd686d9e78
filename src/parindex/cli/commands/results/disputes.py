"""`parindex disputes`: where the appraisal differs from the self scores."""

from parindex.cli.current import current
from parindex.cli.latest_year import latest
from parindex.cli.options import BlockOption, LatestYearOption, OnlyUnitOption, RevisionOption
from parindex.cli.present.answering import AS_SCREEN, AnswerFormOption, OutOption, answer_with

__all__ = ["disputes"]


def disputes(
    year: LatestYearOption = None,
    revision: RevisionOption = None,
    block: BlockOption = None,
    unit: OnlyUnitOption = None,
    format: AnswerFormOption = AS_SCREEN,  # noqa: A002  the word that users know
    out: OutOption = None,
) -> None:
    """Show where the appraisal differs from the self scores.

    Points cut, with or without explanation; points claimed without evidence; the components most
    disputed; and hints at what deserves a look.
    """
    from parindex.reporting.documents.disputes import disputes_document  # noqa: PLC0415  slow to import, and help needs none
    from parindex.reporting.tables.disputes import dispute_blocks  # noqa: PLC0415  as above
    from parindex.workflow import disputes as use_case  # noqa: PLC0415  as above

    year = latest(year)
    workspace = current.workspace_of(year, revision, {year - 1, year})
    locale = current.speech.locale
    found = use_case.disputes(workspace, year, revision=revision, block=block, unit=unit, locale=locale)
    document = disputes_document(found, current.speech) if format.value == "json" else {}
    answer_with(list(dispute_blocks(found, current.speech)), document, format, out, whole=True)

"""`parindex stages`: what has arrived of each unit."""

from parindex.cli.current import current
from parindex.cli.latest_year import latest
from parindex.cli.options import BlockOption, LatestYearOption, RevisionOption
from parindex.cli.present.answering import AS_SCREEN, AnswerFormOption, OutOption, answer_with
from parindex.cli.present.issues import issues_of, say_issues

__all__ = ["stages"]


def stages(
    year: LatestYearOption = None,
    revision: RevisionOption = None,
    block: BlockOption = None,
    format: AnswerFormOption = AS_SCREEN,  # noqa: A002  the word that users know
    out: OutOption = None,
) -> None:
    """Show which stages of scoring have arrived.

    For every unit: components filled of those needed, evidence, and what is missing.
    """
    from parindex.reporting.documents.stages import stages_document  # noqa: PLC0415  slow to import, and help needs none
    from parindex.reporting.tables.stages import stage_blocks  # noqa: PLC0415  as above
    from parindex.workflow import stages as use_case  # noqa: PLC0415  as above

    year = latest(year)
    workspace = current.workspace_of(year, revision, {year})
    found = use_case.stages(workspace, year, revision=revision, block=block, locale=current.speech.locale)
    document = {**stages_document(found), "unread": issues_of(found.unread)} if format.value == "json" else {}
    answer_with(list(stage_blocks(found, current.speech)), document, format, out, whole=True)
    say_issues(found.unread, current.speech)

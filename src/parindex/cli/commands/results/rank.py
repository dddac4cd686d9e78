"""`parindex rank`: ranks inside each block, and what changed."""

from parindex.cli.current import current
from parindex.cli.latest_year import latest
from parindex.cli.options import (
    BlockOption,
    CodesOption,
    CompareOption,
    CompleteOption,
    FormatOption,
    LatestYearOption,
    Output,
    RevisionOption,
    ShownBasisOption,
)
from parindex.cli.present import terminal
from parindex.cli.present.gaps import end_if_incomplete
from parindex.cli.present.ranking import print_ranking
from parindex.workflow import rank as use_case
from parindex.workflow.missing import stored_gaps

__all__ = ["rank"]


def rank(
    year: LatestYearOption = None,
    revision: RevisionOption = None,
    compare: CompareOption = None,
    block: BlockOption = None,
    basis: ShownBasisOption = None,
    fail_on: CompleteOption = None,
    codes: CodesOption = False,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Rank the units of each block.

    Prints rank, tier, distance to the mean, and the change against another year. Blocks that are known only
    as published are printed as published, and marked so.
    """
    year = latest(year)
    other = year if compare is None else compare
    # The editions between two years tell which code was which.
    years = range(min(year, other), max(year, other) + 1)
    workspace = current.workspace_of(year, revision if compare is None else None, years)
    locale = current.speech.locale
    with workspace.store.moment():
        ranking = use_case.rank(
            workspace, year, revision=revision, compare=compare, block=block, basis=basis, locale=locale
        )
        missing = stored_gaps(workspace, year, ranking.basis, block) if fail_on is not None else ()
    if format is Output.JSON:
        from parindex.cli.present.published_ranking import published_parts  # noqa: PLC0415  not needed for text
        from parindex.reporting.documents.ranking import rank_document  # noqa: PLC0415  not needed for text

        document = rank_document(ranking.blocks, year, compare, ranking.place, ranking.compared)
        terminal.print_json(document | published_parts(ranking, workspace.editions))
    else:
        print_ranking(ranking, current.speech, codes=codes)
    end_if_incomplete(missing)

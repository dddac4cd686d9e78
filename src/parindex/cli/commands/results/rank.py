"""`parindex rank`: ranks inside each block, and what changed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from parindex.model.criteria import Edition
    from parindex.workflow.rank import Ranking

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
    from parindex.workflow import rank as use_case  # noqa: PLC0415  slow to import, and help needs none
    from parindex.workflow.missing import stored_gaps  # noqa: PLC0415  as above

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
        from parindex.reporting.documents.ranking import rank_document  # noqa: PLC0415  not needed for text

        document = rank_document(ranking.blocks, year, compare, ranking.place, ranking.compared)
        terminal.print_json(document | _published(ranking, workspace.editions))
    else:
        _tell(ranking, codes=codes)
    if missing:
        from parindex.cli.present.issues import end_if_incomplete  # noqa: PLC0415  rarely needed

        end_if_incomplete(missing)


def _published(ranking: "Ranking", editions: "Sequence[Edition]") -> dict[str, object]:
    """Return what is added to the document of a ranking: empty where everything was scored."""
    from parindex.reporting.documents.printed_tables import published_document  # noqa: PLC0415  not needed for text

    found: dict[str, object] = {}
    if ranking.published:
        found["source"] = "published" if not ranking.blocks else "scored and published"
        found["published"] = [published_document(block, editions=editions) for block in ranking.published]
    if ranking.against_published:
        found["against_published"] = list(ranking.against_published)
        found["unsure"] = list(ranking.unsure)
    return found


def _tell(ranking: "Ranking", *, codes: bool) -> None:
    """Print every block, and on stderr what would make published years comparable."""
    from parindex.cli.present.ranking import ranking_blocks  # noqa: PLC0415  as above
    from parindex.reporting.report.published_caveats import remedy_words  # noqa: PLC0415  not needed for JSON

    voice = current.speech
    terminal.print_blocks(ranking_blocks(ranking, voice, codes=codes), voice)
    if ranking.unsure or any(one.unsure and one.compare is not None for one in ranking.published):
        terminal.say(remedy_words(voice))

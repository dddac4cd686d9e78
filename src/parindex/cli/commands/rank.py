"""`parindex rank`: ranks inside each block, and what changed."""

from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.options import BasisOption, BlockOption, CompareOption, FormatOption, Output, RevisionOption
from parindex.cli.present import terminal
from parindex.cli.present.ranking import print_ranking
from parindex.model.scores import Basis
from parindex.workflow import rank as use_case

__all__ = ["rank"]


def rank(
    year: Annotated[int, typer.Option("--year", "-y", metavar="YEAR", min=1900, max=2200, help="The year.")],
    revision: RevisionOption = None,
    compare: CompareOption = None,
    block: BlockOption = None,
    basis: BasisOption = Basis.APPRAISED,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Rank the units of each block.

    Prints rank, tier, distance to the mean, and the change against another year.
    """
    workspace = current.workspace({year, compare or year})
    locale = current.speech.locale
    ranking = use_case.rank(
        workspace, year, revision=revision, compare=compare, block=block, basis=basis, locale=locale
    )
    if format is Output.JSON:
        from parindex.reporting.machine import rank_document  # noqa: PLC0415  not needed for text

        terminal.print_json(rank_document(ranking.blocks, year, compare, ranking.place))
    else:
        print_ranking(ranking, current.speech)

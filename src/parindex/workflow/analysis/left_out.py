"""Use case: everybody's rank if each area and each component were left out, one after the other. Nothing is stored."""

from dataclasses import dataclass

from parindex.analysis.robustness import NotLinear
from parindex.analysis.supposed import left_out as without_each
from parindex.errors import ParindexError
from parindex.model.brief import brief
from parindex.model.results.scorecards import BlockStandings
from parindex.model.scores import Basis
from parindex.model.studies.left_out import LeftOutBlock
from parindex.workflow.analysis.inputs import NotTold, analysed_year, refuse_conversions
from parindex.workflow.one_moment import one_moment
from parindex.workflow.years.workspace import Workspace

__all__ = ["LeftOut", "left_out"]


@brief
@dataclass(frozen=True, slots=True)
class LeftOut:
    """The blocks whose sets are sums of points, and those of which nothing is told."""

    year: int
    blocks: tuple[LeftOutBlock, ...]
    basis: Basis = Basis.APPRAISED
    """Which scores counted."""
    refused: tuple[NotTold, ...] = ()


@one_moment
def left_out(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    year: int,
    *,
    revision: int | None = None,
    block: str | None = None,
    basis: Basis | None = None,
    locale: str | None = None,
) -> LeftOut:
    """Rank the blocks of a year without each area and each component.

    Raises:
        ParindexError: no scores of the year, no such revision, an unknown block, no set that is a sum of points.
    """
    asked = analysed_year(workspace, year, revision=revision, block=block, basis=basis, locale=locale)
    told: list[LeftOutBlock] = []
    refused: list[NotTold] = []
    for one in asked.blocks:
        found = _told(one)
        if found is None:
            refused.append(NotTold(one.block, one.title, one.edition))
        else:
            told.append(found)
    if not told:
        raise ParindexError(
            "No set of {year} is a sum of points all the way up: what it gives without a part has to be scored. Leave "
            "the part out of a copy of the set.",
            year=year,
        )
    return LeftOut(year, tuple(told), asked.sources.basis, tuple(refused))


def _told(block: BlockStandings) -> LeftOutBlock | None:
    try:
        refuse_conversions(block.edition)
    except ParindexError:
        return None
    found = without_each(block)
    return None if isinstance(found, NotLinear) else found

"""Use case: on which components the blocks of a year lost their points."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex.analysis import component_losses
from parindex.model.brief import brief
from parindex.model.criteria import Edition
from parindex.model.results.scorecards import ComponentLoss
from parindex.model.scores import Basis
from parindex.workflow.one_moment import one_moment
from parindex.workflow.rank import rank
from parindex.workflow.years.workspace import Workspace

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["BlockLosses", "Losses", "losses"]


@brief
@dataclass(frozen=True, slots=True)
class BlockLosses:
    """What the ranked units of one block lost, most first."""

    block: str
    title: str
    edition: Edition
    components: tuple[ComponentLoss, ...]


@brief
@dataclass(frozen=True, slots=True)
class Losses:
    """All blocks that were asked for."""

    year: int
    blocks: tuple[BlockLosses, ...]

    def to_frame(self) -> "pd.DataFrame":
        """Return one row per component: year, block, criteria, code, title, lost, max, share, units.

        `lost` and `max` are points summed over the ranked units, `share` is the part of all lost points of the
        block in percent, `units` how many lost any.
        """
        from parindex.workflow.output.frames import losses_frame  # noqa: PLC0415  pandas is slow to import

        return losses_frame(self.year, [(one.block, one.edition, one.components) for one in self.blocks])


@one_moment
def losses(
    workspace: Workspace,
    year: int,
    *,
    revision: int | None = None,
    block: str | None = None,
    basis: Basis | None = None,
) -> Losses:
    """Sum up the lost points of every component over the ranked units of a block.

    Raises:
        ParindexError: a year without scores, no such revision, an unknown block.
    """
    ranking = rank(workspace, year, revision=revision, block=block, basis=basis)
    return Losses(
        year,
        tuple(BlockLosses(one.block, one.title, one.edition, tuple(component_losses(one))) for one in ranking.blocks),
    )

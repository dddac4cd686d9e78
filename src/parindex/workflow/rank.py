"""Use case: rank the blocks of a year, against another year if asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex.analysis import between
from parindex.analysis import compare as compare_blocks
from parindex.errors import ParindexError
from parindex.model.results import BlockStandings
from parindex.model.scores import Basis
from parindex.workflow.standing import YearInputs, block_standings, load_year
from parindex.workflow.workspace import Workspace

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Ranking", "chosen_blocks", "rank"]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The standings of every asked block, and those of the compared year beside them."""

    year: int
    compare: int | None
    blocks: tuple[BlockStandings, ...]
    previous: tuple[BlockStandings | None, ...]

    def to_frame(self) -> "pd.DataFrame":
        """Return one row per ranked or unranked unit; exact numbers become floats.

        Columns: block, unit, name, points, max, index, rank, tier, from_mean, and with a compared
        year change, change_points, change_index, change_rank, change_tier.
        """
        from parindex.workflow.frames import ranking_frame  # noqa: PLC0415  pandas is slow to import

        return ranking_frame(self.blocks)


def rank(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    year: int,
    *,
    compare: int | None = None,
    block: str | None = None,
    basis: Basis = Basis.APPRAISED,
    locale: str | None = None,
) -> Ranking:
    """Rank each block of `year` (or one `block`) and state the changes against `compare`.

    Raises:
        ParindexError: a year without scores, an unknown block.
    """
    blocks = chosen_blocks(workspace, block)
    locale = locale or workspace.settings.locale
    inputs = load_year(workspace, year)
    now = [block_standings(workspace, block, inputs, basis, locale) for block in blocks]
    before: Sequence[BlockStandings | None] = [None] * len(blocks)
    if compare is not None:
        other = load_year(workspace, compare)
        then = [block_standings(workspace, block, other, basis, locale) for block in blocks]
        before, now = then, _compared(workspace, (now, inputs), (then, other), locale)
    shown = [(a, b) for a, b in zip(now, before, strict=True) if a.standings or a.incomplete or a.absent or a.left]
    return Ranking(year, compare, tuple(a for a, _ in shown), tuple(b for _, b in shown))


def _compared(
    workspace: Workspace,
    now: tuple[Sequence[BlockStandings], YearInputs],
    before: tuple[Sequence[BlockStandings], YearInputs],
    locale: str,
) -> list[BlockStandings]:
    """State the changes of every block by what the registry says of the years."""
    told = between(
        workspace.registry,
        before[1].year,
        now[1].year,
        scored_before=before[1].sheets.keys(),
        scored_now=now[1].sheets.keys(),
        locale=locale,
    )
    return [compare_blocks(one, other, told) for one, other in zip(now[0], before[0], strict=True)]


def chosen_blocks(workspace: Workspace, block: str | None) -> Sequence[str]:
    """Return the asked block, or all of them in the order of the registry."""
    known = list(workspace.registry.blocks)
    if block is None:
        return known
    if block not in known:
        raise ParindexError(
            "There is no block {block} in the registry; there are: {known}.", block=block, known=", ".join(known)
        )
    return [block]

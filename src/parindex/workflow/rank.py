"""Use case: rank the blocks of a year, against another year if asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex.analysis import compare as compare_blocks
from parindex.analysis import fates
from parindex.errors import ParindexError
from parindex.model.results import BlockStandings
from parindex.model.revisions import RevisionPlace, place_of
from parindex.model.scores import Basis
from parindex.workflow.revision import RevisionInputs, revision_inputs, revisions_of
from parindex.workflow.standing import block_standings
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
    workspace: Workspace
    """The definitions that the ranking was computed with."""
    place: RevisionPlace
    """The revision of the year that was ranked."""

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
    revision: int | None = None,
    compare: int | None = None,
    block: str | None = None,
    basis: Basis = Basis.APPRAISED,
    locale: str | None = None,
) -> Ranking:
    """Rank each block of `year` (or one `block`) and state the changes against `compare`.

    A published year is ranked with the definitions that were kept with it, an open one with today's.
    `revision` is one of `year` (default: the latest).

    Raises:
        ParindexError: a year without scores, no such revision, an unknown block.
    """
    current = revision_inputs(workspace, year, revision)
    earlier = revision_inputs(workspace, compare) if compare is not None else None
    blocks = chosen_blocks(current.workspace, block)
    locale = locale or workspace.settings.locale
    now = [_standings(current, each, basis, locale) for each in blocks]
    before = [_standings_before(earlier, each, basis, locale) for each in blocks]
    became = fates(current.workspace.registry, compare, year) if compare is not None else {}
    pairs = [(a if b is None else compare_blocks(a, b, fates=became), b) for a, b in zip(now, before, strict=True)]
    shown = [(a, b) for a, b in pairs if a.standings or a.incomplete or a.absent or a.left]
    place = place_of(revisions_of(workspace, year), current.revision.number)
    return Ranking(year, compare, tuple(a for a, _ in shown), tuple(b for _, b in shown), current.workspace, place)


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


def _standings(year: RevisionInputs, block: str, basis: Basis, locale: str) -> BlockStandings:
    return block_standings(year.workspace, block, year.inputs, basis, locale)


def _standings_before(year: RevisionInputs | None, block: str, basis: Basis, locale: str) -> BlockStandings | None:
    """Return the block in the compared year, whose kept registry may not know it."""
    if year is None or block not in year.workspace.registry.blocks:
        return None
    return _standings(year, block, basis, locale)

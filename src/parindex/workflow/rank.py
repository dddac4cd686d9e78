"""Use case: rank the blocks of a year, against another year if asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex.analysis import compare as compare_blocks
from parindex.analysis import fates
from parindex.analysis.published import Past, compare_scored, published_block, since, unsure
from parindex.errors import ParindexError
from parindex.model.published import PublishedBlock
from parindex.model.results import BlockStandings
from parindex.model.scores import Basis
from parindex.workflow.workspace import Workspace
from parindex.workflow.year_sources import YearSources

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
    published: tuple[PublishedBlock, ...] = ()
    """The blocks that are known only as published, in that year."""
    against_published: tuple[str, ...] = ()
    """The blocks whose compared year is known only as published."""
    unsure: tuple[str, ...] = ()
    """Of these, the blocks of which nobody told by which set the compared year was measured."""

    def to_frame(self) -> "pd.DataFrame":
        """Return one row per ranked or unranked unit; exact numbers become floats.

        Rows of blocks that are known only as published have "published" as `criteria`.

        Columns: block, unit, name, points, max, index, rank, tier, from_mean, and with a compared
        year change, change_points, change_index, change_rank, change_tier.
        """
        from parindex.workflow.frames import ranking_frame  # noqa: PLC0415  pandas is slow to import

        return ranking_frame(self.blocks, self.published)


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
    now = YearSources(workspace, year, basis, locale)
    before = YearSources(workspace, compare, basis, locale) if compare is not None else None
    scored = [each for each in blocks if now.is_known(each) and not now.only_published(each)]
    pairs = [_scored(workspace, each, now, before) for each in scored]
    shown = [(a, b) for a, b in pairs if a.standings or a.incomplete or a.absent or a.left]
    against = [each for each in scored if before is not None and before.only_published(each)]
    return Ranking(
        year,
        compare,
        tuple(a for a, _ in shown),
        tuple(b for _, b in shown),
        tuple(_published(workspace, each, now, before) for each in blocks if now.only_published(each)),
        tuple(against),
        tuple(each for each in against if before and unsure({}, _past(workspace, each, now, before))),
    )


def _scored(
    workspace: Workspace, block: str, now: YearSources, before: YearSources | None
) -> tuple[BlockStandings, BlockStandings | None]:
    """Return the standings of a block with its changes, and those of the compared year if it was scored."""
    standings = now.standings(block)
    if before is None:
        return standings, None
    if before.only_published(block) or not before.is_known(block):
        past = _past(workspace, block, now, before)
        return compare_scored(standings, now.of_block(block).results, past), None
    previous = before.standings(block)
    return compare_blocks(standings, previous, fates=fates(workspace.registry, before.year, now.year)), previous


def _published(workspace: Workspace, block: str, now: YearSources, before: YearSources | None) -> PublishedBlock:
    """Return the published lines of a block, with what changed since the compared year if there is one."""
    made = published_block(block, now.title(block), now.year, now.published[block])
    if before is None or not before.is_known(block):
        return made
    return since(made, now.of_block(block).results, _past(workspace, block, now, before))


def _past(workspace: Workspace, block: str, now: YearSources, before: YearSources) -> Past:
    became = fates(workspace.registry, before.year, now.year)
    if not before.is_known(block):
        return Past(before.year, {}, {}, became)
    known = before.of_block(block)
    return Past(before.year, known.results, known.names, became)


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

"""Use case: rank the blocks of a year, against another year if asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from parindex.analysis import between
from parindex.analysis import compare as compare_blocks
from parindex.analysis.lineage import Between
from parindex.analysis.published import Past, compare_scored, published_block, since, unsure
from parindex.analysis.renumbering import matched, walked_back
from parindex.errors import ParindexError
from parindex.model.criteria import Edition
from parindex.model.published import PublishedBlock
from parindex.model.results import BlockStandings
from parindex.model.revisions import Revision, RevisionPlace, counted, place_of
from parindex.model.scores import Basis
from parindex.workflow.revision import revisions_of
from parindex.workflow.standing import YearInputs, block_standings
from parindex.workflow.workspace import Workspace
from parindex.workflow.year_sources import YearSources

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Ranking", "chosen_blocks", "rank", "ranked"]


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
    published: tuple[PublishedBlock, ...] = ()
    """The blocks that are known only as published, in that year."""
    against_published: tuple[str, ...] = ()
    """The blocks whose compared year is known only as published."""
    unsure: tuple[str, ...] = ()
    """Of these, the blocks of which nobody told by which set the compared year was measured."""
    compared: Revision | None = None
    """The revision of the compared year, if that has scores."""

    @property
    def basis(self) -> Basis:
        """Which scores counted."""
        return self.place.revision.counted or Basis.APPRAISED

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
    revision: int | None = None,
    compare: int | None = None,
    block: str | None = None,
    basis: Basis | None = None,
    locale: str | None = None,
) -> Ranking:
    """Rank each block of `year` (or one `block`) and state the changes against `compare`.

    A published year is ranked with the definitions that were kept with it, an open one with today's.
    `revision` is one of `year` (default: the latest).

    Raises:
        ParindexError: a year without scores, no such revision, an unknown block.
    """
    locale = locale or workspace.settings.locale
    now = YearSources(workspace, year, basis, locale, revision)
    before = YearSources(workspace, compare, basis, locale) if compare is not None else None
    blocks = chosen_blocks(now.definitions, block)
    years = _Years(now, before)
    scored = [each for each in blocks if now.is_known(each) and not now.only_published(each)]
    pairs = [years.scored(each) for each in scored]
    shown = [(a, b) for a, b in pairs if a.standings or a.incomplete or a.absent or a.left]
    against = [each for each in scored if before is not None and before.only_published(each)]
    return Ranking(
        year,
        compare,
        tuple(a for a, _ in shown),
        tuple(b for _, b in shown),
        now.definitions,
        counted(place_of(revisions_of(workspace, year), now.current.revision.number), now.basis),
        tuple(years.published(each) for each in blocks if now.only_published(each)),
        tuple(against),
        tuple(each for each in against if before and unsure({}, years.past(each, before))),
        before.revision_shown if before is not None and before.inputs.sheets else None,
    )


@dataclass(frozen=True)
class _Years:
    """A year, and the one that it is compared with."""

    now: YearSources
    before: YearSources | None

    @cached_property
    def told(self) -> Between:
        """What the registry says of the two years."""
        if self.before is None:
            return Between()
        return between(
            self.now.definitions.registry,
            self.before.year,
            self.now.year,
            scored_before=self.before.units,
            scored_now=self.now.units,
            locale=self.now.locale,
        )

    def scored(self, block: str) -> tuple[BlockStandings, BlockStandings | None]:
        """Return the standings of a block with its changes, and those of the compared year if it was scored."""
        standings, before = self.now.standings(block), self.before
        if before is None:
            return standings, None
        if before.only_published(block) or not before.is_known(block):
            return compare_scored(standings, self.now.of_block(block).results, self.past(block, before)), None
        previous = before.standings(block)
        editions = self.now.workspace.editions
        now = _matched(standings, editions, previous.edition)
        then = _matched(previous, editions, standings.edition)
        return compare_blocks(now, then, self.told), then

    def published(self, block: str) -> PublishedBlock:
        """Return the published lines of a block, with what changed since the compared year if there is one."""
        now = self.now
        made = published_block(block, now.title(block), now.year, now.published[block])
        if self.before is None or not self.before.is_known(block):
            return made
        return since(made, now.of_block(block).results, self.past(block, self.before))

    def past(self, block: str, before: YearSources) -> Past:
        """Return the compared year of a block in the form of a series."""
        if not before.is_known(block):
            return Past(before.year, block, {}, {}, self.told)
        known = before.of_block(block)
        return Past(before.year, block, known.results, known.names, self.told)


def _matched(block: BlockStandings, editions: Iterable[Edition], other: Edition) -> BlockStandings:
    """Return a block whose edition names the codes of another one, through the editions between them."""
    return replace(block, edition=matched(walked_back(block.edition, editions, other), other))


def ranked(workspace: Workspace, inputs: YearInputs, place: RevisionPlace, basis: Basis) -> Ranking:
    """Rank all blocks of sheets that are at hand, against no other year."""
    locale = workspace.settings.locale
    every = [block_standings(workspace, block, inputs, basis, locale) for block in workspace.registry.blocks]
    blocks = tuple(one for one in every if one.standings or one.incomplete or one.absent)
    return Ranking(inputs.year, None, blocks, (None,) * len(blocks), workspace, counted(place, basis))


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

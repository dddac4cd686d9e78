"""Use case: rank the blocks of a year, against another year if asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from parindex.analysis import between
from parindex.analysis import compare as compare_blocks
from parindex.analysis.comparability.renumbering import matched, walked_back
from parindex.analysis.comparison.changes import Past, compare_scored, since, unsure
from parindex.analysis.comparison.lineage import Between
from parindex.analysis.comparison.printed_years import published_block
from parindex.analysis.comparison.year_results import published_year
from parindex.errors import ParindexError
from parindex.model.brief import brief
from parindex.model.criteria import Edition
from parindex.model.records.revisions import Revision, RevisionPlace, counted, place_of
from parindex.model.results.printed.tables import PublishedBlock
from parindex.model.results.scorecards import BlockStandings
from parindex.model.scores import Basis
from parindex.model.units import Block
from parindex.sources.score_sheets.identity.unit_names import canonical
from parindex.workflow.one_moment import one_moment
from parindex.workflow.years.block_standings import YearInputs, block_standings
from parindex.workflow.years.workspace import Workspace
from parindex.workflow.years.year_revision import revisions_of
from parindex.workflow.years.year_sources import YearSources

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Ranking", "chosen_blocks", "rank", "ranked"]


@brief
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
        """Return one row per unit of every block; exact numbers become floats.

        Columns: year, block, unit, name, criteria, status, points, max, index, tier, rank, from_mean; with a compared
        year change, change_points, change_index, change_rank, change_tier; area_<code> with the index of every area.
        `status` is ranked, unranked, incomplete, absent (no sheet), left (in the compared year only) or published
        (known only as somebody published it). An empty frame has the same columns and types.
        """
        from parindex.workflow.output.frames import ranking_frame  # noqa: PLC0415  pandas is slow to import

        return ranking_frame(self.blocks, self.published, compared=self.compare is not None)

    def to_long_frame(self) -> "pd.DataFrame":
        """Return one row per unit and code: the table of `parindex report --format long`.

        Columns: year, block, unit, code, level, points, max, index, index_exact, status, rank, tier, stage, file,
        cell. Blocks that are known only as published have no codes and are not in it.
        """
        from parindex.workflow.output.frames import long_frame  # noqa: PLC0415  pandas is slow to import

        return long_frame(self.blocks)


@one_moment
def rank(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    year: int,
    *,
    revision: int | None = None,
    compare: int | None = None,
    compared: int | None = None,
    block: str | None = None,
    basis: Basis | None = None,
    locale: str | None = None,
) -> Ranking:
    """Rank each block of `year` (or one `block`) and state the changes against `compare`.

    A published year is ranked with the definitions that were kept with it, an open one with today's.
    `revision` is one of `year`, `compared` one of `compare` (default: the latest).

    Raises:
        ParindexError: a year without scores, no such revision, an unknown block.
    """
    if compare == year:
        raise ParindexError("{year} cannot be compared with itself. Name another year: --compare YEAR.", year=year)
    locale = locale or workspace.settings.locale
    now = YearSources(workspace, year, basis, locale, revision)
    before = YearSources(workspace, compare, basis, locale, compared) if compare is not None else None
    blocks = chosen_blocks(now.definitions, block)
    years = _Years(now, before)
    scored = [each for each in blocks if now.is_known(each) and not now.only_published(each)]
    pairs = [years.scored(each) for each in scored]
    shown = [(a, b) for a, b in pairs if a.standings or a.incomplete or a.absent or a.left]
    if not shown and not any(now.only_published(each) for each in blocks):
        raise ParindexError(
            "There is nothing to rank: no unit of the registry was in the block {blocks} in {year}.",
            blocks=", ".join(blocks),
            year=year,
        )
    against = [each for each in scored if before is not None and before.only_published(each)]
    return Ranking(
        year,
        compare,
        tuple(a for a, _ in shown),
        tuple(b for _, b in shown),
        now.definitions,
        _shown(place_of(revisions_of(workspace, year), now.current.revision.number), now.basis, now.current.basis),
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
            return compare_scored(standings, self.now.of_block(block), self.past(block, before)), None
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
        return since(made, now.of_block(block), self.past(block, self.before))

    def past(self, block: str, before: YearSources) -> Past:
        """Return the compared year of a block in the form of a series."""
        known = before.of_block(block) if before.is_known(block) else published_year(before.year, (), lambda _: None)
        return Past(before.year, block, known, self.told)


def _matched(block: BlockStandings, editions: Iterable[Edition], other: Edition) -> BlockStandings:
    """Return a block whose edition names the codes of another one, through the editions between them."""
    return replace(block, edition=matched(walked_back(block.edition, editions, other), other))


def _shown(place: RevisionPlace, basis: Basis, own: Basis) -> RevisionPlace:
    return replace(place, revision=counted(place.revision, basis, own))


def ranked(workspace: Workspace, inputs: YearInputs, place: RevisionPlace, basis: Basis) -> Ranking:
    """Rank all blocks of sheets that are at hand, against no other year."""
    locale = workspace.settings.locale
    every = [block_standings(workspace, block, inputs, basis, locale) for block in workspace.registry.blocks]
    blocks = tuple(one for one in every if one.standings or one.incomplete or one.absent)
    return Ranking(inputs.year, None, blocks, (None,) * len(blocks), workspace, _shown(place, basis, basis))


def chosen_blocks(workspace: Workspace, block: str | None) -> Sequence[str]:
    """Return the block that was asked for by its id or title, or all of them in the order of the registry."""
    blocks = workspace.registry.blocks
    if block is None or block in blocks:
        return list(blocks) if block is None else [block]
    wanted = canonical(block)
    titled = [
        each for each, one in blocks.items() if wanted in {canonical(one.title.in_(locale)) for locale in _LOCALES}
    ]
    if len(titled) == 1:
        return titled
    raise ParindexError(
        "There is no block {block} in the registry; there are: {known}.", block=block, known=_called(blocks)
    )


_LOCALES = ("vi", "en")


def _called(blocks: Mapping[str, Block]) -> str:
    """Name blocks by both of their names: one is typed, the other is on the screen."""
    return ", ".join(f"{each} ({one.title})" for each, one in blocks.items())

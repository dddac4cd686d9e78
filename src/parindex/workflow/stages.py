"""Use case: how far the sheets of a year have come."""

from collections.abc import Mapping
from dataclasses import replace

from parindex.analysis.block.stage_counts import unit_stages
from parindex.model.records.arrivals import StoredSheet
from parindex.model.results.stages import BlockStages, Stages
from parindex.sources.score_sheets.collection.unread_files import unread_issues
from parindex.workflow.intake.unscored import unscored
from parindex.workflow.one_moment import one_moment
from parindex.workflow.rank import chosen_blocks
from parindex.workflow.years.block_title import block_title
from parindex.workflow.years.workspace import Workspace
from parindex.workflow.years.year_revision import stored_revision

__all__ = ["stages"]


@one_moment
def stages(
    workspace: Workspace,
    year: int,
    *,
    revision: int | None = None,
    block: str | None = None,
    locale: str | None = None,
) -> Stages:
    """Tell for every unit which stages have arrived, and what is missing.

    Raises:
        ParindexError: a year without scores, no such revision, an unknown block.
    """
    then, sheets, *_ = stored_revision(workspace, year, revision)
    chosen = chosen_blocks(then, block)
    stored = {one.sheet.unit: one for one in sheets}
    blocks = [_block(then, each, year, stored, locale) for each in chosen]
    lacking = {one.unit for block in blocks for one in block.units if one.sheet is None}
    came = unscored(then, year, lacking) if revision is None else {}
    unread = tuple(unread_issues([workspace.sheets.replace("{year}", str(year))]))
    return Stages(year, tuple(replace(each, unscored=came) for each in blocks), unread)


def _block(
    workspace: Workspace, block: str, year: int, stored: Mapping[str, StoredSheet], locale: str | None
) -> BlockStages:
    edition = workspace.edition_for(block, year)
    members = workspace.registry.expected(block, year, stored.keys())
    title = block_title(workspace, block, year, locale or workspace.settings.locale)
    mine = {unit.id: stored[unit.id] for unit in members if unit.id in stored}
    units = tuple(
        unit_stages(unit.id, unit.name, edition, mine[unit.id].sheet if unit.id in mine else None, edition.exempt(unit))
        for unit in members
    )
    return BlockStages(block, title, edition, units, mine)

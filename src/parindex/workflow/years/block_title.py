"""The title of a block as every output prints it: with a mark while its criteria set is a draft."""

from parindex.errors import ParindexError
from parindex.language import speech
from parindex.workflow.years.workspace import Workspace

__all__ = ["block_title", "drafts"]


def block_title(workspace: Workspace, block: str, year: int, locale: str) -> str:
    """Return the title; whoever reads a rank by a draft must see that it is one, whatever the format."""
    title = workspace.registry.blocks[block].title.in_(locale)
    if not _is_draft(workspace, block, year):
        return title
    return speech(locale).say("{title} [DRAFT: criteria not yet reviewed]", title=title)


def drafts(workspace: Workspace, year: int) -> list[str]:
    """Name the drafts by which blocks of a year are scored, as `departments@2026`."""
    blocks = [block for block in workspace.registry.blocks if _is_draft(workspace, block, year)]
    return sorted({workspace.edition_for(block, year).key for block in blocks})


def _is_draft(workspace: Workspace, block: str, year: int) -> bool:
    try:
        return workspace.edition_for(block, year).draft
    except ParindexError:
        return False

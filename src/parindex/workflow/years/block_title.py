"""The title of a block as every output prints it: with a mark while its criteria set is a draft."""

from collections.abc import Iterable

from parindex.errors import ParindexError
from parindex.language import speech
from parindex.language.set_words import marked_as_draft
from parindex.model.criteria import Edition
from parindex.workflow.years.workspace import Workspace

__all__ = ["block_title", "drafts"]


def block_title(workspace: Workspace, block: str, years: int | Iterable[int], locale: str) -> str:
    """Return the title; whoever reads a rank by a draft must see that it is one, whatever the format.

    `years` are those that the output sets side by side: one draft among them marks it.
    """
    title = workspace.registry.blocks[block].title.in_(locale)
    for year in [years] if isinstance(years, int) else years:
        if draft := _draft(workspace, block, year):
            return marked_as_draft(title, draft, speech(locale))
    return title


def drafts(workspace: Workspace, year: int) -> list[str]:
    """Name the drafts by which blocks of a year are scored, as `departments@2026`."""
    return sorted({draft.key for block in workspace.registry.blocks if (draft := _draft(workspace, block, year))})


def _draft(workspace: Workspace, block: str, year: int) -> Edition | None:
    try:
        edition = workspace.edition_for(block, year)
    except ParindexError:
        return None
    return edition if edition.draft else None

"""The title of a block as every output prints it: with the part of the year that its set covers, and a draft's mark."""

from collections.abc import Iterable

from parindex.errors import ParindexError
from parindex.language import speech
from parindex.language.set_words import marked
from parindex.model.criteria import Edition
from parindex.workflow.years.workspace import Workspace

__all__ = ["block_title", "drafts"]


def block_title(workspace: Workspace, block: str, years: int | Iterable[int], locale: str) -> str:
    """Return the title; whoever reads a rank by a draft must see that it is one, whatever the format.

    `years` are those that the output sets side by side: one draft among them marks it, and so does each part of a year.
    """
    title = workspace.registry.blocks[block].title.in_(locale)
    sets = {each: _set(workspace, block, each) for each in ([years] if isinstance(years, int) else years)}
    parts = [one for year, one in sets.items() if one is not None and one.period is not None and one.edition == year]
    for one in {one.key: one for one in parts}.values():
        title = marked(title, one.model_copy(update={"draft": False}), speech(locale))
    draft = next((one for one in sets.values() if one is not None and one.draft), None)
    return title if draft is None else marked(title, draft.model_copy(update={"period": None}), speech(locale))


def drafts(workspace: Workspace, year: int) -> list[str]:
    """Name the drafts by which blocks of a year are scored, as `departments@2026`."""
    sets = (_set(workspace, block, year) for block in workspace.registry.blocks)
    return sorted({one.key for one in sets if one is not None and one.draft})


def _set(workspace: Workspace, block: str, year: int) -> Edition | None:
    try:
        return workspace.edition_for(block, year)
    except ParindexError:
        return None

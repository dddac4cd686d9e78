"""Use case: which criterion of one edition is which of another."""

import re
from dataclasses import dataclass

from parindex.analysis.comparability.comparability import comparability
from parindex.analysis.comparability.crosswalk import crosswalk
from parindex.analysis.comparability.renumbering import walked_back
from parindex.errors import ParindexError
from parindex.model.criteria import Edition
from parindex.model.results.changes import NotComparable
from parindex.model.results.crosswalk import Crosswalk
from parindex.workflow.criteria import editions
from parindex.workflow.years.workspace import Workspace

__all__ = ["CriteriaDiff", "compared", "criteria_diff"]

_YEAR = re.compile(r"(19|20|21)\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class CriteriaDiff:
    """The crosswalks of all asked sets, and the sets that are in force in one of two years only."""

    walks: tuple[Crosswalk, ...]
    alone: tuple[Edition, ...] = ()

    def told(self) -> list[tuple[Crosswalk, NotComparable | None]]:
        """Return each crosswalk with the reason why its years cannot be compared, if there is one."""
        return [(walk, comparability(walk.current, walk.previous)) for walk in self.walks]


def criteria_diff(workspace: Workspace | None, one: str, other: str) -> CriteriaDiff:
    """Compare editions; each of the two is a year (for all sets of the workspace), `id@year`, or a file.

    Raises:
        ParindexError: there is no such year, set or file.
    """
    years = [int(text) if _YEAR.fullmatch(text) else None for text in (one, other)]
    if None not in years:
        return _of_years(workspace, *(year for year in years if year is not None))
    named = next((_single(workspace, text) for text, year in zip((one, other), years, strict=True) if year is None))
    first, second = (
        _single(workspace, text) if year is None else _in_force(_known(workspace, text), named.id, year)
        for text, year in zip((one, other), years, strict=True)
    )
    if first is None or second is None:
        raise ParindexError("There is no edition of {set} in force in that year.", set=named.id)
    return CriteriaDiff((_walk(workspace, first, second),))


def compared(previous: Edition, current: Edition) -> CriteriaDiff:
    """Compare two editions that are at hand."""
    return CriteriaDiff((crosswalk(current, previous),))


def _of_years(workspace: Workspace | None, one: int, other: int) -> CriteriaDiff:
    known = _known(workspace, str(one))
    walks, alone = [], []
    for set_id in dict.fromkeys(edition.id for edition in known.editions):
        pair = [_in_force(known, set_id, year) for year in sorted((one, other))]
        found = [edition for edition in pair if edition is not None]
        if len(found) == len(pair):
            walks.append(_walk(known, *found))
        else:
            alone += found
    if not walks and not alone:
        raise ParindexError("No criteria set of the workspace is in force in {one} or {other}.", one=one, other=other)
    return CriteriaDiff(tuple(walks), tuple(alone))


def _walk(workspace: Workspace | None, one: Edition, other: Edition) -> Crosswalk:
    previous, current = sorted((one, other), key=lambda edition: edition.edition)
    return crosswalk(walked_back(current, workspace.editions if workspace else (), previous), previous)


def _in_force(workspace: Workspace, set_id: str, year: int) -> Edition | None:
    earlier = [edition for edition in workspace.editions if edition.id == set_id and edition.edition <= year]
    return max(earlier, key=lambda edition: edition.edition, default=None)


def _single(workspace: Workspace | None, name: str) -> Edition:
    found = editions(workspace, name)
    if len(found) > 1:
        raise ParindexError(
            "{name} has several editions: {known}. Name one of them.",
            name=name,
            known=", ".join(edition.key for edition in found),
        )
    return found[0]


def _known(workspace: Workspace | None, name: str) -> Workspace:
    if workspace is None:
        raise ParindexError("{name} is no file, and there is no workspace here to look in.", name=name)
    return workspace

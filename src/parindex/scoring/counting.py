"""Which of the marks of a sheet counts."""

from collections.abc import Iterable, Sequence

from parindex.model.criteria import Edition
from parindex.model.scores import Basis, Mark, NotApplicable, ScoreSheet, Stage

__all__ = ["CONDITION", "EXEMPT", "UNSURVEYED", "columns_that_count", "counting_mark", "exempt_leaves", "has_survey"]

EXEMPT = NotApplicable("exempt")
"""The registry says that the component does not apply to the unit."""

CONDITION = NotApplicable("condition")
"""The answer to another component says that this one does not apply."""

UNSURVEYED = NotApplicable("not_surveyed")
"""Units score themselves before anybody is surveyed."""

_APPRAISAL = (Stage.APPRAISAL_2, Stage.APPRAISAL_1)


def columns_that_count(basis: Basis, *, survey: bool) -> tuple[Stage, ...]:
    """Return the columns that may count; the first of them that holds a mark does."""
    if basis is Basis.SELF:
        return (Stage.SURVEY,) if survey else (Stage.SELF,)
    return (Stage.SURVEY, *_APPRAISAL) if survey else _APPRAISAL


def counting_mark(marks: Iterable[Mark], stages: Sequence[Stage]) -> Mark | None:
    """Return the mark of the first of the `stages` that has one."""
    for stage in stages:
        for mark in marks:
            if mark.stage is stage:
                return mark
    return None


def has_survey(sheet: ScoreSheet) -> bool:
    """Tell whether the sheet has any mark in its survey column."""
    return any(mark.stage is Stage.SURVEY for entry in sheet.entries for mark in entry.marks)


def exempt_leaves(edition: Edition, codes: frozenset[str]) -> frozenset[str]:
    """Return the leaves at and below the nodes `codes`."""
    if not codes:
        return frozenset()
    return frozenset(leaf.code for leaf in edition.leaves if not codes.isdisjoint(edition.paths[leaf.code]))

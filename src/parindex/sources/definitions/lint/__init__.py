"""What a definition says that cannot be meant: each check is a function from it to issues."""

from collections.abc import Callable, Iterator

from parindex.model.criteria import Edition
from parindex.model.issues import Issue
from parindex.sources.definitions.lint.bands import check_bands
from parindex.sources.definitions.lint.choices import check_choices
from parindex.sources.definitions.lint.codes import check_duplicates, check_numbering
from parindex.sources.definitions.lint.conditions import check_conditions
from parindex.sources.definitions.lint.fractions import check_fractions
from parindex.sources.definitions.lint.groups import check_bounds_of_groups, check_weights
from parindex.sources.definitions.lint.maxima import check_maxima
from parindex.sources.definitions.lint.references import (
    check_adjustments,
    check_basis,
    check_levels,
    check_tie_breakers,
)
from parindex.sources.definitions.lint.rules import check_rules
from parindex.sources.definitions.lint.tiers import check_tiers
from parindex.sources.definitions.yaml.document import Document

__all__ = ["CHECKS", "lint"]

Check = Callable[[Edition, Document], Iterator[Issue]]

CHECKS: tuple[Check, ...] = (
    check_duplicates,
    check_numbering,
    check_levels,
    check_maxima,
    check_weights,
    check_rules,
    check_conditions,
    check_bounds_of_groups,
    check_choices,
    check_bands,
    check_tiers,
    check_fractions,
    check_adjustments,
    check_tie_breakers,
    check_basis,
)


def lint(edition: Edition, document: Document) -> list[Issue]:
    """Run every check on a criteria set.

    Issues come in the order of the checks; each stands at the line and column of what it is about.
    """
    return [found for check in CHECKS for found in check(edition, document)]

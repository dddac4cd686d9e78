"""Points that were published without their maximum: the set that was named knows it, or whoever imports is asked."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from parindex.model.codes import issue
from parindex.model.criteria import Edition
from parindex.model.issues import Issue, Place
from parindex.model.results.printed.history import PublishedResult
from parindex.model.texts.number_text import NumberText

__all__ = ["WithMaximum", "edition_named", "with_known_maximum"]


@dataclass(frozen=True, slots=True)
class WithMaximum:
    """The lines of a table with the maximum where it is known, and what is to be asked."""

    results: Sequence[PublishedResult]
    issues: Sequence[Issue]


def with_known_maximum(editions: Sequence[Edition], results: Sequence[PublishedResult]) -> WithMaximum:
    """Give points without a maximum the total of the named set, if none of them is above what it can give."""
    lacking = [one for one in results if one.points is not None and one.maximum is None]
    totals, issues = dict[str, Decimal](), list[Issue]()
    for name, lines in _by_set(lacking).items():
        edition = edition_named(name, lines[0].year, editions)
        above = [one for one in lines if edition is not None and (one.points or 0) > _most(edition)]
        if edition is not None and not above:
            totals[name] = edition.total
        else:
            issues += _asked(lines, edition, len(above))
    asked = {id(one) for one in lacking if one.criteria in totals}
    known = [replace(one, maximum=totals[one.criteria]) if id(one) in asked else one for one in results]
    return WithMaximum(known, issues)


def edition_named(name: str, year: int, editions: Sequence[Edition]) -> Edition | None:
    """Find the edition that a published table names: `id`, in force in its year, or `id@year`, in force in that."""
    set_id, _, told = name.partition("@")
    newest = int(told) if told.isdecimal() else year
    found = [one for one in editions if one.id == set_id and one.edition <= newest]
    return max(found, key=lambda one: one.edition, default=None)


def _by_set(lines: Sequence[PublishedResult]) -> Mapping[str, list[PublishedResult]]:
    found: dict[str, list[PublishedResult]] = defaultdict(list)
    for one in lines:
        found[one.criteria].append(one)
    return found


def _most(edition: Edition) -> Decimal:
    return edition.total + sum((item.max for item in edition.adjustments if item.kind == "bonus"), Decimal(0))


def _asked(lines: Sequence[PublishedResult], edition: Edition | None, above: int) -> Iterator[Issue]:
    if edition is not None:
        yield issue("H572", Place(), number=above, criteria=edition.key, total=NumberText(f"{edition.total:f}"))
    elif lacking := sum(one.index is None for one in lines):
        yield issue("H571", Place(), number=lacking)

"""What a sheet lacks, by the basis that will be scored and the policy of the set."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from parindex.model.criteria import Edition, Node
from parindex.model.issues import Severity
from parindex.model.scores import Basis, Mark, NotApplicable, Stage
from parindex.sources.grid import Position
from parindex.sources.problem import Problem

__all__ = ["Asked", "completeness"]

_APPRAISED = frozenset((Stage.APPRAISAL_1, Stage.APPRAISAL_2))
_SURVEYED = frozenset((Stage.SURVEY, *_APPRAISED))

Spot = tuple[Position | None, Problem]


@dataclass(frozen=True, slots=True)
class Asked:
    """What one unit was asked for.

    `where` tells the cell in which a component should be answered; `unread` are scores that could
    not be read: a fault, but not a gap.
    """

    edition: Edition
    basis: Basis
    exempt: frozenset[str]
    unread: Collection[tuple[str, Stage]]
    where: Callable[[str], Position | None]


def completeness(asked: Asked, marks: Mapping[str, Sequence[Mark]]) -> Iterator[Spot]:
    """Yield what is missing, and areas or sheets in which nothing applies."""
    edition = asked.edition
    if not asked.unread and not any(marks.get(leaf.code) for leaf in edition.leaves):
        yield None, Problem("S404", {"number": len(edition.leaves)})
        return
    wanted = frozenset((Stage.SELF,)) if asked.basis is Basis.SELF else _APPRAISED
    given = _given(asked, marks, wanted)
    asked_for = [leaf for leaf in edition.leaves if leaf.code not in asked.exempt]
    appraised = [leaf for leaf in asked_for if leaf.code not in edition.survey_codes]
    if appraised and not any(leaf.code in given for leaf in appraised):
        yield None, Problem("S410" if asked.basis is Basis.SELF else "S403")
        return
    if _matters(asked):
        yield from (_missing(asked, leaf) for leaf in appraised if leaf.code not in given)
        yield from _survey(asked, marks, [leaf for leaf in asked_for if leaf.code in edition.survey_codes])
    yield from _emptied(asked, marks)


def _survey(asked: Asked, marks: Mapping[str, Sequence[Mark]], leaves: Sequence[Node]) -> Iterator[Spot]:
    given = _given(asked, marks, _SURVEYED)
    lacking = [leaf for leaf in leaves if leaf.code not in given]
    if len(lacking) == len(leaves) and asked.basis is Basis.SELF:
        return
    if len(lacking) == len(leaves) > 1:
        severity = None if asked.edition.policy.missing == "refuse" else Severity.WARNING
        yield None, Problem("S405", {"number": len(leaves)}, severity=severity)
        return
    yield from (_missing(asked, leaf) for leaf in lacking)


def _matters(asked: Asked) -> bool:
    return asked.edition.policy.missing != "not_applicable"


def _missing(asked: Asked, leaf: Node) -> Spot:
    place = asked.where(leaf.code)
    values = {"component": leaf.code, "title": str(leaf.title)}
    if asked.edition.policy.missing == "zero":
        return place, Problem("S411", values, leaf.code)
    return place, Problem("S402" if place is None else "S401", values, leaf.code)


def _given(asked: Asked, marks: Mapping[str, Sequence[Mark]], stages: frozenset[Stage]) -> set[str]:
    """Return the components that have an answer of one of the stages, readable or not."""
    found = {code for code, given in marks.items() for mark in given if mark.stage in stages}
    return found | {code for code, stage in asked.unread if stage in stages}


def _emptied(asked: Asked, marks: Mapping[str, Sequence[Mark]]) -> Iterator[Spot]:
    """Yield the areas of which the sheet says that nothing arose, or the sheet if that is so everywhere."""
    said = {code for code, given in marks.items() if given and isinstance(given[-1].answer, NotApplicable)}
    if not said:
        return
    gone = said | asked.exempt
    areas = [(area, [leaf.code for leaf in _leaves(area)]) for area in asked.edition.index]
    empty = [area for area, codes in areas if gone.issuperset(codes) and said.intersection(codes)]
    if all(gone.issuperset(codes) for _, codes in areas):
        yield None, Problem("S407")
        return
    for area in empty:
        values = {"component": area.code, "title": str(area.title)}
        yield asked.where(next(_leaves(area)).code), Problem("S408", values, area.code)


def _leaves(node: Node) -> Iterator[Node]:
    if node.is_leaf:
        yield node
    for part in node.parts:
        yield from _leaves(part)

"""What a sheet lacks, by the basis that will be scored and the policy of the set."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from parindex.model.conditions import unmet
from parindex.model.criteria import Node
from parindex.model.issues import Severity
from parindex.model.scores import Answer, Basis, Mark, Missing, NotApplicable, Scored, Stage, Step
from parindex.sources.cells.grid import Position
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.reading_tools import Tools

__all__ = ["Asked", "completeness"]

_NAMED = 20
"""Components that a message names."""

_APPRAISED = frozenset((Stage.APPRAISAL_1, Stage.APPRAISAL_2))
_SURVEYED = frozenset((Stage.SURVEY, *_APPRAISED))

Spot = tuple[Position | None, Problem]


@dataclass(frozen=True, slots=True)
class Asked:
    """What one unit was asked for.

    `where` tells the cell in which a component should be answered; `unread` are scores that could
    not be read: a fault, but not a gap.
    """

    tools: Tools
    basis: Basis
    exempt: frozenset[str]
    unread: Collection[tuple[str, Stage]]
    where: Callable[[str], Position | None]
    step: Step | None = None
    """The only stage that the sheet was sent for."""
    own: Stage | None = None
    """The only column that the sender has to fill in; `None`: all that will be scored."""


def completeness(asked: Asked, marks: Mapping[str, Sequence[Mark]]) -> Iterator[Spot]:
    """Yield what is missing, what was scored though it does not apply, and areas or sheets in which nothing applies."""
    if asked.tools.edition.by_answers:
        unasked = _unmet(asked, marks)
        yield from _in_vain(asked, unasked, marks)
        asked = replace(asked, exempt=asked.exempt | unasked)
    if asked.step is not None:
        yield from _of_step(asked, asked.step, marks)
        return
    if asked.own is not None:
        yield from _of_sender(asked, asked.own, marks)
        return
    appraised, surveyed = asked.tools.appraised - asked.exempt, asked.tools.surveyed - asked.exempt
    if not asked.unread and asked.tools.components.isdisjoint(marks):
        yield None, Problem("S404", {"number": len(asked.tools.components)})
        return
    given = _given(asked, marks, frozenset((Stage.SELF,)) if asked.basis is Basis.SELF else _APPRAISED)
    if appraised and given.isdisjoint(appraised) and (gap := _nothing_to_score(asked, marks)) is not None:
        yield None, gap
        return
    if asked.tools.edition.policy.missing != "not_applicable":
        yield from _missing(asked, appraised - given)
        yield from _survey(asked, surveyed, surveyed - _given(asked, marks, _SURVEYED))
    yield from _emptied(asked, marks)


def _stages(asked: Asked) -> Sequence[Stage]:
    """Return the columns whose answers count here, the first of them first."""
    if asked.step is not None:
        return (asked.step.stage,) if asked.step.stage else ()
    if asked.own is not None:
        return (asked.own,)
    return (Stage.SURVEY, Stage.SELF) if asked.basis is Basis.SELF else tuple(reversed(Stage))[:-1]


def _unmet(asked: Asked, marks: Mapping[str, Sequence[Mark]]) -> frozenset[str]:
    """Return the components that do not apply because of answers to others."""
    stages, edition = _stages(asked), asked.tools.edition

    def answer(code: str) -> Answer:
        given = marks.get(code, ())
        return next((mark.answer for stage in stages for mark in given if mark.stage is stage), Missing())

    return unmet(edition.by_answers, edition.leaves_below, answer, asked.exempt)


def _in_vain(asked: Asked, unasked: frozenset[str], marks: Mapping[str, Sequence[Mark]]) -> Iterator[Spot]:
    """Yield the components that were scored though an answer says that they do not apply."""
    stages = _stages(asked)
    for leaf in asked.tools.edition.leaves if unasked else ():
        given = marks.get(leaf.code, ()) if leaf.code in unasked else ()
        if any(mark.stage in stages and isinstance(mark.answer, Scored) for mark in given):
            about = ", ".join(
                dict.fromkeys(one.code for one in asked.tools.edition.conditions_of(leaf.code) if one.code)
            )
            values = {"component": leaf.code, "title": str(leaf.title), "other": about}
            yield asked.where(leaf.code), Problem("S481", values, leaf.code)


def _nothing_to_score(asked: Asked, marks: Mapping[str, Sequence[Mark]]) -> Problem | None:
    """Return why none of the appraised components counts; `None` where the set says that missing scores count as 0."""
    if asked.basis is Basis.SELF:
        return Problem("S410")
    stages = {mark.stage for given in marks.values() for mark in given}
    if Stage.SELF in stages or any(stage is Stage.SELF for _, stage in asked.unread):
        return Problem("S403")
    if asked.tools.edition.policy.missing == "zero":
        return None
    return Problem("S467", {"stages": ", ".join(stage for stage in Stage if stage in stages) or "–"})


def _of_step(asked: Asked, step: Step, marks: Mapping[str, Sequence[Mark]]) -> Iterator[Spot]:
    """Yield what one stage lacks; explanations and second appraisals are about some components only."""
    if step.stage is None or step is Step.APPRAISAL_2 or asked.tools.edition.policy.missing == "not_applicable":
        return
    given = _given(asked, marks, frozenset((step.stage,)))
    wanted = asked.tools.surveyed if step is Step.SURVEY else asked.tools.appraised
    if given:
        yield from _missing(asked, wanted - asked.exempt - given)


def _of_sender(asked: Asked, own: Stage, marks: Mapping[str, Sequence[Mark]]) -> Iterator[Spot]:
    """Yield what the sender has left out of its own column; gaps of the appraisal and the survey are not its own."""
    if not asked.unread and asked.tools.components.isdisjoint(marks):
        yield None, Problem("S404", {"number": len(asked.tools.components)})
        return
    wanted = asked.tools.appraised - asked.exempt
    given = _given(asked, marks, frozenset((own,)))
    if own is Stage.SELF and wanted and given.isdisjoint(wanted):
        yield None, Problem("S412")
    elif not given.isdisjoint(wanted) and asked.tools.edition.policy.missing != "not_applicable":
        yield from _missing(asked, wanted - given)
    yield from _emptied(asked, marks)


def _survey(asked: Asked, surveyed: frozenset[str], lacking: frozenset[str]) -> Iterator[Spot]:
    if len(lacking) == len(surveyed) and asked.basis is Basis.SELF:
        return
    if len(lacking) == len(surveyed) > 1:
        severity = None if asked.tools.edition.policy.missing == "refuse" else Severity.WARNING
        yield None, Problem("S405", {"number": len(surveyed)}, severity=severity)
        return
    yield from _missing(asked, lacking)


def _missing(asked: Asked, lacking: frozenset[str]) -> Iterator[Spot]:
    leaves = [leaf for leaf in asked.tools.edition.leaves if leaf.code in lacking] if lacking else []
    if len(leaves) > 1 and asked.tools.edition.policy.missing == "zero":
        yield asked.where(leaves[0].code), Problem("S465", _counted(leaves))
        return
    for leaf in leaves:
        yield _missed(asked, leaf)


def _counted(nodes: Sequence[Node]) -> Mapping[str, object]:
    named = ", ".join(node.code for node in nodes[:_NAMED]) + (", …" if len(nodes) > _NAMED else "")
    return {"number": len(nodes), "components": named}


def _missed(asked: Asked, leaf: Node) -> Spot:
    place = asked.where(leaf.code)
    values = {"component": leaf.code, "title": str(leaf.title)}
    if asked.tools.edition.policy.missing == "zero":
        return place, Problem("S411", values, leaf.code)
    return place, Problem("S402" if place is None else "S401", values, leaf.code)


def _given(asked: Asked, marks: Mapping[str, Sequence[Mark]], stages: frozenset[Stage]) -> set[str]:
    """Return the components that have an answer of one of the stages, readable or not."""
    found = {code for code, given in marks.items() for mark in given if mark.stage in stages}
    return found | {code for code, stage in asked.unread if stage in stages}


def _emptied(asked: Asked, marks: Mapping[str, Sequence[Mark]]) -> Iterator[Spot]:
    """Yield the areas of which the sheet says that nothing arose, or the sheet if that is so everywhere."""
    said = {code for code, given in marks.items() if given and given[-1].answer.__class__ is NotApplicable}
    if not said:
        return
    gone = said | asked.exempt
    areas = asked.tools.areas
    if all(gone.issuperset(codes) for _, codes in areas):
        yield None, Problem("S407")
        return
    emptied = [one for one in areas if gone.issuperset(one[1]) and not asked.exempt.issuperset(one[1])]
    if len(emptied) > 1:
        yield asked.where(emptied[0][1][0]), Problem("S466", _counted([area for area, _ in emptied]))
        return
    for area, codes in emptied:
        values = {"component": area.code, "title": str(area.title)}
        yield asked.where(codes[0]), Problem("S408", values, area.code)

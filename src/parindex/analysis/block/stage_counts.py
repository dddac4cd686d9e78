"""How far the sheets of a unit have come: what arrived of each stage, and what is still to come."""

from collections.abc import Collection

from parindex.model.conditions import unmet
from parindex.model.criteria import Edition
from parindex.model.results.stages import StageCount, UnitStages
from parindex.model.scores import Answer, Entry, Mark, Missing, ScoreSheet, Stage, Step

__all__ = ["is_explained", "unit_stages"]


def unit_stages(
    unit: str, name: str, edition: Edition, sheet: ScoreSheet | None, exempt: Collection[str] = ()
) -> UnitStages:
    """Count what has arrived of a unit; `exempt` are codes of nodes that do not apply to it."""
    counts = tuple(_count(edition, sheet, step, frozenset(exempt)) for step in Step)
    known = {leaf.code for leaf in edition.leaves}
    evidence = sum(bool(entry.evidence) and entry.code in known for entry in sheet.entries) if sheet else 0
    return UnitStages(unit, name, sheet, counts, evidence)


def _count(edition: Edition, sheet: ScoreSheet | None, step: Step, exempt: frozenset[str]) -> StageCount:
    if step is Step.EXPLANATION:
        return StageCount(step, _explained(sheet), None)
    surveyed = step is Step.SURVEY
    exempt = exempt | _unmet(edition, sheet, step, exempt) if sheet else exempt
    asked = [
        leaf.code
        for leaf in edition.leaves
        if (leaf.code in edition.survey_codes) is surveyed and exempt.isdisjoint(edition.paths[leaf.code])
    ]
    lacking = tuple(code for code in asked if not _has(sheet, code, step))
    sparse = step is Step.APPRAISAL_2
    return StageCount(step, len(asked) - len(lacking), None if sparse else len(asked), () if sparse else lacking)


def _unmet(edition: Edition, sheet: ScoreSheet, step: Step, exempt: frozenset[str]) -> frozenset[str]:
    """Return the components that do not apply by the answers of this stage, or of the stages before it."""
    if not edition.by_answers:
        return frozenset()
    stages = [one for one in reversed(Stage) if step is Step.SURVEY or list(Stage).index(one) <= list(Step).index(step)]

    def answer(code: str) -> Answer:
        marks = sheet.by_code[code].marks if code in sheet.by_code else ()
        return next((mark.answer for stage in stages for mark in marks if mark.stage is stage), Missing())

    return unmet(edition.by_answers, edition.leaves_below, answer, exempt)


def is_explained(entry: Entry, sheet: ScoreSheet) -> bool:
    """Tell whether the unit answered to the appraisal.

    Where no answers came by themselves, they stand among the comments of the sheet, and any comment may be one.
    """
    if any(step is Step.EXPLANATION for step, _ in sheet.steps):
        return bool(entry.explanation)
    return bool(entry.comment)


def _explained(sheet: ScoreSheet | None) -> int:
    return sum(is_explained(entry, sheet) for entry in sheet.entries) if sheet else 0


def _has(sheet: ScoreSheet | None, code: str, step: Step) -> bool:
    entry = sheet.by_code.get(code) if sheet else None
    return entry is not None and any(_is(mark, step) for mark in entry.marks)


def _is(mark: Mark, step: Step) -> bool:
    """Survey components may be scored in a column of the appraisal too."""
    return mark.stage is step.stage or (step is Step.SURVEY and mark.stage not in {None, Step.SELF.stage})

"""Use case: how many to ask in every unit and stratum."""

from fractions import Fraction
from math import ceil
from typing import Literal

from parindex.analysis.survey.samples import allocated, cochran, half_width, practice, vietnam
from parindex.errors import ParindexError
from parindex.model.survey.questionnaire import Questionnaire
from parindex.model.survey.results import Population, SampleLine
from parindex.model.units import Unit
from parindex.workflow.surveys.surveys import load_survey, populations_of, units_asked
from parindex.workflow.years.workspace import Workspace

__all__ = ["Formula", "sample_plan"]

Formula = Literal["vietnam", "cochran", "practice"]


def sample_plan(
    workspace: Workspace, name: str, formula: Formula, margin: Fraction
) -> tuple[Questionnaire, list[SampleLine]]:
    """Return a line for each unit and, below it, for each of its strata.

    Raises:
        ParindexError: the questionnaire names no table of populations.
    """
    survey = load_survey(workspace, name)
    populations = populations_of(workspace, survey)
    if not populations:
        raise ParindexError(
            "The survey {id} names no table of populations, so no sample can be planned. Name it under strata: "
            "population.",
            id=survey.id,
        )
    lines: list[SampleLine] = []
    for unit, _ in units_asked(workspace, survey):
        mine = [one for one in populations if one.unit == unit.id]
        if mine:
            lines += _unit(unit, mine, formula, margin)
    return survey, lines


def _unit(unit: Unit, mine: list[Population], formula: Formula, margin: Fraction) -> list[SampleLine]:
    size = sum(one.size for one in mine)
    sizes = {
        "vietnam": ceil(vietnam(size, margin)),
        "cochran": ceil(cochran(size, margin)),
        "practice": ceil(practice(size)),
    }
    parts = allocated(sizes[formula], [one.size for one in mine])
    whole = sum(parts)
    told = (sizes["vietnam"], sizes["cochran"], sizes["practice"])
    lines = [SampleLine(unit.id, unit.name, "", size, *told, whole, half_width(whole, size))]
    if len(mine) > 1:
        for one, part in zip(mine, parts, strict=True):
            lines.append(
                SampleLine(unit.id, unit.name, one.stratum, one.size, 0, 0, 0, part, half_width(part, one.size))
            )
    return lines

"""How sure a survey is of what it gave: standard errors of components, from the answers that the settings name."""

from collections.abc import Mapping
from fractions import Fraction

from parindex.model.criteria import Edition, Node
from parindex.model.results.scorecards import BlockStandings
from parindex.model.rules import Proportional, Survey
from parindex.model.survey.results import SurveyResult
from parindex.workflow.analysis.inputs import AnalysedYear
from parindex.workflow.surveys.surveys import answers, load_survey, score_survey

__all__ = ["survey_errors"]


def survey_errors(asked: AnalysedYear, block: BlockStandings) -> Mapping[str, Mapping[str, Fraction]]:
    """Return standard errors in points, by unit and component, of the surveys of the year that the settings name.

    Only of components that turn a percentage into points in proportion: a band has no standard error.

    Raises:
        ParindexError: there is no such survey or file.
        RefusedError: the questionnaire or the answers have errors.
    """
    workspace = asked.sources.workspace
    found: dict[str, dict[str, Fraction]] = {}
    for name, files in asked.definitions.settings.analysis.robustness.surveys.items():
        if load_survey(workspace, name).year != asked.year:
            continue
        result = score_survey(workspace, answers(workspace, name, [workspace.home / file for file in files]))
        for unit, code, error in _errors(result, block):
            found.setdefault(unit, {})[code] = error
    return found


def _errors(result: SurveyResult, block: BlockStandings) -> list[tuple[str, str, Fraction]]:
    code = _code(result, block)
    leaf = block.edition.nodes.get(code)
    if leaf is None or not _in_proportion(leaf, block.edition):
        return []
    return [
        (unit.unit, code, Fraction(unit.error) * Fraction(leaf.total) / 100)
        for unit in result.units
        if unit.block == block.block and unit.error
    ]


def _code(result: SurveyResult, block: BlockStandings) -> str:
    """Return the component that the whole score of the survey gives the points of; errors of factors are not known."""
    scored = result.survey.scored_in(block.block)
    return next((code for code, factor in scored.items() if factor is None), "")


def _in_proportion(leaf: Node, edition: Edition) -> bool:
    rule = leaf.score
    plain = isinstance(rule, Survey) or (isinstance(rule, Proportional) and rule.floor is None)
    return leaf.is_leaf and plain and leaf.code in edition.survey_codes

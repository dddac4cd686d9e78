"""Use case: scores of a survey as scores of components, with the counts as evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from parindex.language import Speech
from parindex.model.rules import Survey
from parindex.model.survey.questionnaire import Factor
from parindex.model.survey.results import SurveyResult, UnitSatisfaction
from parindex.reporting.tables.during_the_year.score_rows import ScoreRow, percent_cell
from parindex.sources.survey.survey_file import takes_percent
from parindex.workflow.monitoring.points import cut_percent
from parindex.workflow.years.workspace import Workspace

__all__ = ["survey_scores"]


def survey_scores(workspace: Workspace, found: SurveyResult, voice: Speech) -> list[ScoreRow]:
    """Return a row for each unit with a score; what stands for a score that is missing is named in the evidence."""
    return [row for unit in found.units for row in _rows(workspace, found, unit, voice)]


def _rows(workspace: Workspace, found: SurveyResult, unit: UnitSatisfaction, voice: Speech) -> Iterator[ScoreRow]:
    edition = workspace.edition_for(unit.block, found.survey.year)
    for code, factor in found.survey.scored_in(unit.block).items():
        if takes_percent(edition, code):
            yield from _row(found, unit, _Target(code, factor, edition.nodes[code].score), voice)


@dataclass(frozen=True, slots=True)
class _Target:
    """A component with its rule, and the factor whose score it gets (`None`: all factors together)."""

    code: str
    factor: Factor | None
    rule: object


def _row(found: SurveyResult, unit: UnitSatisfaction, target: _Target, voice: Speech) -> Iterator[ScoreRow]:
    survey, factor = found.survey, target.factor
    score = unit.score if factor is None else unit.factors.get(factor.id)
    if unit.status == "ok" and score is not None:
        tally = _tally(found, unit, target.rule) if factor is None else ""
        cell = tally or percent_cell(cut_percent(score / 100), voice)
        yield ScoreRow(unit.name, target.code, cell, _evidence(found, unit, factor, voice))
        return
    mean = found.block_means.get(unit.block) if factor is None else found.factor_means.get((unit.block, factor.id))
    said = voice.say("survey {id}: too few answers, by the minimum of the questionnaire", id=survey.id)
    if survey.minimum.otherwise == "block_mean" and mean is not None:
        instead = voice.say("the mean of the block stands for it")
        yield ScoreRow(unit.name, target.code, percent_cell(cut_percent(mean / 100), voice), f"{said}; {instead}")
    elif survey.minimum.otherwise == "not_held":
        yield ScoreRow(unit.name, target.code, voice.say("not applicable"), said)


def _tally(found: SurveyResult, unit: UnitSatisfaction, rule: object) -> str:
    """Return the counts by option, where the rule of the component counts just so; else nothing."""
    survey = found.survey
    plain = survey.combine.factors == "pooled" and survey.combine.items == "pooled" and survey.strata is None
    if not (isinstance(rule, Survey) and plain and len(survey.respondents) <= 1):
        return ""
    pooled = {item for factor in survey.factors for item in factor.items} == survey.items.keys()
    same = all(option in rule.options and rule.options[option] == survey.scale[option] for option in unit.counts)
    return "; ".join(f"{option}={number}" for option, number in unit.counts.items()) if pooled and same else ""


def _evidence(found: SurveyResult, unit: UnitSatisfaction, factor: Factor | None, voice: Speech) -> str:
    """Return the counts that a score comes from; the standard error is known of all factors together only."""
    told = unit.counts if factor is None else unit.factor_counts[factor.id]
    counts = ", ".join(f"{option} {told[option]}" for option in found.survey.scale if option in told)
    words = "survey {id}: {respondents} respondents; answers by option: {counts}"
    said = voice.say(words, id=found.survey.id, respondents=unit.respondents, counts=counts)
    if factor is not None:
        return f"{said}; {factor.title.in_(voice.locale)}"
    if unit.error is None:
        return said
    return said + "; " + voice.say("standard error {error}", error=voice.number(Fraction(unit.error), 2))

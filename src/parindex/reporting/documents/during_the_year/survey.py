"""A survey for programs: schema 1. Nothing of any person is in it."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from parindex.model.rounding import rounded
from parindex.model.survey.questionnaire import Questionnaire
from parindex.model.survey.results import SampleLine, SurveyCheck, SurveyResult, UnitSatisfaction
from parindex.reporting.documents.heads import Document, head
from parindex.reporting.machine_numbers import exact
from parindex.reporting.writers.records import harmless_document

__all__ = ["sample_document", "survey_check_document", "survey_document"]


def sample_document(survey: Questionnaire, lines: Sequence[SampleLine]) -> Document:
    """Return how many to ask; lines without a stratum are whole units."""
    return harmless_document(
        {**head(), "survey": survey.id, "year": survey.year, "lines": [_sample(one) for one in lines]}
    )


def _sample(one: SampleLine) -> Document:
    whole = not one.stratum
    formulas = {"vietnam": one.vietnam, "cochran": one.cochran, "practice": one.practice}
    return {
        "unit": one.unit,
        "name": one.name,
        "stratum": one.stratum or None,
        "size": one.size,
        **{key: number if whole else None for key, number in formulas.items()},
        "chosen": one.chosen,
        "half_width": _short(one.half_width),
    }


def survey_check_document(found: SurveyCheck, issues: Sequence[Document]) -> Document:
    """Return how many answered, unit by unit."""
    return harmless_document(
        {
            **head(),
            "survey": found.survey.id,
            "year": found.survey.year,
            "units": [
                {
                    "unit": one.unit,
                    "name": one.name,
                    "respondents": one.respondents,
                    "wanted": one.wanted,
                    "population": one.population,
                    "straight": one.straight,
                }
                for one in found.units
            ],
            "issues": list(issues),
        }
    )


def survey_document(found: SurveyResult, issues: Sequence[Document]) -> Document:
    """Return the scores in percent with the exact ones, their factors, counts by option, and intervals."""
    survey = found.survey
    return harmless_document(
        {
            **head(),
            "survey": survey.id,
            "year": survey.year,
            "combine": {"items": survey.combine.items, "factors": survey.combine.factors},
            "units": [_satisfaction(one) for one in found.shown],
            "blocks": [
                {"block": block, "mean": _short(mean), "mean_exact": exact(mean)}
                for block, mean in found.block_means.items()
            ],
            "issues": list(issues),
        }
    )


def _satisfaction(one: UnitSatisfaction) -> Document:
    low, high = one.interval or (None, None)
    return {
        "unit": one.unit,
        "name": one.name,
        "block": one.block,
        "respondents": one.respondents,
        "status": one.status,
        "score": _short(one.score),
        "score_exact": exact(one.score),
        "error": _short(one.error),
        "low": _short(low),
        "high": _short(high),
        "deff": _short(one.deff),
        "factors": {name: _short(score) for name, score in one.factors.items()},
        "counts": dict(one.counts),
    }


def _short(value: Fraction | Decimal | None) -> float | None:
    return None if value is None else float(rounded(Fraction(value), 2, "half_up"))

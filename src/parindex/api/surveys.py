"""Satisfaction: samples, answers without names, points."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Literal, cast

from parindex.api.arguments import format_of, paths_of, percent_of, text_of, workspace_of
from parindex.language import speech
from parindex.model.scores import Stage
from parindex.model.survey.results import SampleLine, SurveyCheck, SurveyResult
from parindex.reporting.tables.during_the_year.score_rows import score_rows_table
from parindex.reporting.writers.csv import csv_bytes
from parindex.workflow.surveys import points, samples, surveys
from parindex.workflow.surveys.surveys import Answers
from parindex.workflow.years.workspace import Workspace

__all__ = ["survey_check", "survey_points", "survey_sample", "survey_score"]

Paths = str | Path | Iterable[str | Path]


def survey_sample(
    workspace: Workspace, survey: str, *, formula: str = "cochran", margin: float | str = 5
) -> list[SampleLine]:
    """Plan how many to ask in every unit and stratum, with a margin in percent; `.half_width` is what that promises.

    Raises:
        ParindexError: no such survey, or it names no table of populations.
    """
    chosen = cast(
        "Literal['vietnam', 'cochran', 'practice']", format_of(formula, "formula", ("vietnam", "cochran", "practice"))
    )
    share = Fraction(percent_of(margin, "margin")) / 100
    return samples.sample_plan(workspace_of(workspace), text_of(survey, "survey"), chosen, share)[1]


def survey_check(workspace: Workspace, survey: str, files: Paths) -> SurveyCheck:
    """Tell how many answered in each unit, of how many wanted.

    Raises:
        ParindexError: no such survey or file, or the answers have errors (then `.issues` lists them).
    """
    place, found = _answers(workspace, survey, files)
    return surveys.check_survey(place, found)


def survey_score(workspace: Workspace, survey: str, files: Paths) -> SurveyResult:
    """Return the satisfaction of every unit in `.units`: exact `score`, `error`, `interval`; small numbers have none.

    Raises:
        ParindexError: no such survey or file, or the answers have errors (then `.issues` lists them).
    """
    return surveys.score_survey(*_answers(workspace, survey, files))


def survey_points(workspace: Workspace, survey: str, files: Paths, *, locale: str | None = None) -> bytes:
    """Return the CSV of `parindex survey score`, which `parindex.score(…, stage="survey")` reads.

    Raises:
        ParindexError: no such survey or file, or the answers have errors (then `.issues` lists them).
    """
    place, found = _answers(workspace, survey, files)
    voice = speech(format_of(locale or place.settings.locale, "locale", ("vi", "en")))
    rows = points.survey_scores(place, surveys.score_survey(place, found), voice)
    return csv_bytes([score_rows_table(rows, Stage.SURVEY)], voice)


def _answers(workspace: Workspace, survey: str, files: Paths) -> tuple[Workspace, Answers]:
    place = workspace_of(workspace)
    return place, surveys.answers(place, text_of(survey, "survey"), [Path(one) for one in paths_of(files, "files")])

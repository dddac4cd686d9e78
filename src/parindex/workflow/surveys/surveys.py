"""The survey of a workspace: its questionnaire, populations and answers, checked against each other."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from parindex.analysis.survey.satisfaction import satisfaction
from parindex.errors import ParindexError
from parindex.model.codes import issue
from parindex.model.issues import Issue, Place, Severity, worst_first
from parindex.model.survey.questionnaire import Questionnaire
from parindex.model.survey.results import Population, Respondent, SurveyCheck, SurveyResult, UnitResponses
from parindex.model.units import Unit
from parindex.sources.survey.populations import read_populations
from parindex.sources.survey.responses import read_responses
from parindex.sources.survey.survey_file import read_survey, takes_percent
from parindex.workflow.years.files_during import SURVEYS
from parindex.workflow.years.refused import RefusedError
from parindex.workflow.years.workspace import Workspace

__all__ = ["Answers", "answers", "check_survey", "load_survey", "populations_of", "score_survey", "units_asked"]

_STRAIGHT = 5
"""Answers from which one option everywhere is worth a hint."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What came in, and what was noticed."""

    survey: Questionnaire
    respondents: tuple[Respondent, ...]
    populations: tuple[Population, ...]
    issues: tuple[Issue, ...]

    @property
    def has_errors(self) -> bool:
        """Tell whether they can be counted."""
        return any(one.severity is Severity.ERROR for one in self.issues)


def load_survey(workspace: Workspace, name: str) -> Questionnaire:
    """Return a questionnaire by its id, or by its file.

    Raises:
        ParindexError: there is none; RefusedError: it has errors.
    """
    path = Path(name) if name.endswith((".yaml", ".yml")) else workspace.home / SURVEYS / f"{name}.yaml"
    if not path.exists():
        known = ", ".join(sorted(one.stem for one in (workspace.home / SURVEYS).glob("*.yaml")))
        raise ParindexError("There is no survey {path}; there are: {known}.", path=path, known=known or "–")
    survey, issues = read_survey(path, workspace.editions)
    if survey is None:
        raise RefusedError(issues, "The questionnaire has errors; nothing was computed.")
    return survey


def populations_of(workspace: Workspace, survey: Questionnaire) -> list[Population]:
    """Return the strata with their sizes; none where the questionnaire names no table.

    Raises:
        ParindexError: there is no such table; RefusedError: it has errors.
    """
    if survey.strata is None:
        return []
    path = workspace.home / SURVEYS / survey.strata.population
    if not path.exists():
        raise ParindexError("There is no file {file}.", file=path)
    found, issues = read_populations(path, workspace.registry, survey.year)
    if any(one.severity is Severity.ERROR for one in issues):
        raise RefusedError(issues, "The table of populations has errors; nothing was computed.")
    return found


def units_asked(workspace: Workspace, survey: Questionnaire) -> list[tuple[Unit, str]]:
    """Return the units that get a score, with their blocks: those whose set has a component for it."""
    blocks = [block for block in workspace.registry.blocks if _is_asked(workspace, survey, block)]
    return [(unit, block) for block in blocks for unit in workspace.registry.members(block, survey.year)]


def _is_asked(workspace: Workspace, survey: Questionnaire, block: str) -> bool:
    if not workspace.registry.members(block, survey.year):
        return False
    edition = workspace.edition_for(block, survey.year)
    return any(takes_percent(edition, code) for code in survey.scored_in(block))


def answers(workspace: Workspace, name: str, paths: Sequence[Path]) -> Answers:
    """Read answers and check them against the populations.

    Raises:
        ParindexError: no such survey or file.
    """
    for path in paths:
        if not path.exists():
            raise ParindexError("There is no file {file}.", file=path)
    survey = load_survey(workspace, name)
    populations = populations_of(workspace, survey)
    read = read_responses(paths, survey, workspace.registry)
    units = {unit.id: unit.name for unit, _ in units_asked(workspace, survey)}
    issues = [*read.issues, *_doubts(survey, read.respondents, populations, units)]
    return Answers(survey, tuple(read.respondents), tuple(populations), tuple(worst_first(issues)))


def check_survey(workspace: Workspace, found: Answers) -> SurveyCheck:
    """Return how many answered of those wanted, unit by unit."""
    return SurveyCheck(found.survey, tuple(_responses(found, unit) for unit, _ in units_asked(workspace, found.survey)))


def _responses(found: Answers, unit: Unit) -> UnitResponses:
    mine = [one for one in found.respondents if one.unit == unit.id]
    parts = [one for one in found.populations if one.unit == unit.id]
    wanted = [one.wanted for one in parts if one.wanted is not None]
    return UnitResponses(
        unit.id,
        unit.name,
        len(mine),
        sum(wanted) if wanted else None,
        sum(one.size for one in parts) if parts else None,
        sum(map(_is_straight, mine)),
    )


def score_survey(workspace: Workspace, found: Answers) -> SurveyResult:
    """Return the score of every unit.

    Raises:
        RefusedError: the answers have errors, or a stratum has a single respondent.
    """
    if found.has_errors:
        raise RefusedError(found.issues, "The answers have errors; nothing was computed.")
    units = units_asked(workspace, found.survey)
    titles = {name: block.title for name, block in workspace.registry.blocks.items()}
    return replace(satisfaction(found.survey, found.respondents, found.populations, units), titles=titles)


def _is_straight(one: Respondent) -> bool:
    given = [answer for answer in one.answers if answer is not None]
    return len(given) >= _STRAIGHT and len(set(given)) == 1


def _doubts(
    survey: Questionnaire,
    respondents: Sequence[Respondent],
    populations: Sequence[Population],
    units: Mapping[str, str],
) -> Iterator[Issue]:
    straight = Counter(one.unit for one in respondents if _is_straight(one))
    numbers = Counter(one.unit for one in respondents)
    for unit, name in units.items():
        if straight[unit]:
            yield issue("Q007", Place(), unit=unit, name=name, number=straight[unit])
        if 0 < numbers[unit] < survey.minimum.respondents:
            yield issue("Q012", Place(), unit=unit, name=name, number=numbers[unit], least=survey.minimum.respondents)
        yield from _strata(survey, unit, name, respondents, [one for one in populations if one.unit == unit])


def _strata(
    survey: Questionnaire, unit: str, name: str, respondents: Sequence[Respondent], parts: Sequence[Population]
) -> Iterator[Issue]:
    joined = survey.strata.collapse if survey.strata else {}
    mine = [one for one in respondents if one.unit == unit]
    told = Counter(joined.get(one.stratum, one.stratum) for one in mine)
    sizes, wanted = Counter[str](), 0
    for part in parts:
        sizes[joined.get(part.stratum, part.stratum)] += part.size
        wanted += part.wanted or 0
    if wanted and len(mine) > wanted:
        yield issue("Q013", Place(), unit=unit, name=name, number=len(mine), wanted=wanted)
    for stratum, number in told.items():
        at = {"unit": unit, "name": name, "stratum": stratum or "–", "number": number}
        if parts and stratum not in sizes:
            yield _told("Q010", at)
        elif parts and number > sizes[stratum]:
            yield _told("Q009", at | {"size": sizes[stratum]})
        if _is_single(survey, mine, stratum, joined) and len(mine) >= survey.minimum.suppress_below:
            yield _told("Q011", at)
    for stratum in [one for one in sizes if one not in told] if mine else ():
        yield _told("Q014", {"unit": unit, "name": name, "stratum": stratum or "–"})


def _is_single(survey: Questionnaire, mine: Sequence[Respondent], stratum: str, joined: Mapping[str, str]) -> bool:
    there = [one for one in mine if joined.get(one.stratum, one.stratum) == stratum]
    clustered = survey.strata is not None and survey.strata.cluster is not None
    return len({one.cluster for one in there}) == 1 if clustered else len(there) == 1


def _told(code: str, values: Mapping[str, object]) -> Issue:
    return Issue(code, issue(code, Place()).severity, Place(), str(values["unit"]), values=values)

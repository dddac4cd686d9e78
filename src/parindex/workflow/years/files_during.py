"""The files of a workspace that a year is worked with: its plan, its surveys, the settings of monitoring."""

from collections.abc import Iterator
from pathlib import Path

from parindex.model.records.manifest import Role
from parindex.model.survey.questionnaire import Questionnaire
from parindex.sources.definitions.yaml.yaml_file import read_definition

__all__ = ["MONITOR_FILE", "SURVEYS", "files_during", "plan_file"]

MONITOR_FILE = "monitor.yaml"
SURVEYS = "surveys"


def plan_file(year: int) -> str:
    """Return the name of the plan of a year."""
    return f"plan-{year}.yaml"


def files_during(root: Path, year: int) -> Iterator[tuple[Role, str]]:
    """Yield the files that points of a year may rest on, and its plan, as the workspace names them.

    A questionnaire that cannot be read gave no points, nor did one of another year.
    """
    if (root / MONITOR_FILE).is_file():
        yield Role.MONITORING, MONITOR_FILE
    for path in sorted((root / SURVEYS).glob("*.y*ml")):
        yield from _survey(path, root, year)
    if (root / plan_file(year)).is_file():
        yield Role.PLAN, plan_file(year)


def _survey(path: Path, root: Path, year: int) -> Iterator[tuple[Role, str]]:
    survey, _, _ = read_definition(path, Questionnaire)
    if survey is None or survey.year != year:
        return
    yield Role.SURVEY, path.relative_to(root).as_posix()
    table = path.parent / survey.strata.population if survey.strata else None
    if table is not None and table.is_file():
        yield Role.POPULATION, table.relative_to(root).as_posix()

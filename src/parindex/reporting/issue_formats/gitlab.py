"""The code quality report that GitLab shows in merge requests.

https://docs.gitlab.com/ci/testing/code_quality/ : a list with description, check_name, fingerprint, severity and place.
"""

from hashlib import sha256
from typing import assert_never

from parindex.language.single_line import one_line
from parindex.model.issues import Severity
from parindex.model.records.failing import Judged
from parindex.reporting.documents.json_text import json_text
from parindex.reporting.issue_formats.told import Told, about, line_and_column, place_inside, worst_of_all_first

__all__ = ["render_gitlab"]


def render_gitlab(told: Told) -> bytes:
    """Write every problem; GitLab itself compares them with those of the target branch, by fingerprint."""
    return json_text([_problem(problem, told) for problem in worst_of_all_first(told)]).encode()


def _problem(problem: Judged, told: Told) -> dict[str, object]:
    where = place_inside(problem)
    line, _ = line_and_column(problem) or (1, 1)
    return {
        "description": f"{where}: {about(problem, told.voice)}" if where else about(problem, told.voice),
        "check_name": problem.issue.code,
        "fingerprint": _one_of_its_own(problem),
        "severity": _severity(problem),
        "location": {"path": one_line(problem.file), "lines": {"begin": line}},
    }


def _one_of_its_own(problem: Judged) -> str:
    """GitLab shows one problem for each fingerprint, so equal ones are numbered."""
    if problem.occurrence == 1:
        return problem.fingerprint
    return sha256(f"{problem.fingerprint}:{problem.occurrence}".encode()).hexdigest()[:32]


def _severity(problem: Judged) -> str:
    if problem.known:
        return "info"
    match problem.issue.severity:
        case Severity.ERROR:
            return "critical"
        case Severity.WARNING:
            return "major"
        case Severity.REPAIRED:
            return "minor"
        case Severity.HINT:
            return "info"
        case _:
            assert_never(problem.issue.severity)

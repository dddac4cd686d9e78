"""The table of the forms in which problems are told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from parindex.reporting.issue_formats.told import Told

__all__ = ["ISSUE_FORMATS", "IssueFormat", "render_issues"]


@dataclass(frozen=True, slots=True)
class IssueFormat:
    """How one kind of program is told."""

    suffix: str
    description: str
    render: Callable[[Told], bytes]


def _json(told: Told) -> bytes:
    from parindex.reporting.documents.json_text import json_text  # noqa: PLC0415  only the form that was asked for

    return json_text(told.document()).encode()


def _github(told: Told) -> bytes:
    from parindex.reporting.issue_formats.github import render_github  # noqa: PLC0415  as above

    return render_github(told)


def _gitlab(told: Told) -> bytes:
    from parindex.reporting.issue_formats.gitlab import render_gitlab  # noqa: PLC0415  as above

    return render_gitlab(told)


def _junit(told: Told) -> bytes:
    from parindex.reporting.issue_formats.junit import render_junit  # noqa: PLC0415  as above

    return render_junit(told)


def _sarif(told: Told) -> bytes:
    from parindex.reporting.issue_formats.sarif import render_sarif  # noqa: PLC0415  as above

    return render_sarif(told)


ISSUE_FORMATS: Mapping[str, IssueFormat] = {
    "json": IssueFormat(".json", "one JSON object", _json),
    "github": IssueFormat(".txt", "annotations of GitHub Actions", _github),
    "gitlab": IssueFormat(".json", "code quality report of GitLab", _gitlab),
    "junit": IssueFormat(".xml", "JUnit XML: every file a suite, every problem a case", _junit),
    "sarif": IssueFormat(".sarif", "SARIF 2.1.0, for code scanning", _sarif),
}


def render_issues(name: str, told: Told) -> bytes:
    """Return the problems of a run in one of :data:`ISSUE_FORMATS`, as UTF-8."""
    return ISSUE_FORMATS[name].render(told)

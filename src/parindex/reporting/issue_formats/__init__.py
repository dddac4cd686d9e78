"""The forms in which programs are told of problems, by name."""

from parindex.reporting.issue_formats.formats import ISSUE_FORMATS, IssueFormat, render_issues
from parindex.reporting.issue_formats.told import Told

__all__ = ["ISSUE_FORMATS", "IssueFormat", "Told", "render_issues"]

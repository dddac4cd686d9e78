"""Issues as documents for machines, in words."""

from collections.abc import Sequence

from parindex.errors import ParindexError
from parindex.language import Speech
from parindex.model.issues import Issue
from parindex.reporting.documents.heads import Document, head
from parindex.reporting.writers.records import harmless_document

__all__ = ["error_document", "issue_document", "issues_document"]


def issues_document(issues: Sequence[Issue], voice: Speech) -> Document:
    """Return every issue in words."""
    return {**head(), "issues": [issue_document(issue, voice) for issue in issues]}


def error_document(error: ParindexError, issues: Sequence[Issue], voice: Speech) -> Document:
    """Return why a command stopped, with the problems of the definitions if it was for these."""
    told = harmless_document({"message": voice.error(error), "exit_code": error.exit_code})
    return {**issues_document(issues, voice), "error": told}


def issue_document(issue: Issue, voice: Speech) -> Document:
    """Return one issue in words; empty strings stand for what does not apply."""
    return harmless_document(
        {
            "code": issue.code,
            "severity": issue.severity.value,
            "file": issue.place.file,
            "sheet": issue.place.sheet,
            "cell": issue.place.cell,
            "unit": issue.unit,
            "criterion": issue.criterion,
            "message": voice.message(issue),
            "remedy": voice.remedy(issue),
        }
    )

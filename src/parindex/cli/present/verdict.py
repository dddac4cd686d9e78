"""Telling the problems of a run: as text, or in the form that a CI system reads, and in files besides."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parindex.cli.current import current
from parindex.cli.options import AS_TEXT, suffixes_of
from parindex.cli.present import terminal
from parindex.language import Speech
from parindex.model.issues import Issue
from parindex.reporting.issue_formats import Told, render_issues
from parindex.workflow.batch.failing import Verdict

__all__ = ["ProblemAnswer", "deliver", "issue_documents"]


@dataclass(frozen=True, slots=True)
class ProblemAnswer:
    """What a command has to say about problems: as text on the screen, or as a document."""

    command: str
    verdict: Verdict
    show: Callable[[], None]
    document: Callable[[], Mapping[str, Any]]


def deliver(answer: ProblemAnswer, format: str, reports: Sequence[str], speech: Speech) -> None:  # noqa: A002  as users say
    """Print the answer in its form, and write every report that was asked for (`FORMAT=FILE`)."""
    from parindex.workflow.output.safe_output import write_output  # noqa: PLC0415  slow to import, and help needs none

    verdict = answer.verdict
    told = Told(
        command=answer.command,
        problems=verdict.problems,
        files=verdict.files,
        exit_code=verdict.exit_code,
        has_baseline=verdict.has_baseline,
        voice=speech,
        document=answer.document,
    )
    try:
        # Before the answer, which a reader may break off; the answer is given even if a file cannot be written.
        for name, _, file in (report.partition("=") for report in reports):
            write_output(Path(file), render_issues(name, told), current.root, *suffixes_of(name))
    finally:
        if format == AS_TEXT:
            answer.show()
        else:
            terminal.print_bytes(render_issues(format, told))
    if verdict.written is not None:
        terminal.say(speech.say("Known problems written: {number}", number=verdict.written))


def issue_documents(verdict: Verdict, speech: Speech) -> list[dict[str, Any]]:
    """Return every problem in words; with a baseline, whether it is known."""
    from parindex.reporting.documents.issues import issue_document  # noqa: PLC0415  not needed for text

    def document(issue: Issue, *, known: bool) -> dict[str, Any]:
        return issue_document(issue, speech) | ({"known": known} if verdict.has_baseline else {})

    return [document(problem.issue, known=problem.known) for problem in verdict.problems]

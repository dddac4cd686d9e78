"""Issues as text: grouped by file, worst first."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

import typer
from rich.text import Text

from parindex.cli.current import current
from parindex.cli.present.terminal import answer, plain, say
from parindex.language import Speech
from parindex.model.issues import Issue, Severity, worst_first
from parindex.model.records.failing import Judged

__all__ = ["end_if_incomplete", "issues_of", "print_issues", "print_problems", "print_verdict", "say_issues"]

_STYLES = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "yellow",
    Severity.REPAIRED: "cyan",
    Severity.HINT: "dim",
}


def severity_word(severity: Severity, speech: Speech) -> str:
    """Name a severity."""
    match severity:
        case Severity.ERROR:
            return speech.say("error")
        case Severity.WARNING:
            return speech.say("warning")
        case Severity.REPAIRED:
            return speech.say("repaired")
        case Severity.HINT:
            return speech.say("hint")


def print_issues(issues: Sequence[Issue], speech: Speech, folder: Path | None = None) -> None:
    """Print every issue with place, unit, criterion, message and remedy."""
    _print(((issue, False) for issue in worst_first(issues)), speech, folder)


def print_problems(problems: Sequence[Judged], speech: Speech, folder: Path | None = None) -> None:
    """Print the problems of a run in their order; those that a baseline knows are marked."""
    _print(((problem.issue, problem.known) for problem in problems), speech, folder)


def _print(told: Iterable[tuple[Issue, bool]], speech: Speech, folder: Path | None) -> None:
    for file, group in groupby(told, key=lambda one: one[0].place.file):
        answer(plain(_relative(file, folder)), style="bold")
        for issue, known in group:
            answer(_line(issue, speech, known=known))
            answer(Text("      → " + plain(speech.remedy(issue)), style="dim"))
        answer()


def print_verdict(
    issues: Sequence[Issue], sheets: int | None, speech: Speech, *, known: int = 0, failing: int = 0
) -> None:
    """Print the counts in one closing line; `known` issues stand in a baseline, `failing` ones decide the exit code."""
    parts = [
        f"{severity_word(severity, speech)}: {number}"
        for severity in Severity
        if (number := sum(issue.severity is severity for issue in issues))
    ]
    if known:
        parts.append(speech.say("of these known: {number}", number=known))
    if failing:
        parts.append(speech.say("of these failing: {number}", number=failing))
    if sheets is not None:
        parts.append(
            speech.plural("{number} score sheet without errors", "{number} score sheets without errors", sheets)
        )
    answer("; ".join(parts) if parts else speech.say("No problems found."))


def say_issues(issues: Iterable[Issue], speech: Speech) -> None:
    """Tell issues on stderr, beside an answer on stdout that is not about them."""
    for issue in worst_first(issues):
        say(f"{issue.place.file} {_line(issue, speech, known=False).plain.strip()}".strip())
        say(f"      → {speech.remedy(issue)}")


def end_if_incomplete(missing: Sequence[Issue]) -> None:
    """Tell on stderr what is missing of an answer, and end with exit code 3 if anything is."""
    say_issues(missing, current.speech)
    if missing:
        raise typer.Exit(3)


def issues_of(issues: Sequence[Issue]) -> list[dict[str, object]]:
    """Return issues for programs."""
    from parindex.reporting.documents.issues import issue_document  # noqa: PLC0415  not needed for text

    return [issue_document(one, current.speech) for one in issues]


def _line(issue: Issue, speech: Speech, *, known: bool) -> Text:
    place = " ".join(filter(None, [f"'{issue.place.sheet}'" if issue.place.sheet else "", issue.place.cell]))
    about = " · ".join(filter(None, [place, issue.unit, issue.criterion]))
    line = Text("  ")
    line.append(f"{severity_word(issue.severity, speech)} {issue.code}", style=_STYLES[issue.severity])
    if known:
        line.append(" (" + speech.say("known problem") + ")", style="dim")
    line.append(f"  {plain(about)}  " if about else "  ", style="bold")
    line.append(plain(speech.message(issue)))
    return line


def _relative(file: str, folder: Path | None) -> str:
    if folder is not None and Path(file).is_absolute() and Path(file).is_relative_to(folder):
        return str(Path(file).relative_to(folder))
    return file

"""Issues as text: grouped by file, worst first."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from rich.text import Text

from parindex.cli.present.terminal import answer, plain, say
from parindex.language import Speech
from parindex.model.issues import Issue, Severity, worst_first

__all__ = ["print_issues", "print_verdict", "tell_issues"]

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
    for file, group in groupby(worst_first(issues), key=lambda issue: issue.place.file):
        answer(plain(_relative(file, folder)), style="bold")
        for issue in group:
            answer(_line(issue, speech))
            answer(Text("      → " + plain(speech.remedy(issue)), style="dim"))
        answer()


def tell_issues(issues: Sequence[Issue], speech: Speech) -> None:
    """Tell issues on stderr, where the answer itself goes to stdout."""
    for issue in worst_first(issues):
        say(f"{issue.place.file} {_line(issue, speech).plain.strip()}")
        say(f"      → {speech.remedy(issue)}")


def print_verdict(issues: Sequence[Issue], sheets: int | None, speech: Speech) -> None:
    """Print the counts in one closing line."""
    parts = [
        f"{severity_word(severity, speech)}: {number}"
        for severity in Severity
        if (number := sum(issue.severity is severity for issue in issues))
    ]
    if sheets is not None:
        parts.append(
            speech.plural("{number} score sheet without errors", "{number} score sheets without errors", sheets)
        )
    answer("; ".join(parts) if parts else speech.say("No problems found."))


def _line(issue: Issue, speech: Speech) -> Text:
    place = " ".join(filter(None, [f"'{issue.place.sheet}'" if issue.place.sheet else "", issue.place.cell]))
    about = " · ".join(filter(None, [place, issue.unit, issue.criterion]))
    line = Text("  ")
    line.append(f"{severity_word(issue.severity, speech)} {issue.code}", style=_STYLES[issue.severity])
    line.append(f"  {plain(about)}  " if about else "  ", style="bold")
    line.append(plain(speech.message(issue)))
    return line


def _relative(file: str, folder: Path | None) -> str:
    if folder is not None and Path(file).is_absolute() and Path(file).is_relative_to(folder):
        return str(Path(file).relative_to(folder))
    return file

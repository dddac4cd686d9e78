"""Issues in the words that the sender reads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parindex.language import Speech
from parindex.language.single_line import one_line
from parindex.model.issues import Issue, Severity, worst_first

__all__ = ["LONGEST", "Finding", "findings_of", "severity_word"]

LONGEST = 1_000
"""No text that goes back is longer; it quotes what stands in the sender's own cells."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One issue as it is told: every text is a single harmless line."""

    severity: Severity
    code: str
    sheet: str
    """The name of the sheet as it stands in the file, empty if the whole file is meant."""
    cell: str
    """An address such as `E68`, empty if no cell in particular is meant."""
    unit: str
    criterion: str
    message: str
    remedy: str


def findings_of(issues: Iterable[Issue], voice: Speech, units: Mapping[str, str]) -> tuple[Finding, ...]:
    """Say issues in one language, worst first. `units` maps ids of units to their names."""
    return tuple(
        Finding(
            severity=issue.severity,
            code=issue.code,
            sheet=issue.place.sheet,
            cell=issue.place.cell,
            unit=_line(units.get(issue.unit, issue.unit)),
            criterion=_line(issue.criterion),
            message=_line(voice.message_for_sender(issue)),
            remedy=_line(voice.remedy_for_sender(issue)),
        )
        for issue in worst_first(issues)
    )


def severity_word(severity: Severity, voice: Speech) -> str:
    """Name a severity."""
    match severity:
        case Severity.ERROR:
            return voice.say("error")
        case Severity.WARNING:
            return voice.say("warning")
        case Severity.REPAIRED:
            return voice.say("repaired")
        case Severity.HINT:
            return voice.say("hint")


def _line(text: str) -> str:
    flat = one_line(text)
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + "…"

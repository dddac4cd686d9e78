"""What the covering note says: written out, so that its two forms only print it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day  # noqa: N812  a field of the letter is called date

from parindex.language import Speech
from parindex.language.set_words import marked
from parindex.language.single_line import one_line
from parindex.model.criteria import Edition
from parindex.model.definitions.workspace import Settings
from parindex.model.issues import Severity
from parindex.model.scores import Basis
from parindex.model.texts.message import Phrase
from parindex.reporting.marked_copies.findings import Finding, severity_word
from parindex.reporting.marked_copies.losses_of_copy import lost_words
from parindex.reporting.signatures import signed_by
from parindex.reporting.writers.cells import said as cell_text

__all__ = ["Letter", "LetterFile", "LetterLine", "SentFile", "letter"]

_MOST = 10
"""Lines of the table of what comes first: the note stays on two pages, the list in the workbook has the rest."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that was looked at: its name, the name of its copy (if there is one), and how that was made."""

    name: str
    copy: str | None
    edited: bool
    lost: Sequence[str]
    findings: Sequence[Finding]


@dataclass(frozen=True, slots=True)
class LetterFile:
    """One file in words."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One finding in words."""

    place: str
    severity: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A covering note. Texts that are not known are empty; dates are written out."""

    locale: str
    unit: str
    year: int
    authority: str
    superior: str
    place: str
    date: str
    day: Day | None
    deadline: str
    total: int
    counts: str
    basis: str
    """Which scores were looked at, as a sentence."""
    files: tuple[LetterFile, ...]
    has_copies: bool
    worst: tuple[LetterLine, ...]
    more: int
    recipients: tuple[str, ...]
    signer: tuple[str, ...]
    """His position, a line each."""
    named: str


def letter(  # noqa: PLR0913  all by name
    *,
    settings: Settings,
    voice: Speech,
    unit: str,
    year: int,
    files: Sequence[SentFile],
    basis: Basis,
    deadline: Day | None,
    on: Day | None,
    edition: Edition | None = None,
) -> Letter:
    """Write out the note to one sender. `on` is the day that it bears, if that is known; `edition` the unit's set."""
    found = sorted(((file, one) for file in files for one in file.findings), key=lambda pair: _rank(pair[1]))
    foot = signed_by(settings.letters, voice, Phrase("- As above;"))
    texts = (settings.authority, settings.superior, settings.place)
    authority, superior, place = (one_line(text.in_(voice.locale)) if text else "" for text in texts)
    return Letter(
        locale=voice.locale,
        unit=one_line(unit),
        year=year,
        authority=authority,
        superior=superior,
        place=place,
        date=voice.date(on) if on else voice.say("day … month … year {year}", year="…"),
        day=on,
        deadline=voice.date(deadline) if deadline else "",
        total=len(found),
        counts=_counts([one for _, one in found], voice),
        basis=" ".join(filter(None, (_basis(basis, voice), _set(edition, voice)))),
        files=tuple(LetterFile(one_line(file.name), _told(file, voice)) for file in files),
        has_copies=any(file.copy for file in files),
        worst=tuple(_line(file, one, voice, several=len(files) > 1) for file, one in found[:_MOST]),
        more=max(0, len(found) - _MOST),
        recipients=tuple(cell_text(one, voice) for one in foot["recipients"]),
        signer=tuple(cell_text(one, voice) for one in foot["signer"]),
        named=cell_text(foot["named"], voice),
    )


def _rank(finding: Finding) -> int:
    return list(Severity).index(finding.severity)


def _counts(findings: Sequence[Finding], voice: Speech) -> str:
    return ", ".join(
        f"{severity_word(severity, voice)}: {number}"
        for severity in Severity
        if (number := sum(one.severity is severity for one in findings))
    )


def _basis(basis: Basis, voice: Speech) -> str:
    scores = voice.say("self scores") if basis is Basis.SELF else voice.say("appraised scores")
    return voice.say("Scores that count: {scores}.", scores=scores)


def _set(edition: Edition | None, voice: Speech) -> str:
    """Name a set that is a draft, or covers part of the year."""
    if edition is None or (edition.period is None and not edition.draft):
        return ""
    return voice.say("Criteria set: {title}.", title=marked(one_line(edition.title.in_(voice.locale)), edition, voice))


def _told(file: SentFile, voice: Speech) -> str:
    if file.copy is None:
        return voice.say("The file could not be read or marked; it is not sent back.")
    if file.edited:
        told = voice.say("Marked copy: {copy}.", copy=file.copy)
    else:
        told = voice.say("Marked copy with the values alone, as .xlsx: {copy}.", copy=file.copy)
    return " ".join([told, *lost_words(file.lost, voice)])


def _line(file: SentFile, finding: Finding, voice: Speech, *, several: bool) -> LetterLine:
    place = [file.name] if several else []
    if finding.sheet:
        place.append(voice.say("sheet {sheet}", sheet=finding.sheet))
    if finding.cell:
        place.append(voice.say("cell {cell}", cell=finding.cell))
    if not finding.sheet and not several:
        place.append(voice.say("the whole file"))
    severity = f"{severity_word(finding.severity, voice)} {finding.code}"
    return LetterLine(one_line(", ".join(place)), severity, finding.message, finding.remedy)

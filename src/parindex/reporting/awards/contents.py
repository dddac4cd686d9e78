"""What a list of proposed awards says, in one language, ready for every format."""

from collections.abc import Iterator, Sequence
from datetime import date

from parindex.language import Speech
from parindex.language.revision_words import basis_words, years_head_words
from parindex.language.single_line import one_line
from parindex.model.definitions.workspace import Settings
from parindex.model.results.awards import Awarded, AwardOutcome
from parindex.model.results.series import Origin
from parindex.model.scores import Basis
from parindex.model.texts.bilingual import Text
from parindex.reporting.awards.words import findings_words
from parindex.reporting.tables.awards import AwardLine, AwardList, AwardSection

__all__ = ["award_list"]


def award_list(  # noqa: PLR0913  what is said, and how
    settings: Settings, year: int, outcomes: Sequence[AwardOutcome], voice: Speech, *, on: date | None, missed: bool
) -> AwardList:
    """Put outcomes into words. With `missed`, those who just missed an award are told too."""
    return AwardList(
        voice.locale,
        year,
        _text(settings.name, voice),
        _text(settings.superior, voice),
        _text(settings.authority, voice),
        _text(settings.place, voice),
        voice.date(on) if on else voice.say("day … month … year {year}", year="…"),
        on,
        tuple(_section(outcome, voice, missed=missed) for outcome in outcomes),
        years_head_words((one for outcome in outcomes for one in outcome.revisions), voice),
    )


def _section(outcome: AwardOutcome, voice: Speech, *, missed: bool) -> AwardSection:
    return AwardSection(
        one_line(outcome.rule.title.in_(voice.locale)),
        one_line(outcome.title),
        " ".join(_notes(outcome, voice)),
        _lines(outcome.awarded, outcome, voice),
        _lines(outcome.left_out, outcome, voice, failed=True),
        _lines(outcome.missed, outcome, voice, failed=True) if missed else (),
        _together(_lines(outcome.unknown, outcome, voice, failed=True)),
    )


def _notes(outcome: AwardOutcome, voice: Speech) -> Iterator[str]:
    if outcome.origin is Origin.PUBLISHED:
        yield voice.say("Results as published, not recomputed.")
    for year, basis in reversed(outcome.counted):
        if year == outcome.year:
            yield from filter(None, [basis_words(basis, voice)])
        elif basis is Basis.SELF and dict(outcome.counted).get(outcome.year) is not Basis.SELF:
            yield voice.say("{year} is counted by self scores.", year=year)


def _together(lines: Sequence[AwardLine]) -> tuple[AwardLine, ...]:
    """Say one reason once, for all units that have it."""
    names: dict[str, list[str]] = {}
    for line in lines:
        names.setdefault(line.reason, []).append(line.name)
    return tuple(AwardLine(number, ", ".join(who), why) for number, (why, who) in enumerate(names.items(), 1))


def _lines(
    units: Sequence[Awarded], outcome: AwardOutcome, voice: Speech, *, failed: bool = False
) -> tuple[AwardLine, ...]:
    """Say for units that got an award all findings, for the others what kept them from it."""
    return tuple(
        AwardLine(
            number,
            one_line(unit.name or unit.unit),
            findings_words(unit.failed if failed else unit.findings, outcome.policy, voice),
        )
        for number, unit in enumerate(units, 1)
    )


def _text(text: Text | None, voice: Speech) -> str:
    return one_line(text.in_(voice.locale)) if text else ""

"""Proposed awards: who is proposed and why, who just missed it, who cannot be judged."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Break, Column, Heading, Kind, Sentence, Span, Table, tabled

__all__ = ["NOBODY", "AwardLine", "AwardList", "AwardSection", "award_blocks", "awarded_table", "others"]

NOBODY = Phrase("No unit meets the rule.")


@dataclass(frozen=True, slots=True)
class AwardLine:
    """One unit: its number in the list, its name, and why."""

    number: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class AwardSection:
    """One rule in one block. `note` marks results known only as published, and years that self scores count in."""

    title: str
    block: str
    note: str
    lines: tuple[AwardLine, ...]
    left_out: tuple[AwardLine, ...]
    missed: tuple[AwardLine, ...]
    unknown: tuple[AwardLine, ...]


@dataclass(frozen=True, slots=True)
class AwardList:
    """The whole list and what stands at its head."""

    locale: str
    year: int
    name: str
    superior: str
    authority: str
    place: str
    dated: str
    """In words, or a space to fill in by hand."""
    day: date | None
    sections: tuple[AwardSection, ...]
    marks: tuple[str, ...] = ()
    """What the head says before anything else: which scores count, which years are not final."""


def award_blocks(made: AwardList) -> Iterator[AnyBlock]:
    """Yield one table for each rule and block, with those beside it."""
    for section in made.sections:
        yield Heading(2, f"{section.title} · {section.block} · {made.year}")
        if section.note:
            yield Sentence(section.note)
        yield awarded_table(section.lines) if section.lines else Sentence(NOBODY)
        for about, lines in others(section):
            yield Sentence((Span(about), Span(":")))
            yield from (Sentence(f"- {line.name}: {line.reason}") for line in lines)
        yield Break()


def awarded_table(lines: Iterable[AwardLine]) -> Table:
    """Return those who are proposed, by number."""
    return tabled(
        "awarded",
        (
            (Column("number", Phrase("No."), Kind.COUNT, width=7), lambda line: line.number),
            (Column("name", Phrase("Unit"), width=42), lambda line: line.name),
            (Column("reason", Phrase("Reason"), width=78), lambda line: line.reason),
        ),
        lines,
    )


def others(section: AwardSection) -> Iterator[tuple[Phrase, tuple[AwardLine, ...]]]:
    """Yield what is said of those who get none, with who they are."""
    groups = (
        (Phrase("Equal at the end of the list, left out by the rule"), section.left_out),
        (Phrase("Just missed"), section.missed),
        (Phrase("Cannot be judged"), section.unknown),
    )
    yield from ((about, lines) for about, lines in groups if lines)

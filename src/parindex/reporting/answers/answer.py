"""What a command of analysis answers, before a format is chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from parindex.model.criteria import Edition
from parindex.model.scores import Basis
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Heading, Sentence, Shown, Table, Tone

__all__ = ["Answer", "Fact", "Section", "Unanswered"]

Fact = str | int | float | bool | None | Sequence["Fact"] | Mapping[str, "Fact"]


@dataclass(frozen=True, slots=True)
class Section:
    """What one block (of units) answers. `table`: the key of the table that a CSV holds."""

    block: str
    title: str
    edition: Edition
    blocks: tuple[AnyBlock, ...]
    table: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    """What stands beside the tables in documents for programs."""

    def tables(self) -> list[Table]:
        """Return the tables in their order."""
        return [block for block in self.blocks if isinstance(block, Table)]


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A block of which nothing is told, and why."""

    block: str
    title: str
    edition: Edition
    why: Phrase


@dataclass(frozen=True, slots=True)
class Answer:
    """Sections under one title. `mark` stands at the head of everything, also of documents for programs."""

    name: str
    """The command."""
    title: Phrase
    year: int
    sections: tuple[Section, ...]
    facts: Mapping[str, Fact] = field(default_factory=dict)
    mark: Phrase | None = None
    basis: Basis = Basis.APPRAISED
    """Which scores counted."""
    unanswered: tuple[Unanswered, ...] | None = None
    """`None`: the command answers for every block or none."""

    def blocks(self, reader: Shown) -> list[AnyBlock]:
        """Return all that a reader is shown: tables without a column for them are left out."""
        found: list[AnyBlock] = [Heading(1, self.title)]
        if self.mark is not None:
            found.append(Sentence(self.mark, Tone.NOTE))
        if self.basis is Basis.SELF:
            found.append(Sentence(Phrase("Self scores of the units, not appraised."), Tone.NOTE))
        for section in self.sections:
            found += [self._heading(section, reader), *section.blocks]
        for one in self.unanswered or ():
            found += [self._heading(one, reader), Sentence(one.why, Tone.NOTE)]
        return [each for each in found if not isinstance(each, Table) or (each.rows and each.for_(reader).columns)]

    def _heading(self, one: Section | Unanswered, reader: Shown) -> Heading:
        """Name the criteria set: on paper by its title, on a screen and in sheets by the key that commands take."""
        if reader is not Shown.PAGE:
            return Heading(2, f"{one.title} · {self.year} · {one.edition.key}")
        values = {"block": one.title, "year": self.year, "set": one.edition.title}
        return Heading(2, Phrase("{block} · {year} · {set}", values))

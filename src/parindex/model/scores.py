"""What score sheets say: typed values, kept apart from where they stood and from what they mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from parindex.model.brief import brief

__all__ = [
    "Answer",
    "Basis",
    "Choice",
    "Entry",
    "Mark",
    "Missing",
    "NotApplicable",
    "Numeric",
    "ScoreSheet",
    "Scored",
    "Several",
    "Source",
    "Stage",
    "Step",
    "Tally",
    "Ticks",
    "Value",
]


class Stage(StrEnum):
    """A column of a score sheet, in the order of the year."""

    SELF = "self"
    APPRAISAL_1 = "appraisal-1"
    APPRAISAL_2 = "appraisal-2"
    SURVEY = "survey"


class Step(StrEnum):
    """What arrives at one time, in the order of the year: a column of scores, or the answers to the appraisal."""

    SELF = "self"
    APPRAISAL_1 = "appraisal-1"
    EXPLANATION = "explanation"
    APPRAISAL_2 = "appraisal-2"
    SURVEY = "survey"

    @property
    def stage(self) -> Stage | None:
        """The column that arrives; `None`: texts only."""
        return None if self is Step.EXPLANATION else Stage(self.value)

    @classmethod
    def of(cls, stage: Stage) -> "Step":
        """Return the step with which a column arrives."""
        return cls(stage.value)


class Basis(StrEnum):
    """Which columns count: the units' own scores, or the last appraisal."""

    SELF = "self"
    APPRAISED = "appraised"


@dataclass(frozen=True, slots=True)
class Numeric:
    """Points, a rate in percent, a count or an amount: the rule of the leaf tells which."""

    number: Decimal


@dataclass(frozen=True, slots=True)
class Choice:
    """The key of a level or a grade."""

    key: str


@dataclass(frozen=True, slots=True)
class Ticks:
    """The keys of the conditions of a checklist that are met."""

    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tally:
    """Answers to a survey counted by option: (option, number of answers), in the order of the rule."""

    counts: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Several:
    """Values of the parts of a compound rule: (id of the part, value); a part may be absent."""

    parts: tuple[tuple[str, "Value"], ...]


Value = Numeric | Choice | Ticks | Tally | Several


@dataclass(frozen=True, slots=True)
class Scored:
    """A score was given. `text` is what the cell shows."""

    value: Value
    text: str


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """Nothing arose that could be scored; `reason` is the text of the cell, or `exempt`."""

    reason: str


@dataclass(frozen=True, slots=True)
class Missing:
    """The cell is empty or not there."""


Answer = Scored | NotApplicable | Missing


@dataclass(frozen=True, slots=True)
class Mark:
    """One answer of one stage and the cell that it stood in ("E68")."""

    stage: Stage
    answer: Scored | NotApplicable
    cell: str


@dataclass(frozen=True, slots=True)
class Entry:
    """All that one sheet says about one component or adjustment; an empty cell leaves no mark."""

    code: str
    marks: tuple[Mark, ...]
    evidence: str = ""
    comment: str = ""
    explanation: str = ""
    """What the unit answered to the appraisal, where the answers came by themselves (else they are in `comment`)."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a sheet came from."""

    path: str
    sheet: str
    sha256: str


@brief
@dataclass(frozen=True)
class ScoreSheet:
    """One unit's scores for one edition: the typed input of the index.

    `unit` is the id in the registry, or a name made into an id where there is no registry.
    """

    unit: str
    name: str
    edition: str
    """Key of the edition: `tam-ky-communes@2020`."""
    year: int
    entries: tuple[Entry, ...]
    source: Source
    digest: str = ""
    """`Edition.digest` of the edition that the sheet was read with."""
    steps: tuple[tuple[Step, Source], ...] = ()
    """Where single steps came from, if they did not come with `source`."""

    @cached_property
    def by_code(self) -> Mapping[str, Entry]:
        return {entry.code: entry for entry in self.entries}

    def source_of(self, stage: Stage | None) -> Source:
        """Return where the marks of a stage came from."""
        return dict(self.steps).get(Step.of(stage), self.source) if stage else self.source

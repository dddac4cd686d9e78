"""What is to be done next in a year: where each piece of its work stands, and the commands that take it on."""

import shlex
from dataclasses import dataclass
from enum import StrEnum

from parindex.model.texts.message import Phrase

__all__ = ["CommandLine", "NextStep", "StepState", "Topic", "YearState"]


class Topic(StrEnum):
    """A piece of the work of a year, in its order."""

    DEFINITIONS = "definitions"
    SET = "set"
    REVIEW = "review"
    UNITS = "units"
    FORMS = "forms"
    SHEETS = "sheets"
    PROBLEMS = "problems"
    SCORES = "scores"
    STAGES = "stages"
    RESULTS = "results"
    PUBLICATION = "publication"
    PROOF = "proof"


class StepState(StrEnum):
    """Where a piece of work stands."""

    DONE = "done"
    NOW = "now"
    LATER = "later"
    """It waits for one before it."""


@dataclass(frozen=True, slots=True)
class CommandLine:
    """The words of a command after the name of the program."""

    words: tuple[str, ...]

    def __str__(self) -> str:
        return "parindex " + shlex.join(self.words)


@dataclass(frozen=True, slots=True)
class NextStep:
    """One piece of work: where it stands, in words, and the commands that do it, the first one first."""

    topic: Topic
    state: StepState
    said: Phrase
    commands: tuple[CommandLine, ...] = ()


@dataclass(frozen=True, slots=True)
class YearState:
    """All pieces of the work of a year, in their order."""

    year: int
    steps: tuple[NextStep, ...]

    @property
    def next(self) -> NextStep | None:
        """The first piece that can be done now."""
        return next((step for step in self.steps if step.state is StepState.NOW), None)

    def step(self, topic: Topic) -> NextStep | None:
        """Return one piece of the work, if the year has it."""
        return next((step for step in self.steps if step.topic == topic), None)

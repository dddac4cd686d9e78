"""What the definitions and the store say of a year, and the words in which a piece of work is told."""

from dataclasses import dataclass

from parindex.model.records.revisions import Revision
from parindex.model.results.next_steps import CommandLine, NextStep, StepState, Topic
from parindex.model.texts.message import Phrase
from parindex.sources.files.paths import below
from parindex.store import StoredSheet
from parindex.workflow.years.workspace import Workspace
from parindex.workflow.years.year_revision import revisions_of, stored_revision

__all__ = ["KnownYear", "done", "known_year", "now", "step"]


@dataclass(frozen=True, slots=True)
class KnownYear:
    """What the definitions and the store say of a year."""

    workspace: Workspace
    """Today's definitions, or those that the year was published with."""
    year: int
    revision: Revision
    stored: list[StoredSheet]
    units: tuple[str, ...]
    """The units of which a sheet is awaited."""

    @property
    def absent(self) -> set[str]:
        """The units that the store has nothing of."""
        return set(self.units) - {one.sheet.unit for one in self.stored}

    @property
    def years(self) -> tuple[str, str]:
        """The words by which a command is told the year."""
        return "--year", str(self.year)

    @property
    def folder(self) -> str:
        """The folder of the sheets of the year, as it is named from the workspace."""
        path = self.workspace.sheets.replace("{year}", str(self.year))
        inside = below(path, self.workspace.home)
        return inside[0].as_posix() if inside else path


def known_year(workspace: Workspace, year: int) -> KnownYear:
    """Ask the store what there is of a year, at the moment in which this is called."""
    revision = revisions_of(workspace, year)[-1]
    stored: list[StoredSheet] = []
    if workspace.store.exists:
        with workspace.store.reading() as store:
            there = year in store.years()
        if there:
            workspace, stored, revision, _ = stored_revision(workspace, year)
    registry, scored = workspace.registry, {one.sheet.unit for one in stored}
    units = tuple(unit.id for block in registry.blocks for unit in registry.expected(block, year, scored))
    return KnownYear(workspace, year, revision, stored, units)


def now(topic: Topic, said: Phrase, *commands: tuple[str, ...]) -> NextStep:
    """Tell of work that can be done now."""
    return step(topic, StepState.NOW, said, *commands)


def done(topic: Topic, said: Phrase) -> NextStep:
    """Tell of work that is done."""
    return step(topic, StepState.DONE, said)


def step(topic: Topic, state: StepState, said: Phrase, *commands: tuple[str, ...]) -> NextStep:
    """Tell of work in any state, with the words of its commands."""
    return NextStep(topic, state, said, tuple(CommandLine(words) for words in commands))

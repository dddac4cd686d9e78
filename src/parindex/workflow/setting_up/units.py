"""Use cases: the family of a unit, and a registry out of a lineage table."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from parindex.analysis import family
from parindex.errors import ParindexError
from parindex.language import speech
from parindex.model.definition import IDENTIFIER_PATTERN
from parindex.model.issues import Issue, Place, Severity, worst_first
from parindex.model.results.family import Family
from parindex.model.texts.moment_text import MomentText
from parindex.sources.definitions.lineage import read_rows, registry_of, registry_text
from parindex.sources.definitions.unit_list import listed_registry, read_unit_list
from parindex.sources.definitions.workspace_file import read_workspace
from parindex.sources.files.paths import SETTINGS_FILE
from parindex.workflow.explain import find_unit
from parindex.workflow.output.safe_output import write_output
from parindex.workflow.years.workspace import Workspace

__all__ = ["ImportedUnits", "has_registry", "import_list", "import_units", "lineage"]

_LONGEST = 80
"""Characters of an id, as in the definitions."""


@dataclass(frozen=True, slots=True)
class ImportedUnits:
    """A registry as YAML text (empty if no row can be used), and what was noticed."""

    text: str
    issues: tuple[Issue, ...]
    rows: int
    """How many rows were used."""
    old: int
    new: int

    @property
    def has_errors(self) -> bool:
        """Tell whether anything was left out."""
        return any(issue.severity is Severity.ERROR for issue in self.issues)


def lineage(workspace: Workspace, unit: str) -> Family:
    """Return the predecessors and successors of a unit (id, name or alias).

    Raises:
        ParindexError: an unknown unit.
    """
    return family(workspace.registry, find_unit(workspace, unit))


def has_registry(root: Path | None) -> bool:
    """Tell whether there is a workspace, and in it a registry to begin with."""
    if root is None:
        return False
    settings, _ = read_workspace(root / SETTINGS_FILE)
    return settings is None or (root / settings.registry).is_file()


def import_units(  # noqa: PLR0913  the options of the command
    workspace: Workspace | None,
    file: Path,
    *,
    block: str | None,
    criteria: str | None,
    since: date,
    out: Path | None,
    locale: str,
) -> ImportedUnits:
    """Make a registry of a lineage table and the registry of the workspace, if there is one.

    It is written to `out` only if no such file is there.

    Raises:
        ParindexError: no such file, `out` is there already, a name that cannot be a block.
    """
    if file == Path("-"):
        raise ParindexError("units import reads a file, not the standard input. Save the table as a file and name it.")
    if not file.is_file():
        raise ParindexError("There is no file {file}.", file=file)
    for option, name in (("--block", block), ("--set", criteria)):
        _refuse_name(option, name)
    if out is not None and out.exists():
        raise ParindexError("{path} is there already; nothing was written. Name a new file with --out.", path=out)
    rows, issues = read_rows(file)
    if not rows:
        return ImportedUnits("", tuple(worst_first(issues)), 0, 0, 0)
    known = workspace.registry if workspace else None
    sets = {edition.id for edition in workspace.editions} if workspace else set[str]()
    only = next(iter(sets)) if len(sets) == 1 else None
    made = registry_of(rows, since, known, block=block, criteria=criteria or only)
    say = speech(locale).say
    comments = [
        say("Made by parindex units import of {file}; changes from {since}.", file=file.name, since=MomentText(since)),
        say("Look it through, put the titles and criteria sets of the blocks right, and keep it as the registry."),
    ]
    text = registry_text(made.registry, comments)
    if out is not None:
        write_output(out, text.encode(), workspace.home if workspace else None, ".yaml")
    found = tuple(worst_first([*issues, *made.issues]))
    return ImportedUnits(text, found, len(rows), len({row.old_key for row in rows}), len({row.new_key for row in rows}))


def import_list(
    workspace: Workspace | None, file: Path, *, criteria: str | None, out: Path | None, locale: str
) -> ImportedUnits:
    """Make a registry of a list of units, or add the units of a list to the registry of the workspace.

    It is written to `out` only if no such file is there. `old` are the units that are known, `new` those that are not.

    Raises:
        ParindexError: no such file, `out` is there already, a name that cannot be a set.
    """
    if not file.is_file():
        raise ParindexError("There is no file {file}.", file=file)
    _refuse_name("--set", criteria)
    if out is not None and out.exists():
        raise ParindexError("{path} is there already; nothing was written. Name a new file with --out.", path=out)
    units, issues = read_unit_list(file)
    if not units:
        return ImportedUnits("", tuple(worst_first(issues)), 0, 0, 0)
    sets = sorted({edition.id for edition in workspace.editions}) if workspace else []
    registry, new, more = listed_registry(
        units,
        workspace.registry if workspace else None,
        criteria or (sets[0] if sets else "criteria"),
        Place(str(file)),
    )
    say = speech(locale).say
    comments = [
        say("Made by parindex units import-list of {file}.", file=file.name),
        say("Look it through, put the titles and criteria sets of the blocks right, and keep it as the registry."),
    ]
    text = registry_text(registry, comments)
    if out is not None:
        write_output(out, text.encode(), workspace.home if workspace else None, ".yaml")
    return ImportedUnits(text, tuple(worst_first([*issues, *more])), len(units), len(units) - new, new)


def _refuse_name(option: str, name: str | None) -> None:
    """Refuse what cannot be an id in the registry."""
    if name is not None and (len(name) > _LONGEST or not re.fullmatch(IDENTIFIER_PATTERN.strip("^$"), name)):
        raise ParindexError(
            "{name} cannot be an id: write small letters without accents, digits, - . _ and no blanks ({option}).",
            name=name or '""',
            option=option,
        )

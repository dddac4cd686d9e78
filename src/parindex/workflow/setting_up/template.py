"""Use case: blank forms for the units of a year."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from parindex.errors import ParindexError
from parindex.model.units import Unit
from parindex.reporting.forms import FormWriter, file_name
from parindex.sources.score_sheets.identity.unit_names import Candidates, NameIndex, Unknown
from parindex.version import __version__
from parindex.workflow.output.safe_output import refuse_protected, write_output
from parindex.workflow.progress import Progress, Silent
from parindex.workflow.rank import chosen_blocks
from parindex.workflow.years.block_title import block_title
from parindex.workflow.years.workspace import Workspace

__all__ = ["TemplateOptions", "template"]

_SILENT = Silent()

Form = tuple[Path, Callable[[], bytes]]
"""Where a form belongs, and how it is written."""


@dataclass(frozen=True, slots=True)
class TemplateOptions:
    """Which forms: of a year, of one block or unit, one a unit or (`matrix`) one a block; in which language."""

    year: int
    block: str | None = None
    unit: str | None = None
    matrix: bool = False
    locale: str | None = None


def template(workspace: Workspace, out: Path, options: TemplateOptions, *, progress: Progress = _SILENT) -> list[Path]:
    """Write the forms into the folder `out` and return their paths.

    A file that is already there is left alone if it is the same form; if it is anything else (a form that
    somebody has filled in), nothing at all is written.

    Raises:
        ParindexError: an unknown block or unit, no unit in the year, no criteria set, a file in the way.
    """
    forms = _forms(workspace, out, options)
    if not forms:
        raise ParindexError("No unit of the registry exists in {year}; there is no form to write.", year=options.year)
    for path, _ in forms:
        refuse_protected(path, workspace.home)
    progress.start(len(forms))
    there = {path: write for path, write in forms if path.exists()}
    for path, write in there.items():
        if not path.is_file() or path.read_bytes() != write():
            raise ParindexError(
                "{path} is already there and is not a blank form of this year; nothing was written. "
                "Choose another folder, or take the file away.",
                path=path,
            )
        progress.advance(path)
    for path, write in forms:
        if path not in there:
            write_output(path, write(), workspace.home)
            progress.advance(path)
    return [path for path, _ in forms]


def _forms(workspace: Workspace, out: Path, options: TemplateOptions) -> list[Form]:
    unit = None if options.unit is None else _unit(workspace, options.unit, options.year)
    if unit is not None and options.matrix:
        raise ParindexError("A form for many units cannot be written for a single one: leave out --unit or --matrix.")
    blocks = chosen_blocks(workspace, options.block if unit is None else unit.block_in(options.year))
    forms: list[Form] = []
    for block in blocks:
        units = [unit] if unit else workspace.registry.expected(block, options.year)
        if units:
            forms += _block(workspace, out, options, block, units)
    return forms


def _block(workspace: Workspace, out: Path, options: TemplateOptions, block: str, units: Sequence[Unit]) -> list[Form]:
    settings = workspace.settings
    locale = options.locale or settings.locale
    edition = workspace.edition_for(block, options.year)
    writer = FormWriter(edition, settings, year=options.year, locale=locale, version=__version__)
    if options.matrix:
        title = block_title(workspace, block, options.year, locale)
        return [(out / file_name(block, options.year), lambda: writer.matrix(block, title, units))]
    return [(out / file_name(unit.id, options.year), lambda unit=unit: writer.unit(unit)) for unit in units]  # type: ignore[misc]


def _unit(workspace: Workspace, text: str, year: int) -> Unit:
    """Find a unit by id, name or alias."""
    found = NameIndex(workspace.registry, year).find(text)
    match found:
        case Candidates(units=units):
            raise ParindexError(
                "{text} may mean several units: {candidates}. Write the whole name or the id.",
                text=text,
                candidates=", ".join(f"{unit.name} ({unit.id})" for unit in units),
            )
        case Unknown(nearest=nearest):
            raise ParindexError(
                "There is no unit {text} in the registry. The nearest: {nearest}.",
                text=text,
                nearest=", ".join(f"{unit.name} ({unit.id})" for unit in nearest) or "–",
            )
    if not found.exists_in(year):
        raise ParindexError("{name} did not exist in {year}; there is no form to write.", name=found.name, year=year)
    return found

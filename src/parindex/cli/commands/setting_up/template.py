"""`parindex template`: blank forms for the units."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.completions import units
from parindex.cli.current import current
from parindex.cli.latest_year import latest_with_criteria
from parindex.cli.options import BlockOption, FormatOption, Output
from parindex.cli.present import terminal

__all__ = ["template"]


def template(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="The folder for the forms.")],
    year: Annotated[
        int | None,
        typer.Option(
            "--year",
            "-y",
            metavar="YEAR",
            min=1900,
            max=2200,
            help="The year. Default: that of the newest criteria set.",
        ),
    ] = None,
    block: BlockOption = None,
    unit: Annotated[
        str | None,
        typer.Option("--unit", "-u", metavar="UNIT", help="Only this unit: id, name or alias.", autocompletion=units),
    ] = None,
    matrix: Annotated[bool, typer.Option("--matrix", help="One form a block: units down, components across.")] = False,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Write blank forms: one workbook for each unit.

    A filled-in form is never overwritten. The forms come back through `parindex check` and `parindex score`.
    """
    from parindex.workflow.setting_up import template as use_case  # noqa: PLC0415  slow to import, and help needs none

    workspace = current.workspace()
    year = latest_with_criteria(year, workspace)
    options = use_case.TemplateOptions(year, block, unit, matrix, current.speech.locale)
    with terminal.progress(current.speech.say("Writing forms")) as progress:
        written = use_case.template(workspace, out, options, progress=progress)
    if format is Output.JSON:
        from parindex.reporting.documents.files import files_document  # noqa: PLC0415  not needed for text

        terminal.print_json(files_document(written))
    else:
        _tell(written, out)


def _tell(written: Sequence[Path], out: Path) -> None:
    from parindex.cli.present.saved import shown  # noqa: PLC0415  slow to import, and help needs none

    for path in written if len(written) == 1 else ():
        terminal.answer(terminal.plain(shown(path)))
    one, several = "{number} form written to {folder}", "{number} forms written to {folder}"
    terminal.say(current.speech.plural(one, several, len(written), folder=shown(out)))

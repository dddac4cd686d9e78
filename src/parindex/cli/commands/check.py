"""`parindex check`: find every problem, change nothing."""

from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.options import (
    BasisOption,
    CriteriaOption,
    FormatOption,
    Output,
    StageOption,
    StrictOption,
    YearOption,
)
from parindex.cli.present import terminal
from parindex.cli.present.issues import print_issues, print_verdict
from parindex.cli.present.layout import layouts_document, print_layouts
from parindex.model.scores import Basis
from parindex.workflow import check as use_case

__all__ = ["check"]


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Sheets, folders, globs or YAML files. Default: all."),
    ] = None,
    year: YearOption = None,
    basis: BasisOption = Basis.APPRAISED,
    criteria: CriteriaOption = None,
    stage: StageOption = None,
    strict: StrictOption = False,
    explain_layout: Annotated[
        bool, typer.Option("--explain-layout", help="Tell what was recognised in every sheet, and why.")
    ] = False,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Find every problem; store nothing.

    Looks at the workspace, its criteria sets and registry, and at score sheets.
    """
    current.speak_as_workspace()
    options = use_case.CheckOptions(year, basis, strict, criteria, stage, explain_layout)
    with terminal.progress(current.speech.say("Reading sheets")) as progress:
        checked = use_case.check(current.root, paths or [], options, progress=progress)
    if format is Output.JSON:
        from parindex.reporting.machine import issues_document  # noqa: PLC0415  not needed for text

        more = {"layouts": layouts_document(checked.layouts)} if explain_layout else {}
        terminal.print_json(issues_document(checked.issues, current.speech) | more)
    else:
        print_layouts(checked.layouts, current.speech, Path.cwd())
        print_issues(checked.issues, current.speech, Path.cwd())
        print_verdict(checked.issues, checked.sheets, current.speech)
    raise typer.Exit(3 if checked.has_errors else 0)

"""`parindex score`: read sheets, compute, keep the inputs."""

from datetime import UTC, datetime
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
from parindex.cli.present.issues import print_issues
from parindex.cli.present.scores import print_cards, say_stored
from parindex.errors import ParindexError
from parindex.model.scores import Basis
from parindex.workflow import score as use_case

__all__ = ["score"]


def score(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Sheets, folders or globs.")],
    year: YearOption = None,
    stage: StageOption = None,
    criteria: CriteriaOption = None,
    basis: BasisOption = Basis.APPRAISED,
    detail: Annotated[bool, typer.Option("--detail", help="Show the areas of each unit too.")] = False,
    strict: StrictOption = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Compute and show, store nothing.")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Give up stored stages that the new sheets lack.")] = False,
    workers: Annotated[int | None, typer.Option(min=1, max=64, help="Reading processes. Default: by cores.")] = None,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Score sheets and store what was typed.

    Prints points, applicable maximum, index % and tier of every unit. A sheet with errors is refused
    whole; the others are still scored, and the exit code is 3. Stages that come in sheets of their own
    (--stage) meet in the store; none overwrites another.
    """
    options = use_case.ScoreOptions(year, basis, strict, dry_run, workers, stage, replace)
    if criteria is not None and stage is not None:
        raise ParindexError("--stage needs a workspace, in whose store the stages meet; leave out --criteria.")
    if criteria is not None:
        with terminal.progress(current.speech.say("Reading sheets")) as progress:
            scored = use_case.score_alone(criteria, paths, options, progress=progress)
    else:
        workspace = current.workspace()
        with terminal.progress(current.speech.say("Reading sheets")) as progress:
            scored = use_case.score(workspace, paths, options, at=datetime.now(UTC), progress=progress)
    if format is Output.JSON:
        from parindex.reporting.machine import issue_document, score_document  # noqa: PLC0415  not needed for text

        issues = [issue_document(issue, current.speech) for issue in scored.issues]
        terminal.print_json(score_document(scored.cards, issues))
    else:
        print_issues(scored.issues, current.speech, Path.cwd())
        print_cards(scored.cards, current.speech, detail=detail)
        say_stored(scored, current.speech, alone=criteria is not None, dry_run=dry_run)
    raise typer.Exit(3 if scored.has_errors else 0)

"""`parindex score`: read sheets, compute, keep the inputs."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.options import (
    AS_TEXT,
    BaselineOption,
    BasisOption,
    CriteriaOption,
    FailOnOption,
    IssueFormatOption,
    ReportOption,
    StageOption,
    StrictOption,
    WriteBaselineOption,
    YearOption,
)
from parindex.cli.present import terminal
from parindex.cli.present.issues import print_problems
from parindex.cli.present.scores import print_cards, say_stored
from parindex.cli.present.verdict import ProblemAnswer, deliver, issue_documents
from parindex.errors import ParindexError
from parindex.model.records.failing import FailOn
from parindex.model.scores import Basis
from parindex.workflow.batch.failing import Verdict, judge, open_gate
from parindex.workflow.intake import score as use_case
from parindex.workflow.years.refused import RefusedError

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
    fail_on: FailOnOption = None,
    baseline: BaselineOption = None,
    write_baseline: WriteBaselineOption = None,
    report: ReportOption = None,
    format: IssueFormatOption = AS_TEXT,  # noqa: A002  the word that users know
) -> None:
    """Score sheets and store what was typed.

    Prints points, applicable maximum, index % and tier of every unit. A sheet with errors is refused
    whole; the others are still scored, and the exit code is 3. Stages that come in sheets of their own
    (--stage) meet in the store; none overwrites another.
    """
    if criteria is not None and stage is not None:
        raise ParindexError("--stage needs a workspace, in whose store the stages meet; leave out --criteria.")
    current.speak_as_workspace()
    gate = open_gate([FailOn(kind) for kind in fail_on or ()], baseline, write_baseline)
    options = use_case.ScoreOptions(year, basis, strict, dry_run, workers, stage, replace, gate.wants_complete)
    scored, refused = _score(criteria, paths, options)
    speech, alone = current.speech, criteria is not None
    root = None if alone else current.root
    verdict = judge(gate, scored.issues, scored.files, root=root, voice=speech, at_store=not alone)

    def show() -> None:
        _show(scored, verdict, detail=detail)
        if refused is None:
            say_stored(scored, speech, alone=alone, dry_run=dry_run)

    deliver(
        ProblemAnswer("score", verdict, show, lambda: _document(scored, verdict)), format.value, report or [], speech
    )
    if refused is not None:
        terminal.say_error(speech.error(refused))
    raise typer.Exit(verdict.exit_code)


def _score(
    criteria: Path | None, paths: list[str], options: use_case.ScoreOptions
) -> tuple[use_case.Scored, RefusedError | None]:
    """Score with or without a workspace; errors of the definitions are told like those of the sheets."""
    try:
        workspace = current.workspace() if criteria is None else None
        with terminal.progress(current.speech.say("Reading sheets")) as progress:
            if criteria is not None:
                return use_case.score_alone(criteria, paths, options, progress=progress), None
            assert workspace is not None
            return use_case.score(workspace, paths, options, at=datetime.now(UTC), progress=progress), None
    except RefusedError as refused:
        return use_case.Scored((), refused.issues), refused


def _show(scored: use_case.Scored, verdict: Verdict, *, detail: bool) -> None:
    print_problems(verdict.problems, current.speech, Path.cwd())
    print_cards(scored.cards, current.speech, detail=detail)


def _document(scored: use_case.Scored, verdict: Verdict) -> dict[str, object]:
    from parindex.reporting.documents.cards import score_document  # noqa: PLC0415  not needed for text

    return score_document(scored.cards, issue_documents(verdict, current.speech))

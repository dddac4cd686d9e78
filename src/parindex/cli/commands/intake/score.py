"""`parindex score`: read sheets, compute, keep the inputs."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
from parindex.errors import ParindexError
from parindex.language import Speech
from parindex.model.records.failing import FailOn
from parindex.model.scores import Basis

if TYPE_CHECKING:
    from parindex.workflow.batch.failing import Verdict
    from parindex.workflow.intake import score as use_case
    from parindex.workflow.years.refused import RefusedError

__all__ = ["score"]

_FEW = 6
"""Names that a line tells."""


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
    from parindex.cli.present.verdict import ProblemAnswer, deliver  # noqa: PLC0415  slow to import, and help needs none
    from parindex.workflow.batch.failing import judge, open_gate  # noqa: PLC0415  as above
    from parindex.workflow.intake import score as use_case  # noqa: PLC0415  as above

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
            _say_stored(scored, alone=alone, dry_run=dry_run)

    deliver(
        ProblemAnswer("score", verdict, show, lambda: _document(scored, verdict)), format.value, report or [], speech
    )
    if refused is not None:
        terminal.say_error(speech.error(refused))
    raise typer.Exit(verdict.exit_code)


def _score(
    criteria: Path | None, paths: list[str], options: "use_case.ScoreOptions"
) -> "tuple[use_case.Scored, RefusedError | None]":
    """Score with or without a workspace; errors of the definitions are told like those of the sheets."""
    from parindex.workflow.intake import score as use_case  # noqa: PLC0415  slow to import, and help needs none
    from parindex.workflow.years.refused import RefusedError  # noqa: PLC0415  as above

    try:
        workspace = current.workspace() if criteria is None else None
        with terminal.progress(current.speech.say("Reading sheets")) as progress:
            if criteria is not None:
                return use_case.score_alone(criteria, paths, options, progress=progress), None
            assert workspace is not None
            return use_case.score(workspace, paths, options, at=datetime.now(UTC), progress=progress), None
    except RefusedError as refused:
        return use_case.Scored((), refused.issues), refused


def _show(scored: "use_case.Scored", verdict: "Verdict", *, detail: bool) -> None:
    from parindex.reporting.tables.cards import card_blocks  # noqa: PLC0415  slow to import, and help needs none

    print_problems(verdict.problems, current.speech, Path.cwd())
    terminal.print_blocks(card_blocks(scored.cards, current.speech, detail=detail), current.speech)


def _document(scored: "use_case.Scored", verdict: "Verdict") -> dict[str, object]:
    from parindex.cli.present.verdict import issue_documents  # noqa: PLC0415  slow to import, and help needs none
    from parindex.reporting.documents.cards import score_document  # noqa: PLC0415  not needed for text

    return score_document(scored.cards, issue_documents(verdict, current.speech))


def _say_stored(scored: "use_case.Scored", *, alone: bool, dry_run: bool) -> None:
    """Say on stderr what was stored, replaced, or left as it was."""
    speech = current.speech
    if alone:
        terminal.say(speech.say("Nothing was stored: with --criteria the sheets are only computed."))
    elif dry_run:
        terminal.say(speech.say("Nothing was stored: this was a dry run."))
    elif not scored.stored:
        terminal.say(speech.say("Nothing was stored."))
    names = {card.unit: card.name for card in scored.cards}
    for stored in scored.stored:
        for line in _stored_lines(stored, names, speech):
            terminal.say(line)


def _stored_lines(stored: "use_case.Stored", names: dict[str, str], speech: Speech) -> list[str]:
    kinds = (
        (speech.say("new"), stored.new),
        (speech.say("replaced"), stored.replaced),
        (speech.say("unchanged"), stored.unchanged),
    )
    return [
        speech.say(
            "Stored for {year}, {kind}: {number} ({names})",
            year=stored.year,
            kind=kind,
            number=len(units),
            names=_few([names.get(unit, unit) for unit in units]),
        )
        for kind, units in kinds
        if units
    ]


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:_FEW]) + (", …" if len(names) > _FEW else "")

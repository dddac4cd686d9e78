"""`parindex check`: find every problem, change nothing."""

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
from parindex.cli.present.issues import print_problems, print_verdict
from parindex.language import Speech
from parindex.model.records.failing import FailOn
from parindex.model.scores import Basis

if TYPE_CHECKING:
    from parindex.workflow.batch.failing import Verdict
    from parindex.workflow.intake import check as use_case

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
    fail_on: FailOnOption = None,
    baseline: BaselineOption = None,
    write_baseline: WriteBaselineOption = None,
    report: ReportOption = None,
    format: IssueFormatOption = AS_TEXT,  # noqa: A002  the word that users know
) -> None:
    """Find every problem; store nothing.

    Looks at the workspace, its criteria sets and registry, and at score sheets.
    """
    from parindex.cli.present.verdict import ProblemAnswer, deliver  # noqa: PLC0415  slow to import, and help needs none
    from parindex.workflow.batch.failing import judge, open_gate  # noqa: PLC0415  as above
    from parindex.workflow.intake import check as use_case  # noqa: PLC0415  as above

    current.speak_as_workspace()
    gate = open_gate([FailOn(kind) for kind in fail_on or ()], baseline, write_baseline)
    options = use_case.CheckOptions(year, basis, strict, criteria, stage, explain_layout, gate.wants_complete)
    with terminal.progress(current.speech.say("Reading sheets")) as progress:
        checked = use_case.check(current.root, paths or [], options, progress=progress)
    speech, issues, files = current.speech, checked.issues, checked.files
    verdict = judge(gate, issues, files, root=current.root, voice=speech, at_store=False)
    answer = ProblemAnswer(
        "check",
        verdict,
        lambda: _show(checked, verdict, speech),
        lambda: _document(checked, verdict, speech, explain_layout=explain_layout),
    )
    deliver(answer, format.value, report or [], speech)
    raise typer.Exit(verdict.exit_code)


def _show(checked: "use_case.Checked", verdict: "Verdict", speech: Speech) -> None:
    from parindex.cli.present.layout import print_layouts  # noqa: PLC0415  slow to import, and help needs none

    print_layouts(checked.layouts, speech, Path.cwd())
    print_problems(verdict.problems, speech, Path.cwd())
    issues = [problem.issue for problem in verdict.problems]
    known = sum(problem.known for problem in verdict.problems)
    # Where errors alone fail the run, their number is told already.
    failing = sum(problem.fails for problem in verdict.problems) if verdict.has_gate else 0
    print_verdict(issues, checked.sheets, speech, known=known, failing=failing)


def _document(
    checked: "use_case.Checked", verdict: "Verdict", speech: Speech, *, explain_layout: bool
) -> dict[str, object]:
    from parindex.cli.present.layout import layouts_document  # noqa: PLC0415  slow to import, and help needs none
    from parindex.cli.present.verdict import issue_documents  # noqa: PLC0415  as above
    from parindex.reporting.documents.heads import head  # noqa: PLC0415  not needed for text

    more = {"layouts": layouts_document(checked.layouts)} if explain_layout else {}
    return {**head(), "issues": issue_documents(verdict, speech), **more}

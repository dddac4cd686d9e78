"""`parindex report`: the results report as a document."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.latest_year import latest
from parindex.cli.options import (
    BlockOption,
    CompareOption,
    CompleteOption,
    DateOption,
    LatestYearOption,
    RevisionOption,
    ShownBasisOption,
)
from parindex.cli.present.issues import end_if_incomplete
from parindex.reporting.formats.registry import choices

__all__ = ["report"]

ReportFormat = StrEnum("ReportFormat", choices("report"))  # type: ignore[misc]
_MARKDOWN = ReportFormat("md")


class ReportKind(StrEnum):
    """What is written."""

    REPORT = "report"
    DECISION = "decision"


def report(
    format: Annotated[  # noqa: A002  the word that users know
        ReportFormat, typer.Option("--format", "-f", help="The form of the report.")
    ] = _MARKDOWN,
    year: LatestYearOption = None,
    revision: RevisionOption = None,
    compare: CompareOption = None,
    block: BlockOption = None,
    basis: ShownBasisOption = None,
    on: DateOption = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE|DIR", help="Where to write; - for the screen.")
    ] = None,
    fail_on: CompleteOption = None,
    kind: Annotated[
        ReportKind, typer.Option("--kind", help="The report, or a draft of the decision that publishes the results.")
    ] = ReportKind.REPORT,
    analysis: Annotated[
        bool | None,
        typer.Option(
            "--analysis/--no-analysis",
            help="With or without the chapter on what the numbers mean (md, xlsx, docx, pdf). Default: as in "
            "parindex.yaml.",
        ),
    ] = None,
) -> None:
    """Write the results report.

    Year: the latest in the store; compare: the year before, if it is there.
    """
    from parindex.cli.present.saved import save  # noqa: PLC0415  slow to import, and help needs none
    from parindex.workflow import report as use_case  # noqa: PLC0415  as above
    from parindex.workflow.missing import stored_gaps  # noqa: PLC0415  as above
    from parindex.workflow.output.report_date import report_date  # noqa: PLC0415  as above
    from parindex.workflow.planning.plans import tasked_components  # noqa: PLC0415  as above

    year = latest(year)
    workspace = current.workspace_of(year, revision if compare is None else None)
    day: date | None = on.date() if on else report_date()
    with workspace.store.moment():
        made = use_case.report(
            workspace,
            format.value,
            year=year,
            revision=revision,
            compare=compare,
            block=block,
            basis=basis,
            on=day,
            locale=current.speech.locale,
            decision=kind is ReportKind.DECISION,
            analysis=analysis,
            tasked=tasked_components(workspace, year + 1),
        )
        missing = stored_gaps(workspace, year, basis, block) if fail_on is not None else ()
    save(made.content, made.name, out, made.described)
    end_if_incomplete(missing)

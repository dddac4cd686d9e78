"""Options that several commands share, said once."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from parindex.cli.completions import blocks, units, years
from parindex.cli.current import current
from parindex.model.records.failing import FailOn
from parindex.model.scores import Basis, Step
from parindex.reporting.formats.registry import choices
from parindex.reporting.issue_formats import ISSUE_FORMATS

__all__ = [
    "AS_TEXT",
    "BaselineOption",
    "BasisOption",
    "BlockOption",
    "CodesOption",
    "CompareOption",
    "CompleteOption",
    "CriteriaOption",
    "DateOption",
    "FailOnOption",
    "FormatOption",
    "IssueFormatOption",
    "IssueOutput",
    "LatestYearOption",
    "OneYearOption",
    "OnlyUnitOption",
    "Output",
    "ReportOption",
    "RevisionOption",
    "ShownBasisOption",
    "StageOption",
    "StrictOption",
    "UnitOption",
    "WriteBaselineOption",
    "YearOption",
    "remember_form",
    "suffixes_of",
]


class Gap(StrEnum):
    """What a command may fail on that computes from the store."""

    MISSING = "missing"


class Output(StrEnum):
    """How a command answers."""

    TEXT = "text"
    JSON = "json"


Form = TypeVar("Form", bound=StrEnum)

IssueOutput = StrEnum("IssueOutput", choices("problems"))  # type: ignore[misc]
"""How a command answers that is about problems."""
AS_TEXT = IssueOutput("text")


def remember_form(output: Form) -> Form:
    """Let problems that stop the command be told in the form of its answer."""
    current.as_json = output.value == "json"
    return output


def _reports(wanted: list[str] | None) -> list[str]:
    """Refuse what is not FORMAT=FILE before any work is done."""
    from parindex.workflow.output.safe_output import refuse_protected  # noqa: PLC0415  slow to import

    for one in wanted or ():
        name, equals, file = one.partition("=")
        if name not in ISSUE_FORMATS or not equals or not file:
            message = f"{one!r} is not FORMAT=FILE with one of the formats {', '.join(ISSUE_FORMATS)}."
            raise typer.BadParameter(message)
    current.speak_as_workspace()
    for name, _, file in (one.partition("=") for one in wanted or ()):
        refuse_protected(Path(file), current.root, *suffixes_of(name))
    return wanted or []


def suffixes_of(name: str) -> tuple[str, str]:
    """Return what files of a form of problems may end in."""
    return ISSUE_FORMATS[name].suffix, f".{name}"


def _known_problems(file: Path | None) -> Path | None:
    """Refuse a place that is not one for outputs before any work is done."""
    if file is not None:
        from parindex.workflow.output.safe_output import refuse_protected  # noqa: PLC0415  as above

        current.speak_as_workspace()
        refuse_protected(file, current.root, ".yaml")
    return file


def _kinds(wanted: list[str] | None) -> list[str]:
    """Take several kinds in one word apart, and refuse unknown ones."""
    kinds = [kind for one in wanted or () for kind in one.split(",")]
    for kind in kinds:
        if kind not in set(FailOn):
            message = f"{kind!r} is not one of {', '.join(FailOn)}."
            raise typer.BadParameter(message)
    return kinds


YearOption = Annotated[
    int | None, typer.Option("--year", "-y", metavar="YEAR", min=1900, max=2200, help="The year.", autocompletion=years)
]
OneYearOption = Annotated[int, typer.Option("--year", "-y", metavar="YEAR", min=1900, max=2200, help="The year.")]
"""A year that has to be named."""
LatestYearOption = Annotated[
    int | None,
    typer.Option(
        "--year",
        "-y",
        metavar="YEAR",
        min=1900,
        max=2200,
        help="The year. Default: the latest in the store.",
        autocompletion=years,
    ),
]
CompareOption = Annotated[
    int | None,
    typer.Option(
        "--compare", "-c", metavar="YEAR", min=1900, max=2200, help="The year to compare with.", autocompletion=years
    ),
]
BlockOption = Annotated[
    str | None,
    typer.Option("--block", "-b", metavar="BLOCK", help="Only this block. Default: all.", autocompletion=blocks),
]
BasisOption = Annotated[
    Basis, typer.Option("--basis", help="Which scores count: the units' own, or the last appraisal.")
]
ShownBasisOption = Annotated[
    Basis | None,
    typer.Option(
        "--basis",
        help="Which scores count: the units' own, or the last appraisal. Default: those that the year was published "
        "with, else the last appraisal.",
    ),
]
UnitOption = Annotated[str | None, typer.Option("--unit", "-u", metavar="UNIT", help="Only this unit.")]
OnlyUnitOption = Annotated[
    str | None,
    typer.Option("--unit", "-u", metavar="UNIT", help="Only this unit, with all its components.", autocompletion=units),
]
DateOption = Annotated[
    datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="The date that the document bears.")
]
FormatOption = Annotated[Output, typer.Option("--format", "-f", callback=remember_form, help="The form of the answer.")]
CriteriaOption = Annotated[
    Path | None, typer.Option("--criteria", metavar="FILE", help="Use this criteria set, without a workspace.")
]
RevisionOption = Annotated[
    int | None,
    typer.Option("--revision", metavar="N", min=1, max=9999, help="A revision of the year. Default: the latest."),
]
StageOption = Annotated[
    Step | None, typer.Option("--stage", help="Take only what this stage brings. Default: all columns.")
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Refuse sheets with warnings or repaired cells too.")]
IssueFormatOption = Annotated[
    IssueOutput,
    typer.Option("--format", "-f", callback=remember_form, help="The form of the answer; the last four are for CI."),
]
ReportOption = Annotated[
    list[str] | None,
    typer.Option("--report", metavar="FORMAT=FILE", callback=_reports, help="Write the problems to a file as well."),
]
FailOnOption = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on",
        metavar="KIND[,KIND]",
        callback=_kinds,
        help="End with exit code 3 for these, too: warning, repaired, missing. Errors always do.",
    ),
]
CompleteOption = Annotated[
    Gap | None, typer.Option("--fail-on", help="End with exit code 3 if a unit or a score is missing.")
]
CodesOption = Annotated[bool, typer.Option("--codes", help="Name every missing score by its code.")]
BaselineOption = Annotated[
    Path | None,
    typer.Option(
        "--baseline", metavar="FILE", help="Fail for new problems only. A sheet with errors is refused all the same."
    ),
]
WriteBaselineOption = Annotated[
    Path | None,
    typer.Option(
        "--write-baseline",
        metavar="FILE",
        callback=_known_problems,
        help="Write the problems of this run down as known ones.",
    ),
]

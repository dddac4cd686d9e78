"""Options that several commands share, said once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.model.scores import Basis, Step

__all__ = [
    "BasisOption",
    "BlockOption",
    "CompareOption",
    "CriteriaOption",
    "FormatOption",
    "Output",
    "RevisionOption",
    "StageOption",
    "StrictOption",
    "YearOption",
]


class Output(StrEnum):
    """How a command answers."""

    TEXT = "text"
    JSON = "json"


def _remember(output: Output) -> Output:
    """Let problems that stop the command be told in the form of its answer."""
    current.as_json = output is Output.JSON
    return output


YearOption = Annotated[int | None, typer.Option("--year", "-y", metavar="YEAR", min=1900, max=2200, help="The year.")]
CompareOption = Annotated[
    int | None, typer.Option("--compare", "-c", metavar="YEAR", min=1900, max=2200, help="The year to compare with.")
]
BlockOption = Annotated[
    str | None, typer.Option("--block", "-b", metavar="BLOCK", help="Only this block. Default: all.")
]
BasisOption = Annotated[
    Basis, typer.Option("--basis", help="Which scores count: the units' own, or the last appraisal.")
]
FormatOption = Annotated[Output, typer.Option("--format", "-f", callback=_remember, help="The form of the answer.")]
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

"""`parindex awards`: which units the rules of the workspace propose for commendation."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.latest_year import latest
from parindex.cli.options import BlockOption, DateOption, LatestYearOption, ShownBasisOption, remember_form
from parindex.cli.present import terminal
from parindex.reporting.formats.registry import choices

__all__ = ["awards"]


AwardFormat = StrEnum("AwardFormat", choices("awards"))  # type: ignore[misc]
"""How the list is answered."""
_TEXT = AwardFormat("text")


def awards(
    year: LatestYearOption = None,
    block: BlockOption = None,
    rule: Annotated[str | None, typer.Option("--rule", metavar="ID", help="Only this rule. Default: all.")] = None,
    basis: ShownBasisOption = None,
    missed: Annotated[bool, typer.Option("--missed", help="Tell those who just missed an award, and why.")] = False,
    format: Annotated[  # noqa: A002  the word that users know
        AwardFormat, typer.Option("--format", "-f", callback=remember_form, help="The form of the answer.")
    ] = _TEXT,
    on: DateOption = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE|DIR", help="Where to write; - for the screen.")
    ] = None,
) -> None:
    """Propose units for commendation.

    By the rules under `awards` in parindex.yaml; each unit is listed with the reason in figures.
    """
    from parindex.cli.present.saved import save  # noqa: PLC0415  slow to import, and help needs none
    from parindex.workflow import awards as use_case  # noqa: PLC0415  as above
    from parindex.workflow.output.report_date import report_date  # noqa: PLC0415  as above

    year = latest(year)
    workspace, speech = current.workspace(), current.speech
    found = use_case.propose(workspace, year, block=block, rule=rule, basis=basis, locale=speech.locale)
    day: date | None = on.date() if on else report_date()
    made = use_case.listed(workspace, found, speech, on=day, missed=missed)
    if format.value == "json":
        from parindex.reporting.awards.document import awards_document  # noqa: PLC0415  one format is needed
        from parindex.reporting.documents.json_text import json_text  # noqa: PLC0415  as above

        document = awards_document(year, found.outcomes, speech)
        if out is None or out == Path("-"):
            terminal.print_json(document)
        else:
            save(json_text(document).encode(), f"awards-{year}.json", out)
    elif format is _TEXT:
        from parindex.reporting.tables.awards import award_blocks  # noqa: PLC0415  one format is needed

        terminal.print_blocks(award_blocks(made), speech)
    else:
        save(use_case.rendered(format.value, made, speech), f"awards-{year}.{format.value}", out)

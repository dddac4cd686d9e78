"""`parindex survey`: satisfaction from questionnaire to points."""

from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.options import FormatOption, Output
from parindex.cli.present.answering import (
    AS_SCREEN,
    AnswerFormOption,
    OutOption,
    answer_with,
    form_of,
    tell_files,
    written,
)
from parindex.cli.present.issues import issues_of, print_issues
from parindex.model.issues import Severity
from parindex.model.scores import Stage

__all__ = ["app"]

app = typer.Typer(
    help="Measure satisfaction: forms, samples, answers without names, points.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
)

Name = Annotated[str, typer.Argument(metavar="SURVEY", help="The id of a file in surveys/, or a yaml file.")]
Files = Annotated[
    list[Path],
    typer.Argument(metavar="FILE…", help="Exports of Google Forms, Microsoft Forms, KoBo, LimeSurvey; xlsx, csv."),
]


class FormKind(StrEnum):
    """What a blank form is made for."""

    DOCX = "docx"
    XLSX = "xlsx"
    XLSFORM = "xlsform"


class SampleFormula(StrEnum):
    """How a sample is sized."""

    VIETNAM = "vietnam"
    COCHRAN = "cochran"
    PRACTICE = "practice"


@app.command("form")
def form(
    survey: Name,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="A docx or xlsx.")],
    kind: Annotated[FormKind, typer.Option("--kind", "-k", help="Paper, a workbook, or XLSForm for KoBo and ODK.")] = (
        FormKind.DOCX
    ),
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Write the blank form of a questionnaire. It has no place for names or telephone numbers."""
    from parindex.reporting.survey_forms.document import form_docx  # noqa: PLC0415  not needed for others
    from parindex.reporting.survey_forms.workbooks import form_xlsx, xlsform  # noqa: PLC0415  as above
    from parindex.workflow.surveys.surveys import load_survey, units_asked  # noqa: PLC0415  slow

    workspace = current.workspace()
    asked, voice = load_survey(workspace, survey), current.speech
    units = [(unit.id, unit.name) for unit, _ in units_asked(workspace, asked)]
    match kind:
        case FormKind.DOCX:
            written(out, form_docx(asked, voice), ".docx")
        case FormKind.XLSX:
            written(out, form_xlsx(asked, [name for _, name in units], voice), ".xlsx")
        case FormKind.XLSFORM:
            written(out, xlsform(asked, units, voice), ".xlsx")
    tell_files([out], format)


@app.command("sample")
def sample(
    survey: Name,
    formula: Annotated[SampleFormula, typer.Option("--formula", help="Which size is divided over the strata.")] = (
        SampleFormula.COCHRAN
    ),
    margin: Annotated[float, typer.Option("--margin", metavar="PERCENT", min=0.5, max=50, help="Margin of error.")] = 5,
    format: AnswerFormOption = AS_SCREEN,  # noqa: A002  the word that users know
    out: OutOption = None,
) -> None:
    """Plan how many to ask in every unit and stratum, by three formulas, and what precision that promises."""
    from parindex.reporting.documents.during_the_year.survey import sample_document  # noqa: PLC0415  not needed for others
    from parindex.reporting.tables.during_the_year.survey import sample_blocks  # noqa: PLC0415  as above
    from parindex.workflow.surveys.samples import sample_plan  # noqa: PLC0415  slow

    share = Fraction(str(margin)) / 100
    asked, lines = sample_plan(current.workspace(), survey, formula.value, share)
    answer_with(sample_blocks(asked, lines, share, current.speech), sample_document(asked, lines), format, out)


@app.command("check")
def check(
    survey: Name,
    files: Files,
    format: AnswerFormOption = AS_SCREEN,  # noqa: A002  the word that users know
    out: OutOption = None,
) -> None:
    """Read answers and tell how many came of those wanted, and what deserves a look; nothing is stored."""
    from parindex.reporting.documents.during_the_year.survey import survey_check_document  # noqa: PLC0415  not needed for others
    from parindex.reporting.tables.during_the_year.survey import check_blocks  # noqa: PLC0415  as above
    from parindex.workflow.surveys.surveys import answers, check_survey  # noqa: PLC0415  slow

    workspace = current.workspace()
    found = answers(workspace, survey, files)
    checked = check_survey(workspace, found)
    document = survey_check_document(checked, issues_of(found.issues))
    if format is AS_SCREEN and out is None:
        print_issues(found.issues, current.speech, Path.cwd())
        answer_with(check_blocks(checked, current.speech), document, format, out)
    else:
        answer_with(check_blocks(checked, current.speech), document, format, out, found.issues)
    raise typer.Exit(3 if found.has_errors else 0)


@app.command("score")
def score(
    survey: Name,
    files: Files,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help="A csv or xlsx for: parindex score FILE --stage survey")
    ],
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Write the scores of units as points of the survey's component, with the counts as evidence.

    The file is read by parindex score with the stage survey. It holds counts only, and nothing of any person.
    """
    from parindex.reporting.tables.during_the_year.score_rows import score_rows_table  # noqa: PLC0415  not needed for others
    from parindex.workflow.surveys.points import survey_scores  # noqa: PLC0415  slow
    from parindex.workflow.surveys.surveys import answers, score_survey  # noqa: PLC0415  as above

    paper = form_of(out, "csv", "xlsx")
    workspace = current.workspace()
    found = answers(workspace, survey, files)
    rows = survey_scores(workspace, score_survey(workspace, found), current.speech)
    told = [one for one in found.issues if one.severity is Severity.WARNING]
    answer_with([score_rows_table(rows, Stage.SURVEY)], {}, paper, out, told, format)


@app.command("report")
def report(
    survey: Name,
    files: Files,
    format: AnswerFormOption = AS_SCREEN,  # noqa: A002  the word that users know
    out: OutOption = None,
) -> None:
    """Report satisfaction by unit and factor with standard errors and intervals; small numbers are not shown."""
    from parindex.reporting.documents.during_the_year.survey import survey_document  # noqa: PLC0415  not needed for others
    from parindex.reporting.tables.during_the_year.survey import score_blocks  # noqa: PLC0415  as above
    from parindex.workflow.surveys.surveys import answers, score_survey  # noqa: PLC0415  slow

    workspace = current.workspace()
    found = answers(workspace, survey, files)
    result = score_survey(workspace, found)
    told = [one for one in found.issues if one.severity is Severity.WARNING]
    document = survey_document(result, issues_of(found.issues))
    answer_with(score_blocks(result, current.speech), document, format, out, told)

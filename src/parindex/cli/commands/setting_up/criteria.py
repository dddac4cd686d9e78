"""`parindex criteria`: look at criteria sets and lint them."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from parindex.cli.current import current
from parindex.cli.options import FormatOption, Output, remember_form
from parindex.cli.present import terminal
from parindex.cli.present.issues import print_issues, print_verdict
from parindex.cli.present.tree import print_edition
from parindex.errors import ParindexError
from parindex.model.criteria import Edition
from parindex.workflow import criteria as use_case
from parindex.workflow.comparisons.criteria_diff import criteria_diff as compare_editions

if TYPE_CHECKING:
    from parindex.workflow.setting_up.criteria_import import ImportedCriteria

__all__ = ["app"]


class DiffForm(StrEnum):
    """How `diff` answers."""

    TEXT = "text"
    JSON = "json"
    MD = "md"


app = typer.Typer(help="Look at criteria sets.", add_completion=False, no_args_is_help=True, rich_markup_mode=None)

FILE = Annotated[
    str | None, typer.Argument(metavar="[FILE|ID[@YEAR]]", help="A file, or a set of the workspace. Default: all.")
]


@app.command("show")
def show(criteria: FILE = None) -> None:
    """Show a set as a tree with maxima and rules."""
    for edition in use_case.editions(current.found_workspace(), criteria):
        print_edition(edition, current.speech)


@app.command("diff")
def diff(
    one: Annotated[str, typer.Argument(metavar="A", help="A year (all sets of the workspace), ID@YEAR, or a file.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The other one, likewise.")],
    format: Annotated[  # noqa: A002  the word that users know
        DiffForm, typer.Option("--format", "-f", callback=remember_form, help="The form of the answer.")
    ] = DiffForm.TEXT,
) -> None:
    """Compare two editions: what was added, removed, moved, renamed, renumbered or is measured otherwise."""
    found = compare_editions(current.found_workspace(), one, other)
    if format is DiffForm.JSON:
        from parindex.reporting.documents.crosswalk import crosswalk_document  # noqa: PLC0415  not needed for text

        terminal.print_json(crosswalk_document(found.told(), found.alone, (one, other)))
    elif format is DiffForm.MD:
        from parindex.reporting.report.crosswalk import crosswalk_markdown, set_diff  # noqa: PLC0415  not needed for text

        voice = current.speech
        text = "\n".join(crosswalk_markdown(set_diff(walk, voice), voice) for walk in found.walks)
        terminal.print_bytes(text.encode())
    else:
        from parindex.cli.present.crosswalk import print_crosswalks  # noqa: PLC0415  not needed by the others

        print_crosswalks(found, current.speech)


class AnnexForm(StrEnum):
    """The form of a printed set."""

    XLSX = "xlsx"
    DOCX = "docx"
    MD = "md"


@app.command("import")
def import_(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="The annex: xlsx, xls, ods, csv, docx, or a PDF with text.")
    ] = None,
    id: Annotated[str, typer.Option("--id", metavar="ID", help="The id of the set, such as departments.")] = "",  # noqa: A002
    edition: Annotated[
        int | None, typer.Option("--edition", metavar="YEAR", min=1900, max=2200, help="The year of the set.")
    ] = None,
    basis: Annotated[str | None, typer.Option("--basis", metavar="TEXT", help="The decision it is issued by.")] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="The title. Default: what stands above the table.")
    ] = None,
    annex: Annotated[
        int | None, typer.Option("--annex", metavar="N", min=1, help="Which annex, if the file has several.")
    ] = None,
    after: Annotated[
        str | None,
        typer.Option("--after", metavar="ID@YEAR", help="The edition before: what did not change stays as written."),
    ] = None,
    review: Annotated[
        Path | None, typer.Option("--review", metavar="FILE.xlsx", help="Take the corrections of a review workbook.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE.yaml", help="The draft; its review workbook is written beside it."),
    ] = None,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Make a draft of a set out of the annex of a decision; what is not certain is asked, never guessed."""
    from parindex.workflow.setting_up import criteria_import as importing  # noqa: PLC0415  only here

    current.speak_as_workspace()
    home, locale, before = current.root, current.speech.locale, None
    if review is not None:
        if file is not None:
            raise ParindexError("Give either an annex or --review, not both.")
        sets = current.found_workspace()
        made = importing.take_review(review, out, home, locale, lambda key: use_case.editions(sets, after or key)[-1])
    elif file is None or not id or edition is None:
        raise ParindexError("criteria import needs FILE, --id and --edition; or --review FILE.xlsx.")
    else:
        before = use_case.editions(current.found_workspace(), after)[-1] if after else None
        options = importing.AnnexOptions(id, edition, basis, title, annex, before)
        made = importing.import_criteria(file, options, out, home, locale)
    _answer(made, before, format)


def _answer(made: "ImportedCriteria", before: Edition | None, format: Output) -> NoReturn:  # noqa: A002  as above
    """Answer with the draft, in words after what changed since the edition before, and end."""
    from parindex.cli.present.criteria_import import imported_document, say_import  # noqa: PLC0415  only here

    if format is Output.JSON:
        terminal.print_json(imported_document(made, current.speech))
    else:
        if before is not None and made.annex is not None and made.annex.edition is not None:
            _say_diff(before, made.annex.edition)
        say_import(made, current.speech, Path.cwd())
    raise typer.Exit(3 if made.has_errors else 0)


def _say_diff(before: Edition, now: Edition) -> None:
    from parindex.cli.present.crosswalk import print_crosswalks  # noqa: PLC0415  not needed for JSON
    from parindex.workflow.comparisons.criteria_diff import compared  # noqa: PLC0415  as above

    print_crosswalks(compared(before, now), current.speech)


@app.command("export")
def export(
    criteria: Annotated[str, typer.Argument(metavar="FILE|ID[@YEAR]", help="A file, or a set of the workspace.")],
    format: Annotated[AnnexForm, typer.Option("--format", "-f", help="The form of the annex.")] = AnnexForm.DOCX,  # noqa: A002
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="The file. Default: ID-YEAR in this folder.")
    ] = None,
) -> None:
    """Print a set as the annex of a decision; edited, xlsx and docx come back through `criteria import`."""
    from parindex.workflow.setting_up.criteria_import import export_criteria  # noqa: PLC0415  only here

    current.speak_as_workspace()
    edition = use_case.editions(current.found_workspace(), criteria)[-1]
    path = out or Path(f"{edition.id}-{edition.edition}.{format}")
    export_criteria(edition, format.value, path, current.root, current.speech)
    terminal.answer(terminal.plain(path))
    if format is AnnexForm.MD:
        words = "Markdown is for reading; parindex criteria import reads xlsx and docx."
    else:
        words = (
            "An annex does not print policies, tiers and a second language: import it with --after {key}, and they "
            "stay as they are."
        )
    terminal.say(current.speech.say(words, key=edition.key))


@app.command("lint")
def lint(criteria: FILE = None, format: FormatOption = Output.TEXT) -> None:  # noqa: A002  the word that users know
    """Look for mistakes in a definition."""
    current.speak_as_workspace()
    issues = use_case.lint(current.root, criteria)
    if format is Output.JSON:
        from parindex.reporting.documents.issues import issues_document  # noqa: PLC0415  not needed for text

        terminal.print_json(issues_document(issues, current.speech))
    else:
        print_issues(issues, current.speech, Path.cwd())
        print_verdict(issues, None, current.speech)
    raise typer.Exit(3 if any(issue.severity == "error" for issue in issues) else 0)

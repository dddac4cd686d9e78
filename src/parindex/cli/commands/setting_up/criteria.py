"""`parindex criteria`: look at criteria sets and lint them."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from parindex.cli.current import current
from parindex.cli.options import FormatOption, Output, remember_form
from parindex.cli.present import terminal
from parindex.cli.present.issues import print_issues, print_verdict, say_issues
from parindex.errors import ParindexError
from parindex.reporting.formats.registry import choices

if TYPE_CHECKING:
    from parindex.model.criteria import Edition
    from parindex.reporting.blocks import AnyBlock
    from parindex.workflow.comparisons.criteria_diff import CriteriaDiff
    from parindex.workflow.setting_up.criteria_import import ImportedCriteria

__all__ = ["app"]


DiffForm = StrEnum("DiffForm", choices("crosswalk"))  # type: ignore[misc]
"""How `diff` answers."""
_TEXT = DiffForm("text")


app = typer.Typer(help="Look at criteria sets.", add_completion=False, no_args_is_help=True, rich_markup_mode=None)

FILE = Annotated[
    str | None, typer.Argument(metavar="[FILE|ID[@YEAR]]", help="A file, or a set of the workspace. Default: all.")
]


@app.command("show")
def show(criteria: FILE = None) -> None:
    """Show a set as a tree with maxima and rules."""
    from parindex.reporting.tables.trees import edition_blocks  # noqa: PLC0415  slow to import, and help needs none
    from parindex.workflow import criteria as use_case  # noqa: PLC0415  as above

    for edition in use_case.editions(current.found_workspace(), criteria):
        terminal.print_blocks(edition_blocks(edition, current.speech), current.speech)


@app.command("diff")
def diff(
    one: Annotated[str, typer.Argument(metavar="A", help="A year (all sets of the workspace), ID@YEAR, or a file.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The other one, likewise.")],
    format: Annotated[  # noqa: A002  the word that users know
        DiffForm, typer.Option("--format", "-f", callback=remember_form, help="The form of the answer.")
    ] = _TEXT,
) -> None:
    """Compare two editions: what was added, removed, moved, renamed, renumbered or is measured otherwise."""
    from parindex.workflow.comparisons.criteria_diff import criteria_diff as compare_editions  # noqa: PLC0415  slow to import, and help needs none

    found = compare_editions(current.found_workspace(), one, other)
    if format.value == "json":
        from parindex.reporting.documents.comparison.crosswalk import crosswalk_document  # noqa: PLC0415  not needed for text

        terminal.print_json(crosswalk_document(found.told(), found.alone, (one, other)))
    elif format.value == "md":
        from parindex.reporting.writers.markdown import markdown_text  # noqa: PLC0415  not needed for text

        terminal.print_bytes(markdown_text(_crosswalks(found), current.speech).encode())
    else:
        terminal.print_blocks(_crosswalks(found), current.speech)


def _crosswalks(found: "CriteriaDiff") -> "list[AnyBlock]":
    from parindex.reporting.tables.comparison.crosswalk import crosswalk_blocks  # noqa: PLC0415  not needed for JSON

    return list(crosswalk_blocks(found.walks, found.alone, current.speech))


AnnexForm = StrEnum("AnnexForm", choices("annex"))  # type: ignore[misc]
"""The form of a printed set."""
_DOCX = AnnexForm("docx")


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
    from parindex.workflow import criteria as use_case  # noqa: PLC0415  slow to import, and help needs none
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


def _answer(made: "ImportedCriteria", before: "Edition | None", format: Output) -> NoReturn:  # noqa: A002  as above
    """Answer with the draft, in words after what changed since the edition before, and end."""
    from parindex.workflow.comparisons.criteria_diff import compared  # noqa: PLC0415  slow to import, and help needs none

    if format is Output.JSON:
        from parindex.reporting.documents.annex import annex_document  # noqa: PLC0415  not needed for text

        text = made.text if made.text and not made.files else None
        terminal.print_json(annex_document(made.annex, text, made.files, made.issues, current.speech))
    else:
        if before is not None and made.annex is not None and made.annex.edition is not None:
            terminal.print_blocks(_crosswalks(compared(before, made.annex.edition)), current.speech)
        _tell(made)
    raise typer.Exit(3 if made.has_errors else 0)


def _tell(made: "ImportedCriteria") -> None:
    """Print the set, or the files that were written; the issues and what to do next stand beside."""
    from parindex.model.definitions.annex import Certainty  # noqa: PLC0415  slow to import, and help needs none

    say = current.speech.say
    if made.text and not made.files:
        terminal.print_bytes(made.text.encode())
    say_issues(made.issues, current.speech)
    if made.annex is not None and made.text:
        count = {each.value: sum(row.certainty is each for row in made.annex.rows) for each in Certainty}
        words = "Rows: {rows}; sure: {sure}; to be looked at: {check}; to be answered: {asked}"
        terminal.say(say(words, rows=len(made.annex.rows), **count))
    for path in made.files:
        terminal.answer(terminal.plain(path))
    if made.annex and made.annex.edition and made.annex.edition.draft and made.files:
        words = "Next: answer the questions in the workbook, then parindex criteria import --review FILE.xlsx --out …"
        terminal.say(say(words))


@app.command("export")
def export(
    criteria: Annotated[str, typer.Argument(metavar="FILE|ID[@YEAR]", help="A file, or a set of the workspace.")],
    format: Annotated[AnnexForm, typer.Option("--format", "-f", help="The form of the annex.")] = _DOCX,  # noqa: A002
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="The file. Default: ID-YEAR in this folder.")
    ] = None,
) -> None:
    """Print a set as the annex of a decision; edited, xlsx and docx come back through `criteria import`."""
    from parindex.workflow import criteria as use_case  # noqa: PLC0415  slow to import, and help needs none
    from parindex.workflow.setting_up.criteria_import import export_criteria  # noqa: PLC0415  only here

    current.speak_as_workspace()
    edition = use_case.editions(current.found_workspace(), criteria)[-1]
    path = out or Path(f"{edition.id}-{edition.edition}.{format}")
    export_criteria(edition, format.value, path, current.root, current.speech)
    terminal.answer(terminal.plain(path))
    if format.value == "md":
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
    from parindex.workflow import criteria as use_case  # noqa: PLC0415  slow to import, and help needs none

    current.speak_as_workspace()
    issues = use_case.lint(current.root, criteria)
    if format is Output.JSON:
        from parindex.reporting.documents.issues import issues_document  # noqa: PLC0415  not needed for text

        terminal.print_json(issues_document(issues, current.speech))
    else:
        print_issues(issues, current.speech, Path.cwd())
        print_verdict(issues, None, current.speech)
    raise typer.Exit(3 if any(issue.severity == "error" for issue in issues) else 0)

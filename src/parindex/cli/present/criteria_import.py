"""What an annex was read as: for people in a few lines, for machines as a document."""

from hashlib import sha256
from pathlib import Path

from parindex.cli.present import terminal
from parindex.cli.present.issues import say_issues
from parindex.language import Speech
from parindex.language.rule_words import rule_words
from parindex.model.results.annex import AnnexRow, Certainty, ReadAnnex, RowKind
from parindex.reporting.documents.heads import Document, head
from parindex.reporting.documents.issues import issue_document
from parindex.reporting.writers.cells import said
from parindex.workflow.setting_up.criteria_import import ImportedCriteria

__all__ = ["imported_document", "say_import"]


def imported_document(made: ImportedCriteria, voice: Speech) -> Document:
    """Return the rows with what they were read as, the set as YAML if no file was written, and the issues."""
    annex = made.annex
    return {
        **head(),
        "caption": said(annex.caption, voice) if annex else None,
        "draft": annex.edition.draft if annex and annex.edition else None,
        "rows": [_row(row, voice) for row in annex.rows] if annex else [],
        "asked": annex.asked if annex else 0,
        "criteria": made.text if made.text and not made.files else None,
        "files": [
            {"file": said(str(path), voice), "sha256": sha256(path.read_bytes()).hexdigest()} for path in made.files
        ],
        "issues": [issue_document(one, voice) for one in made.issues],
    }


def _row(row: AnnexRow, voice: Speech) -> Document:
    component = row.kind is RowKind.COMPONENT
    asked = [*row.questions, *([row.reading.question] if row.reading.question else [])]
    return {
        "sheet": said(row.sheet, voice),
        "cell": row.cell,
        "kind": row.kind.value,
        "code": row.code,
        "title": said(row.title, voice),
        "max": None if row.max is None else f"{row.max:f}",
        "rule": row.reading.rule.by if component else None,
        "words": rule_words(row.reading.rule, row.max, voice) if component and row.max is not None else None,
        "certainty": row.certainty.value,
        "questions": [said(voice.say(one.template, **one.values), voice) for one in asked],
    }


def say_import(made: ImportedCriteria, voice: Speech, folder: Path) -> None:
    """Print the set, or the files that were written; the issues and what to do next stand beside."""
    del folder
    if made.text and not made.files:
        terminal.print_bytes(made.text.encode())
    say_issues(made.issues, voice)
    if made.annex is not None and made.text:
        terminal.say(_counts(made.annex, voice))
    for path in made.files:
        terminal.answer(terminal.plain(path))
    if made.annex and made.annex.edition and made.annex.edition.draft and made.files:
        terminal.say(
            voice.say(
                "Next: answer the questions in the workbook, then parindex criteria import --review FILE.xlsx --out …"
            )
        )


def _counts(annex: ReadAnnex, voice: Speech) -> str:
    count = {each: sum(row.certainty is each for row in annex.rows) for each in Certainty}
    return voice.say(
        "Rows: {rows}; sure: {sure}; to be looked at: {check}; to be answered: {asked}",
        rows=len(annex.rows),
        sure=count[Certainty.SURE],
        check=count[Certainty.CHECK],
        asked=count[Certainty.ASKED],
    )

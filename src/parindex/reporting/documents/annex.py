"""What an annex was read as, for programs."""

from collections.abc import Sequence
from pathlib import Path

from parindex.language import Speech
from parindex.language.rule_words import rule_words
from parindex.model.definitions.annex import AnnexRow, ReadAnnex, RowKind
from parindex.model.issues import Issue
from parindex.reporting.documents.files import file_document
from parindex.reporting.documents.heads import Document, head
from parindex.reporting.documents.issues import issue_document
from parindex.reporting.writers.records import harmless_document

__all__ = ["annex_document"]


def annex_document(
    annex: ReadAnnex | None, text: str | None, files: Sequence[Path], issues: Sequence[Issue], voice: Speech
) -> Document:
    """Return the rows with what they were read as, the set as YAML if no file was written, and the issues."""
    return {
        **head(),
        **harmless_document({"caption": annex.caption if annex else None}),
        "draft": annex.edition.draft if annex and annex.edition else None,
        "rows": [harmless_document(_row(row, voice)) for row in annex.rows] if annex else [],
        "asked": annex.asked if annex else 0,
        "criteria": text,
        "files": [file_document(path) for path in files],
        "issues": [issue_document(one, voice) for one in issues],
    }


def _row(row: AnnexRow, voice: Speech) -> Document:
    component = row.kind is RowKind.COMPONENT
    asked = [*row.questions, *([row.reading.question] if row.reading.question else [])]
    return {
        "sheet": row.sheet,
        "cell": row.cell,
        "kind": row.kind.value,
        "code": row.code,
        "title": row.title,
        "max": None if row.max is None else f"{row.max:f}",
        "rule": row.reading.rule.by if component else None,
        "words": rule_words(row.reading.rule, row.max, voice) if component and row.max is not None else None,
        "certainty": row.certainty.value,
        "questions": [voice.say(one.template, **one.values) for one in asked],
    }

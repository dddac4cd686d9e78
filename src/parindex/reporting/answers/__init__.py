"""Answers of several blocks of units in every format: text, Markdown, JSON, CSV, Excel, Word, PDF."""

from parindex.reporting.answers.answer import Answer, Section, Unanswered
from parindex.reporting.answers.formats import answer_document, rendered_answer, rendered_blocks

__all__ = ["Answer", "Section", "Unanswered", "answer_document", "rendered_answer", "rendered_blocks"]

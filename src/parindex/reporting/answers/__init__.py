"""Answers of several blocks of units in every format: text, Markdown, JSON, CSV, Excel, Word."""

from parindex.reporting.answers.answer import Answer, Section
from parindex.reporting.answers.formats import ANSWER_FORMATS, answer_document, rendered_answer

__all__ = ["ANSWER_FORMATS", "Answer", "Section", "answer_document", "rendered_answer"]

"""Blocks as PDF for everybody: typeset by Typst, with fonts of ours, tagged (PDF/UA-1), the same bytes on every run."""

from parindex.reporting.writers.pdf.document import pdf_document

__all__ = ["pdf_document"]

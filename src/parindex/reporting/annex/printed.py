"""A criteria set as the annex of a decision, in every format that offices write."""

from collections.abc import Callable, Mapping

from parindex.language import Speech
from parindex.model.criteria import Edition
from parindex.reporting.tables.annex import annex_blocks

__all__ = ["FORMATS", "printed_annex"]


def printed_annex(edition: Edition, kind: str, voice: Speech) -> bytes:
    """Return the annex as `xlsx`, `docx` or `md`; the same set gives the same bytes."""
    return FORMATS[kind](edition, voice)


def _xlsx(edition: Edition, voice: Speech) -> bytes:
    from parindex.reporting.writers.tables_book import tables_book  # noqa: PLC0415  slow to import

    return tables_book(annex_blocks(edition, voice), voice)


def _docx(edition: Edition, voice: Speech) -> bytes:
    from parindex.reporting.writers.document import word_document  # noqa: PLC0415  slow to import

    return word_document(annex_blocks(edition, voice), voice)


def _md(edition: Edition, voice: Speech) -> bytes:
    from parindex.reporting.writers.markdown import markdown_text  # noqa: PLC0415  not needed by the others

    return markdown_text(annex_blocks(edition, voice), voice).encode()


FORMATS: Mapping[str, Callable[[Edition, Speech], bytes]] = {"xlsx": _xlsx, "docx": _docx, "md": _md}

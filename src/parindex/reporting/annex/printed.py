"""A criteria set as the annex of a decision, in every format that offices write."""

from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

from parindex.language import Speech
from parindex.model.criteria import Edition
from parindex.reporting.tables.annex import annex_blocks

__all__ = ["FORMATS", "KEPT_SHEET", "printed_annex"]

KEPT_SHEET = "_set"
"""The hidden sheet with the definition of the set; in Word it is a part of the file that shows nowhere."""


def printed_annex(edition: Edition, kind: str, voice: Speech, definition: str = "") -> bytes:
    """Return the annex as `xlsx`, `docx` or `md`; the same set gives the same bytes.

    `definition` is the set as YAML: xlsx and docx keep it unseen, so that what an annex does not print (policies,
    tiers, titles in the other language) comes home with it.
    """
    return FORMATS[kind](edition, voice, definition)


def _xlsx(edition: Edition, voice: Speech, definition: str) -> bytes:
    from parindex.reporting.writers.tables_book import tables_book  # noqa: PLC0415  slow to import

    return tables_book(annex_blocks(edition, voice), voice, kept=(KEPT_SHEET, definition) if definition else None)


def _docx(edition: Edition, voice: Speech, definition: str) -> bytes:
    from parindex.reporting.writers.document import word_document  # noqa: PLC0415  slow to import

    kept = f'<set xmlns="urn:parindex:criteria">{escape(definition)}</set>'.encode() if definition else b""
    return word_document(annex_blocks(edition, voice), voice, kept=kept)


def _md(edition: Edition, voice: Speech, _: str) -> bytes:
    from parindex.reporting.writers.markdown import markdown_text  # noqa: PLC0415  not needed by the others

    return markdown_text(annex_blocks(edition, voice), voice).encode()


FORMATS: Mapping[str, Callable[[Edition, Speech, str], bytes]] = {"xlsx": _xlsx, "docx": _docx, "md": _md}

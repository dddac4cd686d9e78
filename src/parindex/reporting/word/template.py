"""Word templates: which one counts, and a document filled from it as the same bytes on every run."""

import io
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path

from docxtpl import DocxTemplate

from parindex.errors import ParindexError
from parindex.reporting.word.grids import even_grids
from parindex.reporting.word.rows import kept_rows
from parindex.reporting.word.stamp import stamp
from parindex.reporting.zipped import repacked

__all__ = ["Chosen", "from_template", "template_file"]

Chosen = tuple[str, bytes]
"""Name and content of a template."""


def template_file(kind: str, locale: str, templates: Path | None) -> Chosen:
    """Return the template of a kind: `report.vi.docx` before `report.docx`, the workspace's before ours."""
    for name in (f"{kind}.{locale}.docx", f"{kind}.docx"):
        if templates is not None and (templates / name).is_file():
            return name, (templates / name).read_bytes()
    name = f"{kind}.{locale}.docx"
    return name, (files("parindex.reporting") / "templates" / name).read_bytes()


def from_template(
    chosen: Chosen, templates: Path | None, fill: Callable[[DocxTemplate], None], *, day: date | None, author: str
) -> bytes:
    """Fill a template and return the document; `day` and `author` go into its properties.

    Raises:
        ParindexError: the template is no Word document or uses what the context does not have.
    """
    name, content = chosen
    try:
        return repacked(_filled(content, fill, day, author))
    except MemoryError:
        # Where memory is limited, this is the end of the process that fills templates, not a slip in one.
        raise
    except Exception as error:
        # Whatever python-docx, lxml, docxtpl and Jinja raise over a user's file is that file's fault; over ours, ours.
        if templates is None or not (templates / name).is_file():
            raise
        message = "The template {file} cannot be used: {problem}"
        raise ParindexError(message, file=name, problem=str(error) or type(error).__name__) from error


def _filled(content: bytes, fill: Callable[[DocxTemplate], None], day: date | None, author: str) -> bytes:
    document = DocxTemplate(io.BytesIO(content))
    fill(document)
    even_grids(document.docx.element.body)
    kept_rows(document.docx.element.body)
    stamp(document, day, author)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()

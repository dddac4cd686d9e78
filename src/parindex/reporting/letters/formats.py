"""The formats of letters, by name; a template of the office wins."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from parindex.errors import ParindexError
from parindex.language import Speech, speech
from parindex.reporting.official.paper import OfficialPaper

__all__ = ["LETTER_FORMATS", "letter_bytes", "own_template"]


def letter_bytes(paper: OfficialPaper, form: str, templates: Path | None = None) -> bytes:
    """Return a letter in one of `LETTER_FORMATS`; `templates`: the folder of the office's templates.

    Raises:
        ParindexError: the template of the office cannot be used.
    """
    return LETTER_FORMATS[form](paper, speech(paper.locale), templates)


def own_template(form: str, locale: str, templates: Path | None) -> Path | None:
    """Return the office's own template of letters: `letter.vi.docx` before `letter.docx`; `.typ` for PDF."""
    ending = {"docx": "docx", "pdf": "typ"}[form]
    names = (f"letter.{locale}.{ending}", f"letter.{ending}")
    return next((templates / name for name in names if templates is not None and (templates / name).is_file()), None)


def _docx(paper: OfficialPaper, voice: Speech, templates: Path | None) -> bytes:
    own = own_template("docx", paper.locale, templates)
    if own is None:
        from parindex.reporting.official.word import paper_docx  # noqa: PLC0415  one format is needed

        return paper_docx(paper, voice)
    from parindex.reporting.letters.filled import filled_letter  # noqa: PLC0415  slow to import

    return filled_letter(own, paper, voice)


def _pdf(paper: OfficialPaper, voice: Speech, templates: Path | None) -> bytes:
    from parindex.reporting.official.pdf import paper_data, paper_pdf  # noqa: PLC0415  one format is needed
    from parindex.reporting.writers.pdf.typeset import typeset  # noqa: PLC0415  as above

    own = own_template("pdf", paper.locale, templates)
    if own is None:
        return paper_pdf(paper, voice)
    try:
        text = own.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ParindexError(
            "The template {file} cannot be used: {problem}", file=own.name, problem=str(error)
        ) from error
    return typeset(text, paper_data(paper, voice), day=paper.day, home=own.parent, name=own.name)


LETTER_FORMATS: Final[Mapping[str, Callable[[OfficialPaper, Speech, Path | None], bytes]]] = {
    "docx": _docx,
    "pdf": _pdf,
}

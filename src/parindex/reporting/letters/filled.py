"""A letter in the Word template of an office."""

from pathlib import Path

from docxtpl import DocxTemplate

from parindex.language import Speech
from parindex.reporting.blocks import Said
from parindex.reporting.environment import environment
from parindex.reporting.official.paper import OfficialPaper
from parindex.reporting.official.word import paper_parts
from parindex.reporting.word.escaping import escaped
from parindex.reporting.word.template import from_template
from parindex.reporting.writers.cells import said

__all__ = ["filled_letter"]


def filled_letter(own: Path, paper: OfficialPaper, voice: Speech) -> bytes:
    """Fill the template: names of texts, and `{{p body }}` for all that is said to the unit.

    Raises:
        ParindexError: the template is no Word document or uses what a letter does not have.
    """

    def told(texts: tuple[Said, ...]) -> list[str]:
        return [said(text, voice) for text in texts]

    parts = paper_parts(paper, voice)
    context: dict[str, object] = {
        "superior": paper.superior,
        "authority": paper.authority,
        "number": said(paper.number, voice),
        "dated": paper.dated,
        "heading": told(paper.heading),
        "marks": told(paper.marks),
        "addressees": told(paper.addressees),
        "recipients": told(paper.recipients),
        "signer": told(paper.signer),
        "named": said(paper.named, voice),
        **parts,
    }

    def fill(document: DocxTemplate) -> None:
        document.render(context, environment(voice, finalize=escaped, autoescape=True))

    return from_template((own.name, own.read_bytes()), own.parent, fill, day=paper.day, author=paper.authority)

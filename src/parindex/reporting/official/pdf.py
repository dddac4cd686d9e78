"""An official paper as PDF."""

from functools import cache
from importlib.resources import files
from typing import Final

from parindex.language import Speech
from parindex.reporting.blocks import Said
from parindex.reporting.official.paper import GREETING, MOTTO, RECIPIENTS, SEALED, OfficialPaper
from parindex.reporting.writers.cells import said
from parindex.reporting.writers.paper.printable import printable
from parindex.reporting.writers.pdf.document import PageSize, block_data, page_data
from parindex.reporting.writers.pdf.typeset import typeset

__all__ = ["paper_data", "paper_pdf"]

_UPRIGHT: Final = PageSize(left=3.0, right=2.0, size=13.0)
_ANNEX: Final = {True: PageSize(wide=True), False: PageSize()}


def paper_pdf(paper: OfficialPaper, voice: Speech) -> bytes:
    """Return a paper; the same one gives the same bytes."""
    return typeset(_template(), paper_data(paper, voice), day=paper.day)


@cache
def _template() -> str:
    return (files("parindex.reporting") / "official" / "official.typ").read_text("utf-8")


def paper_data(paper: OfficialPaper, voice: Speech) -> dict[str, object]:
    """Return what the typesetter is told: texts in one language, widths of columns."""

    def told(text: Said) -> str:
        return printable(said(text, voice))

    heading = [told(line) for line in paper.heading]
    return {
        **page_data(_UPRIGHT, voice, " – ".join(heading) or said(paper.about, voice), paper.authority),
        "superior": told(paper.superior),
        "authority": told(paper.authority) or "…",
        "number": told(paper.number),
        "about": told(paper.about),
        "motto": list(MOTTO),
        "dated": told(paper.dated),
        "heading": heading,
        "marks": [told(mark) for mark in paper.marks],
        "greeting": told(GREETING),
        "addressees": [told(one) for one in paper.addressees],
        "blocks": list(block_data(paper.body, voice, _UPRIGHT.room, above=1)),
        "receivers": told(RECIPIENTS),
        "recipients": [told(one) for one in paper.recipients],
        "signer": [told(one) for one in paper.signer],
        "sealed": told(SEALED),
        "named": told(paper.named),
        "annexes": [
            {
                "number": told(annex.number),
                "title": told(annex.title),
                "belongs": told(paper.belongs),
                "wide": annex.wide,
                "blocks": list(block_data(annex.blocks, voice, _ANNEX[annex.wide].room, above=1)),
            }
            for annex in paper.annexes
        ],
    }

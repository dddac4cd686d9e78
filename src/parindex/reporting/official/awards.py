"""Units proposed for commendation, as a paper that an office signs."""

from collections.abc import Iterator

from parindex.language import Speech
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Heading, Lines, Sentence, Span, Tone
from parindex.reporting.official.head import placed
from parindex.reporting.official.paper import OfficialPaper
from parindex.reporting.official.pdf import paper_pdf
from parindex.reporting.signatures import closed_by
from parindex.reporting.tables.awards import NOBODY, AwardList, AwardSection, awarded_table, others

__all__ = ["awards_paper", "awards_pdf"]


def awards_pdf(made: AwardList, voice: Speech) -> bytes:
    """Return the list as PDF."""
    return paper_pdf(awards_paper(made), voice)


def awards_paper(made: AwardList) -> OfficialPaper:
    """Return the list of those who are proposed."""
    body: list[AnyBlock] = []
    for number, section in enumerate(made.sections, 1):
        body.append(Heading(1, f"{number}. {section.title} – {section.block}"))
        body += _section(section)
    year = {"year": made.year}
    return OfficialPaper(
        **placed(made, made.dated, made.day),
        number=Phrase("No.        /TTr-…"),
        heading=(Phrase("PROPOSAL"), Phrase("Units proposed for commendation, {year}", year)),
        marks=made.marks,
        body=(*body, Sentence(Phrase("These are the units that the rules propose for {year}./.", year))),
        **closed_by(),
    )


def _section(section: AwardSection) -> Iterator[AnyBlock]:
    if section.note:
        yield Sentence(section.note)
    yield awarded_table(section.lines) if section.lines else Sentence(NOBODY)
    for about, lines in others(section):
        yield Sentence((Span(about, Tone.STRONG), Span(":")))
        yield Lines(tuple(f"{line.name}: {line.reason}" for line in lines))

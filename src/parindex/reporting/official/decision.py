"""A draft of the decision that publishes the results of a year, with its annexes."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from parindex.language import Speech, speech
from parindex.model.definitions.letter_settings import LetterSettings
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Heading, Sentence
from parindex.reporting.official.annexes import annexes_of
from parindex.reporting.official.head import placed
from parindex.reporting.official.paper import OfficialPaper
from parindex.reporting.official.pdf import paper_pdf
from parindex.reporting.official.word import paper_docx
from parindex.reporting.report.contents import ReportContext
from parindex.reporting.signatures import signed_by

__all__ = ["DECISION_FORMATS", "decision_paper", "rendered_decision"]

DECISION_FORMATS: Final[Mapping[str, Callable[[OfficialPaper, Speech], bytes]]] = {
    "docx": paper_docx,
    "pdf": paper_pdf,
}


def rendered_decision(context: ReportContext, form: str) -> bytes:
    """Return the draft in one of `DECISION_FORMATS`."""
    return DECISION_FORMATS[form](decision_paper(context), speech(context.locale))


def decision_paper(context: ReportContext) -> OfficialPaper:
    """Return the draft; whose competence it is and what it rests on beside the sets is filled in by hand."""
    voice = speech(context.locale)
    who = {"authority": context.authority or "…"}
    return OfficialPaper(
        **placed(context, context.date, context.generated_on),
        number=Phrase("No.        /QĐ-…"),
        heading=(
            Phrase("DECISION"),
            Phrase(
                "on publishing the results of the public administration reform index, {year}", {"year": context.year}
            ),
        ),
        marks=(Phrase("DRAFT"), *context.marks),
        body=(*_grounds(context), *_articles(context)),
        **signed_by(context.letters or LetterSettings(), voice, Phrase("- As in Article 3;")),
        belongs=Phrase("(With Decision No.        /QĐ-… of {date}, {authority})", {"date": context.date, **who}),
        annexes=annexes_of(context, voice),
    )


def _grounds(context: ReportContext) -> Iterator[AnyBlock]:
    yield Sentence(Phrase("By the law on the organisation of local government …;"))
    for basis in dict.fromkeys(block.set.basis for block in context.blocks if block.set.basis):
        yield Sentence(Phrase("By {basis};", {"basis": basis}))
    yield Sentence(Phrase("On the proposal of …,"))
    yield Heading(1, Phrase("DECIDES:"))


def _articles(context: ReportContext) -> Iterator[AnyBlock]:
    ranked = ", ".join(f"{block.title}: {block.ranked}" for block in context.blocks)
    first = Phrase(
        "Article 1. The results of the public administration reform index of {year} are published (units ranked: "
        "{ranked}), as the annexes say.",
        {"year": context.year, "ranked": ranked},
    )
    yield Sentence(first)
    second = (
        "Article 2. By these results the units overcome what lost them points, and the body in charge of public "
        "administration reform follows and reports it."
    )
    yield Sentence(Phrase(second))
    yield Sentence(
        Phrase("Article 3. This decision takes effect on the day of signing. The units named carry it out./.")
    )

"""A letter to one unit as a paper: numbered, addressed, in few pages."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from parindex.language import Speech
from parindex.language.revision_words import head_words
from parindex.model.definitions.workspace import Settings
from parindex.model.records.revisions import RevisionPlace
from parindex.model.studies.letters import UnitLetter
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Heading, Said, Sentence
from parindex.reporting.official.paper import OfficialPaper
from parindex.reporting.report.block_head import said
from parindex.reporting.report.figures import Figures
from parindex.reporting.signatures import signed_by
from parindex.reporting.tables.analysis.profile import area_table, result_sentences
from parindex.reporting.tables.analysis.texts import short
from parindex.reporting.tables.outgoing.letters import areas_beside_chart, lost_table, tasks_table, ways_table

__all__ = ["letter_number", "letter_paper"]

_NAMED: Final = 30
"""Codes that a sentence names."""


def letter_paper(
    letter: UnitLetter, settings: Settings, voice: Speech, *, on: date | None, place: RevisionPlace | None
) -> OfficialPaper:
    """Return the letter; `on` is the day that it bears, dots without one."""
    profile, card = letter.profile, letter.profile.standing.card
    day = voice.date(on) if on else voice.say("day … month … year {year}", year="…")
    year = {"year": profile.year}
    return OfficialPaper(
        locale=voice.locale,
        superior=said(settings.superior, voice),
        authority=said(settings.authority, voice),
        number=Phrase("No. {number}", {"number": letter_number(settings, letter)}),
        dated=f"{said(settings.place, voice) or '…'}, {day}",
        day=on,
        heading=(Phrase("NOTICE"), Phrase("Results of the public administration reform index, {year}", year)),
        marks=head_words(place, voice),
        addressees=(_addressee(card.name, voice),),
        body=tuple(_body(letter, voice)),
        **signed_by(settings.letters, voice, Phrase("- As above;")),
    )


def letter_number(settings: Settings, letter: UnitLetter) -> str:
    """Return the number of a letter by the pattern of the settings; nothing but the two names is replaced in it."""
    number = str(settings.letters.first + letter.in_order)
    return settings.letters.number.replace("{n}", number).replace("{year}", str(letter.profile.year))


def _addressee(name: str, voice: Speech) -> Said:
    """Return a unit as it is written to: a place by its people's committee, an office by its name."""
    told = name
    kinds = ("Xã ", "Phường ", "Thị trấn ", "Đặc khu ", "Huyện ", "Quận ", "Thị xã ", "Thành phố ", "Tỉnh ")
    found = next((kind for kind in kinds if told.startswith(kind)), None)
    if found is None:
        return told
    if voice.locale == "vi":
        return Phrase("People's Committee of {name}", {"name": found[0].lower() + told[1:]})
    return Phrase("People's Committee of {name}", {"name": told})


def _body(letter: UnitLetter, voice: Speech) -> Iterator[AnyBlock]:
    profile = letter.profile
    opening = {"unit": profile.standing.card.name, "block": profile.title, "year": profile.year}
    yield Sentence(Phrase("The result of {unit} in {year} ({block}) is as follows:", opening))
    yield Heading(1, Phrase("1. Result"))
    yield from map(Sentence, _result(letter, voice))
    yield Heading(1, Phrase("2. Areas"))
    yield area_table(profile, voice).titled("")
    yield areas_beside_chart(letter, voice)
    yield Heading(1, Phrase("3. Components on which points were lost"))
    yield from _losses(letter, voice)
    yield Heading(1, Phrase("4. Ways up"))
    yield from _ways(letter, voice)
    if letter.tasks:
        yield Heading(1, Phrase("5. Tasks of the plan of {year}", {"year": profile.year + 1}))
        yield tasks_table(letter)
    yield Sentence(Phrase("Please look at the result and make up for what was lost./."))


def _result(letter: UnitLetter, voice: Speech) -> Iterator[Phrase]:
    """Say the result, between which ranks it holds, and the change or why there is none."""
    profile = letter.profile
    result, *change = result_sentences(replace(profile, bounds=None, spread=None), voice)
    yield result
    bounds, spread = profile.bounds, profile.spread
    if bounds is not None:
        values = {"best": bounds.best, "worst": bounds.worst, "within": short(profile.within)}
        if bounds.holds:
            yield Phrase("The rank stays the same if the weights of the areas change by up to ±{within} %.", values)
        else:
            told = Phrase(
                "If the weights of the areas change by up to ±{within} %, the rank is between {best} and {worst}.",
                values,
            )
            yield told
            if spread is not None and (spread.lowest, spread.highest) != (bounds.best, bounds.worst):
                drawn = {"lowest": spread.lowest, "highest": spread.highest}
                yield Phrase("In nine of ten of such cases it is between {lowest} and {highest}.", drawn)
    yield from change


def _losses(letter: UnitLetter, voice: Speech) -> Iterator[AnyBlock]:
    if not letter.losses:
        yield Sentence(Phrase("No points were lost."))
    else:
        figures = Figures(letter.profile.edition.policy, voice)
        whole = sum(one.lost for one in letter.losses)
        values = {"number": len(letter.losses), "lost": figures.amount(whole or None).text}
        yield Sentence(Phrase("{lost} points were lost on these components ({number}):", values))
        yield lost_table(letter, voice)
    if letter.without_evidence:
        codes = letter.without_evidence
        more = " …" if len(codes) > _NAMED else ""
        yield Sentence(Phrase("No evidence was named for: {codes}.", {"codes": ", ".join(codes[:_NAMED]) + more}))


def _ways(letter: UnitLetter, voice: Speech) -> Iterator[AnyBlock]:
    table = ways_table(letter, voice)
    if not table.rows:
        yield Sentence(Phrase("No way to a higher rank or tier was found within the components that units fill in."))
        return
    yield Sentence(Phrase("The cheapest way to what is next, if all others stay as they are:"))
    yield table
